import { createRun } from '@edukom/contracts';
import { Button, DateField, FieldGroup, TextField } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';
import { LOCALES } from '../run-locales.js';
import { CoHosts } from './co-hosts.js';
import { RunBasics, type RunOptions } from './run-basics.js';

/** Everything a run needs to be planned, on one page. */
export function RunForm({ options, onPlanned }: { options: RunOptions; onPlanned: (runId: string) => void }) {
  const t = useT();
  const plan = useCall(createRun, { invalidates: ABOUT_RUNS, onSuccess: ({ runId }) => onPlanned(runId) });
  const form = useForm({
    name: 'run',
    schema: createRun.body,
    initial: { locales: ['sq', 'sr-Cyrl', 'en'], trainerIds: [], thresholdPercent: 80, maxUnexcusedAbsences: 2 },
    send: (body) => plan.mutateAsync({ body }),
  });
  const optional = t('common.optional');
  const errorOf = (name: string) => form.errors.find((error) => error.fieldId === `run-${name}`)?.text;
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <RunBasics options={options} text={form.text} />
      <CoHosts
        id="run-coHostIds"
        error={errorOf('coHostIds')}
        options={options.coHosts}
        without={form.values.hostInstitutionId}
        chosen={form.values.coHostIds ?? []}
        onChange={(chosen) => form.set('coHostIds', chosen)}
      />
      <div className="ed-field-row">
        <DateField label={t('runs.new.starts')} {...form.text('startsOn')} />
        <DateField label={t('runs.new.ends')} {...form.text('endsOn')} />
      </div>
      <Ticks
        id="run-locales"
        label={t('runs.new.locales')}
        error={errorOf('locales')}
        options={LOCALES.map((value) => ({ value, label: t(`runs.language.${value}`) }))}
        chosen={form.values.locales}
        onChange={(chosen) => form.set('locales', chosen)}
      />
      <Ticks
        id="run-trainerIds"
        label={t('runs.new.trainers')}
        hint={options.trainers.length > 0 ? t('runs.new.trainers-hint') : t('runs.new.trainers-none')}
        error={errorOf('trainerIds')}
        options={options.trainers.map(({ personId, name }) => ({
          value: personId,
          label: <span lang="">{name}</span>,
        }))}
        chosen={form.values.trainerIds}
        onChange={(chosen) => form.set('trainerIds', chosen)}
      />
      <FieldGroup label={t('runs.new.rule')}>
        <div className="runs-group">
          <TextField
            label={t('runs.new.threshold')}
            inputMode="numeric"
            width="short"
            {...form.text('thresholdPercent', Number)}
          />
          <TextField
            label={t('runs.new.absences')}
            mark={optional}
            hint={t('runs.new.absences-hint')}
            inputMode="numeric"
            width="short"
            {...form.text('maxUnexcusedAbsences', Number)}
          />
        </div>
      </FieldGroup>
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('runs.new.submit')}
      </Button>
    </form>
  );
}
