import fc from 'fast-check';
import { CONTENT_LOCALES, type ContentLocale, INTERFACE_LOCALES } from '../locale/locale.js';
import {
  localizedText,
  type LocalizedText,
  missingLocales,
  readText,
  reviseSource,
  textState,
  translate,
} from './localized-text.js';

const course: LocalizedText = {
  source: 'sq',
  rev: 7,
  texts: { sq: { v: 'Mbrojtja' }, 'sr-Cyrl': { v: 'Заштита њива', from: 6 }, en: { v: 'Protection', from: 7 } },
};
const only = (...locales: ContentLocale[]): LocalizedText => ({
  ...course,
  texts: Object.fromEntries(locales.map((locale) => [locale, course.texts[locale] ?? { v: `in ${locale}`, from: 7 }])),
});

describe('the state of a translation', () => {
  it.each([
    ['the source', 'sq', 'current'],
    ['made from the present revision', 'en', 'current'],
    ['made from an earlier revision', 'sr-Cyrl', 'stale'],
    ['not made yet', 'tr', 'missing'],
  ] as const)('%s (%s) is %s', (_name, locale, state) => {
    expect(textState(course, locale)).toBe(state);
  });

  it('counts a translation of unknown origin as stale', () => {
    expect(textState({ ...course, texts: { ...course.texts, tr: { v: 'Koruma' } } }, 'tr')).toBe('stale');
  });

  it('lists what is missing, not what is stale', () => {
    expect(missingLocales(course, ['tr', 'sq', 'sr-Cyrl', 'bs', 'tr'])).toEqual(['tr', 'bs']);
  });
});

describe('reading', () => {
  it.each([
    ['the wanted language', course, 'en', 'Protection', 'en', 'current', false],
    ['Cyrillic as stored, and stale', course, 'sr-Cyrl', 'Заштита њива', 'sr-Cyrl', 'stale', false],
    ['Latin derived from Cyrillic', course, 'sr-Latn', 'Zaštita njiva', 'sr-Latn', 'stale', false],
    ['the source before English', only('sq', 'en'), 'sr-Latn', 'Mbrojtja', 'sq', 'current', true],
    ['English when the source is missing', only('bs', 'en'), 'sq', 'Protection', 'en', 'current', true],
    ['the first that exists, by the order of locales', only('bs', 'tr'), 'en', 'in tr', 'tr', 'current', true],
    ['a fallback to Serbian for others is Cyrillic', only('sr-Cyrl'), 'en', 'Заштита њива', 'sr-Cyrl', 'stale', true],
  ] as const)('%s', (_name, text, wanted, value, locale, state, isFallback) => {
    expect(readText(text, wanted)).toEqual({ value, locale, state, isFallback });
  });

  it('prefers the Latin override, even an empty one, and only for Latin readers', () => {
    const text = translate(localizedText('sq', 'Gjakova'), 'sr-Cyrl', 'Ђаковица', 'Gjakova (Đakovica)');
    expect(readText(text, 'sr-Latn').value).toBe('Gjakova (Đakovica)');
    expect(readText(text, 'sr-Cyrl').value).toBe('Ђаковица');
    expect(readText(translate(text, 'sr-Cyrl', 'Ђаковица', ''), 'sr-Latn').value).toBe('');
  });

  it('derives Latin inside rich text and keeps its structure', () => {
    type Rich = readonly { readonly bold: boolean; readonly text: string }[];
    const rich = localizedText<Rich>('sr-Cyrl', [{ bold: true, text: 'Љубав' }]);
    const reading = readText(rich, 'sr-Latn', (value, map) => value.map((run) => ({ ...run, text: map(run.text) })));
    expect(reading.value).toEqual([{ bold: true, text: 'Ljubav' }]);
  });

  it('refuses a text in no language', () => {
    expect(() => readText({ source: 'sq', rev: 1, texts: {} }, 'sq')).toThrow(RangeError);
  });

  it('always shows some language that exists, and the wanted one when there is one', () => {
    const texts = fc.subarray([...CONTENT_LOCALES], { minLength: 1 });
    fc.assert(
      fc.property(texts, fc.constantFrom(...INTERFACE_LOCALES), (locales, wanted) => {
        const reading = readText(only(...locales), wanted);
        const stored = reading.locale === 'sr-Latn' ? 'sr-Cyrl' : reading.locale;
        const wantedStored = wanted === 'sr-Latn' ? 'sr-Cyrl' : wanted;
        expect(locales).toContain(stored);
        expect(reading.isFallback).toBe(!locales.includes(wantedStored));
      }),
    );
  });
});

describe('changing', () => {
  it('refuses to translate the source and to override Latin outside Serbian', () => {
    expect(() => translate(course, 'sq', 'x')).toThrow(RangeError);
    expect(() => translate(course, 'en', 'x', 'y')).toThrow(RangeError);
    expect(() => reviseSource(course, 'x', 'y')).toThrow(RangeError);
  });

  it('drops the Latin override with the wording it belonged to', () => {
    const text: LocalizedText = { source: 'sr-Cyrl', rev: 1, texts: { 'sr-Cyrl': { v: 'а', latn: 'A' } } };
    expect(reviseSource(text, 'б').texts).toEqual({ 'sr-Cyrl': { v: 'б' } });
    expect(text.texts['sr-Cyrl']?.latn).toBe('A');
  });

  it('stale is revision arithmetic, whatever the history', () => {
    const step = fc.constantFrom('revise', 'en', 'sr-Cyrl', 'tr', 'bs') as fc.Arbitrary<
      'revise' | 'en' | 'sr-Cyrl' | 'tr' | 'bs'
    >;
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const end = steps.reduce(
          (text, one, i) => (one === 'revise' ? reviseSource(text, `v${i}`) : translate(text, one, `t${i}`)),
          localizedText('sq', 'v'),
        );
        expect(end.rev).toBe(1 + steps.filter((one) => one === 'revise').length);
        for (const locale of CONTENT_LOCALES.filter((one) => one !== 'sq')) {
          const made = steps.findLastIndex((one) => one === locale);
          const revisedSince = steps.findLastIndex((one) => one === 'revise') > made;
          expect(textState(end, locale)).toBe(made < 0 ? 'missing' : revisedSince ? 'stale' : 'current');
        }
        expect(textState(end, 'sq')).toBe('current');
      }),
    );
  });
});
