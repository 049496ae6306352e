import type { RichTextNode } from '@edukom/contracts';
import { type LocalizedText, type MapStrings, readText, type TextReading } from '@edukom/domain';
import { useLocale } from './use-t.js';

/** Applies a function to the words of a rich text and leaves its structure and addresses alone. */
export const mapRichText: MapStrings<RichTextNode> = (node, map) => ({
  ...node,
  ...(node.text === undefined ? {} : { text: map(node.text) }),
  ...(node.content ? { content: node.content.map((child) => mapRichText(child, map)) } : {}),
});

/** Reads a text that came in all its languages: a change of the page's language needs no request. */
export function useReading(): {
  plain: (text: LocalizedText) => string;
  reading: (text: LocalizedText) => TextReading<string>;
  rich: (text: LocalizedText<RichTextNode>) => TextReading<RichTextNode>;
} {
  const locale = useLocale();
  return {
    plain: (text) => readText(text, locale).value,
    reading: (text) => readText(text, locale),
    rich: (text) => readText(text, locale, mapRichText),
  };
}

/** Reads a translated text in the page's language: for attributes, options and sentences. */
export const useReadText = (): ((text: LocalizedText) => string) => useReading().plain;

/** A translated text in the page's language, marked with its own when another stands in for it. */
export function Localized({ text }: { text: LocalizedText }) {
  const { value, locale, isFallback } = useReading().reading(text);
  return isFallback ? <span lang={locale}>{value}</span> : value;
}
