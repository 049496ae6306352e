import type { QuizPurpose } from './next-step.js';

/** Why somebody seems to be stuck, the most pressing first. */
export const STUCK_CODES = ['quiz-failed', 'lesson-reopened', 'quiet', 'not-begun'] as const;
export type StuckCode = (typeof STUCK_CODES)[number];

/** An activity as far as it tells whether its learner is stuck. Days are dates of the calendar, `YYYY-MM-DD`. */
export interface ActivityTrace {
  readonly id: string;
  readonly isRequired: boolean;
  readonly isDone: boolean;
  /** Cannot be begun yet. */
  readonly isLocked: boolean;
  /** Of a quiz, else null. */
  readonly purpose: QuizPurpose | null;
  /** A graded attempt lies below the pass mark, and none lies at or above it. */
  readonly isFailed: boolean;
  /** On how many different days it was opened. */
  readonly daysOpened: number;
}

export interface LearnerTrace {
  readonly enrolledOn: string;
  /** The last day on which anything was opened, read or answered; null: never. */
  readonly lastSeenOn: string | null;
  readonly activities: readonly ActivityTrace[];
}

/** One reason with what it is about: an activity, or how many days. */
export interface StuckReason {
  readonly code: StuckCode;
  readonly activityId: string | null;
  readonly days: number | null;
}

/** After how many quiet days, and after how many days of opening the same lesson, somebody counts as stuck. */
export const STUCK_RULE = { quietDays: 7, reopenedDays: 3 } as const;

const DAY_MS = 86_400_000;

/** Whole days from one date of the calendar to another; negative when the second is earlier. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Pre-tests are there to be failed, practice may be. */
const counts = ({ purpose }: ActivityTrace): boolean => purpose === 'post' || purpose === 'graded';

function quietReason({ enrolledOn, lastSeenOn, activities }: LearnerTrace, today: string): readonly StuckReason[] {
  if (!activities.some(({ isRequired, isDone, isLocked }) => isRequired && !isDone && !isLocked)) return [];
  const days = daysBetween(lastSeenOn ?? enrolledOn, today);
  if (days < STUCK_RULE.quietDays) return [];
  return [{ code: lastSeenOn === null ? 'not-begun' : 'quiet', activityId: null, days }];
}

/**
 * Why a learner seems to be stuck, in the order of `STUCK_CODES`; empty: they are not. A required quiz that counts was
 * failed; a required lesson was opened on `reopenedDays` days or more and is not done; nothing happened for `quietDays`
 * days although something required could be done (`not-begun` when nothing ever did). What is done never counts, so that
 * doing more never adds a reason. Source: issue 3, *who is stuck*; a decision of ours, to be corrected by what trainers see.
 * @param today the date in the country's zone
 */
export function stuckReasons(trace: LearnerTrace, today: string): readonly StuckReason[] {
  const required = trace.activities.filter(({ isRequired }) => isRequired);
  const failed = required.filter((activity) => counts(activity) && activity.isFailed);
  const reopened = required.filter(
    ({ purpose, isDone, daysOpened }) => purpose === null && !isDone && daysOpened >= STUCK_RULE.reopenedDays,
  );
  return [
    ...failed.map(({ id }): StuckReason => ({ code: 'quiz-failed', activityId: id, days: null })),
    ...reopened.map(({ id, daysOpened }): StuckReason => ({
      code: 'lesson-reopened',
      activityId: id,
      days: daysOpened,
    })),
    ...quietReason(trace, today),
  ];
}
