import type { BasisPoints } from '../scoring/points.js';
import { rounded } from './moments.js';
import { groupWeights, THIRDS, weightedMean } from './rank-groups.js';

/** An option of a question and whether it counts as right. */
export interface AnalysedOption {
  readonly id: string;
  readonly isKey: boolean;
}

/** Who chose something: share of all and of each third of the rest scores, in basis points. */
export interface Shares {
  readonly all: BasisPoints;
  readonly lower: BasisPoints;
  readonly middle: BasisPoints;
  readonly upper: BasisPoints;
}

export interface OptionShares extends AnalysedOption, Shares {}

/** Use of all options, and how many chose none. */
export interface OptionUse {
  readonly options: readonly OptionShares[];
  readonly none: Shares;
}

function sharesOf(chose: readonly number[], rests: readonly number[]): Shares {
  const share = (from: number, to: number) =>
    rounded((weightedMean(chose, groupWeights(rests, from, to)) ?? 0) * 10_000, 0);
  return {
    all: share(0, 1),
    lower: share(...THIRDS.lower),
    middle: share(...THIRDS.middle),
    upper: share(...THIRDS.upper),
  };
}

/**
 * How the options of a question were used: by everybody and by the weaker, middle and stronger third of the rest of the
 * quiz (equal ones share their places). A right option should gain from left to right, a wrong one lose.
 * Source: Haladyna, *Developing and Validating Multiple-Choice Test Items* (3rd ed., 2004), ch. 9 (trace lines); thirds
 * instead of fifths, because our groups are small.
 * @throws RangeError when choices and rests differ in number.
 */
export function optionUse(
  options: readonly AnalysedOption[],
  chosen: readonly (readonly string[])[],
  rests: readonly number[],
): OptionUse {
  if (chosen.length !== rests.length) throw new RangeError(`${chosen.length} choices of ${rests.length} people`);
  return {
    options: options.map(({ id, isKey }) => ({
      id,
      isKey,
      ...sharesOf(
        chosen.map((ids) => (ids.includes(id) ? 1 : 0)),
        rests,
      ),
    })),
    none: sharesOf(
      chosen.map((ids) => (ids.length === 0 ? 1 : 0)),
      rests,
    ),
  };
}
