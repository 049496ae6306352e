/**
 * What a learner may see of a finished attempt, each with all before it: nothing but the receipt · the score · which
 * questions were right · the feedback of each question · the key.
 */
export const REVIEW_LEVELS = ['nothing', 'score', 'marks', 'feedback', 'key'] as const;
export type ReviewLevel = (typeof REVIEW_LEVELS)[number];

/** What is shown from when on: right after handing in, after the quiz has closed, after the grades were released. */
export interface ReviewPolicy {
  readonly submitted: ReviewLevel;
  readonly closed: ReviewLevel;
  readonly released: ReviewLevel;
}

/** What every quiz showed before it could say otherwise. */
export const USUAL_REVIEW: ReviewPolicy = { submitted: 'nothing', closed: 'nothing', released: 'feedback' };

/** What decides about one finished attempt. */
export interface ReviewedAttempt {
  readonly policy: ReviewPolicy;
  /** A quiz that never counts: whoever practises sees everything at once. */
  readonly isPractice: boolean;
  /** The quiz has a closing time, and for this person it is over. */
  readonly isClosed: boolean;
  readonly isReleased: boolean;
  /** Answers of this attempt that wait for a person. */
  readonly pending: number;
  /** Whether this person can still begin an attempt at the quiz. */
  readonly canTryAgain: boolean;
}

const rankOf = (level: ReviewLevel): number => REVIEW_LEVELS.indexOf(level);

/** Whether a level shows what another one does. */
export const shows = (level: ReviewLevel, what: ReviewLevel): boolean => rankOf(level) >= rankOf(what);

const lower = (one: ReviewLevel, other: ReviewLevel): ReviewLevel => (rankOf(one) <= rankOf(other) ? one : other);
const higher = (one: ReviewLevel, other: ReviewLevel): ReviewLevel => (rankOf(one) >= rankOf(other) ? one : other);

/**
 * The one rule of what a learner may see of an attempt. The most that any of the moments that have come allows; nothing of
 * the result as long as an answer waits for a mark, since the score would be a wrong one; no key to somebody who may try
 * again. Practice shows all at once.
 */
export function reviewOf(attempt: ReviewedAttempt): ReviewLevel {
  if (attempt.isPractice) return 'key';
  if (attempt.pending > 0) return 'nothing';
  const { submitted, closed, released } = attempt.policy;
  const moments = [submitted, ...(attempt.isClosed ? [closed] : []), ...(attempt.isReleased ? [released] : [])];
  const most = moments.reduce(higher);
  return attempt.canTryAgain ? lower(most, 'feedback') : most;
}
