/** Letters that Unicode does not take apart into a Latin base and marks. Both Đ and the look-alike Ð are typed for đ. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    ђ: 'dj',
    е: 'e',
    ж: 'z',
    з: 'z',
    и: 'i',
    ј: 'j',
    к: 'k',
    л: 'l',
    љ: 'lj',
  },
  ...{
    м: 'm',
    н: 'n',
    њ: 'nj',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    ћ: 'c',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'c',
    ч: 'c',
  },
  ...{ џ: 'dz', ш: 's', đ: 'dj', ð: 'dj', ı: 'i', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss' },
};

/**
 * The form in which names and titles are searched, sorted out for duplicates, and stored beside the original:
 * Cyrillic as Latin, no diacritics, `đ` as `dj`, lower case, apostrophes dropped, any other sign a single space.
 * `Djordjevic`, `Đorđević`, `Ђорђевић` fold alike; so do `Gjakove` and `Gjakovë`. Albanian digraphs (`sh`, `xh`, `gj`)
 * stay as written: they are letters of another spelling, not diacritics. A text of signs only folds to `''`.
 * Idempotent; accepts any string. The caller computes it before storing and before searching, never SQL.
 * Source: product.md, *Search, sort, duplicate detection*.
 */
export function foldForSearch(text: string): string {
  return text
    .replace(/['’‘ʼʹ`´]/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\p{L}/gu, (letter) => FOLDED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
