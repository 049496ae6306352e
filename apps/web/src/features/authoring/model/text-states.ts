import type { LessonBlock } from '@edukom/contracts';
import {
  type ContentLocale,
  type LocalizedText,
  saysNothing,
  textsIn,
  textState,
  type TextState,
} from '@edukom/domain';

/** The texts of a block that say something; an empty caption or a picture without words needs no translation. */
const writtenTexts = ({ body }: LessonBlock): LocalizedText<unknown>[] =>
  [...textsIn(body)].map(({ text }) => text).filter(({ source, texts }) => !saysNothing(texts[source]?.v));

const stateOf = (text: LocalizedText<unknown>, locale: ContentLocale): TextState =>
  saysNothing(text.texts[locale]?.v) ? 'missing' : textState(text, locale);

/** How far a block is in a language: the worst of its texts; null when there is nothing to translate in it. */
export function blockState(block: LessonBlock, locale: ContentLocale): TextState | null {
  const states = writtenTexts(block).map((text) => stateOf(text, locale));
  return (['missing', 'stale', 'current'] as const).find((state) => states.includes(state)) ?? null;
}

/** Whether an earlier state of a block has the source texts that its stale translations were made from. */
export function isMadeFrom(earlier: LessonBlock, block: LessonBlock, locale: ContentLocale): boolean {
  const before = new Map([...textsIn(earlier.body)].map(({ pointer, text }) => [pointer, text.rev]));
  return [...textsIn(block.body)].every(({ pointer, text }) => {
    const from = text.texts[locale]?.from;
    return textState(text, locale) !== 'stale' || from === undefined || (before.get(pointer) ?? 0) <= from;
  });
}
