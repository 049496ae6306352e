import fc from 'fast-check';
import type { PreviousCell, ProtectedCell } from './disclosure-table.js';
import { hiddenBounds } from './hidden-bounds.js';
import { type DisclosurePlace, placeTree, type PlaceTree } from './place-tree.js';
import { protectRelease } from './protect-release.js';

/*
 * Somebody who keeps two releases side by side, and knows for which places nothing changed in between. No figure that was
 * hidden in either may be narrowed by what is published in both.
 */

const DISTRICTS = ['a', 'b', 'c'];
const PLACES: DisclosurePlace[] = [
  { code: 'country', parent: null },
  ...DISTRICTS.map((code) => ({ code, parent: 'country' })),
  ...DISTRICTS.flatMap((district) => ['1', '2', '3'].map((part) => ({ code: district + part, parent: district }))),
];

const treeOf = (): PlaceTree => {
  const tree = placeTree(PLACES);
  if (!tree) throw new Error('no tree');
  return tree;
};
const tree = treeOf();
const leaves = tree.order.filter(tree.isLeaf);

type Figures = Readonly<Record<string, number>>;

function release(figures: Figures, previous: readonly PreviousCell[]): readonly ProtectedCell[] {
  const cells = leaves.flatMap((place) => (figures[place] ? [{ place, n: figures[place] }] : []));
  const table = { indicator: 'trained', kind: 'count' as const, people: 'trained', within: null, cells };
  const result = protectRelease({ places: PLACES, tables: [table], previous });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.cells;
}

/** What a next release is told of one. */
const told = (cells: readonly ProtectedCell[]): PreviousCell[] =>
  cells
    .filter(({ status }) => status === 'published')
    .map(({ indicator, people, place, n }) => ({ indicator, people, place, n }));

const sumOf = (figures: Figures, place: string) =>
  tree.leavesOf(place).reduce((sum, leaf) => sum + (figures[leaf] ?? 0), 0);

/** Hidden municipalities of the second release whose figure the two releases together narrow to fewer than five values. */
function narrowed(first: Figures, second: Figures, isTold: boolean): string[] {
  const one = release(first, []);
  const two = release(second, isTold ? told(one) : []);
  const isPublished = (cells: readonly ProtectedCell[], place: string) =>
    cells.some((cell) => cell.place === place && cell.status === 'published');
  const isUnchanged = (place: string) => tree.leavesOf(place).every((leaf) => first[leaf] === second[leaf]);
  const known = (place: string) =>
    isPublished(two, place) || (isUnchanged(place) && isPublished(one, place)) ? sumOf(second, place) : undefined;
  const bounds = hiddenBounds(tree, known, (place) => ({
    lo: second[place] ? 1 : 0,
    hi: second[place] ? Infinity : 0,
  }));
  return leaves.filter((place) => {
    const range = bounds.get(place);
    return Boolean(second[place]) && known(place) === undefined && range !== undefined && range.hi - range.lo < 5;
  });
}

it('a total hidden for the sake of a small place is not shown later, when another total takes its turn', () => {
  // Two districts each with a small municipality; then one person more somewhere else.
  const first = { a1: 14, a2: 2, b1: 17, b2: 3, b3: 4, c1: 20, c2: 12 };
  const second = { ...first, c3: 1 };
  expect(narrowed(first, second, true)).toEqual([]);
});

const figures = fc.record(
  Object.fromEntries(
    leaves.map((leaf) => [
      leaf,
      fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 30 })),
    ]),
  ),
) as fc.Arbitrary<Figures>;
const change = fc.record({ place: fc.constantFrom(...leaves), by: fc.integer({ min: 1, max: 12 }) });

const after = (first: Figures, { place, by }: { place: string; by: number }): Figures => ({
  ...first,
  [place]: (first[place] ?? 0) + by,
});

it('two releases together narrow no hidden municipality', () => {
  fc.assert(
    fc.property(figures, change, (first, step) => {
      expect(narrowed(first, after(first, step), true)).toEqual([]);
    }),
    { numRuns: 3_000, seed: 20_261_123 },
  );
});

it('is noticed when a release is not told of the one before (negative control)', () => {
  const found = fc
    .sample(fc.tuple(figures, change), { numRuns: 3_000, seed: 20_261_123 })
    .filter(([first, step]) => narrowed(first, after(first, step), false).length > 0);
  expect(found.length).toBeGreaterThan(0);
});
