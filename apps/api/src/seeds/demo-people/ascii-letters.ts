/** Letters that lose more than a mark when they become ASCII: Serbian Cyrillic, and Latin letters without a mark to drop. */
const SPELLED: Readonly<Record<string, string>> = {
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
  џ: 'dz',
  ш: 's',
  đ: 'dj',
  ı: 'i',
};

/**
 * A name in lower-case ASCII letters, as people write it in an e-mail address: `Ђорђевић` and `Đorđević` both give
 * `djordjevic`, `Çlirim` gives `clirim`. Anything that is not a letter is dropped.
 */
export const asciiLetters = (name: string): string =>
  [...name.toLowerCase()]
    .map((letter) => SPELLED[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
