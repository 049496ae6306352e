import { type Hidden, type OpenTable, readerBounds, withComplementary } from './complementary.js';
import {
  type DisclosureRule,
  type DisclosureTable,
  MIN_OPEN_PEOPLE,
  MIN_PEOPLE_COUNT,
  MIN_PEOPLE_RATIO,
  type PreviousCell,
  type ProtectedCell,
  shownValue,
} from './disclosure-table.js';
import type { Range } from './hidden-bounds.js';
import { type DisclosurePlace, type PlaceTree, placeTree } from './place-tree.js';
import { type DisclosureRefusal, rollUp, type RolledTable } from './rolled-table.js';

export interface DisclosureInput {
  readonly places: readonly DisclosurePlace[];
  readonly tables: readonly DisclosureTable[];
  /** Cells the previous release published for the same period, with their people. */
  readonly previous: readonly PreviousCell[];
  /** Cells that any earlier release for the same people published; left out: those of `previous`. */
  readonly everPublished?: readonly PreviousCell[];
}

export type DisclosureResult =
  | { readonly ok: true; readonly cells: readonly ProtectedCell[] }
  | { readonly ok: false; readonly refusal: DisclosureRefusal };

/** A rolled table whose suppression is decided. */
interface Settled {
  readonly rolled: RolledTable;
  readonly hidden: Hidden;
  /** What a reader knows of the number of people of each place. */
  readonly peopleRange: (code: string) => Range;
}

const isTellingDifference = (a: number, b: number): boolean => a !== b && Math.abs(a - b) < MIN_OPEN_PEOPLE;
const ANY: Range = { lo: 0, hi: Infinity };

interface Given {
  /** The count over the same people; null when the table is that count. */
  readonly base: Settled | null;
  /** The table of the group around this one. */
  readonly around: Settled | null;
  /** People behind what the previous release published, by place. */
  readonly before: ReadonlyMap<string, number>;
  /** Whether an earlier release published the place with as many people as it has now. */
  readonly isKnown: (place: string) => boolean;
}

/** Whether a place, or what is left of it after subtracting its parts published then and now, changed by 1–4 people. */
function changedByFew(
  tree: PlaceTree,
  { n }: RolledTable,
  { before }: Given,
  place: string,
  isPrimary: (code: string) => boolean,
): boolean {
  const then = before.get(place);
  if (then === undefined) return false;
  const explained = (code: string): number =>
    (tree.childrenOf.get(code) ?? []).reduce((sum, child) => {
      const childThen = before.get(child);
      return sum + (childThen === undefined || isPrimary(child) ? explained(child) : n(child) - childThen);
    }, 0);
  return isTellingDifference(n(place), then) || isTellingDifference(n(place), then + explained(place));
}

function primaryRules(tree: PlaceTree, rolled: RolledTable, given: Given): Map<string, DisclosureRule> {
  const { base, around } = given;
  const rules = new Map<string, DisclosureRule>();
  const isNested = (place: string): boolean =>
    around !== null && (around.hidden.has(place) || isTellingDifference(around.rolled.n(place), rolled.n(place)));
  const ruleOf = (place: string): DisclosureRule | null => {
    if (rolled.n(place) < (base ? MIN_PEOPLE_RATIO : MIN_PEOPLE_COUNT)) return 'min-n';
    if (base?.hidden.has(place)) return 'denominator';
    if (changedByFew(tree, rolled, given, place, (code) => rules.has(code))) return 'difference';
    return isNested(place) ? 'nested' : null;
  };
  // Parts before totals: what a total gives away depends on which of its parts are shown.
  for (const place of [...tree.order].reverse().filter(rolled.isReported)) {
    const rule = ruleOf(place);
    if (rule) rules.set(place, rule);
  }
  return rules;
}

/** Counts: a suppressed place stays open when the reader's bounds are at least five people apart. */
function openCount(tree: PlaceTree, rolled: RolledTable, { around, isKnown }: Given): OpenTable {
  // A municipality that is reported has somebody, and a reader knows it: then solutions with nobody are not counted as open.
  const everyoneHasSome = tree.order.every(
    (code) => !tree.isLeaf(code) || !rolled.isReported(code) || rolled.n(code) > 0,
  );
  const lo = everyoneHasSome && !around ? 1 : 0;
  const leafRange = (code: string): Range => ({ lo, hi: around ? around.peopleRange(code).hi : Infinity });
  return {
    tree,
    isReported: rolled.isReported,
    peopleOf: rolled.n,
    measures: [{ valueOf: rolled.n, leafRange }],
    isKnown,
    isOpen: (_, [people = ANY]) => people.hi - people.lo >= MIN_OPEN_PEOPLE,
  };
}

