/** When a completed course has to be done again. */
export type Renewal =
  | {
      /** So many months after the last completion. */
      readonly kind: 'rolling';
      readonly months: number;
      /** Days before that on which it may be done again. */
      readonly opensDays: number;
    }
  | {
      /** Everybody in the same window: the first begins on `anchoredOn`, each lasts `months`. */
      readonly kind: 'fixed';
      readonly months: number;
      readonly anchoredOn: string;
    };

/** A completion that stays: `cycle` 1 is the first time. */
export interface CompletedCycle {
  readonly cycle: number;
  /** `YYYY-MM-DD` in Kosovo. */
  readonly completedOn: string;
}

export interface CycleStanding {
  /** `valid`: nothing to do; `open`: may be renewed; `overdue`: had to be; `never`: not completed so far. */
  readonly state: 'never' | 'valid' | 'open' | 'overdue';
  /** The cycle that comes next; see `cycleOfEnrolment` for the one that an enrolment is for. */
  readonly cycle: number;
  /** Last day on which the completion counts, or on which the cycle has to be completed; null: there is none. */
  readonly dueOn: string | null;
}

const DAY_MS = 86_400_000;
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** A day some days later (or earlier). */
export const addDays = (day: string, days: number): string => dayOf(new Date(at(day).getTime() + days * DAY_MS));

/** The same day of the month some months later; the last of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const from = at(day);
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(from.getUTCDate(), last));
  return dayOf(target);
}

/** The fixed window that holds a day, counted from the anchor (0, 1, 2 …; below 0: before the first). */
function windowOf(renewal: Renewal & { kind: 'fixed' }, day: string): number {
  const anchor = at(renewal.anchoredOn);
  const now = at(day);
  const months = (now.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + now.getUTCMonth() - anchor.getUTCMonth();
  let window = Math.floor(months / renewal.months);
  while (addMonths(renewal.anchoredOn, window * renewal.months) > day) window -= 1;
  while (addMonths(renewal.anchoredOn, (window + 1) * renewal.months) <= day) window += 1;
  return window;
}

/** First day of the fixed window that holds a day. */
export const windowStart = (renewal: Renewal & { kind: 'fixed' }, day: string): string =>
  addMonths(renewal.anchoredOn, windowOf(renewal, day) * renewal.months);

const nextCycle = (completed: readonly CompletedCycle[]): number =>
  completed.reduce((highest, { cycle }) => Math.max(highest, cycle), 0) + 1;

/**
 * Where somebody stands in the renewals of a course on a day. Renewal never erases: a new cycle has the next number, the
 * completions before it stay what they are. Null renewal: once is for ever.
 */
export function cycleStanding(
  renewal: Renewal | null,
  completed: readonly CompletedCycle[],
  today: string,
): CycleStanding {
  const last = [...completed].sort((a, b) => (a.completedOn < b.completedOn ? 1 : -1))[0];
  const cycle = nextCycle(completed);
  if (renewal?.kind === 'fixed') {
    const window = windowOf(renewal, today);
    const dueOn = addDays(addMonths(renewal.anchoredOn, (window + 1) * renewal.months), -1);
    if (!last) return { state: 'never', cycle, dueOn };
    const behind = window - windowOf(renewal, last.completedOn);
    return { state: behind <= 0 ? 'valid' : behind === 1 ? 'open' : 'overdue', cycle, dueOn };
  }
  if (!last) return { state: 'never', cycle, dueOn: null };
  if (renewal === null) return { state: 'valid', cycle, dueOn: null };
  const dueOn = addMonths(last.completedOn, renewal.months);
  if (today > dueOn) return { state: 'overdue', cycle, dueOn };
  return { state: today >= addDays(dueOn, -renewal.opensDays) ? 'open' : 'valid', cycle, dueOn };
}

/**
 * The reminder of a mandatory training that is due on a day: the one nearest to the due day among those whose day has
 * come, so that after an outage one mail goes out and not all that were missed. Null: none yet, or the due day is over.
 * @param daysBefore days before the due day, in any order.
 */
export function dueReminder(dueOn: string, daysBefore: readonly number[], today: string): number | null {
  if (today > dueOn) return null;
  const come = daysBefore.filter((days) => addDays(dueOn, -days) <= today);
  return come.length > 0 ? Math.min(...come) : null;
}
