import type { Indicator as IndicatorOut, Period as PeriodOut, ReleaseRef, ShownText } from '@edukom/contracts';
import { type InterfaceLocale, type LocalizedText, readText } from '@edukom/domain';
import type { Indicator } from './indicator.entity.js';
import type { Period } from './period.entity.js';
import type { PlaceRow, ReleaseRow } from './releases.repository.js';

/** A stored text in the reader's language. */
export function shownText(text: LocalizedText, locale: InterfaceLocale): ShownText {
  const reading = readText(text, locale);
  return { value: reading.value, lang: reading.locale, fallback: reading.isFallback };
}

export const shownIndicators = (indicators: readonly Indicator[], locale: InterfaceLocale): IndicatorOut[] =>
  indicators.map(({ key, kind, unit, name, definition }) => ({
    key,
    kind,
    unit,
    name: shownText(name, locale),
    definition: shownText(definition, locale),
  }));

export const shownPlace = ({ slug, kind, name }: PlaceRow, locale: InterfaceLocale) => ({
  slug,
  kind,
  name: shownText(name, locale),
});

interface PeriodColumns {
  readonly period_key: string;
  readonly period_kind: Period['kind'];
  readonly starts_on: string;
  readonly ends_on: string;
}

export const periodOf = (row: PeriodColumns): PeriodOut => ({
  key: row.period_key,
  kind: row.period_kind,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
});

export const releaseOf = (row: ReleaseRow): ReleaseRef => ({
  number: row.number,
  period: periodOf(row),
  dataAt: row.data_at,
  publishedAt: row.published_at,
  contentHash: row.content_hash,
});
