import type { ContentLocale } from '@edukom/domain';

/** Each language of content in its own name: the same in every locale, so not a translated text. */
export const CONTENT_LOCALE_NAMES: Readonly<Record<ContentLocale, string>> = {
  sq: 'Shqip',
  'sr-Cyrl': 'Српски / Srpski',
  en: 'English',
  tr: 'Türkçe',
  bs: 'Bosanski',
};

export const contentLocaleNames = (locales: readonly ContentLocale[]): string =>
  locales.map((locale) => CONTENT_LOCALE_NAMES[locale]).join(', ');