/**
 * Shares and means: what the people have together above the lowest possible, and what they lack to the highest possible, both
 * add up over places. Open means that the sum could differ by what five people can have at most.
 */
function openRatio(tree: PlaceTree, rolled: RolledTable, base: Settled): OpenTable {
  const had = (code: string): number => rolled.sum(code) - rolled.lowest * rolled.n(code);
  const lacking = (code: string): number => rolled.width * rolled.n(code) - had(code);
  const leafRange = (code: string): Range => ({ lo: 0, hi: rolled.width * base.peopleRange(code).hi });
  const needed = MIN_OPEN_PEOPLE * rolled.width;
  const isOpen = (code: string, [have = ANY, lack = ANY]: readonly Range[]): boolean => {
    if (base.hidden.has(code)) return have.hi - have.lo >= needed && lack.hi - lack.lo >= needed;
    const all = rolled.width * rolled.n(code);
    return Math.min(have.hi, all - lack.lo) - Math.max(have.lo, all - lack.hi) >= needed;
  };
  return {
    tree,
    isReported: rolled.isReported,
    peopleOf: rolled.n,
    measures: [
      { valueOf: had, leafRange },
      { valueOf: lacking, leafRange },
    ],
    // The people may be the same and their results still change, so an earlier share or mean is not taken as known.
    isKnown: () => false,
    isOpen,
  };
}

function settle(tree: PlaceTree, rolled: RolledTable, given: Given): Settled {
  const primary = primaryRules(tree, rolled, given);
  const open = given.base ? openRatio(tree, rolled, given.base) : openCount(tree, rolled, given);
  const hidden = withComplementary(open, primary);
  const people = given.base ? null : readerBounds(open, hidden)[0];
  return { rolled, hidden, peopleRange: given.base?.peopleRange ?? ((code) => people?.get(code) ?? ANY) };
}

/** A group before the groups within it, and counts before what is divided by them. */
function inOrder(tables: readonly RolledTable[]): readonly RolledTable[] {
  const depth = ({ table }: RolledTable): number => (table.within === null ? 0 : 2) + (table.kind === 'count' ? 0 : 1);
  return [...tables].sort((a, b) => depth(a) - depth(b));
}

/** The table of the group around a table: the same indicator over that group or, for a count, the count of that group. */
const outerOf = ({ table }: RolledTable, tables: readonly RolledTable[]): RolledTable | undefined => {
  const over = tables.filter((other) => table.within !== null && other.table.people === table.within);
  return (
    over.find((other) => other.table.indicator === table.indicator) ??
    over.find((other) => table.kind === 'count' && other.table.kind === 'count')
  );
};

function hasUnequalPeople(tree: PlaceTree, one: RolledTable, other: RolledTable): boolean {
  return (
    one.table.people === other.table.people &&
    tree.order.some((code) => other.n(code) !== one.n(code) || other.isReported(code) !== one.isReported(code))
  );
}

function isRepeated({ table: a }: RolledTable, { table: b }: RolledTable): boolean {
  return a.people === b.people && (a.indicator === b.indicator || (a.kind === 'count' && b.kind === 'count'));
}

/** Whether the group around a table is missing, is itself inside another, or is smaller than the group inside it. */
function hasUnknownGroup(tree: PlaceTree, one: RolledTable, tables: readonly RolledTable[]): boolean {
  if (one.table.within === null) return false;
  const outer = outerOf(one, tables);
  return !outer || outer.table.within !== null || tree.order.some((code) => one.n(code) > outer.n(code));
}

function refusedTables(tree: PlaceTree, tables: readonly RolledTable[]): DisclosureRefusal | null {
  for (const [at, one] of tables.entries()) {
    const { indicator, within } = one.table;
    const earlier = tables.slice(0, at);
    if (earlier.some((other) => isRepeated(one, other))) return { code: 'repeated-table', indicator };
    if (earlier.some((other) => hasUnequalPeople(tree, one, other))) return { code: 'unequal-people', indicator };
    if (hasUnknownGroup(tree, one, tables)) return { code: 'unknown-group', indicator };
    if (earlier.some(({ table }) => table.indicator === indicator && table.within === within))
      return { code: 'crossed-groups', indicator };
  }
  return null;
}

