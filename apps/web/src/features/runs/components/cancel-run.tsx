import { cancelRun, type OutputOf, type previewCancellation } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import { Button, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS, cancellationQuery } from '../queries.js';
import { MailsToSend } from './mails-to-send.js';

type Preview = OutputOf<typeof previewCancellation>;

export interface CancelRunProps {
  readonly runId: string;
  readonly onCancelled: (text: string) => void;
}

/** What will happen, as sentences; only what there is. */
const effectsOf = (t: Translate, { unreachable, sessions, requests }: Preview): string[] =>
  [
    unreachable > 0 ? t('planner.cancel.unreachable', { count: unreachable }) : '',
    sessions > 0 ? t('planner.cancel.sessions', { count: sessions }) : '',
    requests > 0 ? t('planner.cancel.requests', { count: requests }) : '',
    t('planner.cancel.keeps'),
  ].filter(Boolean);

function Question({ preview, runId, onCancelled }: { preview: Preview } & CancelRunProps) {
  const t = useT();
  const cancel = useCall(cancelRun, {
    invalidates: ABOUT_RUNS,
    onSuccess: ({ mails }) => onCancelled(t('planner.cancel.done', { count: mails })),
  });
  const form = useForm({
    name: 'run-cancel',
    schema: cancelRun.body,
    send: (body) => cancel.mutateAsync({ params: { runId }, body }),
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <p>
        <strong>{t('planner.cancel.mails', { count: preview.mails })}</strong>
      </p>
      {effectsOf(t, preview).map((effect) => (
        <p key={effect}>{effect}</p>
      ))}
      <MailsToSend
        languages={preview.languages}
        titleOf={(language, count) => t('planner.cancel.language', { language, count })}
      />
      <TextField
        label={t('planner.cancel.reason')}
        hint={t('planner.cancel.reason-hint')}
        maxLength={500}
        {...form.text('reason')}
      />
      <Button type="submit" variant="danger" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('planner.cancel.submit')}
      </Button>
    </form>
  );
}

/** Says first how many people cancelling a run mails, in which words, and what ends; then does it, with a reason. */
export function CancelRun(props: CancelRunProps) {
  const preview = useQuery(cancellationQuery(props.runId));
  return (
    <Loaded query={preview} count={4}>
      {(data) => <Question preview={data} {...props} />}
    </Loaded>
  );
}
