import { assertPoints, proportion } from '../scoring/point-arithmetic.js';
import type { BasisPoints, Points } from '../scoring/points.js';

/** A grade as it comes out of attempts and marks. */
export interface WorkedOutGrade {
  readonly points: Points;
  readonly max: Points;
  readonly share: BasisPoints;
  readonly isFinal: boolean;
}

/**
 * The grade that counts: that of the attempts, or the points somebody set instead of it, which make it final. Where the
 * quiz is worth less now than what was set (a question became void), the maximum counts.
 * @throws RangeError for points that are not whole or negative.
 */
export function overriddenGrade<G extends WorkedOutGrade>(
  grade: G,
  points: Points | null,
): G & { isOverridden: boolean } {
  if (points === null) return { ...grade, isOverridden: false };
  assertPoints(points);
  const given = Math.min(points, grade.max);
  const share = grade.max === 0 ? 0 : proportion(10_000, given, grade.max);
  return { ...grade, points: given, share, isFinal: true, isOverridden: true };
}
