/** Days in a department, both included; null is open. Days are `YYYY-MM-DD`. */
export interface Stay {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

const DAY_MS = 86_400_000;

/** The day before a day of the calendar. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

const holds = ({ firstDay, lastDay }: Stay, day: string): boolean =>
  (firstDay === null || firstDay <= day) && (lastDay === null || day <= lastDay);

/** The stay with `lastDay` as its last; null when that is not one of its days: nothing is made longer by ending it. */
export const endStay = (stay: Stay, lastDay: string): Stay | null =>
  holds(stay, lastDay) ? { firstDay: stay.firstDay, lastDay } : null;

/**
 * A transfer on `day`, the first in the new place: the old stay ends the day before, the new one lasts as long as the old
 * one would have. Together they are exactly the days of the old stay. Null when `day` is not one of its days or is its
 * first: then there would be nothing left of the old one, and what was is never taken away.
 */
export function transferStay(stay: Stay, day: string): { readonly before: Stay; readonly after: Stay } | null {
  const before = endStay(stay, dayBefore(day));
  return before && holds(stay, day) ? { before, after: { firstDay: day, lastDay: stay.lastDay } } : null;
}
