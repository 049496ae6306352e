import { type OutputOf, readMarkHistory } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Breadcrumbs, Card, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { AttendanceStatePill } from '../../features/attendance/components/attendance-state-pill.js';
import { ChangeCard } from '../../features/attendance/review/change-card.js';
import { ClaimCard } from '../../features/attendance/review/claim-card.js';
import { MarkHistoryTable } from '../../features/attendance/review/mark-history-table.js';
import { ProposeForm } from '../../features/attendance/review/propose-form.js';
import { queryOf } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

type History = OutputOf<typeof readMarkHistory>;

function Head({ sessionId, history }: { sessionId: string; history: History }) {
  const t = useT();
  const to = useAppPath();
  const title = t('review.history.title', { name: history.name });
  usePageTitle(title);
  return (
    <PageHeader
      title={title}
      lead={
        <>
          <span lang="">{history.sessionTitle}</span> · {formatDateTime(t.locale, history.startsAt)}
        </>
      }
      breadcrumbs={
        <Breadcrumbs
          label={t('runs.crumbs')}
          items={[
            { text: t('runs.list.title'), href: to('/runs') },
            { text: <Localized text={history.runTitle} />, href: to(`/runs/${history.runId}`) },
            { text: <span lang="">{history.sessionTitle}</span>, href: to(`/sessions/${sessionId}/attendance`) },
            { text: <span lang="">{history.name}</span> },
          ]}
        />
      }
    />
  );
}

interface PartProps {
  readonly history: History;
  readonly onDone: (text: string) => void;
  readonly canMark: boolean;
}

function Claims({ history, onDone, canMark }: PartProps) {
  const t = useT();
  if (history.claims.length === 0) return null;
  return (
    <Card title={t('review.claims')}>
      <ul className="attendance-list">
        {history.claims.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} onDone={onDone} hasLink={false} canDecide={canMark} />
        ))}
      </ul>
    </Card>
  );
}

function Changes({ history, onDone, canMark }: PartProps) {
  const t = useT();
  if (history.changes.length === 0) return null;
  return (
    <Card title={t('review.changes')}>
      <ul className="attendance-list">
        {history.changes.map((change) => (
          <ChangeCard
            key={change.id}
            change={change}
            onDone={onDone}
            hasLink={false}
            canDecide={canMark && !history.isOwn}
          />
        ))}
      </ul>
    </Card>
  );
}

/** After the lock, when nothing waits already. */
const canPropose = (history: History): boolean =>
  history.isLocked &&
  !history.isCancelled &&
  !history.isOwn &&
  !history.changes.some(({ state }) => state === 'proposed');

/** How the record of one person in one session came to be, and what may still change it. */
export function Component() {
  const t = useT();
  const { sessionId = '', enrolmentId = '' } = useParams();
  const canMark = useIsAllowed('attendance.mark');
  const [done, setDone] = useState<string | null>(null);
  const query = useQuery({ ...queryOf(readMarkHistory, { params: { sessionId, enrolmentId } }), staleTime: 0 });
  return (
    <Loaded query={query} shape="rows" count={4}>
      {(history) => (
        <>
          <Head sessionId={sessionId} history={history} />
          <div className="ed-stack">
            {done && <Notice key={done} tone="good" isLive title={done} />}
            <Card title={t('review.history.now')}>
              <p>
                <AttendanceStatePill state={history.record.state} />{' '}
                {t('attendance.minutes.of', { minutes: history.record.minutes, planned: history.plannedMinutes })}
              </p>
              <p className="ed-hint">
                {t(history.isLocked ? 'review.history.locked' : 'review.history.locks', {
                  time: formatDateTime(t.locale, history.locksAt),
                })}
              </p>
            </Card>
            <MarkHistoryTable marks={history.marks} />
            <Claims history={history} onDone={setDone} canMark={canMark} />
            <Changes history={history} onDone={setDone} canMark={canMark} />
            {canMark && canPropose(history) && (
              <Card title={t('review.propose.title')}>
                <ProposeForm
                  key={history.changes.length}
                  sessionId={sessionId}
                  enrolmentId={enrolmentId}
                  startsAt={history.startsAt}
                  endsAt={history.endsAt}
                  claimId={history.claims.find(({ state }) => state === 'open')?.id ?? null}
                  onDone={setDone}
                />
              </Card>
            )}
          </div>
        </>
      )}
    </Loaded>
  );
}
