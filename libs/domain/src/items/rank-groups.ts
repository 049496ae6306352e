/** Share of people in the upper and in the lower group. Source: Kelley, *J. Educational Psychology* 30 (1939) 17–24. */
export const KELLEY_SHARE = 0.27;

/** Lower, middle and upper third, as parts of the whole. */
export const THIRDS = { lower: [0, 1 / 3], middle: [1 / 3, 2 / 3], upper: [2 / 3, 1] } as const;

/**
 * How much of each value belongs to the part from `from` to `to` (0 to 1) of all values in rising order. Equal values share
 * their places equally, so that nobody is in a group by chance of the order; the weights add up to n × (to − from), also
 * when that is no whole number of people.
 */
export function groupWeights(values: readonly number[], from: number, to: number): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const weights = new Map<number, number>();
  let start = 0;
  for (const value of [...counts.keys()].sort((a, b) => a - b)) {
    const count = counts.get(value) ?? 0;
    const inside = Math.min(start + count, to * values.length) - Math.max(start, from * values.length);
    weights.set(value, Math.max(0, inside) / count);
    start += count;
  }
  return values.map((value) => weights.get(value) ?? 0);
}

/** The weighted mean; `null` without weight. */
export function weightedMean(values: readonly number[], weights: readonly number[]): number | null {
  const weight = weights.reduce((sum, one) => sum + one, 0);
  if (weight === 0) return null;
  return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / weight;
}
