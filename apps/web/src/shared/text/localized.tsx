import { readText, type LocalizedText } from '@edukom/domain';
import { useLocale } from './use-t.js';

/** Reads a translated text in the page's language: for attributes, options and sentences. */
export function useReadText(): (text: LocalizedText) => string {
  const locale = useLocale();
  return (text) => readText(text, locale).value;
}

/** A translated text in the page's language, marked with its own when another stands in for it. */
export function Localized({ text }: { text: LocalizedText }) {
  const locale = useLocale();
  const shown = readText(text, locale);
  return shown.locale === locale ? shown.value : <span lang={shown.locale}>{shown.value}</span>;
}
