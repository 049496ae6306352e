import type { OpenFigures, OutputOf, readOpenOverview } from '@edukom/contracts';
import {
  type DisclosurePlace,
  type DisclosureTable,
  OPEN_LEARNER_KINDS,
  type OpenLearnerKind,
  protectRelease,
} from '@edukom/domain';

/** People who enrolled in one month and are of one kind. */
export interface OpenGroup {
  readonly month: string;
  readonly kind: OpenLearnerKind | 'official';
  readonly registered: number;
  readonly begun: number;
  readonly completed: number;
}

type Overview = OutputOf<typeof readOpenOverview>;
const KINDS = [...OPEN_LEARNER_KINDS, 'official'] as const;
type Figure = keyof OpenFigures;
const ALL = 'all';
/** Each pair of figures of which one counts some of the people of the other: control looks at one such pair at a time. */
const PAIRS = [
  ['registered', 'begun'],
  ['begun', 'completed'],
  ['registered', 'completed'],
] as const satisfies (readonly [Figure, Figure])[];
const placeOf = (month: string, kind: string) => `${month}/${kind}`;
const NOTHING: OpenFigures = { registered: null, begun: null, completed: null };

const cellsOf = (groups: readonly OpenGroup[], figure: Figure, within: Figure | null): DisclosureTable => ({
  indicator: figure,
  kind: 'count',
  people: figure,
  within,
  cells: groups.map((group) => ({ place: placeOf(group.month, group.kind), n: group[figure] })),
});

/** What may be shown, by place and figure: only what every pair would show, because fewer figures never tell more. */
function shownCells(
  groups: readonly OpenGroup[],
  places: readonly DisclosurePlace[],
): ReadonlyMap<string, number | null> {
  const shown = new Map<string, number | null>();
  for (const [outer, inner] of PAIRS) {
    const tables = [cellsOf(groups, outer, null), cellsOf(groups, inner, outer)];
    const result = protectRelease({ places, tables, previous: [] });
    if (!result.ok) throw new Error(`the overview cannot be protected: ${JSON.stringify(result.refusal)}`);
    for (const { place, indicator, shown: value } of result.cells) {
      const key = `${place} ${indicator}`;
      shown.set(key, shown.get(key) === null ? null : (value?.value ?? null));
    }
  }
  return shown;
}

/**
 * The overview of an open course with the house's own disclosure control: months roll up to the whole time as districts do
 * to the country, kinds of people to their month as municipalities to their district; who completed are among who began,
 * and those among who enrolled. So no figure stands for fewer than five people, nor can one be told by subtracting others.
 */
export function protectOverview(groups: readonly OpenGroup[]): Overview {
  const months = [...new Set(groups.map(({ month }) => month))].sort().reverse();
  if (months.length === 0) return { total: NOTHING, months: [] };
  const shown = shownCells(groups, [
    { code: ALL, parent: null },
    ...months.map((month) => ({ code: month, parent: ALL })),
    ...groups.map(({ month, kind }) => ({ code: placeOf(month, kind), parent: month })),
  ]);
  const figuresOf = (place: string): OpenFigures => ({
    registered: shown.get(`${place} registered`) ?? null,
    begun: shown.get(`${place} begun`) ?? null,
    completed: shown.get(`${place} completed`) ?? null,
  });
  return {
    total: figuresOf(ALL),
    months: months.map((month) => ({
      month,
      total: figuresOf(month),
      kinds: KINDS.filter((kind) => groups.some((group) => group.month === month && group.kind === kind)).map(
        (kind) => ({ kind, ...figuresOf(placeOf(month, kind)) }),
      ),
    })),
  };
}
