import {
  canonicalResponse,
  checkQuestion,
  isBlankResponse,
  isKeyCorrectable,
  isMarkedByHand,
  isSameResponse,
  QUESTION_TYPES,
  type QuestionKey,
  type QuestionResponse,
  type QuestionSpec,
  type QuestionType,
  rightResponse,
  scoreQuestion,
} from '../question.js';
import { fileUploadRules } from './file-upload.js';
import { type GapKey, type GapSpec, gapsRules } from './gaps.js';
import { matchingRules } from './matching.js';
import { multipleRules } from './multiple.js';
import { type NumericRange, numericRules } from './numeric.js';
import { openRules } from './open.js';
import { orderingRules } from './ordering.js';
import { pictureChoiceRules } from './picture-choice.js';
import { shortTextRules } from './short-text.js';
import { singleRules } from './single.js';
import { trueFalseRules } from './true-false.js';

const ids = (names: string) => [...names].map((id) => ({ id }));

/** What each type says of itself; a line here changes only with a decision. */
it.each([
  ['single', singleRules, 'automatic', true],
  ['multiple', multipleRules, 'automatic', true],
  ['true-false', trueFalseRules, 'automatic', true],
  ['numeric', numericRules, 'automatic', true],
  ['short-text', shortTextRules, 'automatic', true],
  ['matching', matchingRules, 'automatic', false],
  ['ordering', orderingRules, 'automatic', false],
  ['gaps', gapsRules, 'automatic', false],
  ['picture-choice', pictureChoiceRules, 'automatic', false],
  ['open', openRules, 'by-hand', false],
  ['file-upload', fileUploadRules, 'by-hand', false],
] as const)('%s: who marks it, and whether its key can be corrected', (type, rules, marking, isCorrectable) => {
  expect([rules.marking, rules.isKeyCorrectable, rules.blank.type]).toEqual([marking, isCorrectable, type]);
  expect([isMarkedByHand(type), isKeyCorrectable(type)]).toEqual([marking === 'by-hand', isCorrectable]);
});

/** Two different answers of each type, and one that says the same as the first. */
const ANSWERS: Readonly<Record<QuestionType, readonly [QuestionResponse, QuestionResponse, QuestionResponse]>> = {
  single: [
    { type: 'single', selected: 'a' },
    { type: 'single', selected: 'b' },
    { type: 'single', selected: 'a' },
  ],
  multiple: [
    { type: 'multiple', selected: ['b', 'a'] },
    { type: 'multiple', selected: ['b'] },
    { type: 'multiple', selected: ['a', 'b', 'a'] },
  ],
  'true-false': [
    { type: 'true-false', value: false },
    { type: 'true-false', value: true },
    { type: 'true-false', value: false },
  ],
  numeric: [
    { type: 'numeric', text: '1' },
    { type: 'numeric', text: '1,0' },
    { type: 'numeric', text: '1' },
  ],
  'short-text': [
    { type: 'short-text', text: 'Pejë' },
    { type: 'short-text', text: 'pejë' },
    { type: 'short-text', text: 'Pejë' },
  ],
  matching: [
    { type: 'matching', pairs: { p: 'x', q: 'y' } },
    { type: 'matching', pairs: { p: 'y', q: 'x' } },
    { type: 'matching', pairs: { q: 'y', p: 'x' } },
  ],
  ordering: [
    { type: 'ordering', order: ['b', 'a'] },
    { type: 'ordering', order: ['a', 'b'] },
    { type: 'ordering', order: ['b', 'a'] },
  ],
  gaps: [
    { type: 'gaps', gaps: { g: 'x', h: 'y' } },
    { type: 'gaps', gaps: { g: 'x' } },
    { type: 'gaps', gaps: { i: ' ', h: 'y', g: 'x' } },
  ],
  'picture-choice': [
    { type: 'picture-choice', selected: ['door', 'desk'] },
    { type: 'picture-choice', selected: ['door'] },
    { type: 'picture-choice', selected: ['desk', 'door', 'desk'] },
  ],
  open: [
    { type: 'open', text: 'Po' },
    { type: 'open', text: 'Po ' },
    { type: 'open', text: 'Po' },
  ],
  'file-upload': [
    { type: 'file-upload', mediaId: 'f1' },
    { type: 'file-upload', mediaId: 'f2' },
    { type: 'file-upload', mediaId: 'f1' },
  ],
};

