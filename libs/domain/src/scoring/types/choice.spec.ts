import fc from 'fast-check';
import { type MultipleRule, type MultipleSpec, scoreMultiple } from './multiple.js';
import type { Score } from '../points.js';
import { scoreSingle, type SingleSpec } from './single.js';
import { scoreTrueFalse } from './true-false.js';

const options = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const single: SingleSpec = { type: 'single', options };
const multiple = (rule: MultipleRule): MultipleSpec => ({ type: 'multiple', options, rule });
const scored = (points: number): Score => ({ kind: 'scored', points });
const unanswered: Score = { kind: 'unanswered', points: 0 };

describe('single choice', () => {
  it.each([
    ['the correct option earns all', ['b'], 'b', scored(150)],
    ['another earns nothing', ['b'], 'a', scored(0)],
    ['an option accepted later earns all too', ['b', 'c'], 'c', scored(150)],
    ['an option that does not exist is wrong', ['b'], 'z', scored(0)],
    ['a choice taken back is unanswered', ['b'], null, unanswered],
  ] as const)('%s', (_name, correct, selected, score) => {
    expect(scoreSingle(single, { type: 'single', correct }, { type: 'single', selected }, 150)).toEqual(score);
  });

  it.each([
    ['without a correct option', options, []],
    ['that names a foreign option', options, ['z']],
    ['for options that repeat', [...options, { id: 'a' }], ['a']],
  ])('refuses a key %s', (_name, all, correct) => {
    const score = () =>
      scoreSingle({ type: 'single', options: all }, { type: 'single', correct }, { type: 'single', selected: 'a' }, 1);
    expect(score).toThrow(RangeError);
  });
});

describe('true or false', () => {
  it.each([
    ['right about a true statement', true, true, scored(100)],
    ['right about a false statement', false, false, scored(100)],
    ['wrong', true, false, scored(0)],
    ['taken back', true, null, unanswered],
  ] as const)('%s', (_name, correct, value, score) => {
    expect(
      scoreTrueFalse({ type: 'true-false' }, { type: 'true-false', correct }, { type: 'true-false', value }, 100),
    ).toEqual(score);
  });
});

describe('several choices', () => {
  it.each([
    ['exactly the correct set', 'all-or-nothing', ['c', 'a', 'b'], scored(100)],
    ['one short of it', 'all-or-nothing', ['a', 'b'], scored(0)],
    ['one too many', 'all-or-nothing', ['a', 'b', 'c', 'd'], scored(0)],
    ['two of three right, a share rounded half up', 'right-minus-wrong', ['a', 'b'], scored(67)],
    ['a wrong choice cancels a right one', 'right-minus-wrong', ['a', 'b', 'd'], scored(33)],
    ['choosing everything', 'right-minus-wrong', ['a', 'b', 'c', 'd', 'e'], scored(33)],
    ['more wrong than right is not negative', 'right-minus-wrong', ['a', 'd', 'e'], scored(0)],
    ['repeats mean nothing', 'right-minus-wrong', ['a', 'a', 'b', 'c'], scored(100)],
    ['an option that does not exist is wrong', 'right-minus-wrong', ['a', 'b', 'z'], scored(33)],
    ['nothing chosen', 'right-minus-wrong', [], unanswered],
  ] as const)('%s (%s)', (_name, rule, selected, score) => {
    const key = { type: 'multiple', correct: ['a', 'b', 'c'] } as const;
    expect(scoreMultiple(multiple(rule), key, { type: 'multiple', selected }, 100)).toEqual(score);
  });

  it('refuses a key without a correct option', () => {
    const score = () =>
      scoreMultiple(
        multiple('all-or-nothing'),
        { type: 'multiple', correct: [] },
        { type: 'multiple', selected: [] },
        1,
      );
    expect(score).toThrow(RangeError);
  });

  const ids = options.map((option) => option.id);
  const rule = fc.constantFrom<MultipleRule>('all-or-nothing', 'right-minus-wrong');
  const correctSet = fc.subarray(ids, { minLength: 1 });
  const max = fc.integer({ min: 0, max: 100_000 });
  const pointsFor = (how: MultipleRule, correct: string[], selected: string[], most: number): number => {
    const score = scoreMultiple(multiple(how), { type: 'multiple', correct }, { type: 'multiple', selected }, most);
    return score.kind === 'manual' ? NaN : score.points;
  };

  it('stays within 0 and the maximum, which only the correct set earns', () => {
    fc.assert(
      fc.property(
        rule,
        correctSet,
        fc.subarray(ids),
        fc.integer({ min: 5, max: 100_000 }),
        (how, correct, selected, most) => {
          const points = pointsFor(how, correct, selected, most);
          expect(Number.isInteger(points) && points >= 0 && points <= most).toBe(true);
          expect(points === most).toBe(
            correct.length === selected.length && correct.every((id) => selected.includes(id)),
          );
        },
      ),
    );
  });

  it('shares: one more right choice never costs, one more wrong choice never pays', () => {
    fc.assert(
      fc.property(correctSet, fc.subarray(ids), fc.constantFrom(...ids), max, (correct, selected, extra, most) => {
        const before = pointsFor('right-minus-wrong', correct, selected, most);
        const after = pointsFor('right-minus-wrong', correct, [...selected, extra], most);
        if (correct.includes(extra)) expect(after).toBeGreaterThanOrEqual(before);
        else expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('does not depend on the order of options, key or choice', () => {
    const shuffled = (all: string[]) => fc.shuffledSubarray(all, { minLength: all.length });
    const inputs = fc
      .tuple(correctSet, fc.subarray(ids))
      .chain(([correct, selected]) =>
        fc.tuple(fc.constant(correct), fc.constant(selected), shuffled(correct), shuffled(selected)),
      );
    fc.assert(
      fc.property(rule, inputs, max, (how, [correct, selected, otherCorrect, otherSelected], most) => {
        expect(pointsFor(how, otherCorrect, otherSelected, most)).toBe(pointsFor(how, correct, selected, most));
      }),
    );
  });
});
