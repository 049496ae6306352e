import iconv from 'iconv-lite';
import { Problem } from '../http/problem.js';

const BOMS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;
const REPLACEMENT = '\uFFFD';

const strictly = (bytes: Buffer, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Whether the bytes look like UTF-8 of which something was cut off or overwritten, and not like Windows-1250. */
function isDamagedUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  const broken = text.split(REPLACEMENT).length - 1;
  const whole = [...text].filter((letter) => letter > '\u007F' && letter !== REPLACEMENT).length;
  return whole > broken;
}

/**
 * Text of an uploaded file: by its byte order mark, else UTF-8 when it is valid, else Windows-1250, which is what office
 * programs write here when nobody chose otherwise.
 * @throws Problem `import.encoding` when letters are damaged, `import.not-a-table` when it is no text.
 */
export function decodeText(bytes: Buffer): string {
  const marked = BOMS.find((bom) => bom.bytes.every((byte, index) => bytes[index] === byte));
  const text = marked ? strictly(bytes, marked.encoding) : (strictly(bytes, 'utf-8') ?? legacyText(bytes));
  if (text === null) throw new Problem('import.encoding');
  if (text.includes('\0')) throw new Problem('import.not-a-table');
  return text;
}

function legacyText(bytes: Buffer): string | null {
  if (bytes.includes(0)) throw new Problem('import.not-a-table');
  if (isDamagedUtf8(bytes)) return null;
  const text = iconv.decode(bytes, 'windows-1250');
  return text.includes(REPLACEMENT) ? null : text;
}
