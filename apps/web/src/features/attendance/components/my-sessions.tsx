import type { MyRunSessions } from '@edukom/contracts';
import { claimKindAt } from '@edukom/domain';
import { formatDayLong, formatTime } from '@edukom/i18n';
import { Button, Card, LinkButton, StatusPill } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { AttendanceGoal } from './attendance-goal.js';
import type { ClaimAsked } from '../claims/claim-dialog.js';
import { myClaimsQuery } from '../claims/queries.js';
import { useNow } from '../../../shared/time/use-now.js';
import { AttendanceStatePill } from './attendance-state-pill.js';
import { AttendanceStrip, stripStateOf } from './attendance-strip.js';

type MySession = MyRunSessions['sessions'][number];
const MINUTE_MS = 60_000;

const cellOf = ({ state, isPast, ...session }: MySession) => ({ ...session, state: stripStateOf(state, isPast) });

function State({ session }: { session: MySession }) {
  const t = useT();
  if (session.isCancelled) return <StatusPill status="off">{t('attendance.mine.cancelled')}</StatusPill>;
  if (!session.isPast && session.state === 'none')
    return <StatusPill status="open">{t('attendance.state.to-come')}</StatusPill>;
  return <AttendanceStatePill state={session.state} />;
}

/** What I may say of a session now: an excuse before it, a dispute after it; once, until it is decided. */
function ClaimButton({ session, onClaim }: { session: MySession; onClaim: (asked: ClaimAsked) => void }) {
  const t = useT();
  const now = useNow(MINUTE_MS);
  const { data } = useQuery(myClaimsQuery);
  const span = { start: session.startsAt.getTime(), end: session.endsAt.getTime() };
  const kind = session.isCancelled ? null : claimKindAt(span, now);
  const isSaid = !data || data.claims.some((claim) => claim.sessionId === session.id && claim.state === 'open');
  if (kind === null || isSaid || (kind === 'dispute' && session.state === 'present')) return null;
  return (
    <Button
      isSmall
      aria-label={t('attendance.claim.for', { action: t(`attendance.claim.${kind}`), session: session.title })}
      onClick={() => onClaim({ kind, sessionId: session.id, sessionTitle: session.title })}
    >
      {t(`attendance.claim.${kind}`)}
    </Button>
  );
}

interface SessionLineProps {
  readonly session: MySession;
  readonly onClaim: (asked: ClaimAsked) => void;
}

function SessionLine({ session, onClaim }: SessionLineProps) {
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
      <ClaimButton session={session} onClaim={onClaim} />
    </li>
  );
}

/** One run of mine: how I stand, then its sessions; those to come before those that were. */
export function MyRun({ run, onClaim }: { run: MyRunSessions; onClaim: (asked: ClaimAsked) => void }) {
  const toCome = run.sessions.filter((session) => !session.isPast);
  const past = run.sessions.filter((session) => session.isPast).reverse();
  return (
    <Card title={<Localized text={run.title} />}>
      <AttendanceGoal run={run} />
      <AttendanceStrip cells={run.sessions.filter(({ isCancelled }) => !isCancelled).map(cellOf)} />
      <ul className="attendance-list">
        {[...toCome, ...past].map((session) => (
          <SessionLine key={session.id} session={session} onClaim={onClaim} />
        ))}
      </ul>
    </Card>
  );
}
