const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whether all values are the same, so that no rounding of a mean can look like a spread. */
const isConstant = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

/** The mean; `null` of nothing. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length;

/** The middle value, or the mean of the two in the middle; `null` of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return meanOf(middle);
}

/**
 * Covariance of a sample, with n − 1 below: Σ(x − x̄)(y − ȳ) / (n − 1). Exactly 0 when one of the two does not vary;
 * `null` for fewer than two pairs.
 * @throws RangeError when the lists differ in length.
 */
export function covarianceOf(xs: readonly number[], ys: readonly number[]): number | null {
  if (xs.length !== ys.length) throw new RangeError(`pairs of ${xs.length} and ${ys.length} values`);
  if (xs.length < 2) return null;
  if (isConstant(xs) || isConstant(ys)) return 0;
  const [meanX, meanY] = [sum(xs) / xs.length, sum(ys) / ys.length];
  return sum(xs.map((x, index) => (x - meanX) * ((ys[index] ?? 0) - meanY))) / (xs.length - 1);
}

/** Variance of a sample, with n − 1 below; `null` for fewer than two values. */
export const varianceOf = (values: readonly number[]): number | null => covarianceOf(values, values);

/** Standard deviation of a sample; `null` for fewer than two values. */
export function deviationOf(values: readonly number[]): number | null {
  const variance = varianceOf(values);
  return variance === null ? null : Math.sqrt(variance);
}

/** Product-moment correlation (Pearson), from −1 to 1; `null` when one of the two does not vary. */
export function correlationOf(xs: readonly number[], ys: readonly number[]): number | null {
  const covariance = covarianceOf(xs, ys);
  const spread = Math.sqrt((varianceOf(xs) ?? 0) * (varianceOf(ys) ?? 0));
  return covariance === null || spread === 0 ? null : Math.min(1, Math.max(-1, covariance / spread));
}

/**
 * Skewness as G₁ = k₃ / k₂^1.5 with k₃ = n² m₃ / ((n − 1)(n − 2)): 0 for a symmetric spread, negative with a tail of low
 * values. `null` for fewer than three values or without any spread.
 * Source: Joanes & Gill, *The Statistician* 47 (1998) 183–189, G₁; Moodle, *Quiz statistics calculations*, Skewness.
 */
export function skewnessOf(values: readonly number[]): number | null {
  const n = values.length;
  const variance = varianceOf(values);
  if (n < 3 || variance === null || variance === 0) return null;
  const mean = sum(values) / n;
  const third = sum(values.map((value) => (value - mean) ** 3)) / n;
  return (n * n * third) / ((n - 1) * (n - 2)) / variance ** 1.5;
}

/** Rounds half up to `digits` decimals; never −0. */
export function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale + 0;
}

/** The same for what may be missing. */
export const roundedOrNull = (value: number | null, digits: number): number | null =>
  value === null ? null : rounded(value, digits);
