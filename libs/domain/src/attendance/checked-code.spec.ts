import fc from 'fast-check';
import {
  checkedCodeFromDigest,
  groupCheckedCode,
  PASS_CODE_LENGTH,
  readCheckedCode,
  SHEET_CODE_LENGTH,
  withCheckSymbol,
} from './checked-code.js';
import { CHECK_IN_ALPHABET } from './rotating-code.js';

const symbol = fc.constantFrom(...CHECK_IN_ALPHABET);
const lengths = fc.constantFrom(PASS_CODE_LENGTH, SHEET_CODE_LENGTH);
const codes = lengths.chain((length) =>
  fc
    .array(symbol, { minLength: length - 1, maxLength: length - 1 })
    .map((symbols) => withCheckSymbol(symbols.join(''))),
);

it('is read back, typed in small letters, in groups and with Cyrillic twins', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const typed = groupCheckedCode(code).toLowerCase().replaceAll('a', 'а').replaceAll('k', 'к');
      expect(readCheckedCode(typed, code.length)).toBe(code);
    }),
  );
});

it('notices any one wrong symbol', () => {
  fc.assert(
    fc.property(codes, fc.nat(), symbol, (code, at, other) => {
      const place = at % code.length;
      fc.pre(code[place] !== other);
      expect(readCheckedCode(code.slice(0, place) + other + code.slice(place + 1), code.length)).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

it('notices any two symbols exchanged', () => {
  fc.assert(
    fc.property(codes, fc.nat(), fc.nat(), (code, one, other) => {
      const [a, b] = [one % code.length, other % code.length];
      const letters = [...code];
      fc.pre(letters[a] !== letters[b]);
      [letters[a], letters[b]] = [letters[b] ?? '', letters[a] ?? ''];
      expect(readCheckedCode(letters.join(''), code.length)).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

it('is made of a digest: its first bits, each symbol equally likely', () => {
  const digest = Uint8Array.from([0b00000_000, 0b01_00010_0, 0b0011_0010, 0b0_00101_00, 0b110_00111, 0, 0, 0]);
  expect(checkedCodeFromDigest(digest, PASS_CODE_LENGTH).slice(0, 8)).toBe('23456789');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 32 }), lengths, (bytes, length) => {
      const code = checkedCodeFromDigest(bytes, length);
      expect(readCheckedCode(code, length)).toBe(code);
    }),
  );
});

it.each([
  ['too short', '2345678'],
  ['with a letter it never has', '23456789O'],
  ['empty', ''],
])('%s is none', (_case, typed) => {
  expect(readCheckedCode(typed, PASS_CODE_LENGTH)).toBeNull();
});

it('refuses a digest that is none', () => {
  expect(() => checkedCodeFromDigest(new Uint8Array(7), 9)).toThrow(RangeError);
  expect(() => checkedCodeFromDigest(new Uint8Array(32), 15)).toThrow(RangeError);
});
