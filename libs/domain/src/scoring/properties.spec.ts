import fc from 'fast-check';
import {
  blankResponse,
  isBlankResponse,
  isSameResponse,
  type QuestionKey,
  type QuestionResponse,
  type QuestionSpec,
  type QuestionType,
  rightResponse,
  scoreQuestion,
} from './question.js';

/**
 * What holds for every scorer. A question here is made of parts that are right or wrong each, so that "one more part
 * right" means the same everywhere; the rules of each type are tested beside it.
 */
interface Sample {
  readonly spec: QuestionSpec;
  readonly key: QuestionKey;
  /** The response in which exactly these parts are right, and the others wrong or missing as told. */
  readonly answer: (right: readonly boolean[], others: 'wrong' | 'missing') => QuestionResponse;
  readonly parts: number;
  /** The same response in another order, where order means nothing. */
  readonly shuffled?: (response: QuestionResponse) => QuestionResponse;
}

const PARTS = 4;
const numbers = Array.from({ length: PARTS }, (_, at) => at);
const ids = (letter: string) => numbers.map((at) => ({ id: `${letter}${at}` }));
const idsOf = (letter: string, flags: readonly boolean[], wanted: boolean) =>
  numbers.filter((at) => flags[at] === wanted).map((at) => `${letter}${at}`);
const reversedKeys = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).reverse());
const fractions = ['all-or-nothing', 'per-part', 'right-minus-wrong'] as const;

const chosen = (flags: readonly boolean[], others: 'wrong' | 'missing') => [
  ...idsOf('r', flags, true),
  ...(others === 'wrong' ? idsOf('w', flags, false) : []),
];
const reversedChoice = (response: QuestionResponse): QuestionResponse =>
  'selected' in response && Array.isArray(response.selected)
    ? ({ ...response, selected: [...response.selected].reverse() } as QuestionResponse)
    : response;

const SAMPLES: Readonly<Record<Exclude<QuestionType, 'open' | 'file-upload'>, readonly Sample[]>> = {
  single: [
    {
      spec: { type: 'single', options: [{ id: 'r' }, { id: 'w' }] },
      key: { type: 'single', correct: ['r'] },
      parts: 1,
      answer: ([isRight], others) => ({ type: 'single', selected: isRight ? 'r' : others === 'wrong' ? 'w' : null }),
    },
  ],
  multiple: (['all-or-nothing', 'right-minus-wrong', 'weights'] as const).map((rule) => ({
    spec: { type: 'multiple', options: [...ids('r'), ...ids('w')], rule },
    key: {
      type: 'multiple',
      correct: ids('r').map(({ id }) => id),
      weights: { r0: 4_000, r1: 3_000, r2: 2_000, r3: 1_000, w0: -2_500, w1: -2_500, w2: -2_500, w3: -2_500 },
    },
    parts: PARTS,
    answer: (right, others) => ({ type: 'multiple', selected: chosen(right, others) }),
    shuffled: reversedChoice,
  })),
  'true-false': [
    {
      spec: { type: 'true-false' },
      key: { type: 'true-false', correct: true },
      parts: 1,
      answer: ([isRight], others) => ({
        type: 'true-false',
        value: isRight ? true : others === 'wrong' ? false : null,
      }),
    },
  ],
  numeric: [
    {
      spec: { type: 'numeric' },
      key: { type: 'numeric', accepted: [{ value: '72', tolerance: '5', toleranceIn: 'percent' }] },
      parts: 1,
      answer: ([isRight], others) => ({ type: 'numeric', text: isRight ? '70' : others === 'wrong' ? '48' : '' }),
    },
  ],
  'short-text': [
    {
      spec: { type: 'short-text' },
      key: { type: 'short-text', accepted: ['Пећ'], fold: true },
      parts: 1,
      answer: ([isRight], others) => ({ type: 'short-text', text: isRight ? 'pec' : others === 'wrong' ? 'x' : '' }),
    },
  ],
  matching: fractions.map((rule) => ({
    spec: { type: 'matching', prompts: ids('p'), targets: [...ids('r'), { id: 'w' }], rule },
    key: { type: 'matching', pairs: Object.fromEntries(numbers.map((at) => [`p${at}`, [`r${at}`]])) },
    parts: PARTS,
    answer: (right, others) => ({
      type: 'matching',
      pairs: Object.fromEntries(
        numbers.flatMap((at) => (right[at] ? [[`p${at}`, `r${at}`]] : others === 'wrong' ? [[`p${at}`, 'w']] : [])),
      ),
    }),
    shuffled: (response) =>
      response.type === 'matching' ? { ...response, pairs: reversedKeys(response.pairs) } : response,
  })),
  ordering: [
    {
      spec: { type: 'ordering', items: ids('i'), rule: 'exact-positions' },
      key: { type: 'ordering', order: ids('i').map(({ id }) => id) },
      parts: PARTS,
      // A part that is wrong holds nothing of the question: only here may one place be right without another.
      answer: (right, others) => ({
        type: 'ordering',
        order:
          others === 'missing' && !right.includes(true) ? [] : numbers.map((at) => (right[at] ? `i${at}` : `x${at}`)),
      }),
    },
  ],
  gaps: [
    {
      spec: {
        type: 'gaps',
        gaps: [
          { id: 'g0', kind: 'short-text' },
          { id: 'g1', kind: 'numeric' },
          { id: 'g2', kind: 'choice', options: [{ id: 'r2' }, { id: 'x' }] },
          { id: 'g3', kind: 'short-text' },
        ],
      },
      key: {
        type: 'gaps',
        gaps: {
          g0: { kind: 'short-text', accepted: ['r0'], fold: false, weight: 3 },
          g1: { kind: 'numeric', accepted: [{ value: '1', tolerance: '0' }] },
          g2: { kind: 'choice', correct: ['r2'] },
          g3: { kind: 'short-text', accepted: ['r3', { text: '*', share: 3_000 }], fold: true, hasWildcards: true },
        },
      },
      parts: PARTS,
      answer: (right, others) => ({
        type: 'gaps',
        gaps: Object.fromEntries(
          numbers.map((at) => [`g${at}`, right[at] ? (at === 1 ? '1' : `r${at}`) : others === 'wrong' ? 'x' : ' ']),
        ),
      }),
      shuffled: (response) =>
        response.type === 'gaps' ? { ...response, gaps: reversedKeys(response.gaps) } : response,
    },
  ],
  'picture-choice': fractions.map((rule) => ({
    spec: { type: 'picture-choice', areas: [...ids('r'), ...ids('w')], choices: 'several', rule },
    key: { type: 'picture-choice', correct: ids('r').map(({ id }) => id) },
    parts: PARTS,
    answer: (right, others) => ({ type: 'picture-choice', selected: chosen(right, others) }),
    shuffled: reversedChoice,
  })),
};

