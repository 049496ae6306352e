import fc from 'fast-check';
import { deltaOf, languageDifference, mantelHaenszel, type Stratum } from './language-difference.js';

/** Admissions to Berkeley 1973 by department, men and women: Bickel, Hammel & O’Connell, *Science* 187 (1975). */
const BERKELEY: readonly Stratum[] = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
].map(([a = 0, b = 0, c = 0, d = 0]) => ({ referenceRight: a, referenceWrong: b, focalRight: c, focalWrong: d }));

describe('Mantel-Haenszel', () => {
  it('gives the published figures of the Berkeley admissions: χ² = 1.427, odds ratio 0.905', () => {
    const test = mantelHaenszel(BERKELEY);
    expect(test?.chiSquare).toBeCloseTo(1.4269, 3);
    expect(test?.oddsRatio).toBeCloseTo(0.90469, 4);
  });

  it('worked by hand: one level, 9 of 10 against 3 of 10', () => {
    const test = mantelHaenszel([{ referenceRight: 9, referenceWrong: 1, focalRight: 3, focalWrong: 7 }]);
    // E = 6, V = 10·10·12·8 / (400 · 19); (|3| − ½)² / V; odds (9·7)/(1·3).
    expect(test?.chiSquare).toBeCloseTo(2.5 ** 2 / (9_600 / 7_600), 12);
    expect(test?.oddsRatio).toBeCloseTo(21, 12);
  });

  it.each([
    ['no level has both results', [{ referenceRight: 5, referenceWrong: 0, focalRight: 5, focalWrong: 0 }]],
    ['no level has both languages', [{ referenceRight: 5, referenceWrong: 5, focalRight: 0, focalWrong: 0 }]],
    ['there is one person', [{ referenceRight: 1, referenceWrong: 0, focalRight: 0, focalWrong: 0 }]],
    ['there is nobody', []],
  ])('says nothing when %s', (_name, strata) => {
    expect(mantelHaenszel(strata)).toBeNull();
  });

  it('a level of two people says something, one of a single person nothing beside others', () => {
    const pair = { referenceRight: 1, referenceWrong: 0, focalRight: 0, focalWrong: 1 };
    expect(mantelHaenszel([pair])).toEqual({ chiSquare: 0, oddsRatio: Number.POSITIVE_INFINITY });
    const single = { referenceRight: 1, referenceWrong: 0, focalRight: 0, focalWrong: 0 };
    expect(mantelHaenszel([single, ...BERKELEY])).toEqual(mantelHaenszel(BERKELEY));
  });

  it('a difference below a half is no difference', () => {
    expect(mantelHaenszel([{ referenceRight: 1, referenceWrong: 1, focalRight: 1, focalWrong: 1 }])?.chiSquare).toBe(0);
  });

  it('names of the groups do not matter: exchanged, χ² stays and the odds turn round', () => {
    const count = fc.integer({ min: 1, max: 30 });
    const stratum = fc.record({ referenceRight: count, referenceWrong: count, focalRight: count, focalWrong: count });
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (strata) => {
        const straight = mantelHaenszel(strata);
        const turned = mantelHaenszel(
          strata.map((one) => ({
            referenceRight: one.focalRight,
            referenceWrong: one.focalWrong,
            focalRight: one.referenceRight,
            focalWrong: one.referenceWrong,
          })),
        );
        expect(turned?.chiSquare).toBeCloseTo(straight?.chiSquare ?? -1, 8);
        expect((turned?.oddsRatio ?? 0) * (straight?.oddsRatio ?? 0)).toBeCloseTo(1, 8);
      }),
    );
  });
});

it.each([
  [1, 0],
  [21, -2.35 * Math.log(21)],
  [0, 10],
  [Number.POSITIVE_INFINITY, -10],
])('odds of %d are a delta of %d', (odds, delta) => {
  expect(deltaOf(odds)).toBeCloseTo(delta, 10);
});

