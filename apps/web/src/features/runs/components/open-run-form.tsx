import { openRun } from '@edukom/contracts';
import { Button, DateField } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';
import { LOCALES } from '../run-locales.js';
import { RunBasics, type RunOptions } from './run-basics.js';

/** Everything that is needed to open a course to everybody. */
export function OpenRunForm({ options, onPlanned }: { options: RunOptions; onPlanned: (runId: string) => void }) {
  const t = useT();
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
      <RunBasics options={options} text={form.text} />
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
