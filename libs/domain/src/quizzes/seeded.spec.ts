import fc from 'fast-check';
import { seededSequence, shuffled } from './seeded.js';

const first = (seed: number, count: number) => {
  const next = seededSequence(seed);
  return Array.from({ length: count }, () => next());
};

// The published values of mulberry32: what was drawn for an attempt can be drawn again.
it.each([
  [0, [0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]],
  [1, [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]],
])('the seed %i gives the published sequence', (seed, expected) => {
  expect(first(seed, 3)).toEqual(expected);
});

it('reads a seed as 32 bits', () => {
  expect(first(-1, 3)).toEqual(first(2 ** 32 - 1, 3));
  expect(first(2 ** 32, 3)).toEqual(first(0, 3));
});

it('lies from 0 to below 1, and spreads evenly', () => {
  const all = first(20_261_126, 10_000);
  expect(all.every((value) => value >= 0 && value < 1)).toBe(true);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const inside = all.filter((value) => Math.floor(value * 10) === tenth).length;
    expect(Math.abs(inside - 1_000)).toBeLessThan(150);
  }
});

/** A sequence that says what it is told. */
const told = (values: readonly number[]) => {
  let at = 0;
  return () => {
    at += 1;
    return values[at - 1] ?? NaN;
  };
};

describe('an order that a sequence decides', () => {
  it.each([
    ['the least each time', [0, 0, 0], 'bcda'],
    ['the most each time: everything stays', [0.999, 0.999, 0.999], 'abcd'],
    ['the middle', [0.5, 0.5, 0.5], 'adbc'],
  ])('%s', (_name, values, expected) => {
    expect(shuffled([...'abcd'], told(values)).join('')).toBe(expected);
  });

  it('asks once for each place that is open, and takes nothing from the list', () => {
    let asked = 0;
    const list = Object.freeze([...'abcde']);
    shuffled(list, () => {
      asked += 1;
      return 0;
    });
    expect(asked).toBe(4);
    expect(list.join('')).toBe('abcde');
    expect([shuffled([], told([])), shuffled(['a'], told([]))]).toEqual([[], ['a']]);
  });

  it('holds what the list held', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.nat(), (list, seed) => {
        expect(shuffled(list, seededSequence(seed)).sort()).toEqual([...list].sort());
      }),
    );
  });
});