describe('a question in two languages', () => {
  const group = (language: string, results: readonly (readonly [score: number, rest: number])[]) => ({
    language,
    results: results.map(([score, rest]) => ({ score, rest })),
  });
  const spread = (isRight: (person: number) => boolean) =>
    Array.from({ length: 40 }, (_, person): [number, number] => [isRight(person) ? 1 : 0, person / 40]);

  it('is flagged when equally strong people do much worse in one', () => {
    const found = languageDifference(
      group(
        'sq',
        spread((person) => person % 10 !== 0),
      ),
      group(
        'sr-Cyrl',
        spread((person) => person % 4 === 0),
      ),
    );
    expect(found).toMatchObject({ language: 'sr-Cyrl', reference: 'sq', isFlagged: true });
    expect(found?.delta).toBeLessThan(-1.5);
  });

  it('is not flagged when one language’s people are weaker in everything', () => {
    const strong = Array.from({ length: 40 }, (_, person): [number, number] => [person % 4 ? 1 : 0, 0.5 + person / 80]);
    const weak = Array.from({ length: 40 }, (_, person): [number, number] => [person % 4 ? 0 : 1, person / 100]);
    expect(languageDifference(group('sq', strong), group('en', weak))?.isFlagged ?? false).toBe(false);
  });

  it('half of the points is right, less is wrong', () => {
    const same = group('sq', [
      [0.5, 1],
      [0.49, 1],
      [1, 1],
      [0, 1],
    ]);
    const other = group('en', [
      [0.5, 1],
      [0.49, 1],
      [1, 1],
      [0, 1],
    ]);
    expect(languageDifference(same, other)).toMatchObject({ chiSquare: 0, delta: 0, isFlagged: false });
  });

  /** The levels and their tables once more, in the plainest way: ten people of each language in each fifth. */
  it('compares people of one fifth of the rest with each other', () => {
    const right = { reference: [2, 4, 6, 8, 10], focal: [0, 2, 3, 5, 9] };
    const people = (counts: readonly number[]) =>
      counts.flatMap((count, level) =>
        Array.from({ length: 10 }, (_, at): [number, number] => [at < count ? 1 : 0, (level * 10 + at) / 50]),
      );
    const tables = right.reference.map((count, level) => {
      const focal = right.focal[level] ?? 0;
      return { referenceRight: count, referenceWrong: 10 - count, focalRight: focal, focalWrong: 10 - focal };
    });
    const test = mantelHaenszel(tables);
    expect(test).not.toBeNull();
    expect(languageDifference(group('sq', people(right.reference)), group('en', people(right.focal)))).toEqual({
      language: 'en',
      reference: 'sq',
      chiSquare: Number(test?.chiSquare.toFixed(3)),
      delta: Number(deltaOf(test?.oddsRatio ?? 0).toFixed(2)),
      isFlagged: true,
    });
  });

  it('never tears equal results apart: one result is one level, however many have it', () => {
    const level = (right: number, wrong: number, rest: number): [number, number][] => [
      ...Array.from({ length: right }, (): [number, number] => [1, rest]),
      ...Array.from({ length: wrong }, (): [number, number] => [0, rest]),
    ];
    const found = languageDifference(
      group('sq', [...level(5, 15, 0.9), ...level(5, 5, 0.1)]),
      group('en', [...level(1, 4, 0.9), ...level(2, 3, 0.1)]),
    );
    const test = mantelHaenszel([
      { referenceRight: 5, referenceWrong: 5, focalRight: 2, focalWrong: 3 },
      { referenceRight: 5, referenceWrong: 15, focalRight: 1, focalWrong: 4 },
    ]);
    expect(found?.chiSquare).toBe(Number(test?.chiSquare.toFixed(3)));
    expect(found?.delta).toBe(Number(deltaOf(test?.oddsRatio ?? 0).toFixed(2)));
  });

  it.each([
    ['large, but it could be chance', 4, 2, 5, false],
    ['no chance, but small', 280, 220, 500, false],
    ['both', 8, 2, 10, true],
    ['both, the other way round', 2, 8, 10, true],
  ])('a difference that is %s', (_name, reference, focal, people, isFlagged) => {
    const one = (right: number) =>
      Array.from({ length: people }, (_, at): [number, number] => [at < right ? 1 : 0, 0.5]);
    const found = languageDifference(group('sq', one(reference)), group('en', one(focal)));
    expect(found?.isFlagged).toBe(isFlagged);
    expect(Math.sign(found?.delta ?? 0)).toBe(Math.sign(focal - reference));
  });

  it('says nothing when nothing can be said', () => {
    const all = Array.from({ length: 10 }, (): [number, number] => [1, 0.5]);
    expect(languageDifference(group('sq', all), group('en', all))).toBeNull();
  });

  it('says nothing without a rest to compare by', () => {
    const alone = { language: 'sq', results: [{ score: 1, rest: null }] };
    expect(languageDifference(alone, group('en', [[0, 1]]))).toBeNull();
  });
});
