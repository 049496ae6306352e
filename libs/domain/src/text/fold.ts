import { LATIN_OF_CYRILLIC } from './serbian-letters.js';

/** Letters that Unicode does not take apart into a base and marks. Both Đ and the look-alike Ð are typed for đ. */
const SPECIAL = new Map(Object.entries({ đ: 'dj', ð: 'dj', ı: 'i', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss' }));

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '');

function workedOut(letter: string): string {
  const latin = withoutMarks(LATIN_OF_CYRILLIC.get(letter) ?? letter);
  return SPECIAL.get(latin) ?? latin;
}

/** Of the letters that are folded most, worked out once. */
const CYRILLIC = new Map([...LATIN_OF_CYRILLIC.keys()].map((letter) => [letter, workedOut(letter)]));

/** Of these nothing has to be taken apart or looked up: most addresses and many names, folded in a fifth of the time. */
const ASCII = /^\p{ASCII}*$/u;

const foldLetter = (letter: string): string => CYRILLIC.get(letter) ?? workedOut(letter);

/**
 * The form in which names and titles are searched, sorted out for duplicates, and stored beside the original:
 * Cyrillic as Latin, no diacritics, `đ` as `dj`, lower case, apostrophes dropped, any other sign a single space.
 * `Djordjevic`, `Đorđević`, `Ђорђевић` fold alike; so do `Gjakove` and `Gjakovë`. Albanian digraphs (`sh`, `xh`, `gj`)
 * stay as written: they are letters of another spelling, not diacritics. A text of signs only folds to `''`.
 * Idempotent; accepts any string. The caller computes it before storing and before searching, never SQL.
 * Source: product.md, *Search, sort, duplicate detection*.
 */
export function foldForSearch(text: string): string {
  if (ASCII.test(text))
    return text
      .toLowerCase()
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const plain = text
    .normalize('NFC')
    .replace(/´/g, '') // before NFKD makes a space of it
    .normalize('NFKD')
    .replace(/['’‘ʼʹ`]/g, '')
    .toLowerCase();
  return withoutMarks(plain)
    .replace(/[^\P{L}a-z]/gu, foldLetter) // a to z fold to themselves
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** More words than a name, a place and an address have do not narrow a search. */
const MAX_WORDS = 6;

/** The folded words of a search, each once. */
export const searchWords = (search: string): string[] =>
  [...new Set(foldForSearch(search).split(' '))].filter(Boolean).slice(0, MAX_WORDS);
