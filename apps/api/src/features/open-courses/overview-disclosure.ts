import type { OpenFigures, OutputOf, readOpenOverview } from '@edukom/contracts';
import { OPEN_LEARNER_KINDS, type OpenLearnerKind, type DisclosureTable, protectRelease } from '@edukom/domain';

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
const FIGURES = ['registered', 'begun', 'completed'] as const;
const ALL = 'all';
const WITHIN = { registered: null, begun: 'registered', completed: 'begun' } as const;
const placeOf = (month: string, kind: string) => `${month}/${kind}`;
const NOTHING: OpenFigures = { registered: null, begun: null, completed: null };

/**
 * The overview of an open course with the house's own disclosure control: months roll up to the whole time as districts do
 * to the country, kinds of people to their month as municipalities to their district; who completed are among who began,
 * and those among who enrolled. So no figure stands for fewer than five people, nor can one be told by subtracting others.
 */
export function protectOverview(groups: readonly OpenGroup[]): Overview {
  const months = [...new Set(groups.map(({ month }) => month))].sort().reverse();
  if (months.length === 0) return { total: NOTHING, months: [] };
  const places = [
    { code: ALL, parent: null },
    ...months.map((month) => ({ code: month, parent: ALL })),
    ...groups.map(({ month, kind }) => ({ code: placeOf(month, kind), parent: month })),
  ];
  const tables = FIGURES.map((figure): DisclosureTable => ({
    indicator: figure,
    kind: 'count',
    people: figure,
    within: WITHIN[figure],
    cells: groups.map((group) => ({ place: placeOf(group.month, group.kind), n: group[figure] })),
  }));
  const result = protectRelease({ places, tables, previous: [] });
  if (!result.ok) throw new Error(`the overview cannot be protected: ${JSON.stringify(result.refusal)}`);
  const shown = new Map(result.cells.map((cell) => [`${cell.place} ${cell.indicator}`, cell.shown?.value ?? null]));
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
