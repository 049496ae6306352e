import fc from 'fast-check';
import {
  type OutlineOrder,
  placeInList,
  placeInOutline,
  positionInOutline,
  stepInList,
  stepInOutline,
} from './list-order.js';

const outline: OutlineOrder = [
  { id: 'A', activityIds: ['a1', 'a2'] },
  { id: 'B', activityIds: [] },
  { id: 'C', activityIds: ['c1'] },
];
const shown = (order: OutlineOrder | null) =>
  order && order.map(({ id, activityIds }) => `${id}:${activityIds.join(',')}`).join(' ');

it.each([
  ['a module down', 'A', 1, 'B: A:a1,a2 C:c1'],
  ['a module up', 'C', -1, 'A:a1,a2 C:c1 B:'],
  ['the first module cannot go up', 'A', -1, null],
  ['an activity within its module', 'a1', 1, 'A:a2,a1 B: C:c1'],
  ['an activity over the edge into the next module', 'a2', 1, 'A:a1 B:a2 C:c1'],
  ['an activity back into the module before, at its end', 'c1', -1, 'A:a1,a2 B:c1 C:'],
  ['the first activity cannot go up', 'a1', -1, null],
  ['the last activity cannot go down', 'c1', 1, null],
  ['what is not there', 'zz', 1, null],
] as const)('one step: %s', (_name, id, by, expected) => {
  expect(shown(stepInOutline(outline, id, by))).toBe(expected);
});

it.each([
  ['an activity before another one', 'c1', 'a2', 'before', 'A:a1,c1,a2 B: C:'],
  ['an activity after another one', 'a1', 'c1', 'after', 'A:a2 B: C:c1,a1'],
  ['an activity onto an empty module', 'a1', 'B', 'after', 'A:a2 B:a1 C:c1'],
  ['an activity within its module', 'a1', 'a2', 'after', 'A:a2,a1 B: C:c1'],
  ['a module before another one', 'C', 'A', 'before', 'C:c1 A:a1,a2 B:'],
  ['a module over an activity goes behind its module', 'B', 'c1', 'before', 'A:a1,a2 C:c1 B:'],
  ['a module onto itself', 'A', 'a1', 'after', null],
  ['nowhere', 'a1', 'zz', 'after', null],
] as const)('put down: %s', (_name, id, over, side, expected) => {
  expect(shown(placeInOutline(outline, id, over, side))).toBe(expected);
});

it('says where a thing stands among its like', () => {
  expect([positionInOutline(outline, 'B'), positionInOutline(outline, 'c1')]).toEqual([
    { at: 2, of: 3 },
    { at: 3, of: 3 },
  ]);
});

const all = (order: OutlineOrder) => order.flatMap(({ id, activityIds }) => [id, ...activityIds]).sort();

it('loses and doubles nothing, and each step can be taken back', () => {
  const ids = ['A', 'B', 'C', 'a1', 'a2', 'c1'];
  const move = fc.record({
    id: fc.constantFrom(...ids),
    over: fc.constantFrom(...ids),
    side: fc.constantFrom('before' as const, 'after' as const),
    by: fc.constantFrom(1 as const, -1 as const),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
      let order = outline;
      for (const { id, over, side, by } of moves) {
        const stepped = stepInOutline(order, id, by);
        if (stepped) expect(stepInOutline(stepped, id, by === 1 ? -1 : 1)).toEqual(order);
        order = placeInOutline(stepped ?? order, id, over, side) ?? stepped ?? order;
        expect(all(order)).toEqual(all(outline));
      }
    }),
  );
});

it('moves in a plain list', () => {
  const list = ['a', 'b', 'c'];
  expect([stepInList(list, 'a', 1), stepInList(list, 'a', -1), stepInList(list, 'x', 1)]).toEqual([
    ['b', 'a', 'c'],
    null,
    null,
  ]);
  expect([
    placeInList(list, 'c', 'a', 'before'),
    placeInList(list, 'a', 'b', 'after'),
    placeInList(list, 'a', 'a', 'after'),
  ]).toEqual([['c', 'a', 'b'], ['b', 'a', 'c'], null]);
});
