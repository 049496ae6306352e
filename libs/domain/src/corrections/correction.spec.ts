import { isKeyCorrectable, type QuestionKey, type QuestionSpec } from '../scoring/question.js';
import { bestKey, type Correction, fitsQuestion, standingCorrections, standingRules } from './correction.js';

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
    expect(() => standingRules('q', single('a'), [row(1, 'new-key')])).toThrow('brings none');
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

it('what a person marks has no key to correct', () => {
  expect([isKeyCorrectable('open'), isKeyCorrectable('single')]).toEqual([false, true]);
});
