import fc from 'fast-check';
import { itemFigures } from './item-figures.js';
import { flagsOfGroup } from './item-flags.js';
import { optionUse } from './option-use.js';

const OPTIONS = [
  { id: 'a', isKey: true },
  { id: 'b', isKey: false },
  { id: 'c', isKey: false },
];

it('worked by hand: six people in three thirds', () => {
  const use = optionUse(OPTIONS, [['b'], [], ['a'], ['b'], ['a'], ['a']], [1, 2, 3, 4, 5, 6]);
  expect(use.options).toEqual([
    { id: 'a', isKey: true, all: 5_000, lower: 0, middle: 5_000, upper: 10_000 },
    { id: 'b', isKey: false, all: 3_333, lower: 5_000, middle: 5_000, upper: 0 },
    { id: 'c', isKey: false, all: 0, lower: 0, middle: 0, upper: 0 },
  ]);
  expect(use.none).toEqual({ all: 1_667, lower: 5_000, middle: 0, upper: 0 });
  expect(() => optionUse(OPTIONS, [['a']], [])).toThrow('1 choices of 0 people');
});

it('shares of single choices and of no choice add up to the whole in every third', () => {
  const person = fc.record({
    chosen: fc.constantFrom([], ['a'], ['b'], ['c']),
    rest: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 3, maxLength: 50 }), (people) => {
      const use = optionUse(
        OPTIONS,
        people.map(({ chosen }) => chosen),
        people.map(({ rest }) => rest),
      );
      for (const part of ['all', 'lower', 'middle', 'upper'] as const) {
        const whole = use.options.reduce((sum, option) => sum + option[part], use.none[part]);
        expect(Math.abs(whole - 10_000)).toBeLessThanOrEqual(2);
      }
    }),
  );
});

describe('flags of a group', () => {
  const figures = { facility: 5_000, deviation: 5_000, discrimination: 0.3, itemRest: 0.3, efficiency: 0.5 };
  const shares = (id: string, isKey: boolean, all: number, upper: number) => ({
    id,
    isKey,
    all,
    lower: all,
    middle: all,
    upper,
  });
  const ALL = { language: null, attempts: 20 };
  const SQ = { language: 'sq', attempts: 20 };
  const none = { all: 0, lower: 0, middle: 0, upper: 0 };
  const kinds = (...given: Parameters<typeof flagsOfGroup>) =>
    flagsOfGroup(...given).map(({ kind, option }) => (option === null ? kind : `${kind} ${option}`));

  it.each([
    ['at the lower limit nothing', { facility: 2_000 }, []],
    ['below it: too hard', { facility: 1_999 }, ['too-hard']],
    ['at the upper limit nothing', { facility: 9_500 }, []],
    ['above it: too easy', { facility: 9_501 }, ['too-easy']],
    ['both measures negative', { discrimination: -0.1, itemRest: -0.1 }, ['negative-discrimination']],
    ['one of them could be chance', { discrimination: -0.1, itemRest: 0.1 }, []],
    ['the other could be chance', { discrimination: 0.1, itemRest: -0.1 }, []],
    ['one at zero', { discrimination: 0, itemRest: -0.1 }, []],
    ['the other at zero', { discrimination: -0.1, itemRest: 0 }, []],
    ['one unknown', { discrimination: null, itemRest: -0.1 }, []],
    ['the other unknown', { discrimination: -0.1, itemRest: null }, []],
    ['nothing known', { discrimination: null, itemRest: null }, []],
  ])('%s', (_name, other, expected) => {
    expect(kinds(ALL, { ...figures, ...other }, null, true)).toEqual(expected);
  });

  it('the key of a single choice is all that is accepted, together', () => {
    const options = [
      shares('a', true, 3_000, 3_000),
      shares('b', true, 2_000, 2_000),
      shares('c', false, 5_000, 5_000),
    ];
    expect(kinds(SQ, figures, { options, none }, true)).toEqual([]);
    const worse = [...options.slice(0, 2), shares('c', false, 5_000, 5_001)];
    expect(flagsOfGroup(SQ, figures, { options: worse, none }, true)).toEqual([
      { kind: 'distractor-beats-key', language: 'sq', option: 'c' },
    ]);
  });

  it('of several right ones the least chosen is the measure', () => {
    const options = [
      shares('a', true, 9_000, 9_000),
      shares('b', true, 4_000, 4_000),
      shares('c', false, 5_000, 5_000),
    ];
    expect(kinds(ALL, figures, { options, none }, false)).toEqual(['distractor-beats-key c']);
  });

  it('an unused distractor needs a third option', () => {
    const three = [shares('a', true, 9_501, 9_501), shares('b', false, 499, 0), shares('c', false, 500, 0)];
    expect(kinds(ALL, figures, { options: three, none }, true)).toEqual(['unused-distractor b']);
    expect(kinds(ALL, figures, { options: three.slice(0, 2), none }, true)).toEqual([]);
    expect(kinds({ ...ALL, attempts: 19 }, figures, { options: three, none }, true)).toEqual([]);
  });

  it('one language alone needs twenty attempts to be flagged, everybody together does not', () => {
    const hard = { ...figures, facility: 0 };
    expect(kinds(SQ, hard, null, true)).toEqual(['too-hard']);
    expect(kinds({ ...SQ, attempts: 19 }, hard, null, true)).toEqual([]);
    expect(kinds({ ...ALL, attempts: 10 }, hard, null, true)).toEqual(['too-hard']);
  });

  it('without any key nothing is better than it', () => {
    const options = [shares('a', false, 5_000, 5_000), shares('b', false, 5_000, 5_000)];
    expect(kinds(ALL, figures, { options, none }, true)).toEqual([]);
    expect(itemFigures([])).toBeNull();
  });
});
