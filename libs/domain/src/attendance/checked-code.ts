import { CHECK_IN_ALPHABET, typedSymbols } from './rotating-code.js';

/** Symbols of an official's own code, the check symbol included: 40 bits and the check. */
export const PASS_CODE_LENGTH = 9;
/** Symbols of a row's code on a printed sheet, the check symbol included: 30 bits and the check. */
export const SHEET_CODE_LENGTH = 7;

const FIELD = 32;
/** x⁵ + x² + 1, primitive over GF(2): 2 generates the 31 elements that are not zero. */
const POLYNOMIAL = 0b100101;

const POWERS: readonly number[] = Array.from({ length: FIELD - 2 }).reduce<number[]>(
  (powers) => {
    const doubled = (powers.at(-1) ?? 0) << 1;
    return [...powers, doubled >= FIELD ? doubled ^ POLYNOMIAL : doubled];
  },
  [1],
);
const LOGS: ReadonlyMap<number, number> = new Map(POWERS.map((power, exponent) => [power, exponent]));

/** A value times the weight of its place, in GF(32). */
const weighted = (value: number, place: number): number => {
  const exponent = LOGS.get(value);
  return exponent === undefined ? 0 : (POWERS[(exponent + place) % POWERS.length] ?? 0);
};

/** Zero for a whole code; the last symbol has weight one, so it can make any sum zero. */
const sumOf = (symbols: readonly number[]): number =>
  symbols.reduce((sum, value, index) => sum ^ weighted(value, symbols.length - 1 - index), 0);

const valuesOf = (code: string): number[] => [...code].map((letter) => CHECK_IN_ALPHABET.indexOf(letter));

/**
 * The symbols with a check symbol after them. Each place has a weight of its own in GF(32), so one wrong symbol and any two
 * exchanged ones never give another whole code.
 */
export const withCheckSymbol = (symbols: string): string =>
  symbols + CHECK_IN_ALPHABET.charAt(sumOf([...valuesOf(symbols), 0]));

/**
 * A code of `length` symbols for a message authentication code, the last one its check symbol.
 * @throws RangeError for fewer than 8 bytes, or a length for which they do not suffice.
 */
export function checkedCodeFromDigest(digest: Uint8Array, length: number): string {
  const symbols = length - 1;
  if (digest.length < 8 || symbols * 5 > 64) throw new RangeError('a checked code needs five bits a symbol');
  const bits = new DataView(digest.buffer, digest.byteOffset, digest.byteLength).getBigUint64(0);
  const read = (place: number) => Number((bits >> BigInt(64 - 5 * (place + 1))) & 31n);
  return withCheckSymbol(Array.from({ length: symbols }, (_, place) => CHECK_IN_ALPHABET.charAt(read(place))).join(''));
}

/** What somebody typed or scanned as a code of this length; null when letters are missing, foreign or do not fit the check. */
export function readCheckedCode(typed: string, length: number): string | null {
  const code = typedSymbols(typed);
  const values = valuesOf(code);
  return code.length === length && !values.includes(-1) && sumOf(values) === 0 ? code : null;
}

/** In groups of three, as it is shown and printed. */
export const groupCheckedCode = (code: string): string => (code.match(/.{1,3}/g) ?? []).join(' ');
