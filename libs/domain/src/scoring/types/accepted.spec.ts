import fc from 'fast-check';
import type { Points } from '../points.js';
import { type MultipleKey, scoreMultiple } from './multiple.js';
import { type NumericKey, type NumericSpec, scoreNumeric } from './numeric.js';
import { scoreShortText, type ShortTextKey } from './short-text.js';
import { fitsPattern, patternOf } from './text-pattern.js';

const scored = (points: Points) => ({ kind: 'scored', points });

describe('weights of options', () => {
  const options = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const score = (weights: Record<string, number>, selected: string[], correct = ['a', 'b'], max = 100) =>
    scoreMultiple(
      { type: 'multiple', options, rule: 'weights' },
      { type: 'multiple', correct, weights },
      { type: 'multiple', selected },
      max,
    );
  const weights = { a: 7_000, b: 3_000, c: -5_000 };

  it.each<[string, string[], number]>([
    ['the right ones', ['a', 'b'], 100],
    ['the heavier one', ['a'], 70],
    ['the lighter one', ['b', 'b'], 30],
    ['a wrong one takes off what it costs', ['a', 'c'], 20],
    ['never below 0', ['b', 'c'], 0],
    ['one without a weight costs nothing', ['a', 'd'], 70],
    ['one that does not exist earns nothing', ['a', 'toString'], 70],
    ['everything', ['a', 'b', 'c', 'd'], 50],
  ])('%s', (_name, selected, points) => {
    expect(score(weights, selected)).toEqual(scored(points));
  });

  it('make up the whole, whatever their sum: thirds lose nothing', () => {
    expect(score({ a: 3_333, b: 3_333 }, ['a', 'b'])).toEqual(scored(100));
    expect(score({ a: 3_333, b: 3_333 }, ['a'])).toEqual(scored(50));
  });

  it('are nothing under another rule', () => {
    const key: MultipleKey = { type: 'multiple', correct: ['a', 'b'], weights: { a: 9_000, d: 1_000 } };
    expect(
      scoreMultiple(
        { type: 'multiple', options, rule: 'right-minus-wrong' },
        key,
        { type: 'multiple', selected: ['a'] },
        100,
      ),
    ).toEqual(scored(50));
  });

  it.each<[string, Record<string, number>, string[]]>([
    ['for a foreign option', { ...weights, z: 1 }, ['a', 'b']],
    ['above the whole', { a: 10_001, b: 1 }, ['a', 'b']],
    ['in fractions', { a: 0.5, b: 1 }, ['a', 'b']],
    ['for a right option that earns nothing', { a: 10_000 }, ['a', 'b']],
    ['for a wrong option that earns', { a: 7_000, b: 3_000 }, ['a']],
  ])('are refused %s', (_name, given, correct) => {
    expect(() => score(given, ['a'], correct)).toThrow(RangeError);
  });
});

describe('accepted numbers', () => {
  const score = (key: Omit<NumericKey, 'type'>, text: string, spec: Omit<NumericSpec, 'type'> = {}) =>
    scoreNumeric({ type: 'numeric', ...spec }, { type: 'numeric', ...key }, { type: 'numeric', text }, 100);
  const accepted: NumericKey['accepted'] = [
    { value: '200', tolerance: '1', toleranceIn: 'percent' },
    { value: '200', tolerance: '10', share: 5_000 },
    { value: '-0.2', tolerance: '10', toleranceIn: 'percent', share: 2_500 },
    { value: '400', tolerance: '0.25', toleranceIn: 'percent', share: 7_500 },
  ];

  it.each<[string, string, number]>([
    ['in the middle', '200', 100],
    ['at the upper bound of a percentage', '202', 100],
    ['at the lower bound of a percentage', '198,000', 100],
    ['outside it, within the wider tolerance', '202.01', 50],
    ['at the bound of the wider one', '210', 50],
    ['outside both', '210,001', 0],
    ['at a bound with decimals in the percentage', '401', 75],
    ['just outside that bound', '401.01', 0],
    ['a percentage of a value below 0', '−0,22', 25],
    ['just outside that', '-0,2200001', 0],
  ])('%s', (_name, text, points) => {
    expect(score({ accepted }, text)).toEqual(scored(points));
  });

  it.each<[string, string, boolean, number]>([
    ['a unit after a thin space', '200\u2009kWh', true, 100],
    ['a unit after a narrow fixed space', '1\u202f200\u202fkWh', true, 0],
    ['no unit where it is required', '200', true, 0],
    ['no unit where it may be left out', '200', false, 100],
    ['a wrong unit', '200 kW', false, 0],
  ])('%s', (_name, text, isUnitRequired, points) => {
    expect(score({ accepted, units: ['kWh'] }, text, { isUnitRequired })).toEqual(scored(points));
  });

  it.each<[string, Omit<NumericKey, 'type'>, Omit<NumericSpec, 'type'>]>([
    ['no value that earns the whole', { accepted: [{ value: '1', tolerance: '0', share: 9_999 }] }, {}],
    ['a share above the whole', { accepted: [{ value: '1', tolerance: '0', share: 10_001 }] }, {}],
    [
      'a share of nothing',
      {
        accepted: [
          { value: '1', tolerance: '0' },
          { value: '2', tolerance: '0', share: 0 },
        ],
      },
      {},
    ],
    ['a percentage below 0', { accepted: [{ value: '1', tolerance: '-1', toleranceIn: 'percent' }] }, {}],
    [
      'a unit that is required and not accepted',
      { accepted: [{ value: '1', tolerance: '0' }] },
      { isUnitRequired: true },
    ],
  ])('are refused with %s', (_name, key, spec) => {
    expect(() => score(key, '1', spec)).toThrow(RangeError);
  });

  it('a wider tolerance never earns less', () => {
    const hundredths = fc.integer({ min: -10_000, max: 10_000 }).map((value) => (value / 100).toFixed(2));
    const percent = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(hundredths, hundredths, percent, percent, (value, answer, narrow, more) => {
        const at = (tolerance: number) =>
          score({ accepted: [{ value, tolerance: String(tolerance), toleranceIn: 'percent' }] }, answer);
        if (at(narrow).kind === 'scored' && JSON.stringify(at(narrow)) === JSON.stringify(scored(100)))
          expect(at(narrow + more)).toEqual(scored(100));
      }),
    );
  });
});

