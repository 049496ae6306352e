export const ACTIVITY_KINDS = ['lesson', 'quiz', 'file', 'package'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What a quiz is for; `post` opens after the lessons. */
export const QUIZ_PURPOSES = ['pre', 'post', 'graded', 'practice'] as const;
export type QuizPurpose = (typeof QUIZ_PURPOSES)[number];

/** An activity of a course and how far one learner is in it. */
export interface LearnerActivity {
  readonly id: string;
  readonly kind: ActivityKind;
  /** Of a quiz, else null. */
  readonly purpose: QuizPurpose | null;
  readonly isRequired: boolean;
  readonly isDone: boolean;
  /** How much of it is done, in basis points. */
  readonly share: number;
}

export interface CourseProgress {
  /** Activities that cannot be begun yet. */
  readonly locked: ReadonlySet<string>;
  /** The activity to do now; null when nothing is left that could be done. */
  readonly nextId: string | null;
  /** Basis points: mean share of the required activities, rounded down; 10,000 exactly when all of them are done. */
  readonly share: number;
}

const WHOLE = 10_000;
const shareOf = (activity: LearnerActivity): number => (activity.isDone ? WHOLE : Math.min(activity.share, WHOLE - 1));

/**
 * What comes next for a learner. A post-test is locked until every required lesson is done. The next step is the first
 * activity in order that is neither done nor locked: a required one, and only when none is left an optional one. Doing
 * more never locks anything and never lowers the share. A course without required activities is done from the start.
 * Source: product.md, *Courses* (pre-test → lessons → post-test).
 */
export function courseProgress(activities: readonly LearnerActivity[]): CourseProgress {
  const isLessonLeft = activities.some(({ kind, isRequired, isDone }) => kind === 'lesson' && isRequired && !isDone);
  const isLocked = ({ purpose, isDone }: LearnerActivity) => purpose === 'post' && isLessonLeft && !isDone;
  const open = activities.filter((activity) => !activity.isDone && !isLocked(activity));
  const required = activities.filter(({ isRequired }) => isRequired);
  const total = required.reduce((sum, activity) => sum + shareOf(activity), 0);
  return {
    locked: new Set(activities.filter(isLocked).map(({ id }) => id)),
    nextId: (open.find(({ isRequired }) => isRequired) ?? open[0])?.id ?? null,
    share: required.length === 0 ? WHOLE : Math.floor(total / required.length),
  };
}
