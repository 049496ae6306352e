import { LATIN_OF_CYRILLIC } from './serbian-letters.js';
import { DJ_STEMS, INNER_STEMS, STARTING_STEMS, STEM_PREFIXES } from './serbian-stems.js';
import { rewriteAround, untouchedPattern } from './untouched.js';

const cyrillicOf = new Map([...LATIN_OF_CYRILLIC].map(([cyrillic, latin]) => [latin, cyrillic]));
cyrillicOf.set('ǆ', 'џ').set('ǉ', 'љ').set('ǌ', 'њ');

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const isLetter = (character: string | undefined): character is string =>
  character !== undefined && /\p{L}/u.test(character);

/** `Љ` is `LJ` among capitals and `Lj` elsewhere: the next letter decides, at the end of a word the one before. */
function capitalised(latin: string, before: string | undefined, after: string | undefined): string {
  const neighbour = isLetter(after) ? after : before;
  const amongCapitals = isLetter(neighbour) && isUpper(neighbour);
  return amongCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
}

function lettersToLatin(words: string): string {
  return words.replace(/\p{Script=Cyrillic}/gu, (letter, at: number) => {
    const latin = LATIN_OF_CYRILLIC.get(letter.toLowerCase());
    if (latin === undefined) return letter;
    return isUpper(letter) ? capitalised(latin, words[at - 1], words[at + 1]) : latin;
  });
}

const UNTOUCHED = untouchedPattern();

/**
 * Serbian Cyrillic → Latin, letter by letter; exact. `Љ Њ Џ` become `LJ NJ DŽ` among capitals (`ЉУБАВ` → `LJUBAV`) and
 * `Lj Nj Dž` elsewhere. Latin text, digits, punctuation and Cyrillic letters that are not Serbian stay as they are;
 * so do web and mail addresses, HTML tags and entities, `{placeholders}` and code in backticks.
 * Accepts NFC and NFD, answers in NFC. Refuses nothing.
 * Source: product.md, *Translated text* (Latin Serbian is derived, never stored).
 */
export function toLatin(cyrillic: string): string {
  return rewriteAround(cyrillic, UNTOUCHED, lettersToLatin);
}

/** What {@link toCyrillic} must know about the text beyond its letters. */
export interface ToCyrillicOptions {
  /** Names that stay in Latin (`Open Data Kosovo`): whole words, exact case; an ending after a hyphen is still rewritten. */
  readonly protectedTerms?: readonly string[];
  /** The writer types `dj` for đ: `Djordje` → `Ђорђе`. Off unless asked, since `dj` is also two letters (`odjek`). */
  readonly djIsDje?: boolean;
}

/** A stem in Latin letters and the places of the letters in it that begin a pair which is not a digraph. */
interface Stem {
  readonly latin: string;
  readonly splits: readonly number[];
}

function stemOf(cyrillic: string): Stem {
  const splits = [...cyrillic.matchAll(/нј|лј|дж|дј/g)].map((pair) => toLatin(cyrillic.slice(0, pair.index)).length);
  return { latin: toLatin(cyrillic), splits };
}

const startingStems = STEM_PREFIXES.flatMap((prefix) => STARTING_STEMS.map((stem) => stemOf(prefix + stem)));
const innerStems = INNER_STEMS.map(stemOf);
const djStems = STEM_PREFIXES.flatMap((prefix) => DJ_STEMS.map((stem) => stemOf(prefix + stem)));

function splitsOf(word: string, djIsDje: boolean): Set<number> {
  const splits = new Set<number>();
  if (!/nj|lj|dž|dj/.test(word)) return splits;
  const starting = djIsDje ? [...startingStems, ...djStems] : startingStems;
  const mark = (stem: Stem, at: number) => stem.splits.forEach((split) => splits.add(at + split));
  for (const stem of starting) if (word.startsWith(stem.latin)) mark(stem, 0);
  for (const stem of innerStems)
    for (let at = word.indexOf(stem.latin); at >= 0; at = word.indexOf(stem.latin, at + 1)) mark(stem, at);
  return splits;
}

/** `II`, `IV` … are numbers; `VI` is not here, because `ВИ` is a word, and numbers with `X` are foreign anyway. */
const ROMAN_NUMBERS = new Set(['II', 'III', 'IV', 'VII', 'VIII']);
const SERBIAN_WORD = /^[abcčćdđefghijklmnoprsštuvzžǆǉǌ]+$/;

function pairAt(word: string, lower: string, at: number, djIsDje: boolean): string | undefined {
  const pair = lower.slice(at, at + 2);
  if (!isUpper(word.charAt(at)) && isUpper(word.charAt(at + 1))) return undefined;
  return djIsDje && pair === 'dj' ? 'ђ' : pair.length === 2 ? cyrillicOf.get(pair) : undefined;
}

function wordToCyrillic(word: string, djIsDje: boolean): string {
  const lower = word.toLowerCase();
  if (!SERBIAN_WORD.test(lower) || ROMAN_NUMBERS.has(word)) return word;
  const splits = splitsOf(lower, djIsDje);
  let result = '';
  for (let at = 0; at < word.length; at++) {
    const pair = splits.has(at) ? undefined : pairAt(word, lower, at, djIsDje);
    const cyrillic = pair ?? cyrillicOf.get(lower.charAt(at)) ?? word.charAt(at);
    result += isUpper(word.charAt(at)) ? cyrillic.toUpperCase() : cyrillic;
    if (pair !== undefined) at++;
  }
  return result;
}

/**
 * Serbian Latin → Cyrillic, an aid for authors and not exact: `nj`, `lj`, `dž` are one letter except in the listed
 * stems (`injekcija`, `nadživeti`, `Tanjug`). Left alone besides what {@link toLatin} leaves alone: protected terms,
 * words with a letter Serbian lacks (`w x y q ë ç` …), and the Roman numbers II, III, IV, VII, VIII.
 * Accepts NFC and NFD, answers in NFC. Refuses nothing.
 *
 * `toCyrillic(toLatin(c)) === c` holds for NFC text `c` whose letters outside the untouched parts are Cyrillic without
 * combining marks, as long as (1) `нј`, `лј`, `дж` stand only in a listed stem, (2) no listed stem appears with `њ` or
 * `џ` in place of its pair, (3) no whole word is `ИИ ИИИ ИВ ВИИ ВИИИ`, and (4) no letter follows `<` or a full stop
 * without a space such that the Latin form would be an HTML tag or a domain (`<б>`, `реч.орг`).
 */
export function toCyrillic(latin: string, options: ToCyrillicOptions = {}): string {
  const { protectedTerms = [], djIsDje = false } = options;
  const untouched = protectedTerms.length > 0 ? untouchedPattern(protectedTerms) : UNTOUCHED;
  return rewriteAround(latin, untouched, (words) =>
    words.replace(/\p{Script=Latin}[\p{Script=Latin}\p{M}]*/gu, (word) => wordToCyrillic(word, djIsDje)),
  );
}
