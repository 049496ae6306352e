import { gainBasisPoints } from '../scoring/grade.js';
import { proportion } from '../scoring/point-arithmetic.js';
import type { BasisPoints, Points } from '../scoring/points.js';

/** One marked question of an attempt. */
export interface CompetencePoints {
  /** Empty: of no competence. */
  readonly competence: string;
  readonly points: Points;
  readonly max: Points;
}

/** What a person could before and can after, in one competence; shares and gain in basis points. */
export interface CompetenceGain {
  readonly competence: string;
  readonly before: BasisPoints;
  readonly after: BasisPoints;
  readonly gain: BasisPoints;
}

/** The share of the points of each competence; one in which nothing could be earned is left out. */
function sharesOf(questions: readonly CompetencePoints[]): ReadonlyMap<string, BasisPoints> {
  const sums = new Map<string, { points: Points; max: Points }>();
  for (const { competence, points, max } of questions) {
    const sum = sums.get(competence) ?? { points: 0, max: 0 };
    sums.set(competence, { points: sum.points + points, max: sum.max + max });
  }
  const counted = [...sums].filter(([competence, { max }]) => competence !== '' && max > 0);
  return new Map(counted.map(([competence, { points, max }]) => [competence, proportion(10_000, points, max)]));
}

/**
 * What a person gained between a test before and a test after, competence by competence in the order of the test after.
 * A competence that only one of the two asks about says nothing about a gain and is left out; the plain difference of the
 * shares, as everywhere (see {@link gainBasisPoints}).
 */
export function gainsByCompetence(
  before: readonly CompetencePoints[],
  after: readonly CompetencePoints[],
): CompetenceGain[] {
  const earlier = sharesOf(before);
  return [...sharesOf(after)].flatMap(([competence, share]) => {
    const then = earlier.get(competence);
    return then === undefined ? [] : [{ competence, before: then, after: share, gain: gainBasisPoints(then, share) }];
  });
}
