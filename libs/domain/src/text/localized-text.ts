import { CONTENT_LOCALES, type ContentLocale, contentLocaleOf, type InterfaceLocale } from '../locale/locale.js';
import { toLatin } from './transliterate.js';

/** One language of a translated text. */
export interface LocalizedEntry<T = string> {
  /** The text itself. */
  readonly v: T;
  /** The source revision it was translated from; the source entry has none. */
  readonly from?: number;
  /** What readers of Latin Serbian see instead of the derived form; only on `sr-Cyrl`. */
  readonly latn?: T;
}

/**
 * A text in several languages as one value: the source language, its revision (1, 2, 3 …) and, for each translation,
 * the revision it was made from. `T` is a string, or rich text. Source: product.md, *Translated text*.
 */
export interface LocalizedText<T = string> {
  readonly source: ContentLocale;
  readonly rev: number;
  readonly texts: Readonly<Partial<Record<ContentLocale, LocalizedEntry<T>>>>;
}

/** `stale`: made from an earlier revision of the source than the present one. */
export type TextState = 'missing' | 'current' | 'stale';

/** Applies a function to every piece of text inside a value and keeps the rest as it is. */
export type MapStrings<T> = (value: T, map: (piece: string) => string) => T;

/** What a reader is shown. */
export interface TextReading<T> {
  readonly value: T;
  /** The language tag of `value` for the `lang` attribute: `sr-Latn` when Latin Serbian is shown. */
  readonly locale: InterfaceLocale | ContentLocale;
  /** The state of what is shown. */
  readonly state: Exclude<TextState, 'missing'>;
  /** Whether another language than the wanted one is shown; the other script of Serbian is no other language. */
  readonly isFallback: boolean;
}

/** A new text in its source language, revision 1. */
export function localizedText<T = string>(source: ContentLocale, v: T): LocalizedText<T> {
  return { source, rev: 1, texts: { [source]: { v } } };
}

/** The state of one language: the source is current by definition; a translation without `from` counts as stale. */
export function textState<T>(text: LocalizedText<T>, locale: ContentLocale): TextState {
  const entry = text.texts[locale];
  if (entry === undefined) return 'missing';
  return locale === text.source || (entry.from ?? 0) >= text.rev ? 'current' : 'stale';
}

function shownLocale<T>(text: LocalizedText<T>, wanted: ContentLocale): ContentLocale | undefined {
  return [wanted, text.source, 'en' as const, ...CONTENT_LOCALES].find((locale) => text.texts[locale] !== undefined);
}

/**
 * The text for a reader: in the wanted language, else the source, else English, else the first that exists in the order
 * of `CONTENT_LOCALES`. Latin Serbian is the `latn` override, else derived from Cyrillic piece by piece with `mapStrings`
 * (needed only when `T` is not a string). A stale translation is shown, and says so.
 * @throws RangeError when the text exists in no language at all.
 */
export function readText(text: LocalizedText, locale: InterfaceLocale): TextReading<string>;
export function readText<T>(text: LocalizedText<T>, locale: InterfaceLocale, mapStrings: MapStrings<T>): TextReading<T>;
export function readText(
  text: LocalizedText<unknown>,
  locale: InterfaceLocale,
  mapStrings: MapStrings<unknown> = (value, map) => map(String(value)),
): TextReading<unknown> {
  const wanted = contentLocaleOf(locale);
  const shown = shownLocale(text, wanted);
  const entry = shown && text.texts[shown];
  if (shown === undefined || entry === undefined) throw new RangeError('a text without any language cannot be read');
  const isLatin = locale === 'sr-Latn' && shown === 'sr-Cyrl';
  return {
    value: isLatin ? (entry.latn ?? mapStrings(entry.v, toLatin)) : entry.v,
    locale: isLatin ? 'sr-Latn' : shown,
    state: textState(text, shown) === 'stale' ? 'stale' : 'current',
    isFallback: shown !== wanted,
  };
}

function entryOf<T>(locale: ContentLocale, v: T, latn: T | undefined): LocalizedEntry<T> {
  if (latn === undefined) return { v };
  if (locale !== 'sr-Cyrl') throw new RangeError('only Serbian has a Latin override');
  return { v, latn };
}

/**
 * A new revision of the source text: every translation becomes stale. A Latin override belongs to one wording, so the
 * old one is dropped unless a new one is given.
 * @throws RangeError when `latn` is given for a source that is not `sr-Cyrl`.
 */
export function reviseSource<T>(text: LocalizedText<T>, v: T, latn?: T): LocalizedText<T> {
  return { ...text, rev: text.rev + 1, texts: { ...text.texts, [text.source]: entryOf(text.source, v, latn) } };
}

/**
 * A translation made from the present source revision; replaces an older one together with its Latin override.
 * @throws RangeError for the source language (that is {@link reviseSource}), and when `latn` is given outside `sr-Cyrl`.
 */
export function translate<T>(text: LocalizedText<T>, locale: ContentLocale, v: T, latn?: T): LocalizedText<T> {
  if (locale === text.source) throw new RangeError('the source text is revised, not translated');
  return { ...text, texts: { ...text.texts, [locale]: { ...entryOf(locale, v, latn), from: text.rev } } };
}

/** The required languages the text does not have, in the order they are required; stale ones are not missing. */
export function missingLocales<T>(text: LocalizedText<T>, required: readonly ContentLocale[]): ContentLocale[] {
  return [...new Set(required)].filter((locale) => textState(text, locale) === 'missing');
}
