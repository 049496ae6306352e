import type { MyRunSessions } from '@edukom/contracts';
import { formatShare } from '@edukom/i18n';
import { Notice, ProgressBar } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

/** My share against the goal; warns the moment it can no longer be reached. */
export function AttendanceGoal({ run }: { run: MyRunSessions }) {
  const t = useT();
  const { shareBasisPoints, status, spareMinutes } = run.attendance;
  const goal = t('attendance.mine.goal', { share: formatShare(t.locale, run.thresholdBasisPoints) });
  if (status === 'unreachable' || status === 'not-met')
    return (
      <>
        <Share share={shareBasisPoints} goal={goal} />
        {status === 'unreachable' && (
          <Notice tone="warning" title={t('attendance.mine.unreachable-title')}>
            {t('attendance.mine.unreachable')}
          </Notice>
        )}
      </>
    );
  return (
    <>
      <Share share={shareBasisPoints} goal={goal} />
      {status === 'on-track' && run.sessions.some((session) => !session.isPast) && (
        <p className="ed-hint">{t('attendance.mine.spare', { count: spareMinutes })}</p>
      )}
    </>
  );
}

function Share({ share, goal }: { share: number | null; goal: string }) {
  const t = useT();
  if (share === null) return <p className="ed-hint">{`${t('attendance.mine.share-none')} ${goal}`}</p>;
  return (
    <ProgressBar
      label={t('attendance.mine.share', { share: formatShare(t.locale, share) })}
      value={share}
      max={10_000}
      valueText={goal}
    />
  );
}
