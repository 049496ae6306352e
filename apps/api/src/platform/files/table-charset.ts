import { isUtf8 } from 'node:buffer';
import { type ImportCharset, importCharsets } from '@edukom/contracts';
import iconv from 'iconv-lite';

const BOMS: readonly { readonly bytes: readonly number[]; readonly charset: ImportCharset }[] = [
  { bytes: [0xef, 0xbb, 0xbf], charset: 'utf-8' },
  { bytes: [0xff, 0xfe], charset: 'utf-16le' },
  { bytes: [0xfe, 0xff], charset: 'utf-16be' },
];
/** Letters of Albanian and Serbian that Windows-1250 has at places where Windows-1252 has others. */
const OF_1250 = /[čćđČĆĐ]/g;
/** What Windows-1252 shows at places where Windows-1250 has letters of no language here. */
const OF_1252 = /[àêñûãõøåïùþÀÊÑÛÃÕØÅÏÙÞ]/g;
/** How much of a file says what its text is. */
const LOOKED_AT = 256 * 1024;
const MAX_WORDS = 6;
const LETTER = /[^\0-\u007F]/g;
const BETWEEN_WORDS = /[\s"';,]/;
const LONGEST_WORD = 60;

const has = (bytes: Buffer, at: number, what: readonly number[]): boolean =>
  what.every((byte, index) => bytes[at + index] === byte);

/** The character set that a byte order mark names; null without one. */
export const markedCharset = (bytes: Buffer): ImportCharset | null =>
  BOMS.find((bom) => has(bytes, 0, bom.bytes))?.charset ?? null;

/** High bytes of Latin (0, 1) and Cyrillic (4). */
const isHighByte = (byte: number): boolean => byte === 0 || byte === 1 || byte === 4;

/** UTF-16 without its mark: of Latin and Cyrillic text every second byte is a high one, always on the same side. */
function unmarkedUtf16(bytes: Buffer): ImportCharset | null {
  const head = bytes.subarray(0, 4_096);
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return null;
  const share = (side: number): number =>
    head.filter((byte, index) => index % 2 === side && isHighByte(byte)).length / pairs;
  const [even, odd] = [share(0), share(1)];
  if (odd > 0.9 && even < 0.1) return 'utf-16le';
  return even > 0.9 && odd < 0.1 ? 'utf-16be' : null;
}

const headOf = (bytes: Buffer): Buffer => bytes.subarray(0, LOOKED_AT);
const countIn = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether the bytes look like UTF-8 of which something was cut off or overwritten, and not like a set of single bytes. */
export function isDamagedUtf8(bytes: Buffer): boolean {
  const text = headOf(bytes).toString('utf8');
  const broken = text.split('\uFFFD').length - 1;
  const whole = [...text].filter((letter) => letter > '\u007F' && letter !== '\uFFFD').length;
  return whole > broken;
}

/**
 * The character set a table is most likely written in: that of its mark, UTF-16 by its zeros, UTF-8 where it is valid, else
 * Windows-1250, which office programs write here, unless letters speak for Windows-1252. Damaged UTF-8 stays UTF-8, and
 * reading it says that it is damaged.
 */
export function likelyCharset(bytes: Buffer): ImportCharset {
  const known = markedCharset(bytes) ?? unmarkedUtf16(bytes);
  if (known) return known;
  if (isUtf8(bytes) || isDamagedUtf8(bytes)) return 'utf-8';
  const central = countIn(iconv.decode(headOf(bytes), 'windows-1250'), OF_1250);
  const western = countIn(iconv.decode(headOf(bytes), 'windows-1252'), OF_1252);
  return western > central ? 'windows-1252' : 'windows-1250';
}

/** Every character set in which the table can be read at all: a mark leaves no choice. */
export function possibleCharsets(bytes: Buffer): readonly ImportCharset[] {
  const marked = markedCharset(bytes);
  if (marked) return [marked];
  if (unmarkedUtf16(bytes) || bytes.subarray(0, LOOKED_AT).includes(0)) return ['utf-16le', 'utf-16be'];
  return importCharsets.filter((charset) => charset.startsWith('windows') || (charset === 'utf-8' && isUtf8(bytes)));
}

/** The first words with letters beyond English. Only such letters are looked for: most of a long text has none. */
function foreignWords(text: string): string[] {
  const words = new Set<string>();
  let behind = 0;
  for (const { index } of text.matchAll(LETTER)) {
    if (index < behind || BETWEEN_WORDS.test(text.charAt(index))) continue;
    let start = index;
    while (start > behind && !BETWEEN_WORDS.test(text.charAt(start - 1))) start -= 1;
    let end = index + 1;
    while (end < text.length && !BETWEEN_WORDS.test(text.charAt(end))) end += 1;
    behind = end;
    if (end - start <= LONGEST_WORD) words.add(text.slice(start, end));
    if (words.size === MAX_WORDS) break;
  }
  return [...words];
}

/** Some words with letters beyond English as each possible character set shows them; of English text none. */
export function lettersOf(bytes: Buffer): { charset: ImportCharset; words: string[] }[] {
  return possibleCharsets(bytes).map((charset) => ({
    charset,
    words: foreignWords(iconv.decode(headOf(bytes), charset, { stripBOM: true })),
  }));
}
