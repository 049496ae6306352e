import { LATIN_OF_CYRILLIC } from './serbian-letters.js';

/** Letters that Unicode does not take apart into a base and marks. Both Đ and the look-alike Ð are typed for đ. */
const SPECIAL = new Map(Object.entries({ đ: 'dj', ð: 'dj', ı: 'i', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss' }));

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '');

function foldLetter(letter: string): string {
  const latin = withoutMarks(LATIN_OF_CYRILLIC.get(letter) ?? letter);
  return SPECIAL.get(latin) ?? latin;
}

/**
 * The form in which names and titles are searched, sorted out for duplicates, and stored beside the original:
 * Cyrillic as Latin, no diacritics, `đ` as `dj`, lower case, apostrophes dropped, any other sign a single space.
 * `Djordjevic`, `Đorđević`, `Ђорђевић` fold alike; so do `Gjakove` and `Gjakovë`. Albanian digraphs (`sh`, `xh`, `gj`)
 * stay as written: they are letters of another spelling, not diacritics. A text of signs only folds to `''`.
 * Idempotent; accepts any string. The caller computes it before storing and before searching, never SQL.
 * Source: product.md, *Search, sort, duplicate detection*.
 */
export function foldForSearch(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/´/g, '') // before NFKD makes a space of it
    .normalize('NFKD')
    .replace(/['’‘ʼʹ`]/g, '')
    .toLowerCase();
  return withoutMarks(plain)
    .replace(/\p{L}/gu, foldLetter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
