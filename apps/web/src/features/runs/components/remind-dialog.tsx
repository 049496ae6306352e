import { type OutputOf, previewReminders, readRunProgress, remindPeople } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import { Button, Dialog } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { MailsToSend } from './mails-to-send.js';

type Preview = OutputOf<typeof previewReminders>;

export interface RemindDialogProps {
  readonly runId: string;
  /** Null: closed. */
  readonly enrolmentIds: readonly string[] | null;
  readonly onClose: () => void;
  readonly onSent: (text: string) => void;
}

/** Who is left out and why, as sentences; only those there are. */
function leftOutTexts(t: Translate, { completed, reminded, unreachable }: Preview['leftOut']): string[] {
  return [
    completed > 0 ? t('runs.remind.completed', { count: completed }) : '',
    reminded > 0 ? t('runs.remind.reminded', { count: reminded }) : '',
    unreachable > 0 ? t('runs.remind.unreachable', { count: unreachable }) : '',
  ].filter(Boolean);
}

function Question({ runId, enrolmentIds, onClose, onSent }: RemindDialogProps & { enrolmentIds: readonly string[] }) {
  const t = useT();
  const input = { params: { runId }, body: { enrolmentIds: [...enrolmentIds] } };
  const preview = useQuery({ ...queryOf(previewReminders, input), staleTime: 0, gcTime: 0 });
  const remind = useCall(remindPeople, {
    invalidates: [keyOf(readRunProgress)],
    onSuccess: ({ mails, leftOut }) => {
      onClose();
      onSent([t('runs.remind.sent', { count: mails }), ...leftOutTexts(t, leftOut)].join(' '));
    },
  });
  return (
    <Loaded query={preview} count={4}>
      {({ mails, languages, leftOut }) => (
        <div className="ed-stack">
          <p>
            <strong>{t('runs.remind.mails', { count: mails })}</strong>
          </p>
          {leftOutTexts(t, leftOut).map((text) => (
            <p key={text}>{text}</p>
          ))}
          <MailsToSend
            isFirstOpen
            languages={languages}
            titleOf={(language, count) => t('runs.remind.language', { language, count })}
          />
          <ProblemNotice error={remind.error} />
          <div className="ed-actions">
            {mails > 0 && (
              <Button
                variant="primary"
                icon="mail"
                isBusy={remind.isPending}
                busyText={t('runs.remind.sending')}
                onClick={() => remind.mutate(input)}
              >
                {t('runs.remind.send', { count: mails })}
              </Button>
            )}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </div>
        </div>
      )}
    </Loaded>
  );
}

/** Says first how many people a reminder mails, in which languages and what it says; then sends it. */
export function RemindDialog(props: RemindDialogProps) {
  const t = useT();
  const { enrolmentIds, onClose } = props;
  return (
    <Dialog
      isOpen={enrolmentIds !== null}
      onClose={onClose}
      title={t('runs.remind.title')}
      closeText={t('common.close')}
    >
      {enrolmentIds && <Question {...props} enrolmentIds={enrolmentIds} />}
    </Dialog>
  );
}
