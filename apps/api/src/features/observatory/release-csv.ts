import type { ReleaseRef } from '@edukom/contracts';
import { readText } from '@edukom/domain';
import type { Indicator } from './indicator.entity.js';
import type { ObservationRow, PlaceRow } from './releases.repository.js';

const BOM = '\uFEFF';
const HEADER = [
  'release',
  'published_at',
  'data_at',
  'content_hash',
  'period',
  'period_start',
  'period_end',
  'indicator',
  'indicator_name',
  'place_kind',
  'place_code',
  'place',
  'name_sq',
  'name_sr_cyrl',
  'name_sr_latn',
  'name_en',
  'status',
  'value',
  'bound',
  'unit',
];

/** A field after RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, *CSV Injection*). */
export function csvField(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const STATUS_WORDS = { published: 'published', suppressed: 'suppressed', 'not-reported': 'not reported' } as const;
const BOUND_WORDS = { 'at-most': 'at most', 'at-least': 'at least' } as const;

const unitOf = ({ kind }: Indicator): string =>
  ({ count: 'people', share: 'percent', mean: 'percentage points' })[kind];
/** People as they are; basis points as percent with two decimals, exactly. */
const valueOf = (value: number | null, { unit }: Indicator): string | number => {
  if (value === null) return '';
  return unit === 'people' ? value : Number((value / 100).toFixed(2));
};

export interface ReleaseTable {
  readonly release: ReleaseRef;
  readonly places: readonly PlaceRow[];
  readonly indicators: readonly Indicator[];
  readonly observations: readonly ObservationRow[];
}

/** A release as CSV (RFC 4180, UTF-8 with BOM, CRLF): one row per indicator and place, statuses as words, no language of its own. */
export function releaseCsv({ release, places, indicators, observations }: ReleaseTable): string {
  const placeOf = new Map(places.map((place) => [place.slug, place]));
  const indicatorOf = new Map(indicators.map((indicator) => [indicator.key, indicator]));
  const head = [
    release.number,
    release.publishedAt.toISOString(),
    release.dataAt.toISOString(),
    release.contentHash,
    release.period.key,
    release.period.startsOn,
    release.period.endsOn,
  ];
  const lines = observations.flatMap((row) => {
    const [place, indicator] = [placeOf.get(row.place), indicatorOf.get(row.indicator)];
    if (!place || !indicator) return [];
    const names = (['sq', 'sr-Cyrl', 'sr-Latn', 'en'] as const).map((locale) => readText(place.name, locale).value);
    const figure = [STATUS_WORDS[row.status], valueOf(row.value, indicator), row.bound ? BOUND_WORDS[row.bound] : ''];
    return [
      [
        ...head,
        row.indicator,
        readText(indicator.name, 'en').value,
        place.kind,
        place.code,
        row.place,
        ...names,
        ...figure,
        unitOf(indicator),
      ],
    ];
  });
  return BOM + [HEADER, ...lines].map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
}
