import fc from 'fast-check';
import { foldForSearch, searchWords } from './fold.js';
import { toLatin } from './transliterate.js';

describe('folding for search', () => {
  it.each([
    [
      'one surname in three spellings',
      ['Djordjevic', 'Đorđević', 'Ђорђевић', 'ĐORĐEVIĆ', 'Ðorđević', 'djordjevic '],
      'djordjevic',
    ],
    ['an Albanian town', ['Gjakove', 'Gjakovë', 'GJAKOVË', 'Gjakovë'.normalize('NFD')], 'gjakove'],
    ['Albanian ç, with sh kept', ['Deçan Shqipe', 'decan shqipe'], 'decan shqipe'],
    ['Turkish letters', ['Işık Şağbaş', 'isik sagbas', 'IŞIK ŞAĞBAŞ', 'İsik Sagbas'], 'isik sagbas'],
    ['Serbian digraphs', ['Џудо Љиљана Њега', 'Džudo Ljiljana Njega', 'dzudo ljiljana njega'], 'dzudo ljiljana njega'],
    ['hyphens and spaces', ['Petrović-Jovanović', 'Petrović  Jovanović', 'Петровић – Јовановић'], 'petrovic jovanovic'],
    ['apostrophes', ['O’Brien', "O'Brien", 'O´Brien', 'OʼBrien', 'OBrien'], 'obrien'],
    ['digits and signs', ['Neni 5(2), nr. 06/L-082', 'neni 5 2 nr 06 l 082'], 'neni 5 2 nr 06 l 082'],
    ['signs that Unicode takes apart into an apostrophe', ['ŉʹ', 'n'], 'n'],
    ['nothing but signs', ['—', ' … ', ''], ''],
  ])('%s', (_name, spellings, folded) => {
    expect(spellings.map(foldForSearch)).toEqual(spellings.map(() => folded));
  });

  it('keeps different people apart', () => {
    expect(new Set(['Đorđević', 'Jorgević', 'Đokić'].map(foldForSearch)).size).toBe(3);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'đĐćčžšçëıİğşЂЉњџ’-´ aZ9'), maxLength: 20 }),
  );

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))),
      { numRuns: 2000 },
    );
  });

  it('folds plain letters beside others as it folds them alone', () => {
    const plain = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: fc.constantFrom(...`aZ9'\`- .`) }));
    fc.assert(
      fc.property(plain, (text) => expect(foldForSearch(`${text} ë`)).toBe(`${foldForSearch(text)} e`.trim())),
      { numRuns: 1000 },
    );
  });

  it('gives one key to all Unicode forms and both scripts, and only letters, digits and single spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldForSearch(text);
        expect(foldForSearch(text.normalize('NFD'))).toBe(folded);
        expect(foldForSearch(toLatin(text))).toBe(folded);
        expect(folded).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the words of a search', () => {
  it.each([
    ['folded, each once', ' Đorđević  djordjevic, Gjakovë ', ['djordjevic', 'gjakove']],
    ['six at most', 'a b c d a e f g', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['none in signs', ' % _ ', []],
  ])('are %s', (_name, search, words) => {
    expect(searchWords(search)).toEqual(words);
  });
});