describe.each(QUESTION_TYPES.map((type) => [type, ...ANSWERS[type]] as const))('%s', (type, one, other, same) => {
  it('tells answers apart, and knows the same answer again', () => {
    expect([isSameResponse(one, other), isSameResponse(one, same)]).toEqual([false, true]);
    expect([isBlankResponse(one), isBlankResponse(other)]).toEqual([false, false]);
  });

  it('hashes all of an answer, under its type, and no copy of it can change it', () => {
    const canonical = canonicalResponse(one);
    expect(canonical['type']).toBe(type);
    expect(canonical).not.toBe(one);
    expect(canonicalResponse(other)).not.toEqual(canonical);
  });
});

it('a part of an answer makes it an answer', () => {
  expect(isBlankResponse({ type: 'gaps', gaps: { g: '', h: 'x' } })).toBe(false);
  expect(isBlankResponse({ type: 'gaps', gaps: { g: '', h: '\n' } })).toBe(true);
  expect(isBlankResponse({ type: 'numeric', text: ' \n' })).toBe(true);
  expect(isBlankResponse({ type: 'short-text', text: '\u00a0 ' })).toBe(true);
  expect(isBlankResponse({ type: 'open', text: '\t' })).toBe(true);
});

const options = ids('ab');
const gap = (spec: GapSpec, key: GapKey): [QuestionSpec, QuestionKey] => [
  { type: 'gaps', gaps: [spec] },
  { type: 'gaps', gaps: { g: key } },
];
const number = (...accepted: NumericRange[]): GapKey => ({ kind: 'numeric', accepted });

