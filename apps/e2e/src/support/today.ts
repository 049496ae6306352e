import { localOf } from '@edukom/domain';

const ZONE = 'Europe/Belgrade';
const MINUTE_MS = 60_000;

/** Day and times in Kosovo of a session that is under way now, within the day. */
export function sessionNow(now: number = Date.now()): { date: string; from: string; to: string } {
  const at = (minutes: number) => {
    const local = localOf(now + minutes * MINUTE_MS, ZONE);
    if (!local) throw new RangeError(`No such zone as ${ZONE}`);
    return local;
  };
  const today = at(0).date;
  const before = at(-20);
  const after = at(90);
  return {
    date: today,
    from: before.date === today ? before.time : '00:00',
    to: after.date === today ? after.time : '23:59',
  };
}
