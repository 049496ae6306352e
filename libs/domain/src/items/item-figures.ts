import type { BasisPoints } from '../scoring/points.js';
import { correlationOf, covarianceOf, deviationOf, meanOf, rounded, roundedOrNull, varianceOf } from './moments.js';
import { groupWeights, KELLEY_SHARE, weightedMean } from './rank-groups.js';

/** The figures of a question. Basis points are of its maximum; the other three lie from −1 to 1 (three decimals). */
export interface ItemFigures {
  /** Mean share of the points: 10000 when everybody had all of them. */
  readonly facility: BasisPoints;
  readonly deviation: BasisPoints;
  /** Share of the upper group less that of the lower one. `null` when either nobody or nothing differs. */
  readonly discrimination: number | null;
  /** Correlation of the question with the rest of the quiz. */
  readonly itemRest: number | null;
  /** What was reached of the discrimination that was possible. */
  readonly efficiency: number | null;
}

/** One person's result in a question and in everything else, each as a share of what there was to earn (0 to 1). */
export interface ItemResult {
  readonly score: number;
  /** `null` when there was nothing else to earn. */
  readonly rest: number | null;
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/**
 * Upper-lower discrimination index D: mean share of the points in the upper 27 % of the rest scores, less that in the
 * lower 27 %. People are ranked without the question itself, which would else vouch for itself; equal ones share their
 * places. `null` when the question or the rest does not vary.
 * Source: Kelley (1939), *The selection of upper and lower groups for the validation of test items*; Ebel, *Measuring
 * Educational Achievement* (1965), ch. 11. The corrected rank is Moodle's use of x̄ᵢ and Xᵢ.
 */
export function discriminationIndex(scores: readonly number[], rests: readonly number[]): number | null {
  if ((varianceOf(scores) ?? 0) === 0 || (varianceOf(rests) ?? 0) === 0) return null;
  const upper = weightedMean(scores, groupWeights(rests, 1 - KELLEY_SHARE, 1));
  const lower = weightedMean(scores, groupWeights(rests, 0, KELLEY_SHARE));
  return upper === null || lower === null ? null : upper - lower;
}

/**
 * Discriminative efficiency: C(x, X) / C_max(x, X), where X is the rest score and C_max the covariance the same results
 * would have if the best of the question were the best of the rest. 1: no other spread of these results tells more.
 * Source: Moodle, *Quiz statistics calculations*, Discriminative efficiency (there as a percentage).
 */
export function discriminativeEfficiency(scores: readonly number[], rests: readonly number[]): number | null {
  const covariance = covarianceOf(scores, rests);
  const most = covarianceOf(sorted(scores), sorted(rests));
  return covariance === null || most === null || most === 0 ? null : covariance / most;
}

/**
 * The figures of one question in a group of attempts; `null` without attempts.
 * Facility is Moodle's F = x̄ / max; for right-or-wrong questions the correlation with the rest is the point-biserial one,
 * and what Moodle calls the discrimination index.
 * Source: Moodle, *Quiz statistics calculations* (docs.moodle.org/dev/Quiz_statistics_calculations), Question statistics;
 * Lord & Novick, *Statistical Theories of Mental Test Scores* (1968), ch. 15.
 */
export function itemFigures(results: readonly ItemResult[]): ItemFigures | null {
  const scores = results.map(({ score }) => score);
  const facility = meanOf(scores);
  if (facility === null) return null;
  const rests = results.flatMap(({ rest }) => (rest === null ? [] : [rest]));
  const isRanked = rests.length === scores.length;
  return {
    facility: rounded(facility * 10_000, 0),
    deviation: rounded((deviationOf(scores) ?? 0) * 10_000, 0),
    discrimination: isRanked ? roundedOrNull(discriminationIndex(scores, rests), 3) : null,
    itemRest: isRanked ? roundedOrNull(correlationOf(scores, rests), 3) : null,
    efficiency: isRanked ? roundedOrNull(discriminativeEfficiency(scores, rests), 3) : null,
  };
}
