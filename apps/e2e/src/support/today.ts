import { localAt } from '@edukom/domain';

const MINUTE_MS = 60_000;

/** The wall time in Kosovo a minute ago: when a session ended that was shorter than planned. */
export const aMinuteAgo = (now: number = Date.now()): string => localAt(now - MINUTE_MS).time;

/** Day and times in Kosovo of a session that is under way now, within the day. */
export function sessionNow(now: number = Date.now()): { date: string; from: string; to: string } {
  const at = (minutes: number) => localAt(now + minutes * MINUTE_MS);
  const today = at(0).date;
  const before = at(-20);
  const after = at(90);
  return {
    date: today,
    from: before.date === today ? before.time : '00:00',
    to: after.date === today ? after.time : '23:59',
  };
}
