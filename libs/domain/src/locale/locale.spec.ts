import {
  CONTENT_LOCALES,
  contentLocaleOf,
  ICU_COLLATION,
  INTERFACE_LOCALES,
  isContentLocale,
  isInterfaceLocale,
} from './locale.js';

describe('locales', () => {
  it.each([
    ['sq', 'sq'],
    ['sr-Latn', 'sr-Cyrl'],
    ['sr-Cyrl', 'sr-Cyrl'],
    ['en', 'en'],
  ] as const)('a reader of %s reads content in %s', (shown, stored) => {
    expect(contentLocaleOf(shown)).toBe(stored);
  });

  it.each([
    ['Latin Serbian is an interface locale', 'sr-Latn', true, false],
    ['Turkish is content only', 'tr', false, true],
    ['bare sr says no script', 'sr', false, false],
    ['the underscore of the data files is not a tag', 'sr_Latn', false, false],
    ['case counts', 'SQ', false, false],
    ['nothing', undefined, false, false],
  ])('%s', (_name, value, isInterface, isContent) => {
    expect(isInterfaceLocale(value)).toBe(isInterface);
    expect(isContentLocale(value)).toBe(isContent);
  });

  it('every interface locale is served by stored content, and sorts by a collation of its own', () => {
    expect(INTERFACE_LOCALES.map(contentLocaleOf).every((locale) => CONTENT_LOCALES.includes(locale))).toBe(true);
    expect(new Set(INTERFACE_LOCALES.map((locale) => ICU_COLLATION[locale])).size).toBe(INTERFACE_LOCALES.length);
  });
});
