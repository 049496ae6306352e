import { foldForSearch } from '../text/fold.js';

/** Albanian letters by the Serbian ones they are written with, folded: `Hoxha` is `Хоџа`, `Krasniqi` is `Красничи`. */
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/xh*/g, 'dz'],
  [/gj+/g, 'dj'],
  [/sh+/g, 's'],
  [/zh+/g, 'z'],
  [/th+/g, 't'],
  [/dh+/g, 'd'],
  [/q/g, 'c'],
  [/y/g, 'i'],
  [/w/g, 'v'],
  [/(.)\1+/g, '$1'],
];

const sound = (word: string): string =>
  SAME_SOUND.reduce((text, [letters, written]) => text.replace(letters, written), word);

/**
 * The name of a person as it sounds, whichever of our languages and scripts spells it and in whatever order: folded words,
 * Albanian digraphs as the Serbian letters that write the same sound, doubled letters once, sorted. Two people with one key
 * may be one person; equal keys prove nothing. A name of signs only gives `''`, which is like no other.
 * Source: product.md, *Search, sort, duplicate detection*; the pairs of letters are those of both alphabets.
 */
export function nameKey(givenName: string, familyName: string): string {
  const words = foldForSearch(`${givenName} ${familyName}`).split(' ').map(sound);
  return [...new Set(words)].filter(Boolean).sort().join(' ');
}
