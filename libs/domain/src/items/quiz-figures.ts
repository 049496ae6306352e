import type { BasisPoints } from '../scoring/points.js';
import { deviationOf, meanOf, medianOf, rounded, roundedOrNull, skewnessOf, varianceOf } from './moments.js';

/** The figures of a whole quiz; basis points are of the maximum, the others have three decimals. */
export interface QuizFigures {
  readonly attempts: number;
  readonly mean: BasisPoints;
  readonly median: BasisPoints;
  readonly deviation: BasisPoints;
  readonly skewness: number | null;
  /** Cronbach's α; `null` with fewer than two questions, without spread, or when people had different questions. */
  readonly alpha: number | null;
  /** Standard error of measurement: how far a result may lie from the one repeated quizzes would give on average. */
  readonly error: BasisPoints | null;
}

/**
 * Cronbach's α = k / (k − 1) × (1 − Σ V(item) / V(total)), at most 1; below 0 when questions contradict each other.
 * `columns`: the points of one question, one per person in the same order. `null` for fewer than two questions or people,
 * and when all totals are equal.
 * Source: Cronbach, *Psychometrika* 16 (1951) 297–334; Moodle's *coefficient of internal consistency*.
 * @throws RangeError when the columns differ in length.
 */
export function cronbachAlpha(columns: readonly (readonly number[])[]): number | null {
  const people = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== people)) throw new RangeError('columns of different lengths');
  if (columns.length < 2) return null;
  const totals = Array.from({ length: people }, (_, row) =>
    columns.reduce((total, column) => total + (column[row] ?? 0), 0),
  );
  const whole = varianceOf(totals);
  if (whole === null || whole === 0) return null;
  const parts = columns.reduce((total, column) => total + (varianceOf(column) ?? 0), 0);
  return (columns.length / (columns.length - 1)) * (1 - parts / whole);
}

/**
 * Standard error of measurement = SD × √(1 − α), in the unit of the deviation; `null` without α.
 * Source: Lord & Novick (1968), eq. 3.6.1; Moodle's *standard error*.
 */
export const standardError = (deviation: number, alpha: number | null): number | null =>
  alpha === null ? null : deviation * Math.sqrt(1 - Math.min(1, alpha));

/**
 * The figures of a quiz from each person's share of the maximum (0 to 1) and the points per question; `columns` is `null`
 * when people had different questions.
 */
export function quizFigures(
  shares: readonly number[],
  columns: readonly (readonly number[])[] | null,
): QuizFigures | null {
  const [mean, median] = [meanOf(shares), medianOf(shares)];
  if (mean === null || median === null) return null;
  const deviation = deviationOf(shares) ?? 0;
  const alpha = columns && cronbachAlpha(columns);
  const error = standardError(deviation, alpha);
  return {
    attempts: shares.length,
    mean: rounded(mean * 10_000, 0),
    median: rounded(median * 10_000, 0),
    deviation: rounded(deviation * 10_000, 0),
    skewness: roundedOrNull(skewnessOf(shares), 3),
    alpha: roundedOrNull(alpha, 3),
    error: error === null ? null : rounded(error * 10_000, 0),
  };
}
