import fc from 'fast-check';
import {
  blankResponse,
  hasAnswerKey,
  isBlankResponse,
  isSameResponse,
  type QuestionKey,
  type QuestionResponse,
  type QuestionSpec,
  type QuestionType,
  rightResponse,
  scoreQuestion,
} from './question.js';
import { type RubricCriterion, rubricPoints } from './rubric.js';

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
  /** How the sample differs from others of its type, when its spec does not say. */
  readonly called?: string;
  /** The same response in another order, where order means nothing. */
  readonly shuffled?: (response: QuestionResponse) => QuestionResponse;
}

const PARTS = 4;
const numbers = Array.from({ length: PARTS }, (_, at) => at);
const ids = (letter: string) => numbers.map((at) => ({ id: `${letter}${at}` }));
const idsOf = (letter: string, flags: readonly boolean[], wanted: boolean) =>
  numbers.filter((at) => flags[at] === wanted).map((at) => `${letter}${at}`);
const reversedKeys = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).reverse());
const selectedIn = (response: QuestionResponse): readonly string[] =>
  'selected' in response && Array.isArray(response.selected) ? response.selected : [];
const lengthOf = (response: QuestionResponse): number => selectedIn(response).length;
const firstOf = (response: QuestionResponse): number => Number(selectedIn(response)[0]?.at(-1) ?? 0);
const maxOf = (levels: RubricCriterion['levels']): number => Math.max(...levels.map(({ points }) => points));
const fractions = ['all-or-nothing', 'per-part', 'right-minus-wrong'] as const;

const chosen = (flags: readonly boolean[], others: 'wrong' | 'missing') => [
  ...idsOf('r', flags, true),
  ...(others === 'wrong' ? idsOf('w', flags, false) : []),
];
const reversedChoice = (response: QuestionResponse): QuestionResponse =>
  'selected' in response && Array.isArray(response.selected)
    ? ({ ...response, selected: [...response.selected].reverse() } as QuestionResponse)
    : response;

/** Typed answers that are worse, middling and best: one for each number of right parts, and a blank. */
const graded =
  (type: 'numeric' | 'short-text', texts: readonly string[]): Sample['answer'] =>
  (right, others) => {
    const count = right.slice(0, texts.length - 1).filter(Boolean).length;
    return { type, text: count === 0 && others === 'missing' ? ' ' : (texts[count] ?? '') };
  };

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
    {
      spec: { type: 'numeric', isUnitRequired: true },
      key: {
        type: 'numeric',
        accepted: [
          { value: '200', tolerance: '10', share: 4_000 },
          { value: '200', tolerance: '1' },
        ],
        units: ['kWh', 'kW h'],
      },
      called: 'near and nearer',
      parts: 2,
      answer: graded('numeric', ['300 kWh', '208 kWh', '201 kWh']),
    },
  ],
  'short-text': [
    {
      spec: { type: 'short-text' },
      key: { type: 'short-text', accepted: ['Пећ'], fold: true },
      parts: 1,
      answer: ([isRight], others) => ({ type: 'short-text', text: isRight ? 'pec' : others === 'wrong' ? 'x' : '' }),
    },
    {
      spec: { type: 'short-text' },
      key: {
        type: 'short-text',
        accepted: [{ text: '*data*', share: 4_000 }, 'personal data'],
        fold: true,
        hasWildcards: true,
      },
      called: 'a part and the whole',
      parts: 2,
      answer: graded('short-text', ['x', 'some data', 'personal data']),
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
          g3: { kind: 'short-text', accepted: ['r3', { text: 'r*', share: 3_000 }], fold: true, hasWildcards: true },
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
  samples.map((sample): [string, Sample] => {
    const called = sample.called ?? ('rule' in sample.spec ? sample.spec.rule : '');
    return [[type, ...(called === '' ? [] : [called])].join(', '), sample];
  }),
);
const flags = fc.array(fc.boolean(), { minLength: PARTS, maxLength: PARTS });
const others = fc.constantFrom('wrong' as const, 'missing' as const);
const max = fc.integer({ min: 0, max: 100_000 });

type Scorer = typeof scoreQuestion;

const pointsBy = (scorer: Scorer, { spec, key }: Sample, response: QuestionResponse | null, most: number): number => {
  const score = scorer(spec, key, response, most);
  return score.kind === 'manual' ? NaN : score.points;
};

/** The lists of a spec or a key turned around, all but the one whose order is the answer. */
function turned<T>(value: T, name = ''): T {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item: unknown) => turned(item));
    return (name === 'order' ? items : items.reverse()) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]: [string, unknown]) => [key, turned(item, key)]),
  ) as T;
}

