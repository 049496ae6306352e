import type { FeedCell, FeedDetail } from '@edukom/contracts';

export const CELL_FILTERS = ['all', 'published', 'suppressed', 'not-reported', 'changed'] as const;
export type CellFilter = (typeof CELL_FILTERS)[number];
export const isCellFilter = (text: string): text is CellFilter => (CELL_FILTERS as readonly string[]).includes(text);

export interface FeedRow {
  readonly place: Pick<FeedDetail['places'][number], 'slug' | 'name' | 'kind'>;
  readonly cell: FeedCell;
}

/** Whether the public would see something else than it sees now; without a release nothing is *changed*. */
export const isChanged = ({ before, status, value, bound }: FeedCell): boolean =>
  before !== null && (before.status !== status || before.value !== value || before.bound !== bound);

const fits = (cell: FeedCell, filter: CellFilter): boolean =>
  filter === 'all' || (filter === 'changed' ? isChanged(cell) : cell.status === filter);

/** The cells of one indicator that pass the filter, in the order of the places. */
export const feedRows = (places: FeedDetail['places'], indicator: string, filter: CellFilter): FeedRow[] =>
  places.flatMap(({ cells, ...place }) =>
    cells.filter((cell) => cell.indicator === indicator && fits(cell, filter)).map((cell) => ({ place, cell })),
  );
