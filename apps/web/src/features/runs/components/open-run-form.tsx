import { openRun, type OutputOf, readRunOptions } from '@edukom/contracts';
import { Button, DateField, FieldGroup, SelectField, TextField } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';
import { LOCALES } from '../run-locales.js';

type Options = OutputOf<typeof readRunOptions>;

/** Everything that is needed to open a course to everybody. */
export function OpenRunForm({ options, onPlanned }: { options: Options; onPlanned: (runId: string) => void }) {
  const t = useT();
  const read = useReadText();
  const open = useCall(openRun, { invalidates: ABOUT_RUNS, onSuccess: ({ runId }) => onPlanned(runId) });
  const form = useForm({
    name: 'open-run',
    schema: openRun.body,
    initial: { locales: ['sq', 'sr-Cyrl', 'en'] },
    send: (body) => open.mutateAsync({ body }),
  });
  const optional = t('common.optional');
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <SelectField
        label={t('runs.new.course')}
        emptyText={t('runs.new.course-empty')}
        options={options.courses.map(({ versionId, number, title }) => ({
          value: versionId,
          label: t('runs.new.course-version', { title: read(title), number }),
        }))}
        {...form.text('versionId')}
      />
      <SelectField
        label={t('runs.new.host')}
        emptyText={t('runs.new.host-empty')}
        options={options.institutions.map(({ id, name }) => ({ value: id, label: read(name) }))}
        {...form.text('hostInstitutionId')}
      />
      <TextField label={t('runs.new.code')} hint={t('runs.new.code-hint')} width="medium" {...form.text('code')} />
      <FieldGroup label={t('runs.new.titles')} mark={optional} hint={t('runs.new.titles-hint')}>
        <div className="runs-group">
          <TextField label={t('runs.new.title-sq')} lang="sq" {...form.text('titleSq')} />
          <TextField label={t('runs.new.title-sr')} lang="sr-Cyrl" {...form.text('titleSr')} />
          <TextField label={t('runs.new.title-en')} lang="en" {...form.text('titleEn')} />
        </div>
      </FieldGroup>
      <DateField
        label={t('runs.open.starts')}
        mark={optional}
        hint={t('runs.open.starts-hint')}
        {...form.text('startsOn')}
      />
      <DateField label={t('runs.open.ends')} mark={optional} hint={t('runs.open.ends-hint')} {...form.text('endsOn')} />
      <Ticks
        id="open-run-locales"
        label={t('runs.new.locales')}
        error={form.errors.find((error) => error.fieldId === 'open-run-locales')?.text}
        options={LOCALES.map((value) => ({ value, label: t(`runs.language.${value}`) }))}
        chosen={form.values.locales}
        onChange={(chosen) => form.set('locales', chosen)}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('runs.open.submit')}
      </Button>
    </form>
  );
}
