import fc from 'fast-check';
import type { QuestionKey } from '../scoring/question.js';
import type { Correction } from './correction.js';
import { type RawItem, rescore, slotChanges } from './rescore.js';

const IDS = ['a', 'b', 'c'];
const single = (...correct: string[]): QuestionKey => ({ type: 'single', correct });
const choice = (slot: number, selected: string | null, max = 100): RawItem<number> => ({
  slot,
  questionVersionId: `q${slot}`,
  max,
  spec: { type: 'single', options: IDS.map((id) => ({ id })) },
  key: single('a'),
  response: { type: 'single', selected },
});
const essay = (slot: number, text: string, max = 100): RawItem<number> => ({
  slot,
  questionVersionId: `q${slot}`,
  max,
  spec: { type: 'open' },
  key: { type: 'open' },
  response: { type: 'open', text },
});
const row = (
  number: number,
  question: number,
  kind: Correction['kind'],
  extra: Partial<Correction> = {},
): Correction => ({
  id: `c${number}`,
  number,
  questionVersionId: `q${question}`,
  kind,
  key: null,
  undoes: null,
  ...extra,
});
const NO_MARKS: ReadonlyMap<number, number> = new Map();

describe('a score after corrections', () => {
  it.each<[string, Correction[], number, number]>([
    ['as it was written', [], 100, 300],
    ['b is accepted also', [row(1, 2, 'accept-also', { key: single('b') })], 200, 300],
    ['b is the new key: who had a loses it', [row(1, 1, 'new-key', { key: single('b') })], 0, 300],
    ['full marks, also for a blank', [row(1, 3, 'full-marks')], 200, 300],
    ['void: out of the maximum', [row(1, 2, 'void')], 100, 200],
    ['everything at once', [row(1, 1, 'void'), row(2, 2, 'full-marks'), row(3, 3, 'full-marks')], 200, 200],
  ])('%s', (_name, ledger, total, max) => {
    const score = rescore([choice(1, 'a'), choice(2, 'b'), choice(3, null)], NO_MARKS, ledger);
    expect([score.total, score.max]).toEqual([total, max]);
  });

  it('a mark by hand stays when a key changes and yields to a ruling about its answer', () => {
    const items = [essay(1, 'Po'), choice(2, 'b')];
    const marks = new Map([
      [1, 40],
      [2, 70],
    ]);
    expect(rescore(items, marks, [row(1, 2, 'accept-also', { key: single('b') })]).total).toBe(110);
    expect(rescore(items, marks, [row(1, 1, 'full-marks')]).total).toBe(170);
    expect(rescore(items, marks, [row(1, 1, 'void')])).toMatchObject({ total: 70, max: 100 });
  });

  it('a ruling settles what waits for a person, an undo lets it wait again', () => {
    const items = [essay(1, 'Po')];
    expect(rescore(items, NO_MARKS, [row(1, 1, 'full-marks')]).pendingManual).toEqual([]);
    const undone = [row(1, 1, 'full-marks'), row(2, 1, 'undo', { undoes: 'c1' })];
    expect(rescore(items, NO_MARKS, undone).pendingManual).toEqual([1]);
  });
});

describe('what differs between two scores', () => {
  it('is named question by question', () => {
    const items = [choice(1, 'a'), choice(2, 'b')];
    const before = rescore(items, NO_MARKS, []);
    expect(slotChanges(before, before)).toEqual([]);
    expect(slotChanges(before, rescore(items, NO_MARKS, [row(1, 2, 'void')]))).toEqual([
      {
        slot: 2,
        before: { slot: 2, kind: 'scored', points: 0, max: 100 },
        after: { slot: 2, kind: 'void', points: 0, max: 0 },
      },
    ]);
  });
  it.each([
    ['points', { points: 40 }],
    ['the maximum', { max: 120 }],
    ['how they came about', { kind: 'marked' as const }],
  ])('is named when only %s changed', (_name, change) => {
    const score = rescore([choice(1, 'b'), choice(2, 'b')], NO_MARKS, []);
    const after = score.slots.map((slot) => (slot.slot === 2 ? { ...slot, ...change } : slot));
    expect(slotChanges(score, { ...score, slots: after })).toEqual([
      { slot: 2, before: score.slots[1], after: { slot: 2, kind: 'scored', points: 0, max: 100, ...change } },
    ]);
  });
  it('is refused for scores of different questions', () => {
    const one = rescore([choice(1, 'a')], NO_MARKS, []);
    expect(() => slotChanges(one, rescore([choice(2, 'a')], NO_MARKS, []))).toThrow('another question');
    expect(() => slotChanges(one, rescore([choice(1, 'a'), choice(2, 'a')], NO_MARKS, []))).toThrow('different');
  });
});

