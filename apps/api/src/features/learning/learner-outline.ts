import type { LearnerOutlineActivity, LockReason } from '@edukom/contracts';
import {
  activityProgress,
  courseProgress,
  type LearnerActivity,
  type LearnerWorld,
  unmetConditions,
} from '@edukom/domain';
import type { LearnerActivityRow, MissingCourse } from './learning.repository.js';

type State = LearnerOutlineActivity['state'];
interface Judged {
  readonly state: State;
  readonly isDone: boolean;
  readonly share: number;
}

/** How far the learner is in an activity, by its completion rule. */
export const progressIn = (row: LearnerActivityRow) =>
  activityProgress({
    kind: row.kind,
    completion: row.completion,
    blocks: row.blocks,
    facts: row.facts,
    quiz:
      row.quiz_id === null
        ? null
        : { isHandedIn: row.last_attempt_id !== null, released: row.released_share, passMark: row.pass_mark ?? 0 },
  });

function quizState(row: LearnerActivityRow): State {
  if (row.open_attempt_id) return 'started';
  if (row.last_attempt_id === null) return 'open';
  return row.is_released ? 'released' : 'submitted';
}

function judge(row: LearnerActivityRow): Judged {
  const { isCompleted: isDone, isStarted, share } = progressIn(row);
  if (row.kind === 'quiz') return { state: quizState(row), isDone, share };
  return { state: isDone ? 'completed' : isStarted ? 'started' : 'open', isDone, share };
}

/** The activities of one enrolment with their state, what comes next, and the share of the whole. */
export interface LearnerOutline {
  readonly activities: readonly LearnerOutlineActivity[];
  readonly next: LearnerOutlineActivity | null;
  readonly share: number;
  readonly doneCount: number;
}

const toLearner = (row: LearnerActivityRow, { isDone, share }: Judged): LearnerActivity => ({
  id: row.id,
  kind: row.kind,
  purpose: row.purpose,
  isRequired: row.is_required,
  isDone,
  share,
  slug: row.slug,
  conditions: row.conditions,
  score: row.released_share,
});

/** Reasons with the titles of what they name, so that nobody has to look them up. */
function reasonsOf(
  rows: readonly LearnerActivityRow[],
  activities: readonly LearnerActivity[],
  world: LearnerWorld,
  missing: readonly MissingCourse[],
): ReadonlyMap<string, LockReason[]> {
  const titles = new Map(rows.map((row) => [row.slug, row.title]));
  const courses = new Map(missing.map((course) => [course.slug, course.title]));
  return new Map(
    [...unmetConditions(activities, world)].map(([id, unmet]) => [
      id,
      unmet.map((condition): LockReason => {
        if (condition.kind === 'prerequisite') return { ...condition, title: courses.get(condition.course) ?? null };
        if (condition.kind === 'after' || condition.kind === 'score')
          return { ...condition, title: titles.get(condition.activity) ?? null };
        return condition;
      }),
    ]),
  );
}

/**
 * Reads the rows of one enrolment, in their order.
 * @param missing - courses to be completed first that are not.
 */
export function learnerOutline(
  rows: readonly LearnerActivityRow[],
  today: string,
  missing: readonly MissingCourse[],
): LearnerOutline {
  const judged = rows.map((row) => ({ row, ...judge(row) }));
  const learner = judged.map(({ row, ...state }) => toLearner(row, state));
  const world = { today, missingCourses: missing.map(({ slug }) => slug) };
  const progress = courseProgress(learner, world);
  const reasons = reasonsOf(rows, learner, world, missing);
  const activities = judged.map(({ row, state, isDone, share }): LearnerOutlineActivity => {
    const isLocked = state === 'open' && progress.locked.has(row.id);
    return {
      id: row.id,
      kind: row.kind,
      slug: row.slug,
      title: row.title,
      minutes: row.minutes,
      isRequired: row.is_required,
      state: isLocked ? 'locked' : state,
      isDone,
      share,
      quiz: quizOf(row),
      ...(isLocked ? { lockedBy: reasons.get(row.id) ?? [] } : {}),
    };
  });
  return {
    activities,
    next: activities.find(({ id }) => id === progress.nextId) ?? null,
    share: progress.share,
    doneCount: activities.filter(({ isDone }) => isDone).length,
  };
}

function quizOf(row: LearnerActivityRow): LearnerOutlineActivity['quiz'] {
  if (row.quiz_id === null || row.purpose === null) return null;
  return {
    quizId: row.quiz_id,
    purpose: row.purpose,
    openAttemptId: row.open_attempt_id,
    lastAttemptId: row.last_attempt_id,
  };
}
