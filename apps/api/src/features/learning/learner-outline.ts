import type { LearnerOutlineActivity } from '@edukom/contracts';
import { courseProgress, lessonProgress } from '@edukom/domain';
import type { LearnerActivityRow } from './learning.repository.js';

type State = LearnerOutlineActivity['state'];
interface Judged {
  readonly state: State;
  readonly isDone: boolean;
  readonly share: number;
}

const WHOLE = 10_000;

function judgeQuiz(row: LearnerActivityRow): Judged {
  const isDone = row.last_attempt_id !== null;
  const finished: State = row.is_released ? 'released' : 'submitted';
  const state = row.open_attempt_id ? 'started' : isDone ? finished : 'open';
  return { state, isDone, share: isDone ? WHOLE : 0 };
}

function judge(row: LearnerActivityRow): Judged {
  if (row.kind === 'quiz') return judgeQuiz(row);
  const { isCompleted, isStarted, share } = lessonProgress(row.blocks, row.facts);
  return { state: isCompleted ? 'completed' : isStarted ? 'started' : 'open', isDone: isCompleted, share };
}

/** The activities of one enrolment with their state, what comes next, and the share of the whole. */
export interface LearnerOutline {
  readonly activities: readonly LearnerOutlineActivity[];
  readonly next: LearnerOutlineActivity | null;
  readonly share: number;
  readonly doneCount: number;
}

/** Reads the rows of one enrolment, in their order. */
export function learnerOutline(rows: readonly LearnerActivityRow[]): LearnerOutline {
  const judged = rows.map((row) => ({ row, ...judge(row) }));
  const progress = courseProgress(
    judged.map(({ row, isDone, share }) => ({
      id: row.id,
      kind: row.kind,
      purpose: row.purpose,
      isRequired: row.is_required,
      isDone,
      share,
    })),
  );
  const activities = judged.map(({ row, state, isDone, share }): LearnerOutlineActivity => ({
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    title: row.title,
    minutes: row.minutes,
    isRequired: row.is_required,
    state: state === 'open' && progress.locked.has(row.id) ? 'locked' : state,
    isDone,
    share,
    quiz: quizOf(row),
  }));
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
