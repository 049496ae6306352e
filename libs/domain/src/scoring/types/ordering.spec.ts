import fc from 'fast-check';
import type { Score } from '../points.js';
import { type OrderingRule, scoreOrdering } from './ordering.js';

const right = ['a', 'b', 'c', 'd', 'e'];
const items = [...right].sort().map((id) => ({ id }));
const scoreOf = (rule: OrderingRule, order: readonly string[], max = 100): Score =>
  scoreOrdering(
    { type: 'ordering', items, rule },
    { type: 'ordering', order: right },
    { type: 'ordering', order },
    max,
  );
const pointsOf = (rule: OrderingRule, order: readonly string[], max?: number): number => {
  const score = scoreOf(rule, order, max);
  return score.kind === 'manual' ? NaN : score.points;
};
const RULES: readonly OrderingRule[] = ['all-or-nothing', 'exact-positions', 'adjacent-pairs'];

it.each<[string, string, number, number, number]>([
  ['the right order', 'abcde', 100, 100, 100],
  ['two neighbours swapped', 'bacde', 0, 60, 50],
  ['the last one first: nothing in place, one seam broken', 'eabcd', 0, 0, 75],
  ['reversed', 'edcba', 0, 20, 0],
  ['the ends swapped', 'ebcda', 0, 60, 50],
  ['one item twice counts where it stands first', 'aabcde', 100, 100, 100],
  ['an unknown item is no item', 'azbcde', 100, 100, 100],
  ['one item missing', 'abcd', 0, 80, 75],
])('%s', (_name, order, all, positions, pairs) => {
  expect(RULES.map((rule) => scoreOf(rule, [...order]))).toEqual(
    [all, positions, pairs].map((points) => ({ kind: 'scored', points })),
  );
});

it('rounds half up once', () => {
  expect(pointsOf('exact-positions', ['a', 'c', 'b', 'e', 'd'], 3)).toBe(1);
  expect(pointsOf('adjacent-pairs', ['a', 'b', 'd', 'c', 'e'], 2)).toBe(1);
});

it.each(RULES)('is unanswered without an order (%s)', (rule) => {
  expect(scoreOf(rule, [])).toEqual({ kind: 'unanswered', points: 0 });
});

it.each([
  ['that leaves an item out', items, ['a', 'b', 'c', 'd']],
  ['with an item twice', items, ['a', 'b', 'c', 'd', 'd']],
  ['with a foreign item', items, ['a', 'b', 'c', 'd', 'z']],
  ['for one item', [{ id: 'a' }], ['a']],
  ['for items that repeat', [{ id: 'a' }, { id: 'a' }], ['a', 'a']],
])('refuses a key %s', (_name, all, order) => {
  expect(() =>
    scoreOrdering(
      { type: 'ordering', items: all, rule: 'adjacent-pairs' },
      { type: 'ordering', order },
      { type: 'ordering', order },
      100,
    ),
  ).toThrow(RangeError);
});

describe('properties', () => {
  const anyOrder = fc.shuffledSubarray(right, { minLength: right.length });
  const max = fc.integer({ min: 5, max: 100_000 });
  const isRight = (order: readonly string[]) => order.join('') === right.join('');

  it('stays within 0 and the maximum, which only the right order earns', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULES), anyOrder, max, (rule, order, most) => {
        const points = pointsOf(rule, order, most);
        expect(Number.isInteger(points) && points >= 0 && points <= most).toBe(true);
        expect(points === most).toBe(isRight(order));
      }),
    );
  });

  it('positions: an item put into its place, in exchange for what stood there, raises the result', () => {
    fc.assert(
      fc.property(anyOrder, fc.nat(4), max, (order, at, most) => {
        const from = order.indexOf(right[at] ?? '');
        const better = order.map((id, index) =>
          index === at ? (right[at] ?? '') : index === from ? (order[at] ?? '') : id,
        );
        const [before, after] = [order, better].map((one) => pointsOf('exact-positions', one, most));
        if (from === at) expect(after).toBe(before);
        else expect(after).toBeGreaterThan(before ?? NaN);
      }),
    );
  });

  it('pairs: a run moved behind the item it follows raises the result', () => {
    fc.assert(
      fc.property(anyOrder, fc.integer({ min: 1, max: 4 }), max, (order, which, most) => {
        const [before, first] = [right[which - 1] ?? '', right[which] ?? ''];
        const start = order.indexOf(first);
        if (order[start - 1] === before) return;
        let end = start + 1;
        while (end < order.length && order[end] === right[which + end - start]) end += 1;
        const run = order.slice(start, end);
        const rest = order.filter((id) => !run.includes(id));
        const at = rest.indexOf(before) + 1;
        const better = [...rest.slice(0, at), ...run, ...rest.slice(at)];
        expect(pointsOf('adjacent-pairs', better, most)).toBeGreaterThan(pointsOf('adjacent-pairs', order, most));
      }),
    );
  });

  it('does not depend on the order in which the items stand in the question', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULES), anyOrder, anyOrder, (rule, shown, order) => {
        const score = scoreOrdering(
          { type: 'ordering', items: shown.map((id) => ({ id })), rule },
          { type: 'ordering', order: right },
          { type: 'ordering', order },
          100,
        );
        expect(score).toEqual(scoreOf(rule, order));
      }),
    );
  });
});
