import type { ReleaseCondition } from './release-rules.js';

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
  /** What conditions of others call it. */
  readonly slug?: string;
  /** All must hold before it opens. */
  readonly conditions?: readonly ReleaseCondition[];
  /** Of a quiz: basis points of the released grade; null or left out before. */
  readonly score?: number | null;
}

/** What decides besides the learner's own doing. */
export interface LearnerWorld {
  /** The day by the calendar of the country, `YYYY-MM-DD`; left out, every day has come. */
  readonly today?: string;
  /** Courses to be completed before this one that are not. */
  readonly missingCourses?: readonly string[];
}

export interface CourseProgress {
  /** Activities that cannot be begun yet. */
  readonly locked: ReadonlySet<string>;
  /** The activity to do now; null when nothing is left that could be done. */
  readonly nextId: string | null;
  /** Basis points: mean share of the required activities, rounded down; 10,000 exactly when all of them are done. */
  readonly share: number;
}

/**
 * Something that does not hold yet: a condition of the activity itself; `lessons`: a post-test waits for the required
 * lessons; `prerequisite`: another course comes first.
 */
export type UnmetCondition =
  ReleaseCondition | { readonly kind: 'lessons' } | { readonly kind: 'prerequisite'; readonly course: string };

const WHOLE = 10_000;
const shareOf = (activity: LearnerActivity): number => (activity.isDone ? WHOLE : Math.min(activity.share, WHOLE - 1));

function holds(
  condition: ReleaseCondition,
  bySlug: ReadonlyMap<string, LearnerActivity>,
  today: string | undefined,
): boolean {
  switch (condition.kind) {
    case 'from':
      return today === undefined || today >= condition.date;
    case 'after':
      return bySlug.get(condition.activity)?.isDone ?? false;
    case 'score': {
      const other = bySlug.get(condition.activity);
      return other?.kind === 'quiz' && (other.score ?? -1) >= condition.atLeast;
    }
  }
}

/**
 * What keeps each activity from being begun, by its id; those that can be begun are left out, and so is what is done:
 * doing more never locks anything. Conditions that name no activity of the course never hold.
 * Source: product.md, *Courses*; ADR 14.
 */
export function unmetConditions(
  activities: readonly LearnerActivity[],
  { today, missingCourses = [] }: LearnerWorld = {},
): ReadonlyMap<string, readonly UnmetCondition[]> {
  const bySlug = new Map(activities.flatMap((activity) => (activity.slug ? [[activity.slug, activity] as const] : [])));
  const isLessonLeft = activities.some(({ kind, isRequired, isDone }) => kind === 'lesson' && isRequired && !isDone);
  const unmetOf = ({ purpose, isDone, conditions = [] }: LearnerActivity): UnmetCondition[] =>
    isDone
      ? []
      : [
          ...missingCourses.map((course) => ({ kind: 'prerequisite' as const, course })),
          ...conditions.filter((condition) => !holds(condition, bySlug, today)),
          ...(purpose === 'post' && isLessonLeft ? [{ kind: 'lessons' as const }] : []),
        ];
  return new Map(
    activities.map((activity) => [activity.id, unmetOf(activity)] as const).filter(([, unmet]) => unmet.length > 0),
  );
}

/**
 * What comes next for a learner. An activity is locked as long as something keeps it from being begun
 * ({@link unmetConditions}): its own conditions, a course that comes first, and for a post-test every required lesson. The
 * next step is the first activity in order that is neither done nor locked: a required one, and only when none is left an
 * optional one. Doing more never locks anything and never lowers the share. A course without required activities is done
 * from the start. Source: product.md, *Courses* (pre-test → lessons → post-test).
 */
export function courseProgress(activities: readonly LearnerActivity[], world: LearnerWorld = {}): CourseProgress {
  const unmet = unmetConditions(activities, world);
  const open = activities.filter(({ id, isDone }) => !isDone && !unmet.has(id));
  const required = activities.filter(({ isRequired }) => isRequired);
  const total = required.reduce((sum, activity) => sum + shareOf(activity), 0);
  return {
    locked: new Set(unmet.keys()),
    nextId: (open.find(({ isRequired }) => isRequired) ?? open[0])?.id ?? null,
    share: required.length === 0 ? WHOLE : Math.floor(total / required.length),
  };
}
