/**
 * The locales of the interface, in the order menus show them. BCP 47 tags.
 * Source: product.md, *Words* (Albanian and Serbian are equal by law; Serbian is offered in both scripts).
 */
export const INTERFACE_LOCALES = ['sq', 'sr-Latn', 'sr-Cyrl', 'en'] as const;

/** A locale a person can choose for the interface. */
export type InterfaceLocale = (typeof INTERFACE_LOCALES)[number];

/**
 * The known keys of translated content. `sr-Latn` is never one of them: Latin Serbian is derived from `sr-Cyrl`.
 * Which of them a document needs is data (per institution and document), not this list.
 */
export const CONTENT_LOCALES = ['sq', 'sr-Cyrl', 'en', 'tr', 'bs'] as const;

/** A locale content is stored in. */
export type ContentLocale = (typeof CONTENT_LOCALES)[number];

/** Whether a value from outside is exactly one of {@link INTERFACE_LOCALES}; no case folding, no `sr` alone. */
export function isInterfaceLocale(value: unknown): value is InterfaceLocale {
  return INTERFACE_LOCALES.some((locale) => locale === value);
}

/** Whether a value from outside is exactly one of {@link CONTENT_LOCALES}. */
export function isContentLocale(value: unknown): value is ContentLocale {
  return CONTENT_LOCALES.some((locale) => locale === value);
}

/** The content locale that serves an interface locale: both scripts of Serbian read `sr-Cyrl`. */
export function contentLocaleOf(locale: InterfaceLocale): ContentLocale {
  return locale === 'sr-Latn' ? 'sr-Cyrl' : locale;
}

/** The PostgreSQL ICU collation that sorts names as readers of each interface locale expect. */
export const ICU_COLLATION: Readonly<Record<InterfaceLocale, string>> = {
  sq: 'sq-x-icu',
  'sr-Latn': 'sr-Latn-x-icu',
  'sr-Cyrl': 'sr-x-icu',
  en: 'en-x-icu',
};
