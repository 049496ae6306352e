import { formatDayLong, formatTime } from '@edukom/i18n';
import { Breadcrumbs, EmptyState, Notice, PageHeader, Skeleton } from '@edukom/ui';
import { useParams } from 'react-router';
import { CaptureDecisions } from '../../features/attendance/capture/capture-decisions.js';
import type { CaptureOutbox } from '../../features/attendance/capture/capture-outbox.js';
import { CaptureRows } from '../../features/attendance/capture/capture-rows.js';
import { KeptActions, KeptStatus, SendStatus } from '../../features/attendance/capture/capture-status.js';
import { countPresent } from '../../features/attendance/capture/capture-words.js';
import { CodeEntry } from '../../features/attendance/capture/code-entry.js';
import { type Capture, type Held, useCapture, useOutbox } from '../../features/attendance/capture/use-capture.js';
import '../../features/attendance/capture/capture.css';
import { ProblemNotice } from '../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

function Head({ held }: { held: Held | null | undefined }) {
  const t = useT();
  const to = useAppPath();
  const list = held?.list;
  const when =
    list &&
    t('attendance.mine.when', {
      day: formatDayLong(t.locale, list.startsAt),
      from: formatTime(t.locale, list.startsAt),
      to: formatTime(t.locale, list.endsAt),
    });
  usePageTitle(t('capture.phone.title'));
  return (
    <PageHeader
      title={t('capture.phone.title')}
      lead={
        list && (
          <>
            <span lang="">{list.title}</span> · {when}
            {list.room && (
              <>
                {' · '}
                <span lang="">{list.room}</span>
              </>
            )}
          </>
        )
      }
      breadcrumbs={
        list && (
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[
              { text: t('runs.list.title'), href: to('/runs') },
              { text: t('attendance.board.title'), href: to(`/sessions/${list.sessionId}/attendance`) },
              { text: t('capture.phone.title') },
            ]}
          />
        )
      }
    />
  );
}

/** What there is to do with a list: codes, then people, then what becomes of the list itself. */
function Work({ capture, held }: { capture: Capture; held: Held }) {
  const t = useT();
  const { list } = held;
  return (
    <>
      {list.isCancelled && <Notice title={t('attendance.board.cancelled')} />}
      {list.isLocked && <Notice title={t('attendance.board.locked')} />}
      <KeptStatus capture={capture} held={held} />
      <CodeEntry capture={capture} held={held} />
      <p className="attendance-screen-count">
        {t('capture.phone.count', { done: countPresent(list.rows, capture.outbox), expected: list.rows.length })}
      </p>
      <SendStatus capture={capture} />
      <CaptureRows capture={capture} held={held} />
      <KeptActions capture={capture} held={held} />
    </>
  );
}

function Page({ sessionId, outbox }: { sessionId: string; outbox: CaptureOutbox }) {
  const t = useT();
  const capture = useCapture(sessionId, outbox);
  const { held, error } = capture;
  return (
    <>
      <Head held={held} />
      <div className="ed-stack">
        <ProblemNotice error={error} onRetry={() => void capture.refresh()} />
        <CaptureDecisions outbox={outbox} />
        {held === undefined && <Skeleton label={t('common.loading')} shape="rows" count={6} />}
        {held === null && !error && (
          <EmptyState icon="offline" title={t('capture.phone.none.title')}>
            {t('capture.phone.none.text')}
          </EmptyState>
        )}
        {(held ?? null) === null && <SendStatus capture={capture} />}
        {held && <Work capture={capture} held={held} />}
      </div>
    </>
  );
}

/** Attendance on the phone of whoever takes it, with and without a network. */
export function Component() {
  const t = useT();
  const { sessionId = '' } = useParams();
  const outbox = useOutbox(sessionId);
  if (!outbox)
    return (
      <>
        <Head held={undefined} />
        <Skeleton label={t('common.loading')} shape="rows" count={6} />
      </>
    );
  return <Page sessionId={sessionId} outbox={outbox} />;
}
