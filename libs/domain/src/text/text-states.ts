import type { ContentLocale } from '../locale/locale.js';
import type { LocalizedText, TextState } from './localized-text.js';
import { countWords, saysNothing } from './plain-text.js';

/** What is needed to know how far a text is translated, without its words. */
export interface TextSummary {
  readonly source: ContentLocale;
  readonly rev: number;
  /** Words of the source text. */
  readonly words: number;
  /** By language that says something: the source revision it was made from; of the source its own. */
  readonly made: Readonly<Partial<Record<ContentLocale, number>>>;
}

/** Texts of one language by how far they are. */
export interface LanguageCount {
  readonly locale: ContentLocale;
  readonly current: number;
  readonly stale: number;
  readonly missing: number;
  /** Words of the source texts. */
  readonly words: number;
}

/** Whether a value is a translated text. */
export const isLocalizedText = (value: unknown): value is LocalizedText<unknown> =>
  typeof value === 'object' && value !== null && 'source' in value && 'rev' in value && 'texts' in value;

/** Every translated text inside a value, in its order, with the JSON pointer to it. */
export function* textsIn(value: unknown, pointer = ''): Generator<{ text: LocalizedText<unknown>; pointer: string }> {
  if (typeof value !== 'object' || value === null) return;
  if (isLocalizedText(value)) yield { text: value, pointer };
  else for (const [key, member] of Object.entries(value)) yield* textsIn(member, `${pointer}/${key}`);
}

/** What a text says of its languages; a language whose text is empty is not among them. */
export function summariseText({ source, rev, texts }: LocalizedText<unknown>): TextSummary {
  const said = Object.entries(texts).filter(([, entry]) => !saysNothing(entry.v));
  const made = said.map(([locale, { from = 0 }]) => [locale, locale === source ? rev : from] as const);
  return { source, rev, words: countWords(texts[source]?.v), made: Object.fromEntries(made) };
}

/** Summaries of every text inside a value. */
export const summariseTexts = (value: unknown): TextSummary[] =>
  [...textsIn(value)].map(({ text }) => summariseText(text));

/** The state of one language of a text; one that is there but says nothing is missing. */
export function summaryState({ rev, made }: TextSummary, locale: ContentLocale): TextState {
  const from = made[locale];
  if (from === undefined) return 'missing';
  return from >= rev ? 'current' : 'stale';
}

/** How far each language is over some texts. Sums: the counts of two lists are the counts of both together. */
export function languageCounts(summaries: readonly TextSummary[], locales: readonly ContentLocale[]): LanguageCount[] {
  const words = summaries.reduce((sum, summary) => sum + summary.words, 0);
  return locales.map((locale) => {
    const counts = { current: 0, stale: 0, missing: 0 };
    for (const summary of summaries) counts[summaryState(summary, locale)] += 1;
    return { locale, ...counts, words };
  });
}

/** How far each language is over every text inside a value. */
export const textStates = (value: unknown, locales: readonly ContentLocale[]): LanguageCount[] =>
  languageCounts(summariseTexts(value), locales);
