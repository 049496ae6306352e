import { assertPoints, proportion } from './point-arithmetic.js';
import type { BasisPoints, Points } from './points.js';

function assertShare(value: BasisPoints): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > 10_000) {
    throw new RangeError(`basis points are whole, from 0 to 10000, not ${value}`);
  }
}

/**
 * Whether a result reaches the pass mark; reaching it exactly is passing. Both in basis points.
 * @throws RangeError for anything that is not a whole number from 0 to 10000.
 */
export function passes(basisPoints: BasisPoints, passMark: BasisPoints): boolean {
  assertShare(basisPoints);
  assertShare(passMark);
  return basisPoints >= passMark;
}

/**
 * What a person gained between the test before and the test after: the plain difference in basis points, from −10000
 * to 10000. Not the normalised gain, which is undefined for somebody who was perfect before.
 * @throws RangeError for anything that is not a whole number from 0 to 10000.
 */
export function gainBasisPoints(before: BasisPoints, after: BasisPoints): BasisPoints {
  assertShare(before);
  assertShare(after);
  return after - before;
}

/**
 * The mean of shares or gains, rounded half up (towards the greater: −0.5 becomes 0); `null` of none, because no result
 * is not a zero.
 * @throws RangeError for anything that is not a whole number from −10000 to 10000.
 */
export function meanBasisPoints(values: readonly BasisPoints[]): BasisPoints | null {
  if (values.length === 0) return null;
  for (const value of values) assertShare(Math.abs(value));
  const shifted = values.reduce((sum, value) => sum + value + 10_000, 0);
  return proportion(shifted, 1, values.length) - 10_000;
}

/** A finished attempt as far as the grade of its quiz needs it; points in hundredths. */
export interface GradedAttempt {
  readonly number: number;
  readonly points: Points;
  readonly max: Points;
  /** Open answers nobody has marked yet. */
  readonly pending: number;
}

/** How several attempts become one grade. */
export const GRADING_METHODS = ['highest', 'last', 'first', 'average'] as const;
export type GradingMethod = (typeof GRADING_METHODS)[number];

/** The grade of a quiz: which attempt stands for it, what it is worth and whether that can still change. */
export interface QuizGrade<A extends GradedAttempt> {
  /** The one that counts; of an average the last. */
  readonly attempt: A;
  /** Points of that attempt; of an average the share of its maximum. */
  readonly points: Points;
  readonly share: BasisPoints;
  readonly isFinal: boolean;
}

interface Shared<A extends GradedAttempt> {
  readonly attempt: A;
  readonly share: BasisPoints;
}

/** The attempts that decide, by method, out of those in the order of their numbers; the first of them counts. */
const DECIDING: Readonly<Record<GradingMethod, <A extends GradedAttempt>(all: readonly Shared<A>[]) => Shared<A>[]>> = {
  // A mark that is missing could make any of them the best.
  highest: (all) => [...all].sort((a, b) => b.share - a.share || a.attempt.number - b.attempt.number),
  last: (all) => all.slice(-1),
  first: (all) => all.slice(0, 1),
  average: (all) => [...all].reverse(),
};

/**
 * The grade over all finished attempts. `highest`: the best share counts, the earlier attempt when two are equal; `last`
 * and `first` by number; `average`: the mean of the shares, rounded half up. Final only when no attempt that could decide
 * waits for a mark. `null` without attempts.
 * @throws RangeError for points that are not whole, negative or above the maximum.
 */
export function gradeOfAttempts<A extends GradedAttempt>(
  attempts: readonly A[],
  method: GradingMethod = 'highest',
): QuizGrade<A> | null {
  const graded = attempts
    .map((attempt) => {
      assertPoints(attempt.points, attempt.max);
      return { attempt, share: attempt.max === 0 ? 0 : proportion(10_000, attempt.points, attempt.max) };
    })
    .sort((a, b) => a.attempt.number - b.attempt.number);
  const deciding = DECIDING[method](graded);
  const counted = deciding[0];
  if (!counted) return null;
  const isFinal = deciding.every(({ attempt }) => attempt.pending === 0);
  if (method !== 'average') return { ...counted, points: counted.attempt.points, isFinal };
  const share = meanBasisPoints(deciding.map((one) => one.share)) ?? 0;
  return { attempt: counted.attempt, points: proportion(counted.attempt.max, share, 10_000), share, isFinal };
}
