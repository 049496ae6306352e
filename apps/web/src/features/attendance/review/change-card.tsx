import { decideChange, type LockedChangeBody, readMarkHistory, readReview, withdrawChange } from '@edukom/contracts';
import type { ChangeState } from '@edukom/domain';
import { formatDateTime, formatTime } from '@edukom/i18n';
import { Button, LinkButton, type Status, StatusPill } from '@edukom/ui';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

const STATUS: Readonly<Record<ChangeState, Status>> = {
  proposed: 'needs',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'off',
};

interface ChangeProps {
  readonly change: LockedChangeBody;
  readonly onDone: (text: string) => void;
}

/** What I can do with a change that waits: take my own back, or decide about somebody else's. */
function Steps({ change, onDone }: ChangeProps) {
  const t = useT();
  const use = {
    invalidates: [keyOf(readReview), keyOf(readMarkHistory)],
    onSuccess: () => onDone(t('review.decided', { name: change.name })),
  };
  const deciding = useCall(decideChange, use);
  const withdrawing = useCall(withdrawChange, use);
  const params = { sessionId: change.sessionId, changeId: change.id };
  const named = (action: string) => t('review.change.for', { action, name: change.name, session: change.sessionTitle });
  const isBusy = deciding.isPending || withdrawing.isPending;
  return (
    <>
      <ProblemNotice error={deciding.error ?? withdrawing.error} />
      {change.isMine && <p className="ed-hint">{t('review.change.mine')}</p>}
      <div className="ed-actions">
        {change.isMine ? (
          <Button
            isSmall
            isBusy={isBusy}
            busyText={t('common.saving')}
            aria-label={named(t('review.change.withdraw'))}
            onClick={() => withdrawing.mutate({ params })}
          >
            {t('review.change.withdraw')}
          </Button>
        ) : (
          <>
            <Button
              isSmall
              variant="primary"
              isBusy={isBusy}
              busyText={t('common.saving')}
              aria-label={named(t('review.change.approve'))}
              onClick={() => deciding.mutate({ params, body: { isApproved: true } })}
            >
              {t('review.change.approve')}
            </Button>
            <Button
              isSmall
              isBusy={isBusy}
              busyText={t('common.saving')}
              aria-label={named(t('review.refuse'))}
              onClick={() => deciding.mutate({ params, body: { isApproved: false } })}
            >
              {t('review.refuse')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

export interface ChangeCardProps extends ChangeProps {
  readonly hasLink?: boolean;
  readonly canDecide?: boolean;
}

/** A change after the lock: who proposed what and why, and who decided. */
export function ChangeCard({ change, onDone, hasLink = true, canDecide = true }: ChangeCardProps) {
  const t = useT();
  const to = useAppPath();
  const word = t(`attendance.mark.${change.kind}`);
  const kind = change.at ? t('review.change.kind-at', { kind: word, time: formatTime(t.locale, change.at) }) : word;
  return (
    <li className="attendance-claim">
      <div className="ed-page-title">
        <h3>{change.name}</h3>
        <StatusPill status={STATUS[change.state]}>{t(`review.change.state.${change.state}`)}</StatusPill>
      </div>
      <p className="ed-hint">
        <span lang="">{change.sessionTitle}</span> · {formatDateTime(t.locale, change.startsAt)} ·{' '}
        <Localized text={change.runTitle} />
      </p>
      <p>
        {t('review.change.proposed', {
          by: change.proposedBy,
          time: formatDateTime(t.locale, change.proposedAt),
          kind,
        })}
      </p>
      <p>{t('review.change.reason', { reason: change.reason })}</p>
      {change.decidedBy && change.decidedAt && (
        <p>
          {t('review.change.decided', { name: change.decidedBy, time: formatDateTime(t.locale, change.decidedAt) })}{' '}
          {change.answer}
        </p>
      )}
      {change.state === 'proposed' && canDecide && <Steps change={change} onDone={onDone} />}
      {hasLink && (
        <p>
          <LinkButton isSmall icon="history" href={to(`/sessions/${change.sessionId}/people/${change.enrolmentId}`)}>
            {t('review.history.link')}
          </LinkButton>
        </p>
      )}
    </li>
  );
}
