import type { FeedCell, FeedDetail } from '@edukom/contracts';
import { CELL_FILTERS, feedRows } from './feed-rows.js';

const cell = (status: FeedCell['status'], value: number | null, before: FeedCell['before']): FeedCell => ({
  indicator: 'x',
  status,
  value,
  bound: null,
  n: 9,
  rule: null,
  before,
});
const was = (value: number | null) => ({
  status: value === null ? ('suppressed' as const) : ('published' as const),
  value,
  bound: null,
});
const place = (slug: string, ...cells: FeedCell[]): FeedDetail['places'][number] => ({
  slug,
  kind: 'municipality',
  name: { value: slug, lang: 'sq', fallback: false },
  cells,
});

const places = [
  place('same', cell('published', 20, was(20))),
  place('more', cell('published', 25, was(20))),
  place('hidden-now', cell('suppressed', null, was(20))),
  place('new', cell('published', 30, null)),
  place('nothing', cell('not-reported', null, null)),
  place('other', { ...cell('published', 1, null), indicator: 'y' }),
];

it.each([
  ['all', ['same', 'more', 'hidden-now', 'new', 'nothing']],
  ['published', ['same', 'more', 'new']],
  ['suppressed', ['hidden-now']],
  ['not-reported', ['nothing']],
  ['changed', ['more', 'hidden-now']],
] as const)('%s', (filter, expected) => {
  expect(CELL_FILTERS).toContain(filter);
  expect(feedRows(places, 'x', filter).map((row) => row.place.slug)).toEqual(expected);
});
