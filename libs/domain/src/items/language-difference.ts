import type { ItemResult } from './item-figures.js';
import { rounded } from './moments.js';

/** People of one level of ability by language and result. */
export interface Stratum {
  readonly referenceRight: number;
  readonly referenceWrong: number;
  readonly focalRight: number;
  readonly focalWrong: number;
}

export interface MantelHaenszel {
  /** With one degree of freedom, corrected for continuity. */
  readonly chiSquare: number;
  /** Common odds ratio: above 1 the reference language is favoured. 0 and infinity are possible. */
  readonly oddsRatio: number;
}

/** From here on chance alone is a poor explanation (5 %, one degree of freedom). */
export const SIGNIFICANT_CHI_SQUARE = 3.841;
/** A difference as large as the Educational Testing Service calls large (its level C). */
export const LARGE_DELTA = 1.5;
/** The scale is cut here, because the odds of few people may be 0 or infinite. */
const END_OF_DELTA = 10;
const LEVELS = 5;

const rowsOf = ({ referenceRight, referenceWrong, focalRight, focalWrong }: Stratum) => ({
  reference: referenceRight + referenceWrong,
  focal: focalRight + focalWrong,
  right: referenceRight + focalRight,
  wrong: referenceWrong + focalWrong,
  all: referenceRight + referenceWrong + focalRight + focalWrong,
});

/**
 * The Mantel-Haenszel test over levels of ability: χ² = (max(0, |Σ A − Σ E(A)| − ½))² / Σ V(A), A being the reference group's
 * right answers, E and V those of the hypergeometric distribution; common odds ratio Σ(A·D/T) / Σ(B·C/T).
 * `null` when no level has both languages and both results, for then nothing can be said.
 * Source: Mantel & Haenszel, *J. National Cancer Institute* 22 (1959) 719–748; Holland & Thayer, *Differential item
 * performance and the Mantel-Haenszel procedure* (ETS RR-86-31, 1986; in *Test Validity*, 1988).
 */
export function mantelHaenszel(strata: readonly Stratum[]): MantelHaenszel | null {
  let [difference, variance, above, below] = [0, 0, 0, 0];
  for (const stratum of strata) {
    const { reference, focal, right, wrong, all } = rowsOf(stratum);
    if (all < 2) continue;
    difference += stratum.referenceRight - (reference * right) / all;
    variance += (reference * focal * right * wrong) / (all * all * (all - 1));
    above += (stratum.referenceRight * stratum.focalWrong) / all;
    below += (stratum.referenceWrong * stratum.focalRight) / all;
  }
  if (variance === 0) return null;
  return { chiSquare: Math.max(0, Math.abs(difference) - 0.5) ** 2 / variance, oddsRatio: above / below };
}

/**
 * The odds ratio on the delta scale of the Educational Testing Service, −2.35 × ln α: negative when the focal language has
 * it harder. Cut at ±10.
 * Source: Holland & Thayer (1986); Zwick, *A review of ETS differential item functioning* (ETS RR-12-08, 2012).
 */
export const deltaOf = (oddsRatio: number): number =>
  Math.min(END_OF_DELTA, Math.max(-END_OF_DELTA, -2.35 * Math.log(oddsRatio)));

/** One language against the most frequent one, at equal ability. */
export interface LanguageDifference {
  readonly language: string;
  readonly reference: string;
  /** Three decimals. */
  readonly chiSquare: number;
  /** Two decimals, from −10 to 10; negative: harder in `language` than in `reference`. */
  readonly delta: number;
  /** Both significant and large. */
  readonly isFlagged: boolean;
}

/** Levels of ability by the rest of the quiz: five parts of about equal size; equal results are never torn apart. */
function levelsOf(rests: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const rest of rests) counts.set(rest, (counts.get(rest) ?? 0) + 1);
  const levels = new Map<number, number>();
  let start = 0;
  for (const rest of [...counts.keys()].sort((a, b) => a - b)) {
    const count = counts.get(rest) ?? 0;
    levels.set(rest, Math.min(LEVELS - 1, Math.floor(((start + count / 2) / rests.length) * LEVELS)));
    start += count;
  }
  return rests.map((rest) => levels.get(rest) ?? 0);
}

/**
 * Whether a question is harder in one language than in another for people who are equally strong in the rest of the quiz
 * (differential functioning). At least half of the points counts as right. `null` without a rest to compare by, or when
 * nothing can be said.
 */
export function languageDifference(
  reference: { readonly language: string; readonly results: readonly ItemResult[] },
  focal: { readonly language: string; readonly results: readonly ItemResult[] },
): LanguageDifference | null {
  const all = [...reference.results, ...focal.results];
  const rests = all.flatMap(({ rest }) => (rest === null ? [] : [rest]));
  if (rests.length !== all.length) return null;
  const strata = Array.from({ length: LEVELS }, () => ({
    referenceRight: 0,
    referenceWrong: 0,
    focalRight: 0,
    focalWrong: 0,
  }));
  levelsOf(rests).forEach((level, index) => {
    const [stratum, result] = [strata[level], all[index]];
    if (!stratum || !result) return;
    const isReference = index < reference.results.length;
    if (result.score >= 0.5) stratum[isReference ? 'referenceRight' : 'focalRight'] += 1;
    else stratum[isReference ? 'referenceWrong' : 'focalWrong'] += 1;
  });
  const test = mantelHaenszel(strata);
  if (!test) return null;
  const delta = rounded(deltaOf(test.oddsRatio), 2);
  return {
    language: focal.language,
    reference: reference.language,
    chiSquare: rounded(test.chiSquare, 3),
    delta,
    isFlagged: test.chiSquare >= SIGNIFICANT_CHI_SQUARE && Math.abs(delta) >= LARGE_DELTA,
  };
}