/** What must hold for any scorer. Each throws where it does not. */
const PROPERTIES: Readonly<Record<string, (sample: Sample, scorer: Scorer) => void>> = {
  'gives whole points from 0 to the maximum, and the maximum when every part is right': (sample, scorer) =>
    fc.assert(
      fc.property(flags, others, max, (right, how, most) => {
        const points = pointsBy(scorer, sample, sample.answer(right, how), most);
        expect(Number.isSafeInteger(points) && points >= 0 && points <= most).toBe(true);
        if (right.slice(0, sample.parts).every((isRight) => isRight)) expect(points).toBe(most);
      }),
    ),
  'never lowers the result for one more right part': (sample, scorer) =>
    fc.assert(
      fc.property(flags, fc.nat(sample.parts - 1), others, max, (right, at, how, most) => {
        const better = right.map((isRight, index) => isRight || index === at);
        const [before, after] = [right, better].map((one) => pointsBy(scorer, sample, sample.answer(one, how), most));
        expect(after).toBeGreaterThanOrEqual(before ?? NaN);
      }),
    ),
  'never gives more for a wrong part than for none': (sample, scorer) =>
    fc.assert(
      fc.property(flags, max, (right, most) => {
        const [wrong, missing] = (['wrong', 'missing'] as const).map((how) =>
          pointsBy(scorer, sample, sample.answer(right, how), most),
        );
        expect(wrong).toBeLessThanOrEqual(missing ?? NaN);
      }),
    ),
  'takes no order for a part of the answer where order has no meaning': (sample, scorer) =>
    fc.assert(
      fc.property(flags, others, max, (right, how, most) => {
        const response = sample.answer(right, how);
        const other = sample.shuffled?.(response) ?? response;
        const points = pointsBy(scorer, sample, response, most);
        expect(pointsBy(scorer, sample, other, most)).toBe(points);
        expect(isSameResponse(other, response)).toBe(true);
        const asked = { ...sample, spec: turned(sample.spec), key: turned(sample.key) };
        expect(pointsBy(scorer, asked, response, most)).toBe(points);
      }),
    ),
  'gives nothing for nothing, and calls it unanswered': (sample, scorer) => {
    const nothing = sample.answer([false, false, false, false], 'missing');
    for (const response of [null, blankResponse(sample.spec.type), nothing]) {
      expect(isBlankResponse(response)).toBe(true);
      expect(scorer(sample.spec, sample.key, response, 100)).toEqual({ kind: 'unanswered', points: 0 });
    }
  },
  'is the same again: no scorer keeps anything': (sample, scorer) => {
    const response = sample.answer([true, false, true, false], 'wrong');
    expect(pointsBy(scorer, sample, response, 333)).toBe(pointsBy(scorer, sample, response, 333));
  },
};

describe.each(named)('%s', (_name, sample) => {
  it.each(Object.entries(PROPERTIES))('%s', (_property, holds) => holds(sample, scoreQuestion));

  it('earns everything with what is shown as right', () => {
    const right = rightResponse(sample.spec, sample.key);
    expect(right && pointsBy(scoreQuestion, sample, right, 333)).toBe(333);
  });

  it('is answered, and says something else, as soon as a part is there', () => {
    const some = sample.answer([true, false, false, false], 'missing');
    expect(isBlankResponse(some)).toBe(false);
    expect(isSameResponse(some, blankResponse(sample.spec.type))).toBe(false);
    expect(isSameResponse(some, sample.answer([false, false, false, false], 'wrong'))).toBe(false);
  });
});

/** A scorer that is wrong in one way. */
const broken = (change: (points: number, max: number, response: QuestionResponse) => number): Scorer => {
  return (spec, key, response, most) => {
    const score = scoreQuestion(spec, key, response, most);
    if (score.kind !== 'scored' || response === null) return score;
    return { kind: 'scored', points: change(score.points, most, response) };
  };
};
let calls = 0;

