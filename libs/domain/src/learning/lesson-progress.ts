/** What a learner can do in an activity: open it, reach a block, finish something in it, have it open for a minute. */
export const PROGRESS_KINDS = ['opened', 'reached', 'completed', 'minute'] as const;
export type ProgressKind = (typeof PROGRESS_KINDS)[number];

/**
 * One fact about a learner and an activity. `anchor` names a block; '' is the activity as a whole. `completed` with the
 * anchor of a check-yourself says that it was answered, `completed` with '' that the whole was marked as done. The anchor
 * of a `minute` tells it from other minutes: `m` and the number of the minute since 1970, so that the same minute told of
 * twice, or on two devices, is one.
 */
export interface ProgressFact {
  readonly kind: ProgressKind;
  readonly anchor: string;
}

/** The same, or what the trainer said of it: `confirmed`. */
export interface LearningFact {
  readonly kind: ProgressKind | 'confirmed';
  readonly anchor: string;
}

/** A block of a lesson as far as progress cares. */
export interface LessonBlockOutline {
  readonly anchor: string;
  /** A check-yourself asks for an answer beside being reached. */
  readonly isCheck: boolean;
}

export interface LessonProgress {
  readonly isStarted: boolean;
  readonly isCompleted: boolean;
  /** Basis points: steps done (a block reached, a check answered) of all steps, rounded down; 10,000 exactly when completed. */
  readonly share: number;
  /** The furthest block reached in the order of the lesson, where reading goes on; null when none was. */
  readonly resumeAnchor: string | null;
}

const WHOLE = 10_000;

/**
 * How far somebody is in a lesson. Completed when every block was reached and every check-yourself answered, or when the
 * lesson was marked as read. Depends on the set of facts alone: their order and repetition do not matter, facts about
 * blocks the lesson does not have count for nothing, and another fact never makes it less.
 * Source: product.md, *Progress is events, idempotent and monotone*.
 */
export function lessonProgress(blocks: readonly LessonBlockOutline[], facts: readonly LearningFact[]): LessonProgress {
  const anchorsOf = (kind: ProgressKind) =>
    new Set(facts.filter((fact) => fact.kind === kind).map(({ anchor }) => anchor));
  const [reached, completed] = [anchorsOf('reached'), anchorsOf('completed')];
  const checks = blocks.filter(({ isCheck }) => isCheck);
  const done =
    blocks.filter(({ anchor }) => reached.has(anchor)).length +
    checks.filter(({ anchor }) => completed.has(anchor)).length;
  const steps = blocks.length + checks.length;
  const isCompleted = completed.has('') || (steps > 0 && done === steps);
  return {
    isStarted: facts.length > 0,
    isCompleted,
    share: isCompleted ? WHOLE : Math.floor((done * WHOLE) / Math.max(1, steps)),
    resumeAnchor: blocks.findLast(({ anchor }) => reached.has(anchor))?.anchor ?? null,
  };
}
