import fc from 'fast-check';
import {
  correlationOf,
  covarianceOf,
  deviationOf,
  meanOf,
  medianOf,
  rounded,
  skewnessOf,
  varianceOf,
} from './moments.js';

it.each([
  ['nothing', [], null],
  ['one', [4], 4],
  ['an odd number', [9, 1, 4], 4],
  ['an even number', [1, 10, 4, 2], 3],
])('the median of %s', (_name, values, expected) => {
  expect(medianOf(values)).toBe(expected);
});

it('the mean of nothing is no zero', () => {
  expect(meanOf([])).toBeNull();
  expect(meanOf([1, 2, 6])).toBe(3);
});

it('variance and deviation are those of a sample (2, 4, 4, 4, 5, 5, 7, 9: squares 32, by 7)', () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(varianceOf(values)).toBeCloseTo(32 / 7, 12);
  expect(deviationOf(values)).toBeCloseTo(Math.sqrt(32 / 7), 12);
  expect(varianceOf([3])).toBeNull();
  expect(deviationOf([3])).toBeNull();
});

it('nothing varies where all are equal, whatever a mean of tenths comes to', () => {
  expect(varianceOf([0.1, 0.1, 0.1])).toBe(0);
  expect(correlationOf([0.1, 0.1, 0.1], [1, 2, 3])).toBeNull();
});

it('covariance worked by hand: (1, 2, 3) and (1, 3, 8) give 7 / 2', () => {
  expect(covarianceOf([1, 2, 3], [1, 3, 8])).toBe(3.5);
  expect(() => covarianceOf([1], [1, 2])).toThrow('pairs of 1 and 2 values');
});

it('correlation: Anscombe’s first set, published as 0.816', () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  expect(rounded(correlationOf(x, y) ?? 0, 3)).toBe(0.816);
  expect(correlationOf(x, x)).toBe(1);
});

it('skewness worked by hand: 1, 2, 3, 10 have deviations −3, −2, −1, 6, so m₂ sums to 50 and m₃ to 180', () => {
  expect(skewnessOf([1, 2, 3, 10])).toBeCloseTo((16 * 45) / 6 / (50 / 3) ** 1.5, 12);
  expect(skewnessOf([1, 2, 3])).toBe(0);
  expect(skewnessOf([1, 2])).toBeNull();
  expect(skewnessOf([2, 2, 2])).toBeNull();
});

it.each([
  [0.12345, 3, 0.123],
  [0.0005, 3, 0.001],
  [-0.0001, 3, 0],
  [1234.5, 0, 1235],
])('rounds %f to %i decimals', (value, digits, expected) => {
  expect(Object.is(rounded(value, digits), expected)).toBe(true);
});

it('a correlation lies from −1 to 1, is the same both ways, and turns when one side is turned', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 2,
  });
  fc.assert(
    fc.property(pairs, (given) => {
      const [x, y] = [given.map(([a]) => a), given.map(([, b]) => b)];
      const correlation = correlationOf(x, y);
      if (correlation === null) return;
      expect(Math.abs(correlation)).toBeLessThanOrEqual(1);
      expect(correlationOf(y, x)).toBeCloseTo(correlation, 10);
      expect(
        correlationOf(
          x,
          y.map((value) => -value),
        ),
      ).toBeCloseTo(-correlation, 10);
    }),
  );
});
