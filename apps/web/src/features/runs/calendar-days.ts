import { localAt } from '@edukom/domain';

export type PlannerView = 'month' | 'week';

const DAY_MS = 86_400_000;
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day in Kosovo, whatever the clock of the device says its zone is. */
export const todayIn = (now: number): string => localAt(now).date;

/** The day so many days later; days of the calendar, so that no change of clocks skips one. */
export const addDays = (day: string, days: number): string => dayOf(timeOf(day) + days * DAY_MS);

/** The first of the month so many months later. */
export function addMonths(day: string, months: number): string {
  const date = new Date(timeOf(day));
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
}

/** Monday is the first day of the week: 0 to 6. */
const placeInWeek = (day: string): number => (new Date(timeOf(day)).getUTCDay() + 6) % 7;

const weekFrom = (monday: string): string[] => Array.from({ length: 7 }, (_, index) => addDays(monday, index));

/** The week of a day, or all weeks in which its month has a day: whole weeks from Monday to Sunday. */
export function weeksOf(view: PlannerView, day: string): string[][] {
  if (view === 'week') return [weekFrom(addDays(day, -placeInWeek(day)))];
  const first = addMonths(day, 0);
  const last = addDays(addMonths(day, 1), -1);
  const weeks: string[][] = [];
  for (let monday = addDays(first, -placeInWeek(first)); monday <= last; monday = addDays(monday, 7))
    weeks.push(weekFrom(monday));
  return weeks;
}

/** A day of the stretch before or after: the same weekday, or the first of the month. */
export const stepped = (view: PlannerView, day: string, by: 1 | -1): string =>
  view === 'week' ? addDays(day, 7 * by) : addMonths(day, by);

/** Where a key leads from a day; null: the key is none of the calendar's. */
export function dayAfterKey(key: string, day: string, view: PlannerView): string | null {
  const moves: Readonly<Record<string, () => string>> = {
    ArrowLeft: () => addDays(day, -1),
    ArrowRight: () => addDays(day, 1),
    ArrowUp: () => addDays(day, -7),
    ArrowDown: () => addDays(day, 7),
    Home: () => addDays(day, -placeInWeek(day)),
    End: () => addDays(day, 6 - placeInWeek(day)),
    PageUp: () => stepped(view, day, -1),
    PageDown: () => stepped(view, day, 1),
  };
  return moves[key]?.() ?? null;
}