function cellsOf(tree: PlaceTree, { rolled, hidden }: Settled): readonly ProtectedCell[] {
  const { indicator, people, kind } = rolled.table;
  return tree.order.map((place): ProtectedCell => {
    const cell = { indicator, people, place, n: rolled.n(place) };
    if (!rolled.isReported(place)) return { ...cell, status: 'not-reported', shown: null, rule: null };
    const rule = hidden.get(place);
    if (rule) return { ...cell, status: 'suppressed', shown: null, rule };
    return { ...cell, status: 'published', shown: shownValue(kind, cell.n, rolled.sum(place)), rule: null };
  });
}

/**
 * Disclosure control of a release of the Observatory: decides for every indicator and place (municipalities and what they roll
 * up to) whether it is published, suppressed or not reported.
 *
 * 1. **Minimum**: 5 people for a count, 10 for a share or mean.
 * 2. **Denominators** are treated as if they were published: a share or mean is published only where the count of its people
 *    is, or would be. So a share whose `n` is not shown gives away no more than the counts do.
 * 3. **Differences**: suppressed when 1–4 people away from the same cell of the previous release (for a total also when what is
 *    left after subtracting its published parts is), or from the group around it.
 * 4. **Complementary**: no suppressed cell can be narrowed by sums and subtractions, also with what earlier releases published
 *    and that has not changed since, to fewer than five people between its smallest and largest possible value ({@link hiddenBounds}; for shares and means: the sum of five people's full scale).
 *    Totals are given up before municipalities ({@link withComplementary}).
 * 5. Shares near 0 % and 100 % in a group under 30 are bounds, see {@link shownValue}.
 *
 * Refuses places that are no tree, impossible figures, unequal `n` for the same people, and several groups inside one group
 * (women *and* men: their sum crosses the sum over places, for which the bounds here would not be exact).
 * Not covered: what somebody knows who is in the figure; differences to releases before the previous one; and, since
 * municipalities are kept and totals given up, whoever knows the minimum will guess that a suppressed count of a municipality
 * is below 5, though no sum says which number it is.
 *
 * Source: product.md, *Observatory*; thresholds and rules after the Handbook on Statistical Disclosure Control, 2nd edition 2024,
 * sdctools.github.io/HandbookSDC, chapters 4 (secondary suppression) and 5 (frequency tables, differencing, means).
 */
export function protectRelease({
  places,
  tables,
  previous,
  everPublished = previous,
}: DisclosureInput): DisclosureResult {
  const tree = placeTree(places);
  if (!tree) return { ok: false, refusal: { code: 'not-a-tree' } };
  const rolled: RolledTable[] = [];
  for (const table of tables) {
    const result = rollUp(table, tree);
    if ('code' in result) return { ok: false, refusal: result };
    rolled.push(result);
  }
  const refusal = refusedTables(tree, rolled);
  if (refusal) return { ok: false, refusal };
  const settled = settleAll(tree, rolled, previous, everPublished);
  return {
    ok: true,
    cells: rolled.flatMap((one) =>
      settled.filter((done) => done.rolled === one).flatMap((done) => cellsOf(tree, done)),
    ),
  };
}

function settleAll(
  tree: PlaceTree,
  rolled: readonly RolledTable[],
  previous: readonly PreviousCell[],
  everPublished: readonly PreviousCell[],
): readonly Settled[] {
  const settled: Settled[] = [];
  const isKnownIn =
    ({ table: { people }, n }: RolledTable) =>
    (place: string): boolean =>
      everPublished.some((cell) => cell.people === people && cell.place === place && cell.n === n(place));
  const beforeOf = ({ indicator, people }: DisclosureTable) =>
    new Map(
      previous
        .filter((cell) => cell.indicator === indicator && cell.people === people)
        .map(({ place, n }) => [place, n]),
    );
  /** The count over the same people, or the same computed without publishing it. */
  const baseOf = (one: RolledTable): Settled =>
    settled.find(({ rolled: { table } }) => table.kind === 'count' && table.people === one.table.people) ??
    settle(tree, { ...one, sum: one.n }, { base: null, around: null, before: new Map(), isKnown: isKnownIn(one) });
  for (const one of inOrder(rolled)) {
    const outer = outerOf(one, rolled);
    const around = settled.find((done) => done.rolled === outer) ?? null;
    settled.push(
      settle(tree, one, {
        base: one.table.kind === 'count' ? null : baseOf(one),
        around,
        before: beforeOf(one.table),
        isKnown: isKnownIn(one),
      }),
    );
  }
  return settled;
}
