import type { MyRunSessions } from '@edukom/contracts';
import { formatDayLong, formatTime } from '@edukom/i18n';
import { Card, LinkButton, StatusPill } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { AttendanceGoal } from './attendance-goal.js';
import { AttendanceStatePill } from './attendance-state-pill.js';

type MySession = MyRunSessions['sessions'][number];

function State({ session }: { session: MySession }) {
  const t = useT();
  if (session.isCancelled) return <StatusPill status="off">{t('attendance.mine.cancelled')}</StatusPill>;
  if (!session.isPast && session.state === 'none')
    return <StatusPill status="open">{t('attendance.state.to-come')}</StatusPill>;
  return <AttendanceStatePill state={session.state} />;
}

function SessionLine({ session }: { session: MySession }) {
  const t = useT();
  const to = useAppPath();
  const when = t('attendance.mine.when', {
    day: formatDayLong(t.locale, session.startsAt),
    from: formatTime(t.locale, session.startsAt),
    to: formatTime(t.locale, session.endsAt),
  });
  const minutes = t('attendance.minutes.of', { minutes: session.minutes, planned: session.plannedMinutes });
  const canCheckIn = session.isCheckInOpen && session.state !== 'present';
  return (
    <li className="attendance-mine">
      <div>
        <p className="attendance-name">{session.title}</p>
        <p className="ed-hint">
          {[when, session.room, session.minutes > 0 ? minutes : ''].filter(Boolean).join(' · ')}
        </p>
      </div>
      <State session={session} />
      {canCheckIn && (
        <LinkButton href={to('/check-in')} icon="qr" variant="primary">
          {t('attendance.mine.check-in')}
        </LinkButton>
      )}
    </li>
  );
}

/** One run of mine: how I stand, then its sessions; those to come before those that were. */
export function MyRun({ run }: { run: MyRunSessions }) {
  const toCome = run.sessions.filter((session) => !session.isPast);
  const past = run.sessions.filter((session) => session.isPast).reverse();
  return (
    <Card title={<Localized text={run.title} />}>
      <AttendanceGoal run={run} />
      <ul className="attendance-list">
        {[...toCome, ...past].map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}
