import type { InterfaceLocale } from '@edukom/domain';

/** The language whose stored text a reader of this locale sees; Latin Serbian is derived, and not for these journeys. */
export function contentLocaleOf(locale: InterfaceLocale): 'sq' | 'sr-Cyrl' | 'en' {
  if (locale === 'sr-Latn') throw new Error('Texts in Latin script are derived: look for them in another locale');
  return locale;
}
