import fc from 'fast-check';
import { groupWeights, weightedMean } from './rank-groups.js';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

it.each([
  ['whole people when the part is whole', [5, 1, 4, 2, 3, 6], 0, 1 / 3, [0, 1, 0, 1, 0, 0]],
  ['a part of a person when it is not', [1, 2, 3, 4, 5], 0.7, 1, [0, 0, 0, 0.5, 1]],
  ['equal ones share the places: two of three at the edge', [1, 2, 2, 2, 9, 9], 0, 0.5, [1, 2 / 3, 2 / 3, 2 / 3, 0, 0]],
  ['all equal: everybody with the same part', [7, 7, 7, 7], 0.73, 1, [0.27, 0.27, 0.27, 0.27]],
])('%s', (_name, values, from, to, expected) => {
  groupWeights(values, from, to).forEach((weight, index) => expect(weight).toBeCloseTo(expected[index] ?? -1, 12));
});

it('without weight there is no mean', () => {
  expect(weightedMean([1, 2], [0, 0])).toBeNull();
  expect(weightedMean([1, 4], [1, 2])).toBe(3);
});

it('weights lie from 0 to 1, add up to the part, and equal people weigh the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 40 }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      (values, from, to) => {
        const weights = groupWeights(values, from, to);
        expect(sum(weights)).toBeCloseTo(values.length * (to - from), 8);
        weights.forEach((weight, index) => {
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(weight).toBeLessThanOrEqual(1 + 1e-9);
          expect(weight).toBe(weights[values.indexOf(values[index] ?? -1)]);
        });
      },
    ),
  );
});
