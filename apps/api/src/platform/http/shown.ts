import type { ShownText } from '@edukom/contracts';
import { type InterfaceLocale, type LocalizedText, readText } from '@edukom/domain';

/** A translated text as one reader sees it. */
export function shown(text: LocalizedText, locale: InterfaceLocale): ShownText {
  const reading = readText(text, locale);
  return { value: reading.value, lang: reading.locale, fallback: reading.isFallback };
}
