import type { MyCourse } from '@edukom/contracts';
import { formatDate, formatDayLong, formatTime, type Translate } from '@edukom/i18n';
import { StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

/** When a session is, and where: `e martë, 12 maj, 10:00–12:00 · Salla 2`. */
export function sessionText(t: Translate, session: NonNullable<MyCourse['nextSession']>): string {
  const when = t('learning.session.where', {
    day: formatDayLong(t.locale, session.startsAt),
    from: formatTime(t.locale, session.startsAt),
    to: formatTime(t.locale, session.endsAt),
  });
  return session.room === '' ? when : `${when} · ${session.room}`;
}

export const runDates = (t: Translate, { runKind, startsOn, endsOn }: MyCourse): string =>
  runKind === 'open'
    ? t('learning.open.text')
    : t('learning.dates', { from: formatDate(t.locale, startsOn), to: formatDate(t.locale, endsOn) });

/** Whether the run has begun or is over. */
export function RunState({ course }: { course: MyCourse }) {
  const t = useT();
  if (course.runState === 'finished') return <StatusPill status="off">{t('learning.run.finished')}</StatusPill>;
  if (course.runKind === 'open') return <StatusPill status="active">{t('learning.run.open')}</StatusPill>;
  if (course.runState === 'running') return <StatusPill status="active">{t('learning.run.running')}</StatusPill>;
  return (
    <StatusPill status="open">{t('learning.run.planned', { date: formatDate(t.locale, course.startsOn) })}</StatusPill>
  );
}
