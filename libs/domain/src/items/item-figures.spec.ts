import fc from 'fast-check';
import { discriminationIndex, discriminativeEfficiency, itemFigures, type ItemResult } from './item-figures.js';

const results = (scores: readonly number[], rests: readonly (number | null)[]): ItemResult[] =>
  scores.map((score, index) => ({ score, rest: rests[index] ?? null }));

describe('discrimination of the upper and lower 27 %', () => {
  it('worked by hand: 100 people, 27 strongest with 20 right, 27 weakest with 8 right', () => {
    const rests = Array.from({ length: 100 }, (_, rank) => rank / 100);
    const scores = rests.map((_, rank) => {
      if (rank < 27) return rank < 8 ? 1 : 0;
      if (rank < 73) return rank % 2;
      return rank < 93 ? 1 : 0;
    });
    expect(discriminationIndex(scores, rests)).toBeCloseTo((20 - 8) / 27, 12);
  });

  it('worked by hand: ten people, so 2.7 in each group', () => {
    const rests = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const scores = [0, 1, 0, 0, 1, 0, 1, 0, 1, 1];
    // Upper: 9, 8 and 0.7 of the one at 7 (wrong): 2 / 2.7. Lower: 0, 1 and 0.7 of the one at 2 (wrong): 1 / 2.7.
    expect(discriminationIndex(scores, rests)).toBeCloseTo(1 / 2.7, 12);
  });

  it.each([
    ['the question does not vary', [1, 1, 1], [1, 2, 3]],
    ['the rest does not vary', [1, 0, 1], [2, 2, 2]],
  ])('says nothing when %s', (_name, scores, rests) => {
    expect(discriminationIndex(scores, rests)).toBeNull();
  });
});

describe('discriminative efficiency', () => {
  it('worked by hand: C = 1/3 of a possible 2/3', () => {
    // From the means ½ and 2½: (¾ − ¼ − ¼ + ¾) / 3 as given, (¾ + ¼ + ¼ + ¾) / 3 when both are sorted.
    expect(discriminativeEfficiency([0, 1, 0, 1], [1, 2, 3, 4])).toBeCloseTo(0.5, 12);
  });
  it('is 1 when the best of the question are the best of the rest, and missing without spread', () => {
    expect(discriminativeEfficiency([0, 0, 1, 1], [1, 2, 3, 4])).toBe(1);
    expect(discriminativeEfficiency([1, 1], [1, 2])).toBeNull();
  });
});

describe('the figures of a question', () => {
  it('worked by hand: facility, deviation, point-biserial', () => {
    // r_pb = (M₁ − M₀) / s · √(n₁ n₀ / (n (n − 1))): M₁ = 3, M₀ = 2, s² = 5/3.
    const pointBiserial = ((3 - 2) / Math.sqrt(5 / 3)) * Math.sqrt((2 * 2) / (4 * 3));
    expect(itemFigures(results([0, 1, 0, 1], [1, 2, 3, 4]))).toEqual({
      facility: 5_000,
      deviation: 5_774,
      // 1.08 people in each group: 1 / 1.08 less 0.08 / 1.08.
      discrimination: 0.852,
      itemRest: Number(pointBiserial.toFixed(3)),
      efficiency: 0.5,
    });
  });

  it('without a rest there is only facility and deviation; without people nothing', () => {
    expect(itemFigures(results([1, 0], [null, null]))).toEqual({
      facility: 5_000,
      deviation: 7_071,
      discrimination: null,
      itemRest: null,
      efficiency: null,
    });
    expect(itemFigures([])).toBeNull();
  });
});

const people = fc.array(
  fc.record({ score: fc.constantFrom(0, 0.25, 0.5, 1), rest: fc.integer({ min: 0, max: 20 }).map((n) => n / 20) }),
  { minLength: 2, maxLength: 60 },
);

it('keeps the bounds of every figure', () => {
  fc.assert(
    fc.property(people, (given) => {
      const figures = itemFigures(given);
      expect(figures?.facility).toBeGreaterThanOrEqual(0);
      expect(figures?.facility).toBeLessThanOrEqual(10_000);
      const { discrimination = 9, itemRest = 9, efficiency = 9 } = figures ?? {};
      for (const value of [discrimination, itemRest]) expect(Math.abs(value ?? 0)).toBeLessThanOrEqual(1);
      expect(efficiency ?? 0).toBeLessThanOrEqual(1);
    }),
  );
});

it('turning every answer round turns discrimination and correlation round', () => {
  fc.assert(
    fc.property(people, (given) => {
      const scores = given.map(({ score }) => score);
      const rests = given.map(({ rest }) => rest);
      const straight = discriminationIndex(scores, rests);
      const turned = discriminationIndex(
        scores.map((score) => 1 - score),
        rests,
      );
      if (straight === null) expect(turned).toBeNull();
      else expect(turned).toBeCloseTo(-straight, 10);
    }),
  );
});

it('doubling everybody changes neither facility nor discrimination', () => {
  fc.assert(
    fc.property(people, (given) => {
      const [once, twice] = [itemFigures(given), itemFigures([...given, ...given])];
      expect(twice?.facility).toBe(once?.facility);
      if (once?.discrimination === null) expect(twice?.discrimination).toBeNull();
      else expect(twice?.discrimination).toBeCloseTo(once?.discrimination ?? 9, 3);
    }),
  );
});
