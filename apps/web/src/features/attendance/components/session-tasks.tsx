import { formatDayLong, formatTime, type Translate } from '@edukom/i18n';
import { TaskCard } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { TodoPending } from '../../../shared/feedback/todo-pending.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { mySessionsQuery, todaysSessionsQuery } from '../queries.js';

const whereOf = (t: Translate, { startsAt, endsAt, room }: { startsAt: Date; endsAt: Date; room: string }): string => {
  const day = formatDayLong(t.locale, startsAt);
  const [from, to] = [formatTime(t.locale, startsAt), formatTime(t.locale, endsAt)];
  return room ? t('attendance.todo.room', { day, from, to, room }) : t('attendance.mine.when', { day, from, to });
};

/** My next session, or the one that takes check-ins now. */
export function NextSessionTask() {
  const t = useT();
  const to = useAppPath();
  const { data, isPending } = useQuery(mySessionsQuery);
  if (isPending) return <TodoPending />;
  const next = (data?.runs ?? [])
    .flatMap((run) => run.sessions)
    .filter((session) => !session.isPast && !session.isCancelled)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0];
  if (!next) return null;
  const canCheckIn = next.isCheckInOpen && next.state !== 'present';
  const title = { title: next.title };
  return (
    <TaskCard
      icon={canCheckIn ? 'qr' : 'calendar'}
      href={to(canCheckIn ? '/check-in' : '/sessions')}
      title={canCheckIn ? t('attendance.todo.check-in', title) : t('attendance.todo.session', title)}
      meta={whereOf(t, next)}
      tone={canCheckIn ? 'needs' : 'plain'}
    />
  );
}

/** Sessions of today whose attendance I take. */
export function TodaysSessionsTasks() {
  const t = useT();
  const to = useAppPath();
  const { data, isPending } = useQuery(todaysSessionsQuery);
  if (isPending) return <TodoPending />;
  return (data?.sessions ?? []).map((session) => (
    <TaskCard
      key={session.id}
      icon="people"
      href={to(`/sessions/${session.id}/attendance`)}
      title={t('attendance.todo.take', { title: session.title })}
      meta={whereOf(t, session)}
      aside={t('attendance.todo.present', { present: session.present, expected: session.expected })}
      tone="needs"
    />
  ));
}
