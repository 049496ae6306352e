import fc from 'fast-check';
import { hiddenBounds } from './hidden-bounds.js';
import { placeTree } from './place-tree.js';

const places = [
  { code: 'KS', parent: null },
  { code: 'A', parent: 'KS' },
  { code: 'a1', parent: 'A' },
  { code: 'a2', parent: 'A' },
  { code: 'B', parent: 'KS' },
  { code: 'b1', parent: 'B' },
  { code: 'b2', parent: 'B' },
];
const tree = placeTree(places);
if (!tree) throw new Error('the places of this spec form a tree');

describe('placeTree', () => {
  it.each([
    { name: 'no place at all', given: [] },
    {
      name: 'two tops',
      given: [
        { code: 'a', parent: null },
        { code: 'b', parent: null },
      ],
    },
    {
      name: 'an unknown parent',
      given: [
        { code: 'a', parent: null },
        { code: 'b', parent: 'x' },
      ],
    },
    {
      name: 'a code twice',
      given: [
        { code: 'a', parent: null },
        { code: 'b', parent: 'a' },
        { code: 'b', parent: 'a' },
      ],
    },
    {
      name: 'a circle beside the top',
      given: [
        { code: 'a', parent: null },
        { code: 'b', parent: 'c' },
        { code: 'c', parent: 'b' },
      ],
    },
  ])('refuses $name', ({ given }) => expect(placeTree(given)).toBeNull());
});

describe('hiddenBounds', () => {
  const values = new Map([
    ['a1', 3],
    ['a2', 20],
    ['b1', 2],
    ['b2', 9],
    ['A', 23],
    ['B', 11],
    ['KS', 34],
  ]);
  const boundsWithout = (...hidden: string[]) =>
    hiddenBounds(
      tree,
      (code) => (hidden.includes(code) ? undefined : values.get(code)),
      () => ({ lo: 0, hi: Infinity }),
    );
  it('one hidden cell under a published total is found', () =>
    expect(boundsWithout('a1').get('a1')).toEqual({ lo: 3, hi: 3 }));
  it('hiding the district alone does not help: the country gives both away', () => {
    expect(boundsWithout('a1', 'A').get('a1')).toEqual({ lo: 3, hi: 3 });
    expect(boundsWithout('a1', 'A').get('A')).toEqual({ lo: 23, hi: 23 });
  });
  it('two hidden districts share what is left', () =>
    expect(boundsWithout('a1', 'A', 'b1', 'B').get('a1')).toEqual({ lo: 0, hi: 5 }));
  it('without the country nothing bounds it above', () =>
    expect(boundsWithout('a1', 'A', 'KS').get('a1')).toEqual({ lo: 0, hi: Infinity }));

  it('equals brute force over all integer solutions', () => {
    const top = 4;
    const codes = places.map(({ code }) => code);
    fc.assert(
      fc.property(
        fc.tuple(...['a1', 'a2', 'b1', 'b2'].map(() => fc.integer({ min: 0, max: top }))),
        fc.subarray(codes),
        ([a1 = 0, a2 = 0, b1 = 0, b2 = 0], hidden) => {
          const totals = (w: number, x: number, y: number, z: number) =>
            new Map([
              ['a1', w],
              ['a2', x],
              ['b1', y],
              ['b2', z],
              ['A', w + x],
              ['B', y + z],
              ['KS', w + x + y + z],
            ]);
          const truth = totals(a1, a2, b1, b2);
          const span = Array.from({ length: top + 1 }, (_, value) => value);
          const solutions = span
            .flatMap((w) => span.flatMap((x) => span.flatMap((y) => span.map((z) => totals(w, x, y, z)))))
            .filter((one) => codes.every((code) => hidden.includes(code) || one.get(code) === truth.get(code)));
          const bounds = hiddenBounds(
            tree,
            (code) => (hidden.includes(code) ? undefined : truth.get(code)),
            () => ({ lo: 0, hi: top }),
          );
          for (const code of codes) {
            const found = solutions.map((one) => one.get(code) ?? NaN);
            expect(bounds.get(code)).toEqual({ lo: Math.min(...found), hi: Math.max(...found) });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
