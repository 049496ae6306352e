import { type OutputOf, type PathDraft, type listPathDrafts, savePath } from '@edukom/contracts';
import { Button, Notice, TextArea, TextField } from '@edukom/ui';
import { isProblem } from '../../../shared/api/errors.js';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PATHS } from '../queries.js';
import { PathCourses } from './path-courses.js';

/** What a form over a path begins with. */
const valuesOf = ({ revision, title, summary, monthsValid, courses }: PathDraft) => ({
  revision,
  titleSq: title.texts.sq?.v ?? '',
  titleSr: title.texts['sr-Cyrl']?.v,
  titleEn: title.texts.en?.v,
  summarySq: summary.texts.sq?.v,
  summarySr: summary.texts['sr-Cyrl']?.v,
  summaryEn: summary.texts.en?.v,
  monthsValid: monthsValid ?? undefined,
  courses: courses.map(({ courseId, isRequired }) => ({ courseId, isRequired })),
});

export interface PathFormProps {
  readonly path: PathDraft;
  readonly courses: OutputOf<typeof listPathDrafts>['courses'];
  readonly onSaved: () => void;
  /** Reads the path again when somebody else has changed it. */
  readonly onReload: () => void;
}

/** Texts in the languages and courses in their order. */
export function PathForm({ path, courses, onSaved, onReload }: PathFormProps) {
  const t = useT();
  const save = useCall(savePath, { invalidates: ABOUT_PATHS });
  const form = useForm({
    name: 'path-edit',
    schema: savePath.body,
    initial: valuesOf(path),
    send: async (body) => {
      form.reset(valuesOf(await save.mutateAsync({ params: { pathId: path.pathId }, body })));
      onSaved();
    },
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      {isProblem(form.error, 'draft.changed') && (
        <Notice tone="warning" actions={<Button onClick={onReload}>{t('pathWriting.edit.reload')}</Button>} />
      )}
      <TextField label={t('pathWriting.edit.title-sq')} lang="sq" {...form.text('titleSq')} />
      <TextField label={t('pathWriting.edit.title-sr')} lang="sr-Cyrl" {...form.text('titleSr')} />
      <TextField label={t('pathWriting.edit.title-en')} lang="en" {...form.text('titleEn')} />
      <TextArea label={t('pathWriting.edit.summary-sq')} lang="sq" rows={3} {...form.text('summarySq')} />
      <TextArea label={t('pathWriting.edit.summary-sr')} lang="sr-Cyrl" rows={3} {...form.text('summarySr')} />
      <TextArea label={t('pathWriting.edit.summary-en')} lang="en" rows={3} {...form.text('summaryEn')} />
      <PathCourses
        courses={courses}
        chosen={form.values.courses ?? []}
        error={form.errors.find(({ name }) => name === 'courses')?.text}
        onChange={(chosen) => form.set('courses', chosen)}
      />
      <TextField
        label={t('pathWriting.edit.months')}
        mark={t('common.optional')}
        hint={t('pathWriting.edit.months-hint')}
        inputMode="numeric"
        width="short"
        {...form.text('monthsValid', Number)}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('common.save')}
      </Button>
    </form>
  );
}
