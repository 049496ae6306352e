import type { InterfaceLocale } from '@edukom/domain';

/** Each language and script in its own name: the same in every locale, so not a translated text. */
export const LOCALE_NAMES: Readonly<Record<InterfaceLocale, string>> = {
  sq: 'Shqip',
  'sr-Latn': 'Srpski',
  'sr-Cyrl': 'Српски',
  en: 'English',
};
