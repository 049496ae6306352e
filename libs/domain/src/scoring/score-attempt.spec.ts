import fc from 'fast-check';
import { proportion } from './point-arithmetic.js';
import { scoreQuestion } from './question.js';
import { type AttemptItem, scoreAttempt } from './score-attempt.js';

const statement = (
  slot: string,
  max: number,
  value: boolean | null,
  extra: Partial<AttemptItem> = {},
): AttemptItem => ({
  slot,
  max,
  spec: { type: 'true-false' },
  key: { type: 'true-false', correct: true },
  response: value === null ? null : { type: 'true-false', value },
  ...extra,
});
const essay = (slot: string, max: number, text: string | null): AttemptItem => ({
  slot,
  max,
  spec: { type: 'open' },
  key: { type: 'open' },
  response: text === null ? null : { type: 'open', text },
});

describe('the score of an attempt', () => {
  it('adds what is scored, counts the unanswered as 0 and waits for a person', () => {
    const score = scoreAttempt([
      statement('1', 100, true),
      statement('2', 100, false),
      statement('3', 100, null),
      essay('4', 300, 'Po'),
    ]);
    expect(score).toEqual({
      slots: [
        { slot: '1', kind: 'scored', points: 100, max: 100 },
        { slot: '2', kind: 'scored', points: 0, max: 100 },
        { slot: '3', kind: 'unanswered', points: 0, max: 100 },
        { slot: '4', kind: 'pending', points: 0, max: 300 },
      ],
      total: 100,
      max: 600,
      basisPoints: 1667,
      pendingManual: ['4'],
    });
  });

  it.each([
    ['a mark settles what was pending', [essay('1', 300, 'Po')], [['1', 225]], 225, 300, 7500, []],
    ['a mark outweighs the automatic score', [statement('1', 100, false)], [['1', 50]], 50, 100, 5000, []],
    ['an unanswered open question is not pending', [essay('1', 300, null)], [], 0, 300, 0, []],
    [
      'full marks for everybody, also for those who left it out',
      [statement('1', 100, null, { ruling: 'full-marks' })],
      [],
      100,
      100,
      10_000,
      [],
    ],
    [
      'a void question leaves total and maximum',
      [statement('1', 100, true, { ruling: 'void' }), statement('2', 50, true)],
      [],
      50,
      50,
      10_000,
      [],
    ],
    [
      'a ruling outweighs a mark',
      [statement('1', 100, true, { ruling: 'full-marks' })],
      [['1', 0]],
      100,
      100,
      10_000,
      [],
    ],
    [
      'half a basis point is rounded up',
      [statement('1', 1, true), statement('2', 19_999, false)],
      [],
      1,
      20_000,
      1,
      [],
    ],
    ['nothing to earn has no share', [statement('1', 100, true, { ruling: 'void' })], [], 0, 0, null, []],
    ['no question at all', [], [], 0, 0, null, []],
  ] as const)('%s', (_name, items, marks, total, max, basisPoints, pendingManual) => {
    expect(scoreAttempt(items, new Map(marks))).toMatchObject({ total, max, basisPoints, pendingManual });
  });

  it.each([
    ['slots repeat', [statement('1', 1, true), statement('1', 1, true)], []],
    ['a mark for no slot: 2', [statement('1', 1, true)], [['2', 0]]],
    ['from 0 to 100, not 101', [essay('1', 100, 'a')], [['1', 101]]],
    ['from 0 to 100, not -1', [essay('1', 100, 'a')], [['1', -1]]],
    ['from 0 to 100, not 0.5', [essay('1', 100, 'a')], [['1', 0.5]]],
    ['not -1', [statement('1', -1, true, { ruling: 'void' })], []],
    ['from 0 to 100, not 101', [statement('1', 100, true, { ruling: 'void' })], [['1', 101]]],
  ] as const)('is refused: %s', (reason, items, marks) => {
    const score = () => scoreAttempt(items, new Map(marks));
    expect(score).toThrow(RangeError);
    expect(score).toThrow(reason);
  });

  it.each([0, 100])('takes the mark %i at the end of what there is', (mark) => {
    expect(scoreAttempt([essay('1', 100, 'a')], new Map([['1', mark]])).slots).toEqual([
      { slot: '1', kind: 'marked', points: mark, max: 100 },
    ]);
  });

  it('says of each slot what decided', () => {
    const items = [
      statement('1', 100, false, { ruling: 'full-marks' }),
      statement('2', 100, true, { ruling: 'void' }),
      essay('3', 100, 'a'),
    ];
    expect(scoreAttempt(items, new Map([['2', 50]])).slots).toEqual([
      { slot: '1', kind: 'full-marks', points: 100, max: 100 },
      { slot: '2', kind: 'void', points: 0, max: 0 },
      { slot: '3', kind: 'pending', points: 0, max: 100 },
    ]);
  });

  it('refuses a key or a response of another type', () => {
    expect(() => scoreQuestion({ type: 'open' }, { type: 'true-false', correct: true }, null, 1)).toThrow(RangeError);
    expect(() => scoreQuestion({ type: 'open' }, { type: 'open' }, { type: 'true-false', value: true }, 1)).toThrow(
      RangeError,
    );
  });

  it('scores each type of question by its own rule', () => {
    const options = [{ id: 'a' }, { id: 'b' }];
    const items: AttemptItem<number>[] = [
      {
        slot: 1,
        max: 10,
        spec: { type: 'single', options },
        key: { type: 'single', correct: ['a'] },
        response: { type: 'single', selected: 'a' },
      },
      {
        slot: 2,
        max: 10,
        spec: { type: 'multiple', options, rule: 'right-minus-wrong' },
        key: { type: 'multiple', correct: ['a', 'b'] },
        response: { type: 'multiple', selected: ['a'] },
      },
      {
        slot: 3,
        max: 10,
        spec: { type: 'numeric' },
        key: { type: 'numeric', accepted: [{ value: '2.5', tolerance: '0' }] },
        response: { type: 'numeric', text: '2,5' },
      },
      {
        slot: 4,
        max: 10,
        spec: { type: 'short-text' },
        key: { type: 'short-text', accepted: ['Пећ'], fold: true },
        response: { type: 'short-text', text: 'peć' },
      },
    ];
    expect(scoreAttempt(items).slots.map((slot) => slot.points)).toEqual([10, 5, 10, 10]);
  });

  const item = fc.tuple(
    fc.integer({ min: 0, max: 1000 }),
    fc.constantFrom(true, false, null, 'essay'),
    fc.constantFrom(undefined, 'full-marks', 'void'),
  );
  const attempt = fc.array(item, { maxLength: 12 }).map((all) =>
    all.map(([max, answer, ruling], i) => {
      const one =
        answer === 'essay'
          ? essay(`${i}`, max, 'x')
          : statement(`${i}`, max, typeof answer === 'string' ? null : answer);
      return ruling === undefined ? one : { ...one, ruling };
    }),
  );

  it('does not depend on the order of the questions', () => {
    const shuffledToo = attempt.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffledToo, ([items, other]) => {
        const { slots, pendingManual, ...sums } = scoreAttempt(items);
        const again = scoreAttempt(other);
        expect(again).toMatchObject(sums);
        expect(new Set(again.slots)).toEqual(new Set(slots));
        expect([...again.pendingManual].sort()).toEqual([...pendingManual].sort());
      }),
    );
  });

  it('keeps every sum within its bounds, and a better mark never lowers the result', () => {
    fc.assert(
      fc.property(attempt, fc.integer({ min: 0, max: 1000 }), fc.nat(11), (items, mark, at) => {
        const before = scoreAttempt(items);
        expect(before.total).toBeLessThanOrEqual(before.max);
        expect(before.total).toBe(before.slots.reduce((sum, slot) => sum + slot.points, 0));
        expect(before.basisPoints === null).toBe(before.max === 0);
        const one = before.slots[at];
        const most = items[at]?.max;
        if (one === undefined || most === undefined || mark > most || mark < one.points) return;
        const after = scoreAttempt(items, new Map([[one.slot, mark]]));
        expect(after.basisPoints ?? 0).toBeGreaterThanOrEqual(before.basisPoints ?? 0);
        expect(after.max).toBe(before.max);
        expect(after.pendingManual).not.toContain(one.slot);
      }),
    );
  });
});

