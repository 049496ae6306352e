import type { DisclosureTable } from './disclosure-table.js';
import type { PlaceTree } from './place-tree.js';

/** Why a release cannot be protected; the whole release is refused. */
export type DisclosureRefusal =
  | { readonly code: 'not-a-tree' }
  | { readonly code: 'invalid-cell' | 'repeated-cell'; readonly indicator: string; readonly place: string }
  | {
      readonly code: 'repeated-table' | 'unequal-people' | 'unknown-group' | 'crossed-groups';
      readonly indicator: string;
    };

/** A table with its figures rolled up to every place. */
export interface RolledTable {
  readonly table: DisclosureTable;
  /** `share` and `mean` are both sums between `lowest` and `lowest + width` per person. */
  readonly lowest: number;
  readonly width: number;
  readonly isReported: (code: string) => boolean;
  readonly n: (code: string) => number;
  readonly sum: (code: string) => number;
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function scaleOf({ kind, scale }: DisclosureTable): { lowest: number; width: number } {
  if (kind !== 'mean') return { lowest: 0, width: 1 };
  return { lowest: scale?.lowest ?? 0, width: (scale?.highest ?? 0) - (scale?.lowest ?? 0) };
}

/** The first cell a table must not have: unknown place, a place twice, a number that cannot be. */
function refusedCell(table: DisclosureTable, tree: PlaceTree): DisclosureRefusal | null {
  const { lowest, width } = scaleOf(table);
  const isLeaf = (place: string): boolean => tree.order.includes(place) && tree.isLeaf(place);
  const fits = (n: number, sum: number): boolean =>
    isCount(n) && Number.isSafeInteger(sum) && sum >= lowest * n && sum <= (lowest + width) * n;
  const seen = new Set<string>();
  for (const { place, n, sum } of table.cells) {
    if (seen.has(place)) return { code: 'repeated-cell', indicator: table.indicator, place };
    seen.add(place);
    const value = table.kind === 'count' ? n : (sum ?? NaN);
    if (!isLeaf(place) || width <= 0 || !fits(n, value))
      return { code: 'invalid-cell', indicator: table.indicator, place };
  }
  return null;
}

/** Rolls a table up: a place is the sum of the reported places below it, and reported when one of them is. */
export function rollUp(table: DisclosureTable, tree: PlaceTree): RolledTable | DisclosureRefusal {
  const refused = refusedCell(table, tree);
  if (refused) return refused;
  const cells = new Map(table.cells.map((cell) => [cell.place, cell]));
  const added = (pick: (place: string) => number) => {
    const values = new Map(
      tree.order.map((code) => [code, tree.leavesOf(code).reduce((sum, leaf) => sum + pick(leaf), 0)]),
    );
    return (code: string): number => values.get(code) ?? 0;
  };
  const n = added((leaf) => cells.get(leaf)?.n ?? 0);
  const reported = added((leaf) => (cells.has(leaf) ? 1 : 0));
  return {
    table,
    ...scaleOf(table),
    isReported: (code) => reported(code) > 0,
    n,
    sum: table.kind === 'count' ? n : added((leaf) => cells.get(leaf)?.sum ?? 0),
  };
}