const named = Object.entries(SAMPLES).flatMap(([type, samples]) =>
  samples.map((sample): [string, Sample] => ['rule' in sample.spec ? `${type}, ${sample.spec.rule}` : type, sample]),
);
const flags = fc.array(fc.boolean(), { minLength: PARTS, maxLength: PARTS });
const others = fc.constantFrom('wrong' as const, 'missing' as const);
const max = fc.integer({ min: 0, max: 100_000 });

describe.each(named)('%s', (_name, { spec, key, answer, parts, shuffled }) => {
  const pointsOf = (response: QuestionResponse | null, most: number): number => {
    const score = scoreQuestion(spec, key, response, most);
    return score.kind === 'manual' ? NaN : score.points;
  };

  it('gives whole points from 0 to the maximum, and the maximum when every part is right', () => {
    fc.assert(
      fc.property(flags, others, max, (right, how, most) => {
        const points = pointsOf(answer(right, how), most);
        expect(Number.isSafeInteger(points) && points >= 0 && points <= most).toBe(true);
        if (right.slice(0, parts).every((isRight) => isRight)) expect(points).toBe(most);
      }),
    );
  });

  it('earns everything with what is shown as right', () => {
    const right = rightResponse(spec, key);
    expect(right && pointsOf(right, 333)).toBe(333);
  });

  it('never lowers the result for one more right part', () => {
    fc.assert(
      fc.property(flags, fc.nat(parts - 1), others, max, (right, at, how, most) => {
        const better = right.map((isRight, index) => isRight || index === at);
        expect(pointsOf(answer(better, how), most)).toBeGreaterThanOrEqual(pointsOf(answer(right, how), most));
      }),
    );
  });

  it('gives nothing for nothing, and calls it unanswered', () => {
    const nothing = answer([false, false, false, false], 'missing');
    for (const response of [null, blankResponse(spec.type), nothing]) {
      expect(isBlankResponse(response)).toBe(true);
      expect(scoreQuestion(spec, key, response, 100)).toEqual({ kind: 'unanswered', points: 0 });
    }
  });

  it('takes no order for a part of the answer where order has no meaning', () => {
    fc.assert(
      fc.property(flags, others, max, (right, how, most) => {
        const response = answer(right, how);
        const other = shuffled?.(response) ?? response;
        expect(pointsOf(other, most)).toBe(pointsOf(response, most));
        expect(isSameResponse(other, response)).toBe(true);
      }),
    );
  });

  it('is the same again: no scorer keeps anything', () => {
    const response = answer([true, false, true, false], 'wrong');
    expect(pointsOf(response, 333)).toBe(pointsOf(response, 333));
  });
});
