/** The middle of the values; the mean of the two middle ones when their number is even. Throws on no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('median of no values');
  return lower + (upper - lower) / 2;
}

/** Which of the two programs runs. */
export type ArmName = 'reference' | 'product';

/** A B, B A, A B … so that a machine that warms up or slows down favours neither arm. */
export function armOrder(round: number): readonly [ArmName, ArmName] {
  return round % 2 === 0 ? ['reference', 'product'] : ['product', 'reference'];
}

/** Both figures of one round. */
export interface Round {
  readonly reference: number;
  readonly product: number;
}

/** A round counts only while the reference stayed within this part of its median. */
export const referenceDrift = 0.4;

/** Splits off the rounds in which the machine, not the product, moved: reference more than 40 % off its median. */
export function steadyRounds<R extends Round>(rounds: readonly R[]): { readonly kept: R[]; readonly discarded: R[] } {
  if (rounds.length === 0) return { kept: [], discarded: [] };
  const middle = median(rounds.map((round) => round.reference));
  const steady = (round: R): boolean => Math.abs(round.reference - middle) <= referenceDrift * Math.abs(middle);
  return { kept: rounds.filter(steady), discarded: rounds.filter((round) => !steady(round)) };
}

/** `higher`: a ratio above the floor is good (throughput); `lower`: one below it is (time). */
export type Direction = 'higher' | 'lower';

/** The three lines a ratio is held against. */
export interface Goals {
  readonly direction: Direction;
  readonly floor: number;
  readonly goal: number;
  readonly stretch?: number;
}

/**
 * What the ratios say. `unsteady`: the median misses the floor but too few rounds do, which is not a failure.
 * `no verdict`: too few steady rounds.
 */
export type Verdict = 'stretch' | 'goal' | 'floor' | 'unsteady' | 'under floor' | 'no verdict';

/** A verdict with the figures it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly medianRatio: number;
  readonly worstRatio: number;
  readonly misses: number;
}

/** True when `ratio` is at least as good as `line`. */
export function meets(ratio: number, line: number, direction: Direction): boolean {
  return direction === 'higher' ? ratio >= line : ratio <= line;
}

/**
 * Under the floor only when the median misses it and at least 5 of 7 rounds do (for other numbers of rounds the same
 * part, rounded up).
 * @param ratios product by reference of each kept round
 * @param leastRounds fewer kept rounds than this give no verdict
 */
export function judge(ratios: readonly number[], goals: Goals, leastRounds: number): Judgement {
  if (ratios.length === 0) return { verdict: 'no verdict', medianRatio: NaN, worstRatio: NaN, misses: 0 };
  const medianRatio = median(ratios);
  const worstRatio = goals.direction === 'higher' ? Math.min(...ratios) : Math.max(...ratios);
  const misses = ratios.filter((ratio) => !meets(ratio, goals.floor, goals.direction)).length;
  const verdict = ratios.length < leastRounds ? 'no verdict' : verdictOf(medianRatio, misses, ratios.length, goals);
  return { verdict, medianRatio, worstRatio, misses };
}

function verdictOf(ratio: number, misses: number, rounds: number, goals: Goals): Verdict {
  const { direction, floor, goal, stretch } = goals;
  if (!meets(ratio, floor, direction)) return misses >= Math.ceil((rounds * 5) / 7) ? 'under floor' : 'unsteady';
  if (stretch !== undefined && meets(ratio, stretch, direction)) return 'stretch';
  return meets(ratio, goal, direction) ? 'goal' : 'floor';
}
