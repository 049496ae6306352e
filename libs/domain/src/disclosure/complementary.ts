import type { DisclosureRule } from './disclosure-table.js';
import { hiddenBounds, type Range } from './hidden-bounds.js';
import type { PlaceTree } from './place-tree.js';

/** A quantity that adds up over places and of which a reader may know sums. */
export interface Measure {
  readonly valueOf: (code: string) => number;
  /** What a reader knows about a suppressed leaf without any sum. */
  readonly leafRange: (code: string) => Range;
}

/** A table as the choice of complementary cells needs it. */
export interface OpenTable {
  readonly tree: PlaceTree;
  readonly isReported: (code: string) => boolean;
  /** People behind a place: what suppressing it costs. */
  readonly peopleOf: (code: string) => number;
  readonly measures: readonly Measure[];
  /** Whether the value is public from an earlier release, whatever this one does: hiding it again hides nothing. */
  readonly isKnown: (code: string) => boolean;
  /** Whether these bounds of the measures, one each, leave a suppressed place open enough. */
  readonly isOpen: (code: string, ranges: readonly Range[]) => boolean;
}

export type Hidden = ReadonlyMap<string, DisclosureRule>;

/** Above this many totals in question, all of them are suppressed instead of trying every choice. */
const MOST_TOTALS = 12;

const measured = (table: OpenTable, isHidden: (code: string) => boolean): readonly ReadonlyMap<string, Range>[] =>
  table.measures.map(({ valueOf, leafRange }) =>
    hiddenBounds(table.tree, (code) => (isHidden(code) && !table.isKnown(code) ? undefined : valueOf(code)), leafRange),
  );

const givenAway = (table: OpenTable, hidden: ReadonlySet<string>): readonly string[] => {
  const bounds = measured(table, (code) => hidden.has(code));
  return [...hidden].filter(
    (code) =>
      !table.isKnown(code) &&
      !table.isOpen(
        code,
        bounds.map((ranges) => ranges.get(code) ?? { lo: 0, hi: 0 }),
      ),
  );
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every choice of totals, the one that costs fewest people first; then fewest totals; then by code. */
function choicesOf(table: OpenTable, totals: readonly string[]): readonly (readonly string[])[] {
  if (totals.length > MOST_TOTALS) return [totals];
  const sorted = [...totals].sort(compareText);
  const subsets = Array.from({ length: 2 ** sorted.length }, (_, bits) => sorted.filter((__, at) => (bits >> at) & 1));
  const cost = new Map(subsets.map((subset) => [subset, subset.reduce((sum, code) => sum + table.peopleOf(code), 0)]));
  return subsets.sort(
    (a, b) => (cost.get(a) ?? 0) - (cost.get(b) ?? 0) || a.length - b.length || compareText(a.join(), b.join()),
  );
}

/** Last resort: the published leaf with the fewest people below a suppressed total that its own parts give away. */
function leafToHide(table: OpenTable, hidden: Hidden, lost: readonly string[]): string | undefined {
  const leaves = new Set(lost.flatMap(table.tree.leavesOf));
  return [...leaves]
    .filter((code) => !hidden.has(code) && table.isReported(code) && !table.isKnown(code))
    .sort((a, b) => table.peopleOf(a) - table.peopleOf(b) || compareText(a, b))[0];
}

/**
 * Adds complementary suppression to cells that are suppressed already, until the published sums leave each of them open.
 *
 * Municipalities are kept and totals given up: a municipality is what people come for, and a total that is missing hurts
 * less than a value that was there to publish. Among all choices of totals above a suppressed municipality, the one that
 * hides the fewest people is taken (so a district falls before the country, unless only the country helps), ties by fewest
 * totals and then by code. A municipality is suppressed only when a total must go that its own parts would spell out.
 * Deterministic; exact up to {@link MOST_TOTALS} totals, beyond that all of them go, which is safe and loses more.
 */
export function withComplementary(table: OpenTable, primary: Hidden): Hidden {
  const hidden = new Map(primary);
  for (;;) {
    const totals = table.tree.order.filter(
      (code) =>
        !hidden.has(code) &&
        !table.isKnown(code) &&
        !table.tree.isLeaf(code) &&
        table.tree.leavesOf(code).some((leaf) => hidden.has(leaf)),
    );
    const found = choicesOf(table, totals).find(
      (choice) => givenAway(table, new Set([...hidden.keys(), ...choice])).length === 0,
    );
    const next = found
      ? undefined
      : leafToHide(table, hidden, givenAway(table, new Set([...hidden.keys(), ...totals])));
    for (const code of found ?? (next === undefined ? totals : [next])) hidden.set(code, 'complementary');
    if (next === undefined) return hidden;
  }
}

/** What a reader can find out about each place from a protected table, per measure. */
export function readerBounds(table: OpenTable, hidden: Hidden): readonly ReadonlyMap<string, Range>[] {
  return measured(table, (code) => hidden.has(code));
}