/** Why a key is refused: authors are told, so the reason has to be the right one. */
it.each<[string, QuestionSpec, QuestionKey]>([
  ['at least one correct option', { type: 'single', options }, { type: 'single', correct: [] }],
  ['an option the question does not have', { type: 'single', options }, { type: 'single', correct: ['a', 'z'] }],
  ['option ids repeat', { type: 'single', options: ids('aa') }, { type: 'single', correct: ['a'] }],
  [
    'a weight names an option the question does not have',
    { type: 'multiple', options, rule: 'weights' },
    { type: 'multiple', correct: ['a'], weights: { a: 1, z: 0 } },
  ],
  [
    'no weight: -10001',
    { type: 'multiple', options, rule: 'weights' },
    { type: 'multiple', correct: ['a'], weights: { a: 1, b: -10_001 } },
  ],
  [
    'the correct options are those with a weight above 0',
    { type: 'multiple', options, rule: 'weights' },
    { type: 'multiple', correct: ['a'] },
  ],
  ['at least one accepted value', { type: 'numeric' }, { type: 'numeric', accepted: [] }],
  [
    'the key is not a number: ten',
    { type: 'numeric' },
    { type: 'numeric', accepted: [{ value: 'ten', tolerance: '0' }] },
  ],
  [
    'the key is not a number: 5 km',
    { type: 'numeric' },
    { type: 'numeric', accepted: [{ value: '1', tolerance: '5 km' }] },
  ],
  [
    'a tolerance is not negative',
    { type: 'numeric' },
    { type: 'numeric', accepted: [{ value: '1', tolerance: '-1' }] },
  ],
  [
    'a unit is required, but none is accepted',
    { type: 'numeric', isUnitRequired: true },
    { type: 'numeric', accepted: [{ value: '1', tolerance: '0' }], units: [] },
  ],
  [
    'shares are whole basis points from 1 to 10000',
    { type: 'numeric' },
    {
      type: 'numeric',
      accepted: [
        { value: '1', tolerance: '0' },
        { value: '2', tolerance: '0', share: 0.5 },
      ],
    },
  ],
  [
    'no accepted answer earns the whole',
    { type: 'short-text' },
    { type: 'short-text', accepted: [{ text: 'a', share: 1 }], fold: false },
  ],
  [
    'a key needs accepted variants, none of them blank',
    { type: 'short-text' },
    { type: 'short-text', accepted: ['a', '\u00a0'], fold: false },
  ],
  [
    'prompt ids repeat',
    { type: 'matching', prompts: ids('pp'), targets: ids('x'), rule: 'per-part' },
    { type: 'matching', pairs: { p: ['x'] } },
  ],
  [
    'target ids repeat',
    { type: 'matching', prompts: ids('p'), targets: ids('xx'), rule: 'per-part' },
    { type: 'matching', pairs: { p: ['x'] } },
  ],
  [
    'nothing to match',
    { type: 'matching', prompts: [], targets: ids('x'), rule: 'per-part' },
    { type: 'matching', pairs: {} },
  ],
  [
    'for each prompt the targets that are right',
    { type: 'matching', prompts: ids('pq'), targets: ids('x'), rule: 'per-part' },
    { type: 'matching', pairs: { p: ['x'], q: ['x', 'z'] } },
  ],
  [
    'an order needs at least two items',
    { type: 'ordering', items: ids('a'), rule: 'all-or-nothing' },
    { type: 'ordering', order: ['a'] },
  ],
  [
    'item ids repeat',
    { type: 'ordering', items: ids('aab'), rule: 'all-or-nothing' },
    { type: 'ordering', order: ['a', 'b', 'a'] },
  ],
  [
    'the key holds every item once',
    { type: 'ordering', items: ids('ab'), rule: 'all-or-nothing' },
    { type: 'ordering', order: ['a', 'b', 'a'] },
  ],
  ['a text without a gap asks nothing', { type: 'gaps', gaps: [] }, { type: 'gaps', gaps: {} }],
  [
    'gap ids repeat',
    { type: 'gaps', gaps: [...ids('gg')].map((one) => ({ ...one, kind: 'short-text' })) },
    { type: 'gaps', gaps: {} },
  ],
  [
    'the key names gaps the text does not have',
    { type: 'gaps', gaps: [{ id: 'g', kind: 'choice', options }] },
    { type: 'gaps', gaps: { g: { kind: 'choice', correct: ['a'] }, h: { kind: 'choice', correct: ['a'] } } },
  ],
  ['the key does not fit the gap g', ...gap({ id: 'g', kind: 'numeric' }, { kind: 'choice', correct: ['a'] })],
  ['none of them blank', ...gap({ id: 'g', kind: 'short-text' }, { kind: 'short-text', accepted: [], fold: true })],
  [
    'an option the question does not have',
    ...gap({ id: 'g', kind: 'choice', options }, { kind: 'choice', correct: ['z'] }),
  ],
  [
    'a unit is required',
    ...gap({ id: 'g', kind: 'numeric', isUnitRequired: true }, number({ value: '1', tolerance: '0' })),
  ],
  [
    'a weight is whole, from 1 to 100, not 101',
    ...gap({ id: 'g', kind: 'choice', options }, { kind: 'choice', correct: ['a'], weight: 101 }),
  ],
  [
    'an option the question does not have',
    { type: 'picture-choice', areas: options, choices: 'one', rule: 'per-part' },
    { type: 'picture-choice', correct: ['z'] },
  ],
  ['no kind of file is accepted', { type: 'file-upload', accept: [], maxBytes: 1 }, { type: 'file-upload' }],
  [
    'limited, to 20971520 bytes at most',
    { type: 'file-upload', accept: ['pdf'], maxBytes: 20_971_521 },
    { type: 'file-upload' },
  ],
  ['a single question with a open key', { type: 'single', options }, { type: 'open' }],
])('is refused: %s', (reason, spec, key) => {
  expect(messageOf(() => checkQuestion(spec, key))).toContain(reason);
});

function messageOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    return error instanceof RangeError ? error.message : `no RangeError: ${String(error)}`;
  }
  return 'nothing was refused';
}

it.each<[string, QuestionSpec, QuestionKey]>([
  ['a weight at either end', ...weighted({ a: 10_000, b: -10_000 })],
  ['a weight of 0', ...weighted({ a: 1, b: 0 })],
  [
    'the greatest weight of a gap',
    ...gap({ id: 'g', kind: 'choice', options }, { kind: 'choice', correct: ['a'], weight: 100 }),
  ],
  [
    'the smallest share beside the whole',
    { type: 'short-text' },
    { type: 'short-text', accepted: ['a', { text: 'b', share: 1 }], fold: false },
  ],
  ['the greatest file', { type: 'file-upload', accept: ['pdf'], maxBytes: 20_971_520 }, { type: 'file-upload' }],
  ['the smallest file', { type: 'file-upload', accept: ['pdf'], maxBytes: 1 }, { type: 'file-upload' }],
  [
    'two items',
    { type: 'ordering', items: ids('ab'), rule: 'adjacent-pairs' },
    { type: 'ordering', order: ['b', 'a'] },
  ],
  ['an open question', { type: 'open' }, { type: 'open' }],
  ['a statement', { type: 'true-false' }, { type: 'true-false', correct: false }],
])('is accepted: %s', (_name, spec, key) => {
  expect(messageOf(() => checkQuestion(spec, key))).toBe('nothing was refused');
});

