import fc from 'fast-check';
import { retryWaitMs } from './retry-wait.js';

it.each([
  [1, 2_000, 3_000],
  [2, 4_000, 6_000],
  [3, 5_000, 7_500],
  [4, 5_000, 7_500],
  [1_000, 5_000, 7_500],
])('after %i failures waits from %i up to %i ms', (failures, least, most) => {
  expect(retryWaitMs(failures, () => 0)).toBe(least);
  expect(retryWaitMs(failures, () => 0.5)).toBe((least + most) / 2);
  expect(retryWaitMs(failures, () => 1 - Number.EPSILON)).toBe(most);
});

it('takes what never failed for what failed once', () => {
  expect(retryWaitMs(0, () => 0)).toBe(2_000);
});

it('leaves it to chance, so that people who are refused together do not come back together', () => {
  const waits = Array.from({ length: 1_000 }, () => retryWaitMs(1));
  expect(new Set(waits).size).toBeGreaterThan(300);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(2_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(3_000);
});

it('never waits for less after more failures, as chance is the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      expect(retryWaitMs(failures + 1, () => chance)).toBeGreaterThanOrEqual(retryWaitMs(failures, () => chance));
    }),
  );
});
