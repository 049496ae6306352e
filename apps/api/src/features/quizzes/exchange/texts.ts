import { CONTENT_LOCALES, type ContentLocale, isContentLocale, toCyrillic } from '@edukom/domain';
import type { Texts } from '../question-types/question-type.js';
import { plainOfHtml } from './html-text.js';
import { type Findings, refuse } from './read-item.js';

/** How a text is written in a file. `moodle`: HTML whose line breaks count. */
export type TextFormat = 'html' | 'moodle' | 'plain' | 'markdown';

/** The language of texts that name none; `isLatin`: Serbian in Latin letters, which is stored in Cyrillic. */
export interface FileLanguage {
  readonly locale: ContentLocale;
  readonly isLatin: boolean;
}

const MAX_TEXT = 20_000;
/** Deeper than any question of ours. */
const MAX_NESTING = 12;
/** Names of languages in other systems. */
const NAMES: Readonly<Record<string, ContentLocale>> = {
  sr_cr: 'sr-Cyrl',
  'sr-cyrl': 'sr-Cyrl',
  sr: 'sr-Cyrl',
  sr_lt: 'sr-Cyrl',
  'sr-latn': 'sr-Cyrl',
  en_us: 'en',
  'en-us': 'en',
  'en-gb': 'en',
};
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Longest text with its markup; what is longer is not looked at. */
const MAX_MARKUP = 100_000;

/** The form in which texts are compared and kept: one kind of line break and space, no outer ones, no control signs. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\ufffe\uffff\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/ *\n */gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** A text of one language, plain. */
export function plainOf(text: string, format: TextFormat, findings: Findings): string {
  if (text.length > MAX_MARKUP) return refuse('too-long');
  const plain = format === 'html' || format === 'moodle' ? plainOfHtml(text, format === 'moodle', findings) : text;
  const clean = cleanText(plain);
  return clean.length > MAX_TEXT ? refuse('too-long') : clean;
}

interface Piece {
  readonly lang: string | null;
  readonly text: string;
}

/** What begins or ends a text of one language: spans of Moodle's filter, and the marks of its successor. */
const MARKS = /<span\b[^<>]*>|<\/span>|\{mlang(?: [\w,-]{1,80})?\}/giu;

/** The language a mark names; null when it begins none. */
function languageOf(mark: string): string | null {
  const own = /^\{mlang ([\w,-]+)\}$/iu.exec(mark)?.[1];
  if (own !== undefined) return own.toLowerCase();
  const isMultilang = /\bclass="[^"]*\bmultilang\b/iu.test(mark);
  return isMultilang ? (/\blang="([\w-]+)"/iu.exec(mark)?.[1]?.toLowerCase() ?? null) : null;
}

/** In one pass, however many marks are left open. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let open: { readonly lang: string; readonly isSpan: boolean; readonly begins: number; readonly ends: number } | null =
    null;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const isSpan = mark.startsWith('<');
    if (open === null) {
      const lang = languageOf(mark);
      if (lang !== null) open = { lang, isSpan, begins: index, ends: index + mark.length };
    } else if (isSpan === open.isSpan && (mark === '{mlang}' || mark.toLowerCase() === '</span>')) {
      pieces.push(
        { lang: null, text: text.slice(at, open.begins) },
        { lang: open.lang, text: text.slice(open.ends, index) },
      );
      at = index + mark.length;
      open = null;
    }
  }
  return [...pieces, { lang: null, text: text.slice(at) }];
}

const localeNamed = (name: string): ContentLocale | undefined =>
  isContentLocale(name) ? name : Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;

const inStoredScript = (text: string, locale: ContentLocale, isLatin: boolean): string =>
  locale === 'sr-Cyrl' && isLatin && !CYRILLIC.test(text) ? toCyrillic(text) : text;

/**
 * Texts by language: what stands in the multilang markup of Moodle under its own, anything else under that of the file.
 * Empty when nothing is said. A translation that says nothing is left out.
 */
export function readTexts(text: string, format: TextFormat, language: FileLanguage, findings: Findings): Texts {
  if (text.length > MAX_MARKUP) return refuse('too-long');
  const pieces = format === 'plain' ? [{ lang: null, text }] : piecesOf(text);
  const named = [...new Set(pieces.flatMap(({ lang }) => (lang === null ? [] : [lang])))];
  if (named.length === 0) {
    const plain = inStoredScript(plainOf(text, format, findings), language.locale, language.isLatin);
    return plain === '' ? {} : { [language.locale]: plain };
  }
  const read: Partial<Record<ContentLocale, string>> = {};
  for (const name of named) {
    const locale = localeNamed(name);
    if (locale === undefined) findings.lose('language', name);
    // Cyrillic stands first: Latin letters are derived from it.
    else if (read[locale] === undefined || /cr|cyrl/u.test(name)) {
      const own = pieces.map((piece) => (piece.lang === null || piece.lang === name ? piece.text : '')).join('');
      const plain = inStoredScript(plainOf(own, format, findings), locale, /lt|latn/u.test(name));
      if (plain !== '') read[locale] = plain;
    }
  }
  return read;
}

/** The same, where something must be said, and in the language of the file. */
export function requireTexts(texts: Texts, language: FileLanguage, code: 'prompt-missing' | 'option-empty'): Texts {
  if (Object.keys(texts).length === 0) refuse(code);
  return texts[language.locale] === undefined ? refuse('language-missing', language.locale) : texts;
}

const escapeHtml = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/\n/gu, '<br>');

export const localesOf = (texts: Texts): ContentLocale[] =>
  CONTENT_LOCALES.filter((locale) => texts[locale] !== undefined);
/** Whether one language says it all. */
export const isMonolingual = (texts: Texts, locale: ContentLocale): boolean =>
  localesOf(texts).every((other) => other === locale);

/** Whether every text somewhere in a value is one the database can hold, and none is endless. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (depth > MAX_NESTING) return false;
  if (typeof value === 'string') return value.length <= MAX_TEXT && !/[\0\p{Surrogate}]/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, one]) => key.length <= 200 && isStorable(one, depth + 1));
}

/** What a text says in one language: pieces under that and under none. */
export const piecesIn = (text: string, locale: ContentLocale): string =>
  piecesOf(text)
    .filter(({ lang }) => lang === null || localeNamed(lang) === locale)
    .map((piece) => piece.text)
    .join('');

/** As HTML; several languages in the multilang markup of Moodle, which shows each reader one of them. */
export function htmlOf(texts: Texts, locale: ContentLocale): string {
  if (isMonolingual(texts, locale)) return escapeHtml(texts[locale] ?? '');
  const name = (one: ContentLocale) => (one === 'sr-Cyrl' ? 'sr_cr' : one);
  return localesOf(texts)
    .map((one) => `<span lang="${name(one)}" class="multilang">${escapeHtml(texts[one] ?? '')}</span>`)
    .join('');
}