describe('accepted texts', () => {
  const score = (key: Omit<ShortTextKey, 'type'>, text: string) =>
    scoreShortText({ type: 'short-text' }, { type: 'short-text', ...key }, { type: 'short-text', text }, 100);
  const accepted: ShortTextKey['accepted'] = ['personal data', { text: '*data*', share: 4_000 }, 'a\\*b'];

  it.each<[string, boolean, string, number]>([
    ['the whole variant', false, 'personal data', 100],
    ['spaces within', false, ' personal \u00a0 data\n', 100],
    ['within the wildcards', false, 'some data here', 40],
    ['the wildcards may be empty', false, 'data', 40],
    ['another case, not folded', false, 'Some DATA', 0],
    ['another case, folded', true, 'Some DATA', 40],
    ['a star is a star when it is marked', false, 'a*b', 100],
    ['and no wildcard then', false, 'aXb', 0],
    ['nothing of it', true, 'shënime', 0],
  ])('%s (fold: %s): %s', (_name, fold, text, points) => {
    expect(score({ accepted, fold, hasWildcards: true }, text)).toEqual(scored(points));
  });

  it('a star is no wildcard unless told', () => {
    expect(score({ accepted: ['*'], fold: true }, 'x')).toEqual(scored(0));
    expect(score({ accepted: ['a*'], fold: false }, 'a*')).toEqual(scored(100));
  });

  it('finds a wildcard in another script', () => {
    expect(score({ accepted: ['Priština*'], fold: true, hasWildcards: true }, 'Приштина и Митровица')).toEqual(
      scored(100),
    );
  });

  it.each([[[{ text: 'a', share: 5_000 }]], [['a', { text: 'b', share: 0 }]], [['a', { text: ' ', share: 1 }]]])(
    'refuses %j',
    (given) => {
      expect(() => score({ accepted: given, fold: false }, 'a')).toThrow(RangeError);
    },
  );
});

describe('a pattern', () => {
  it.each([
    ['a*c', 'abc', true],
    ['a*c', 'ac', true],
    ['a*a', 'a', false],
    ['*', '', true],
    ['*b*', 'abc', true],
    ['a*b*c', 'acb', false],
    ['a\uA66Ec', 'abc', false],
    ['a\uA66Ec', 'ac', true],
    [String.raw`a\*c*`, 'a*cd', true],
    [String.raw`a\*c*`, 'abcd', false],
    ['*ab*ab*', 'abxab', true],
    ['*ab*ab*', 'abab', true],
    ['*ab*ab', 'aab', false],
    ['ab*', 'xab', false],
    ['*ab', 'abx', false],
    ['**', 'x', true],
    ['abc', 'abcd', false],
  ])('%s on %s: %s', (variant, text, fits) => {
    expect(fitsPattern(patternOf(variant), text)).toBe(fits);
  });

  it('agrees with the regular expression it stands for', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(piece, word, (variant, text) => {
        expect(fitsPattern(patternOf(variant), text)).toBe(new RegExp(`^${variant.replaceAll('*', '.*')}$`).test(text));
      }),
    );
  });

  it('takes no time however many wildcards it has', () => {
    const started = performance.now();
    expect(fitsPattern(patternOf('*a'.repeat(2_000)), `${'a'.repeat(20_000)}b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