const items = fc
  .array(
    fc.record({
      selected: fc.constantFrom(null, ...IDS),
      max: fc.integer({ min: 1, max: 500 }),
      isEssay: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map(({ selected, max, isEssay }, index) =>
      isEssay ? essay(index + 1, selected ?? '', max) : choice(index + 1, selected, max),
    ),
  );
const drawnKind = fc.oneof(
  fc.constantFrom('full-marks' as const, 'void' as const).map((kind) => ({ kind, key: null })),
  fc.tuple(fc.constantFrom('accept-also' as const, 'new-key' as const), fc.constantFrom(...IDS)).map(([kind, id]) => ({
    kind,
    key: single(id),
  })),
);
/** Corrections of questions of the attempt; keys only for those that have one. */
const scene = items.chain((given) =>
  fc.tuple(
    fc.constant(given),
    fc.array(fc.tuple(fc.integer({ min: 1, max: given.length }), drawnKind), { maxLength: 6 }).map((drawn) =>
      drawn.flatMap(([question, { kind, key }], index) => {
        const isEssay = given[question - 1]?.spec.type === 'open';
        return isEssay && key ? [] : [row(index + 1, question, kind, { key })];
      }),
    ),
  ),
);

it('applied and undone, everything is as before', () => {
  fc.assert(
    fc.property(scene, ([given, ledger]) => {
      const undone = ledger.map(({ id, questionVersionId }, index) =>
        row(100 + index, 1, 'undo', { undoes: id, questionVersionId }),
      );
      expect(rescore(given, NO_MARKS, [...ledger, ...undone])).toEqual(rescore(given, NO_MARKS, []));
    }),
  );
});

it('undoing one is as if it had never been made', () => {
  fc.assert(
    fc.property(scene, fc.nat(), ([given, ledger], drawn) => {
      const gone = ledger[drawn % Math.max(1, ledger.length)];
      if (!gone) return;
      const undo = row(100, 1, 'undo', { undoes: gone.id, questionVersionId: gone.questionVersionId });
      expect(rescore(given, NO_MARKS, [...ledger, undo])).toEqual(
        rescore(
          given,
          NO_MARKS,
          ledger.filter((one) => one !== gone),
        ),
      );
    }),
  );
});

it('the order of corrections does not matter, unless a key is replaced', () => {
  fc.assert(
    fc.property(scene, ([given, ledger]) => {
      const free = ledger.filter(({ kind }) => kind !== 'new-key');
      const turned = [...free].reverse().map((one, index) => ({ ...one, number: index + 1 }));
      const { slots: _slots, ...score } = rescore(given, NO_MARKS, free);
      expect(rescore(given, NO_MARKS, turned)).toMatchObject(score);
    }),
  );
});

it('void takes exactly that maximum out; accepting also and full marks take no point away; points stay in bounds', () => {
  fc.assert(
    fc.property(scene, fc.integer({ min: 1, max: 6 }), ([given, ledger], drawn) => {
      const question = ((drawn - 1) % given.length) + 1;
      const before = rescore(given, NO_MARKS, ledger);
      const voided = rescore(given, NO_MARKS, [...ledger, row(50, question, 'void')]);
      const [was, is] = [before.slots[question - 1], voided.slots[question - 1]];
      expect(voided.max).toBe(before.max - (was?.max ?? 0));
      expect(voided.total).toBe(before.total - (was?.points ?? 0));
      expect(is).toMatchObject({ points: 0, max: 0 });
      expect(rescore(given, NO_MARKS, [...ledger, row(50, question, 'full-marks')]).total).toBeGreaterThanOrEqual(
        before.total,
      );
      if (given[question - 1]?.spec.type === 'single')
        for (const id of IDS)
          expect(
            rescore(given, NO_MARKS, [...ledger, row(50, question, 'accept-also', { key: single(id) })]).total,
          ).toBeGreaterThanOrEqual(before.total);
      for (const { points, max } of before.slots) expect(points).toBeLessThanOrEqual(max);
    }),
  );
});