function weighted(weights: Record<string, number>): [QuestionSpec, QuestionKey] {
  return [
    { type: 'multiple', options, rule: 'weights' },
    { type: 'multiple', correct: ['a'], weights },
  ];
}

describe('what is shown as right', () => {
  it.each<[string, QuestionSpec, QuestionKey, QuestionResponse | null]>([
    [
      'the first of several options',
      { type: 'single', options },
      { type: 'single', correct: ['b', 'a'] },
      { type: 'single', selected: 'b' },
    ],
    [
      'a number with its unit only where that is required',
      { type: 'numeric' },
      { type: 'numeric', accepted: [{ value: '5', tolerance: '0' }], units: ['h'] },
      { type: 'numeric', text: '5' },
    ],
    [
      'the value that earns the whole, and the first unit',
      { type: 'numeric', isUnitRequired: true },
      {
        type: 'numeric',
        accepted: [
          { value: '4', tolerance: '0', share: 1 },
          { value: '5', tolerance: '0' },
        ],
        units: ['h', 'orë'],
      },
      { type: 'numeric', text: '5 h' },
    ],
    [
      'a star as it is where it is no wildcard',
      { type: 'short-text' },
      { type: 'short-text', accepted: [String.raw`5 \* 2`], fold: false },
      { type: 'short-text', text: String.raw`5 \* 2` },
    ],
    [
      'each gap by its kind, the unit where the gap asks for it',
      {
        type: 'gaps',
        gaps: [
          { id: 'w', kind: 'short-text' },
          { id: 'n', kind: 'numeric' },
          { id: 'u', kind: 'numeric', isUnitRequired: true },
          { id: 'c', kind: 'choice', options },
        ],
      },
      {
        type: 'gaps',
        gaps: {
          w: { kind: 'short-text', accepted: ['Pejë'], fold: true },
          n: { kind: 'numeric', accepted: [{ value: '1', tolerance: '0' }], units: ['h'] },
          u: { kind: 'numeric', accepted: [{ value: '2', tolerance: '0' }], units: ['h'] },
          c: { kind: 'choice', correct: ['b', 'a'] },
        },
      },
      { type: 'gaps', gaps: { w: 'Pejë', n: '1', u: '2 h', c: 'b' } },
    ],
    [
      'every prompt with the first target that is right',
      { type: 'matching', prompts: ids('pq'), targets: ids('xy'), rule: 'per-part' },
      { type: 'matching', pairs: { q: ['y', 'x'], p: ['x'] } },
      { type: 'matching', pairs: { p: 'x', q: 'y' } },
    ],
    [
      'one area of those accepted',
      { type: 'picture-choice', areas: options, choices: 'one', rule: 'per-part' },
      { type: 'picture-choice', correct: ['b', 'a'] },
      { type: 'picture-choice', selected: ['b'] },
    ],
    [
      'all areas where several are asked for',
      { type: 'picture-choice', areas: options, choices: 'several', rule: 'per-part' },
      { type: 'picture-choice', correct: ['b', 'a'] },
      { type: 'picture-choice', selected: ['b', 'a'] },
    ],
    ['nothing for a key of another type', { type: 'true-false' }, { type: 'single', correct: ['a'] }, null],
  ])('%s', (_name, spec, key, right) => {
    expect(rightResponse(spec, key)).toEqual(right);
  });
});

it('a question meets only what is of its type, and says what it met', () => {
  const statement: QuestionSpec = { type: 'true-false' };
  const holds: QuestionKey = { type: 'true-false', correct: true };
  const score =
    (key: QuestionKey, response: QuestionResponse | null, max = 1) =>
    () =>
      scoreQuestion(statement, key, response, max);
  expect(score({ type: 'open' }, null)).toThrow('a true-false question with a open key and a missing response');
  expect(score(holds, { type: 'open', text: '' })).toThrow('with a true-false key and a open response');
  expect(score(holds, null, 0.5)).toThrow(`points are whole hundredths from 0 to ${Number.MAX_SAFE_INTEGER}, not 0.5`);
  expect(score(holds, null, 0)()).toEqual({ kind: 'unanswered', points: 0 });
});
