import { formatDateTime } from '@edukom/i18n';
import { EmptyState, LinkButton, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ClaimAsked, ClaimDialog } from '../../features/attendance/claims/claim-dialog.js';
import { MyClaims } from '../../features/attendance/claims/my-claims.js';
import { MyRun } from '../../features/attendance/components/my-sessions.js';
import { mySessionsQuery } from '../../features/attendance/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** When we meet, what is recorded of me, and whether the goal is still reachable. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const mine = useQuery(mySessionsQuery);
  const [asked, setAsked] = useState<ClaimAsked | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const withSessions = mine.data?.runs.filter((run) => run.sessions.length > 0) ?? [];
  usePageTitle(t('attendance.mine.title'));
  return (
    <>
      <PageHeader
        title={t('attendance.mine.title')}
        lead={t('attendance.mine.lead')}
        actions={
          withSessions.length > 0 && (
            <LinkButton href={to('/check-in')} icon="qr">
              {t('attendance.mine.check-in')}
            </LinkButton>
          )
        }
      />
      {done && <Notice key={done} tone="good" isLive title={done} />}
      <ClaimDialog
        asked={asked}
        onClose={() => setAsked(null)}
        onSent={({ decideBy }, isComplete) => {
          setAsked(null);
          setDone(
            isComplete
              ? t('attendance.claim.sent', { time: formatDateTime(t.locale, decideBy) })
              : t('attendance.claim.sent-without-file'),
          );
        }}
      />
      <Loaded query={mine} shape="tasks" count={2}>
        {() =>
          withSessions.length === 0 ? (
            <EmptyState icon="calendar" title={t('attendance.mine.empty.title')}>
              {t('attendance.mine.empty.text')}
            </EmptyState>
          ) : (
            <div className="ed-stack">
              {withSessions.map((run) => (
                <MyRun key={run.enrolmentId} run={run} onClaim={setAsked} />
              ))}
              <MyClaims onDone={setDone} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}
