import { copyRun, type OutputOf, type RunDetail } from '@edukom/contracts';
import { shiftByWeeks } from '@edukom/domain';
import { formatDate } from '@edukom/i18n';
import { Button, TextField } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';

export interface CopyFormProps {
  readonly run: RunDetail;
  readonly onCopied: (copied: OutputOf<typeof copyRun>) => void;
}

/** Plans a run like this one some weeks later, and says on which day that begins. */
export function CopyForm({ run, onCopied }: CopyFormProps) {
  const t = useT();
  const copy = useCall(copyRun, { invalidates: ABOUT_RUNS, onSuccess: onCopied });
  const form = useForm({
    name: 'run-copy',
    schema: copyRun.body,
    initial: { weeks: 4 },
    send: (body) => copy.mutateAsync({ params: { runId: run.id }, body }),
  });
  const weeks = copyRun.body.shape.weeks.safeParse(form.values.weeks);
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <p>{t('planner.copy.text')}</p>
      <TextField label={t('runs.new.code')} hint={t('runs.new.code-hint')} width="medium" {...form.text('code')} />
      <TextField
        label={t('planner.copy.weeks')}
        hint={t('planner.copy.weeks-hint')}
        inputMode="numeric"
        width="short"
        {...form.text('weeks', Number)}
      />
      {weeks.success && (
        <p className="ed-hint">
          {t('planner.copy.begins', { date: formatDate(t.locale, shiftByWeeks(run.startsOn, weeks.data)) })}
        </p>
      )}
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('planner.copy.submit')}
      </Button>
    </form>
  );
}
