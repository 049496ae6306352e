import { beginCourse } from '@edukom/contracts';
import { CONTENT_LOCALES, foldForSearch, isContentLocale } from '@edukom/domain';
import { Button, SelectField, TextField } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useForm } from '../../../shared/form/use-form.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_DRAFTS } from '../queries.js';

const LANGUAGES = CONTENT_LOCALES.map((value) => ({ value, label: CONTENT_LOCALE_NAMES[value] }));

/** An address from a title: `Shërbimet digjitale` → `sherbimet-digjitale`. */
const addressOf = (title: string): string => foldForSearch(title).replaceAll(' ', '-').slice(0, 60).replace(/-+$/, '');

/** A new course: what it is called, in which language it is written, and which languages it needs. */
export function BeginForm({ onBegun }: { onBegun: (courseId: string) => void }) {
  const t = useT();
  const begin = useCall(beginCourse, { invalidates: ABOUT_DRAFTS, onSuccess: ({ courseId }) => onBegun(courseId) });
  const form = useForm({
    name: 'course',
    schema: beginCourse.body,
    initial: { locale: 'sq', requiredLocales: ['sq', 'sr-Cyrl', 'en'], category: 'digital-skills' },
    send: (body) => begin.mutateAsync({ body }),
  });
  const title = form.text('title');
  const { title: typed = '', slug = '' } = form.values;
  const isOwnAddress = slug !== '' && slug !== addressOf(typed);
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <TextField
        label={t('authoring.begin.name')}
        autoComplete="off"
        {...title}
        onChange={(event) => {
          title.onChange(event);
          if (!isOwnAddress) form.set('slug', addressOf(event.target.value));
        }}
      />
      <TextField
        label={t('authoring.begin.address')}
        hint={t('authoring.begin.address-hint')}
        autoComplete="off"
        {...form.text('slug')}
      />
      <SelectField
        label={t('authoring.begin.language')}
        hint={t('authoring.begin.language-hint')}
        options={LANGUAGES}
        width="medium"
        {...form.text('locale', (value) => (isContentLocale(value) ? value : 'sq'))}
      />
      <Ticks
        id="course-requiredLocales"
        label={t('authoring.begin.languages')}
        hint={t('authoring.begin.languages-hint')}
        error={form.errors.find(({ name }) => name === 'requiredLocales')?.text}
        options={LANGUAGES}
        chosen={form.values.requiredLocales}
        onChange={(chosen) => form.set('requiredLocales', chosen)}
      />
      <TextField label={t('authoring.begin.category')} width="medium" {...form.text('category')} />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('authoring.begin.submit')}
      </Button>
    </form>
  );
}
