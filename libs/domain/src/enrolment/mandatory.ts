import { addDays, addMonths, type CompletedCycle, cycleStanding, type Renewal, windowStart } from './renewal.js';

/** Where somebody stands with a training that is mandatory for them; exactly one holds. */
export const MANDATORY_STATES = ['done', 'enrolled', 'missing', 'overdue'] as const;
export type MandatoryState = (typeof MANDATORY_STATES)[number];

/** Of somebody's training that is due on a day; being enrolled does not help once the day is over. */
export function mandatoryState(
  { isDone, isEnrolled }: { readonly isDone: boolean; readonly isEnrolled: boolean },
  dueOn: string,
  today: string,
): MandatoryState {
  if (isDone) return 'done';
  if (today > dueOn) return 'overdue';
  return isEnrolled ? 'enrolled' : 'missing';
}

/**
 * First day on which a completion still counts on the due day: with a renewal, what was done long ago has to be done again.
 * Null: whenever it was.
 */
export function countsFrom(renewal: Renewal | null, dueOn: string): string | null {
  if (renewal === null) return null;
  if (renewal.kind === 'fixed') return windowStart(renewal, dueOn);
  // Months have different lengths: the last day of a short one may be too early by some days.
  let day = addMonths(dueOn, -renewal.months);
  while (addMonths(day, renewal.months) < dueOn) day = addDays(day, 1);
  return day;
}

/**
 * The cycle that a new enrolment is for, `day` being when it can begin. Whoever repeats a course while what they have is
 * valid stays in that cycle: nothing is due yet, so it earns no second certificate.
 */
export function cycleOfEnrolment(renewal: Renewal | null, completed: readonly CompletedCycle[], day: string): number {
  const { state, cycle } = cycleStanding(renewal, completed, day);
  return state === 'valid' ? Math.max(1, cycle - 1) : cycle;
}

/** First day on which a completed course may be renewed; null when it never is. */
export function renewableFrom(
  renewal: Renewal | null,
  completed: readonly CompletedCycle[],
  today: string,
): string | null {
  if (renewal === null) return null;
  const { state, dueOn } = cycleStanding(renewal, completed, today);
  if (state === 'never' || dueOn === null) return null;
  if (renewal.kind === 'rolling') return addDays(dueOn, -renewal.opensDays);
  return state === 'valid' ? addDays(dueOn, 1) : windowStart(renewal, today);
}
