import fc from 'fast-check';
import { CONTENT_LOCALES } from '../locale/locale.js';
import { localizedText, type LocalizedText, reviseSource, textState, translate } from './localized-text.js';
import { countWords, isLeftEmpty, plainText, saysNothing } from './plain-text.js';
import { languageCounts, summariseText, summariseTexts, summaryState, textsIn, textStates } from './text-states.js';

const rich = (...content: object[]) => ({ type: 'doc', content });
const p = (...pieces: string[]) => ({ type: 'paragraph', content: pieces.map((text) => ({ type: 'text', text })) });

describe('plain text', () => {
  it.each<[string, unknown, string, number]>([
    ['a plain text', 'Dy fjalë', 'Dy fjalë', 2],
    ['pieces of one word stay one', rich(p('fjalë', 'kalim')), 'fjalëkalim', 1],
    ['paragraphs are lines', rich(p('a b'), p('c')), 'a b\nc', 3],
    [
      'a break ends a line',
      rich({ type: 'paragraph', content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }] }),
      'a\n',
      1,
    ],
    [
      'cells are lines',
      rich({
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: [p('1')] },
          { type: 'tableCell', content: [p('2')] },
        ],
      }),
      '1\n2',
      2,
    ],
    ['numbers, hyphens and apostrophes', "1.250,50 € për e-mail-in d'accord", "1.250,50 € për e-mail-in d'accord", 4],
    ['Cyrillic', 'Две речи', 'Две речи', 2],
    ['signs alone', '— … !', '— … !', 0],
    ['no text', 7, '', 0],
    ['nothing', null, '', 0],
  ])('%s', (_name, value, plain, words) => {
    expect(plainText(value)).toBe(plain);
    expect(countWords(value)).toBe(words);
  });

  it.each<[string, unknown, boolean, boolean]>([
    ['spaces', '  ', true, true],
    ['a word', 'x', false, false],
    ['an empty document', rich(), true, true],
    ['empty paragraphs', rich({ type: 'paragraph' }, p(' ')), true, true],
    ['an empty table', rich({ type: 'table', content: [] }), true, false],
    ['an empty heading', rich({ type: 'heading', attrs: { level: 2 } }), true, false],
    ['null', null, true, true],
  ])('%s', (_name, value, nothing, empty) => {
    expect(saysNothing(value)).toBe(nothing);
    expect(isLeftEmpty(value)).toBe(empty);
  });
});

describe('states', () => {
  const stale = reviseSource(translate(localizedText('sq', 'dy fjalë'), 'en', 'two words'), 'tri fjalë tani');
  const value = { a: stale, list: [{ b: translate(localizedText('sq', 'një'), 'en', ' ') }, null, 3] };

  it('finds every text with its place', () => {
    expect([...textsIn(value)].map(({ pointer }) => pointer)).toEqual(['/a', '/list/0/b']);
  });

  it('counts by language; what says nothing is missing', () => {
    expect(textStates(value, ['sq', 'en', 'tr'])).toEqual([
      { locale: 'sq', current: 2, stale: 0, missing: 0, words: 4 },
      { locale: 'en', current: 0, stale: 1, missing: 1, words: 4 },
      { locale: 'tr', current: 0, stale: 0, missing: 2, words: 4 },
    ]);
  });

  it('a source that says nothing is missing too', () => {
    expect(summaryState(summariseText(localizedText('sq', ' ')), 'sq')).toBe('missing');
  });

  const aText = fc
    .array(fc.tuple(fc.constantFrom(...CONTENT_LOCALES), fc.constantFrom('x', 'y z')))
    .map((steps) =>
      steps.reduce<LocalizedText>(
        (text, [locale, v]) => (locale === 'sq' ? reviseSource(text, v) : translate(text, locale, v)),
        localizedText('sq', 'w'),
      ),
    );

  it('a summary judges as the text itself, every text is in one state, and counts add up', () => {
    fc.assert(
      fc.property(fc.array(aText), fc.array(aText), (one, two) => {
        for (const text of one)
          for (const locale of CONTENT_LOCALES)
            expect(summaryState(summariseText(text), locale)).toBe(textState(text, locale));
        const both = languageCounts(summariseTexts([...one, ...two]), CONTENT_LOCALES);
        const [first, second] = [textStates(one, CONTENT_LOCALES), textStates(two, CONTENT_LOCALES)];
        both.forEach((count, at) => {
          expect(count.current + count.stale + count.missing).toBe(one.length + two.length);
          for (const key of ['current', 'stale', 'missing', 'words'] as const)
            expect(count[key]).toBe((first[at]?.[key] ?? 0) + (second[at]?.[key] ?? 0));
        });
      }),
    );
  });
});