describe('proportions', () => {
  it.each([
    ['half up', 1, 1, 2, 1],
    ['below half', 1, 1, 3, 0],
    ['above half', 2, 1, 3, 1],
    ['the whole', 150, 3, 3, 150],
    ['nothing', 150, 0, 3, 0],
  ])('%s: %d × %d / %d → %d', (_name, whole, part, parts, result) => {
    expect(proportion(whole, part, parts)).toBe(result);
  });

  it.each([
    [1, 1, 0],
    [-1, 1, 1],
    [1, -1, 9],
    [-1, -1, 1],
    [4, 1, -1],
    [0.5, 1, 1],
    [1, 0.5, 1],
    [1, 1, 0.5],
    [2 ** 52, 2 ** 10, 1],
    [0, 2 ** 53, 1],
  ])('refuses %d × %d / %d', (whole, part, parts) => {
    const refused = () => proportion(whole, part, parts);
    expect(refused).toThrow(RangeError);
    expect(refused).toThrow(`no whole proportion: ${whole} × ${part} / ${parts}`);
  });

  it('is the nearest whole number, the upper one of two', () => {
    const nat = fc.nat(1_000_000);
    fc.assert(
      fc.property(nat, nat, fc.integer({ min: 1, max: 1_000_000 }), (whole, part, parts) => {
        const [twice, exact] = [
          2n * BigInt(parts) * BigInt(proportion(whole, part, parts)),
          2n * BigInt(whole) * BigInt(part),
        ];
        expect(twice - exact <= BigInt(parts) && exact - twice < BigInt(parts)).toBe(true);
      }),
    );
  });
});
