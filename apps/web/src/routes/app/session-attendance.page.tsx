import type { SessionBoard } from '@edukom/contracts';
import { formatDayLong, formatTime } from '@edukom/i18n';
import { Breadcrumbs, LinkButton, Notice, PageHeader } from '@edukom/ui';
import { useParams } from 'react-router';
import { BoardCounts } from '../../features/attendance/components/board-counts.js';
import { BoardList } from '../../features/attendance/components/board-list.js';
import { HeadCountLine } from '../../features/attendance/components/head-count-line.js';
import { useLiveBoard } from '../../features/attendance/use-live-board.js';
import { useNow } from '../../shared/time/use-now.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

const MINUTE_MS = 60_000;

interface BoardProps {
  readonly board: SessionBoard;
  readonly staleSince: Date | null;
  /** Changes are told at once. */
  readonly isLive: boolean;
}

/** What keeps attendance from being taken, or from being seen as it is now. */
function Notices({ board, staleSince }: Omit<BoardProps, 'isLive'>) {
  const t = useT();
  return (
    <>
      {board.isCancelled && <Notice title={t('attendance.board.cancelled')} />}
      {board.isLocked && !board.isCancelled && (
        <Notice title={t('attendance.board.locked')}>{t('attendance.board.locked-change')}</Notice>
      )}
      {staleSince && (
        <Notice tone="warning" isLive title={t('attendance.board.stale', { time: formatTime(t.locale, staleSince) })} />
      )}
    </>
  );
}

function Board({ board, staleSince, isLive }: BoardProps) {
  const t = useT();
  const to = useAppPath();
  const now = useNow(MINUTE_MS);
  const canMark = useIsAllowed('attendance.mark') && !board.isLocked && !board.isCancelled;
  const isShowing = now >= board.checkInFrom.getTime() && now < board.checkInUntil.getTime();
  const [from, until] = [formatTime(t.locale, board.startsAt), formatTime(t.locale, board.endsAt)];
  const when = t('attendance.mine.when', { day: formatDayLong(t.locale, board.startsAt), from, to: until });
  usePageTitle(`${t('attendance.board.title')}: ${board.title}`);
  return (
    <>
      <PageHeader
        title={
          <>
            {t('attendance.board.title')}: <span lang="">{board.title}</span>
          </>
        }
        lead={[when, board.room].filter(Boolean).join(' · ')}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[
              { text: t('runs.list.title'), href: to('/runs') },
              { text: <Localized text={board.runTitle} />, href: to(`/runs/${board.runId}`) },
              // In whatever language it was written.
              { text: <span lang="">{board.title}</span> },
            ]}
          />
        }
        actions={
          canMark && (
            <>
              {isShowing && (
                <LinkButton variant="primary" icon="qr" href={to(`/sessions/${board.sessionId}/screen`)}>
                  {t('attendance.board.screen')}
                </LinkButton>
              )}
              <LinkButton icon="phone" href={to(`/sessions/${board.sessionId}/capture`)}>
                {t('capture.phone.open')}
              </LinkButton>
              <LinkButton icon="printer" href={to(`/sessions/${board.sessionId}/papers`)}>
                {t('capture.papers.open')}
              </LinkButton>
            </>
          )
        }
      />
      <div className="ed-stack">
        <Notices board={board} staleSince={staleSince} />
        <BoardCounts board={board} />
        <HeadCountLine board={board} canCount={canMark} />
        <BoardList board={board} canMark={canMark} />
        <p className="ed-hint">{t(isLive ? 'attendance.board.live-now' : 'attendance.board.live')}</p>
      </div>
    </>
  );
}

/** Attendance of a session as it comes in: counts, the list, marks by hand. */
export function Component() {
  const { sessionId = '' } = useParams();
  const { board, isLive } = useLiveBoard(sessionId);
  const staleSince = board.isError ? new Date(board.dataUpdatedAt) : null;
  return (
    <Loaded query={board} shape="rows" count={8}>
      {(data) => <Board board={data} staleSince={staleSince} isLive={isLive} />}
    </Loaded>
  );
}
