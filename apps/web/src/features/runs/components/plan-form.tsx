import { editRunPlan, type RunDetail } from '@edukom/contracts';
import { Button, DateField, Notice } from '@edukom/ui';
import { isProblem } from '../../../shared/api/errors.js';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';
import { LOCALES } from '../run-locales.js';
import { CoHosts } from './co-hosts.js';
import type { RunOptions } from './run-basics.js';

export interface PlanFormProps {
  readonly run: RunDetail;
  readonly options: RunOptions;
  readonly onSaved: () => void;
  /** Reads the run again when somebody else has changed it. */
  readonly onReload: () => void;
}

/** Days, languages, trainers and further hosts of a run that is planned or under way. */
export function PlanForm({ run, options, onSaved, onReload }: PlanFormProps) {
  const t = useT();
  const edit = useCall(editRunPlan, { invalidates: ABOUT_RUNS, onSuccess: onSaved });
  const form = useForm({
    name: 'run-plan',
    schema: editRunPlan.body,
    initial: {
      version: run.version,
      startsOn: run.startsOn,
      endsOn: run.endsOn,
      locales: run.locales,
      trainerIds: run.trainers.map(({ personId }) => personId),
      coHostIds: run.coHosts.map(({ id }) => id),
    },
    send: (body) => edit.mutateAsync({ params: { runId: run.id }, body }),
  });
  const errorOf = (name: string) => form.errors.find((error) => error.name === name)?.text;
  const known = new Set(options.trainers.map(({ personId }) => personId));
  const trainers = [...options.trainers, ...run.trainers.filter(({ personId }) => !known.has(personId))];
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      {isProblem(form.error, 'draft.changed') && (
        <Notice tone="warning" actions={<Button onClick={onReload}>{t('planner.plan.reload')}</Button>} />
      )}
      <p>{t('planner.plan.text')}</p>
      <div className="ed-field-row">
        <DateField label={t('runs.new.starts')} {...form.text('startsOn')} />
        <DateField label={t('runs.new.ends')} {...form.text('endsOn')} />
      </div>
      <CoHosts
        id="run-plan-coHostIds"
        error={errorOf('coHostIds')}
        options={options.coHosts}
        without={run.hostInstitutionId}
        chosen={form.values.coHostIds ?? []}
        onChange={(chosen) => form.set('coHostIds', chosen)}
      />
      <Ticks
        id="run-plan-locales"
        label={t('runs.new.locales')}
        error={errorOf('locales')}
        options={LOCALES.map((value) => ({ value, label: t(`runs.language.${value}`) }))}
        chosen={form.values.locales}
        onChange={(chosen) => form.set('locales', chosen)}
      />
      <Ticks
        id="run-plan-trainerIds"
        label={t('runs.new.trainers')}
        hint={t('runs.new.trainers-hint')}
        error={errorOf('trainerIds')}
        options={trainers.map(({ personId, name }) => ({ value: personId, label: <span lang="">{name}</span> }))}
        chosen={form.values.trainerIds}
        onChange={(chosen) => form.set('trainerIds', chosen)}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('planner.plan.save')}
      </Button>
    </form>
  );
}
