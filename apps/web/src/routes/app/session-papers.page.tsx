import type { SessionBoard } from '@edukom/contracts';
import { formatDayLong, formatTime } from '@edukom/i18n';
import { Breadcrumbs, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { LogosCard } from '../../features/attendance/papers/logos-card.js';
import { PrintCard } from '../../features/attendance/papers/print-card.js';
import { SheetCard } from '../../features/attendance/papers/sheet-card.js';
import { WebinarCard } from '../../features/attendance/papers/webinar-card.js';
import { boardQuery } from '../../features/attendance/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useT } from '../../shared/text/use-t.js';

function Papers({ board }: { board: SessionBoard }) {
  const t = useT();
  const to = useAppPath();
  const [done, setDone] = useState<string | null>(null);
  const canSet = useIsAllowed('run.plan');
  const isOpen = !board.isLocked && !board.isCancelled;
  const when = t('attendance.mine.when', {
    day: formatDayLong(t.locale, board.startsAt),
    from: formatTime(t.locale, board.startsAt),
    to: formatTime(t.locale, board.endsAt),
  });
  return (
    <>
      <PageHeader
        title={t('capture.papers.title')}
        lead={
          <>
            <span lang="">{board.title}</span> · {when}
          </>
        }
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[
              { text: t('runs.list.title'), href: to('/runs') },
              { text: t('attendance.board.title'), href: to(`/sessions/${board.sessionId}/attendance`) },
              { text: t('capture.papers.title') },
            ]}
          />
        }
      />
      <div className="ed-stack">
        <p>{t('capture.papers.lead')}</p>
        {done && <Notice tone="good" isLive title={done} />}
        {board.isCancelled && <Notice title={t('attendance.board.cancelled')} />}
        {board.isLocked && !board.isCancelled && <Notice title={t('attendance.board.locked')} />}
        {!board.isCancelled && <PrintCard sessionId={board.sessionId} />}
        {isOpen && <SheetCard sessionId={board.sessionId} onDone={setDone} />}
        {isOpen && <WebinarCard sessionId={board.sessionId} onDone={setDone} />}
        {canSet && <LogosCard onDone={setDone} />}
      </div>
    </>
  );
}

/** Attendance on paper and from online meetings. */
export function Component() {
  const t = useT();
  const { sessionId = '' } = useParams();
  // Not read again and again as the board is: what is being checked here must not move.
  const board = useQuery({ ...boardQuery(sessionId), refetchInterval: false });
  usePageTitle(t('capture.papers.title'));
  return (
    <Loaded query={board} shape="rows" count={4}>
      {(data) => <Papers board={data} />}
    </Loaded>
  );
}