describe('each of these properties finds a scorer that breaks it', () => {
  it.each<[keyof typeof PROPERTIES & string, string, Scorer]>([
    ['gives whole points', 'half points', broken((points) => points / 2)],
    ['gives whole points', 'a point more than there is', broken((points) => points + 1)],
    ['gives whole points', 'less than nothing', broken((points) => points - 1)],
    ['gives whole points', 'never the maximum', broken((points, most) => Math.min(points, Math.max(0, most - 1)))],
    ['never lowers', 'less for more', broken((points, most) => most - points)],
    ['never gives more for a wrong', 'a point for each choice', broken((points, most, r) => points + lengthOf(r))],
    ['takes no order', 'the first choice decides', broken((points, _most, r) => points + firstOf(r))],
    [
      'gives nothing for nothing',
      'a blank is wrong',
      (spec, key, response, most) =>
        response === null ? { kind: 'scored', points: 0 } : scoreQuestion(spec, key, response, most),
    ],
    ['is the same again', 'each call gives more', broken((points) => points + (calls += 1))],
  ])('%s: %s', (name, _fault, scorer) => {
    const [, holds] = Object.entries(PROPERTIES).find(([property]) => property.startsWith(name)) ?? [];
    const sample = SAMPLES.multiple[1];
    expect(sample && holds).toBeDefined();
    if (sample && holds) expect(() => holds(sample, scorer)).toThrow();
  });
});

describe('what a person marks', () => {
  const answers: readonly [QuestionSpec, QuestionKey, (text: string) => QuestionResponse][] = [
    [{ type: 'open' }, { type: 'open' }, (text) => ({ type: 'open', text })],
    [
      { type: 'file-upload', accept: ['pdf', 'odt'], maxBytes: 1_000 },
      { type: 'file-upload' },
      (text) => ({ type: 'file-upload', mediaId: text.trim() === '' ? null : text }),
    ],
  ];

  it.each(answers)('%j gives no points by itself, whatever is answered', (spec, key, answer) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('', ' ', '\n')), max, (text, most) => {
        const response = answer(text);
        const score = scoreQuestion(spec, key, response, most);
        const isBlank = text.trim() === '';
        expect(score).toEqual(isBlank ? { kind: 'unanswered', points: 0 } : { kind: 'manual' });
        expect(isBlankResponse(response)).toBe(isBlank);
        expect(isSameResponse(response, answer(`${text}x`))).toBe(false);
        expect(scoreQuestion(turned(spec), key, response, most)).toEqual(score);
      }),
    );
    expect(scoreQuestion(spec, key, null, 100)).toEqual({ kind: 'unanswered', points: 0 });
    expect(rightResponse(spec, key)).toBeNull();
    expect(hasAnswerKey(key)).toBe(true);
  });

  const levels = fc.array(fc.nat(500), { minLength: 2, maxLength: 4 });
  const rubrics = fc.array(levels, { minLength: 1, maxLength: 4 }).map((all) =>
    all.map((points, at) => ({
      id: `c${at}`,
      levels: points.map((one, level) => ({ id: `l${level}`, points: one })),
    })),
  );
  const picks = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 });
  const chosenLevels = (rubric: readonly RubricCriterion[], picked: readonly number[]) =>
    Object.fromEntries(rubric.map(({ id, levels: own }, at) => [id, `l${(picked[at] ?? 0) % own.length}`]));

  it('earns by its rubric whole points from 0 to the maximum, in whatever order criteria and levels stand', () => {
    fc.assert(
      fc.property(rubrics, picks, max, (rubric, picked, most) => {
        fc.pre(rubric.some(({ levels: own }) => own.some(({ points }) => points > 0)));
        const choice = chosenLevels(rubric, picked);
        const points = rubricPoints(rubric, choice, most);
        expect(Number.isSafeInteger(points) && points !== null && points >= 0 && points <= most).toBe(true);
        expect(rubricPoints(turned(rubric), turned(choice), most)).toBe(points);
        const best = rubric.map(({ levels: own }) => own.map((one) => one.points).indexOf(maxOf(own)));
        expect(rubricPoints(rubric, chosenLevels(rubric, best), most)).toBe(most);
      }),
    );
  });

  it('never earns less by its rubric for a better level', () => {
    fc.assert(
      fc.property(rubrics, picks, picks, max, (rubric, one, other, most) => {
        const pointsAt = (criterion: RubricCriterion | undefined, pick: number | undefined) =>
          criterion?.levels[(pick ?? 0) % criterion.levels.length]?.points ?? 0;
        const better = one.map((pick, at) =>
          pointsAt(rubric[at], other[at]) > pointsAt(rubric[at], pick) ? (other[at] ?? 0) : pick,
        );
        const [before, after] = [one, better].map((picked) => rubricPoints(rubric, chosenLevels(rubric, picked), most));
        expect(after).toBeGreaterThanOrEqual(before ?? NaN);
      }),
    );
  });
});
