import { instantOf, localAt, ZONE } from '@edukom/domain';

/** The instant of a wall time on the day of a session in Kosovo; undefined for none. */
export function timeOnDay(startsAt: Date, time: string): Date | undefined {
  const result = instantOf(localAt(startsAt.getTime()).date, time, ZONE);
  return result.ok ? new Date(result.instant) : undefined;
}

/** What clocks in Kosovo show at an instant. */
export const clockTime = (at: Date): string => localAt(at.getTime()).time;

/** Marks that need a time. */
export const needsTime = (kind: string): boolean => kind === 'late' || kind === 'left';

/** The time that was typed for a mark: the instant where the mark needs one, and what is wrong with it. */
export function chosenTime(
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  kind: string,
  typed: string,
): { readonly at: Date | undefined; readonly wrong: 'required' | 'outside-session' | null } {
  if (!needsTime(kind)) return { at: undefined, wrong: null };
  const at = timeOnDay(startsAt, typed);
  if (!at) return { at, wrong: 'required' };
  return { at, wrong: at < startsAt || at > endsAt ? 'outside-session' : null };
}
