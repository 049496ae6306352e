import type { RichTextNode } from '@edukom/contracts';
import { toCyrillic, toLatin } from '@edukom/domain';
import { rewriteRich } from './transliterate-rich.js';

/** The letters somebody types Serbian in. What is stored is Cyrillic. */
export type TypingScript = 'Cyrl' | 'Latn';

/** How a text is shown to who writes it, and what is stored of what was typed. */
export interface Script {
  readonly tag: string;
  readonly shown: <T extends string | RichTextNode>(stored: T) => T;
  readonly stored: <T extends string | RichTextNode>(typed: T) => T;
}

const rewritten = <T extends string | RichTextNode>(text: T, rewrite: (words: string) => string): T =>
  (typeof text === 'string' ? rewrite(text) : rewriteRich(text, rewrite)) as T;

/** What readers of the other script see, from what is stored. */
export const inLatin = <T extends string | RichTextNode>(stored: T): T => rewritten(stored, toLatin);

export const asTyped = (tag: string): Script => ({ tag, shown: (stored) => stored, stored: (typed) => typed });

/** Typed in Latin, stored in Cyrillic; the names of the course that stay in Latin stay so. */
export const latinScript = (protectedTerms: readonly string[]): Script => ({
  tag: 'sr-Latn',
  shown: inLatin,
  stored: (typed) => rewritten(typed, (words) => toCyrillic(words, { protectedTerms })),
});
