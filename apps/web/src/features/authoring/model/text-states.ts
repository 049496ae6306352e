import { BLOCK_TEXTS, type LessonBlock, type RichTextNode } from '@edukom/contracts';
import { type ContentLocale, type LocalizedText, textState, type TextState } from '@edukom/domain';
import { isBlank } from './rich-nodes.js';

type AnyText = LocalizedText<string | RichTextNode>;

function valuesAt(value: unknown, [key, ...rest]: readonly string[], place: readonly string[]): [string, unknown][] {
  if (key === undefined) return [[place.join('/'), value]];
  if (typeof value !== 'object' || value === null) return [];
  const keys = key === '*' ? Object.keys(value) : [key];
  return keys.flatMap((one) => valuesAt((value as Record<string, unknown>)[one], rest, [...place, one]));
}

/** The translated texts of a block with their places; a text that was never written is not among them. */
export const localizedTextsOf = (block: LessonBlock): [place: string, text: AnyText][] =>
  BLOCK_TEXTS[block.kind]
    .flatMap((path) => valuesAt(block.body, path.split('/'), []))
    .filter((found): found is [string, AnyText] => found[1] !== null && found[1] !== undefined);

const saysNothing = (value: string | RichTextNode | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : isBlank(value));

/** Whether there is anything to translate: pictures without words and unwritten captions need nothing. */
const isWritten = ([, text]: readonly [string, AnyText]): boolean => !saysNothing(text.texts[text.source]?.v);

/** How far a block is in a language: the worst of its texts; null when there is nothing to translate in it. */
export function blockState(block: LessonBlock, locale: ContentLocale): TextState | null {
  const states = localizedTextsOf(block)
    .filter(isWritten)
    .map(([, text]) => textState(text, locale));
  if (states.length === 0) return null;
  return (['missing', 'stale', 'current'] as const).find((state) => states.includes(state)) ?? null;
}

/** The source revision the oldest stale text of a block was translated from, with its place; null when none is stale. */
export function staleSince(block: LessonBlock, locale: ContentLocale): { place: string; from: number } | null {
  const stale = localizedTextsOf(block).filter((found) => isWritten(found) && textState(found[1], locale) === 'stale');
  const [first] = stale.map(([place, text]) => ({ place, from: text.texts[locale]?.from ?? 0 }));
  return first ?? null;
}
