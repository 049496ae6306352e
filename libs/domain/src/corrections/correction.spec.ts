import { isKeyCorrectable, type QuestionKey, type QuestionSpec } from '../scoring/question.js';
import {
  bestKey,
  type Correction,
  CORRECTION_KINDS,
  fitsQuestion,
  standingCorrections,
  standingRules,
} from './correction.js';

const single = (...correct: string[]): QuestionKey => ({ type: 'single', correct });
const row = (number: number, kind: Correction['kind'], extra: Partial<Correction> = {}): Correction => ({
  id: `c${number}`,
  number,
  questionVersionId: 'q',
  kind,
  key: null,
  undoes: null,
  ...extra,
});
const OPTIONS: QuestionSpec = { type: 'single', options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };

describe('what stands', () => {
  it('is neither an undo nor undone, in the order it was made', () => {
    const ledger = [row(4, 'void'), row(1, 'full-marks'), row(2, 'void'), row(3, 'undo', { undoes: 'c2' })];
    expect(standingCorrections(ledger).map(({ id }) => id)).toEqual(['c1', 'c4']);
  });

  it.each<[string, Correction[], QuestionKey[], 'full-marks' | 'void' | null]>([
    ['nothing was corrected', [], [single('a')], null],
    ['accepted also', [row(1, 'accept-also', { key: single('b') })], [single('a'), single('b')], null],
    [
      'a new key takes the place of all before it',
      [row(1, 'accept-also', { key: single('b') }), row(2, 'new-key', { key: single('c') })],
      [single('c')],
      null,
    ],
    [
      'what is accepted after a new key goes with it',
      [row(2, 'accept-also', { key: single('b') }), row(1, 'new-key', { key: single('c') })],
      [single('c'), single('b')],
      null,
    ],
    ['full marks', [row(1, 'full-marks')], [single('a')], 'full-marks'],
    ['void outweighs full marks, whichever came first', [row(1, 'void'), row(2, 'full-marks')], [single('a')], 'void'],
    ['another question is another question', [row(1, 'void', { questionVersionId: 'other' })], [single('a')], null],
    ['taken back', [row(1, 'void'), row(2, 'undo', { undoes: 'c1' })], [single('a')], null],
  ])('%s', (_name, ledger, keys, ruling) => {
    expect(standingRules('q', single('a'), ledger)).toEqual({ keys, ruling });
  });

  it('refuses a correction of the key that brings none', () => {
    for (const kind of ['new-key', 'accept-also'] as const) {
      const rules = () => standingRules('q', single('a'), [row(1, kind)]);
      expect(rules).toThrow(RangeError);
      expect(rules).toThrow('correction c1 changes the key and brings none');
    }
  });

  // The names are stored and sent: a new one is added, none is changed.
  it('has names that stay', () => {
    expect(CORRECTION_KINDS).toEqual(['accept-also', 'new-key', 'full-marks', 'void', 'undo']);
  });

  it('does not depend on the order in which the ledger is read, and leaves it as it is', () => {
    const ledger = Object.freeze([row(3, 'void'), row(10, 'full-marks'), row(2, 'accept-also', { key: single('b') })]);
    expect(standingCorrections(ledger).map(({ number }) => number)).toEqual([2, 3, 10]);
    expect(ledger.map(({ number }) => number)).toEqual([3, 10, 2]);
  });
});

describe('the best key', () => {
  it.each([
    ['a', single('a')],
    ['b', single('b')],
    ['c', single('a')],
    [null, single('a')],
  ])('for the answer %s', (selected, expected) => {
    expect(bestKey(OPTIONS, [single('a'), single('b')], { type: 'single', selected }, 100)).toEqual(expected);
  });
  it('is the first where a person decides', () => {
    const [one, other]: QuestionKey[] = [{ type: 'open' }, { type: 'open' }];
    expect(one && other && bestKey({ type: 'open' }, [one, other], { type: 'open', text: 'Po' }, 100)).toBe(one);
  });

  it('is the one in the middle when that gives most', () => {
    const options = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const key = (...correct: string[]): QuestionKey => ({ type: 'multiple', correct });
    const keys = [key('a', 'b', 'c'), key('a', 'b'), key('c')];
    const spec: QuestionSpec = { type: 'multiple', options, rule: 'right-minus-wrong' };
    expect(bestKey(spec, keys, { type: 'multiple', selected: ['a', 'b'] }, 90)).toBe(keys[1]);
  });

  it('of nothing there is none', () => {
    expect(() => bestKey(OPTIONS, [], null, 100)).toThrow('needs a key');
  });
});

it.each<[string, QuestionSpec, QuestionKey, boolean]>([
  ['an option of the question', OPTIONS, single('b'), true],
  ['an option it does not have', OPTIONS, single('z'), false],
  ['a key of another type', OPTIONS, { type: 'true-false', correct: true }, false],
  [
    'a number that is none',
    { type: 'numeric' },
    { type: 'numeric', accepted: [{ value: 'x', tolerance: '0' }] },
    false,
  ],
  ['a number', { type: 'numeric' }, { type: 'numeric', accepted: [{ value: '2,5', tolerance: '0' }] }, true],
  ['a blank variant', { type: 'short-text' }, { type: 'short-text', accepted: [' '], fold: true }, false],
  ['a question a person marks', { type: 'open' }, { type: 'open' }, false],
])('%s', (_name, spec, key, expected) => {
  expect(fitsQuestion(spec, key)).toBe(expected);
});

it('a key that is broken, not merely unfit, is a fault of the program', () => {
  const broken: QuestionKey = JSON.parse('{"type":"single"}');
  expect(() => fitsQuestion(OPTIONS, broken)).toThrow(TypeError);
});

it('what a person marks has no key to correct', () => {
  expect([isKeyCorrectable('open'), isKeyCorrectable('single')]).toEqual([false, true]);
});
