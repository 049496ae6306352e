import type { Readable } from 'node:stream';
import type { ImportCharset } from '@edukom/contracts';
import iconv from 'iconv-lite';
import { Problem } from '../http/problem.js';

/** Reads pieces of bytes as letters; throws where there is no letter. */
interface PieceDecoder {
  write(piece: Buffer): string;
  end(): string;
}

function decoderOf(charset: ImportCharset): PieceDecoder {
  if (charset === 'windows-1250' || charset === 'windows-1252') {
    const decoder = iconv.getDecoder(charset);
    return { write: (piece) => decoder.write(piece), end: () => decoder.end() ?? '' };
  }
  const decoder = new TextDecoder(charset, { fatal: true });
  return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
}

const damaged = (): never => {
  throw new Problem('import.encoding');
};

/**
 * The text of a file piece by piece; its mark is taken off.
 * @throws Problem `import.encoding` when letters are damaged, `import.not-a-table` at a NUL, which no text has.
 */
export async function* decodedText(bytes: Readable | Iterable<Buffer>, charset: ImportCharset): AsyncGenerator<string> {
  const decoder = decoderOf(charset);
  const checked = (decode: () => string): string => {
    let text: string;
    try {
      text = decode();
    } catch {
      return damaged();
    }
    if (text.includes('\uFFFD') && charset.startsWith('windows')) return damaged();
    if (text.includes('\0')) throw new Problem('import.not-a-table');
    return text;
  };
  for await (const piece of bytes) {
    const text = checked(() => decoder.write(piece as Buffer));
    if (text) yield text;
  }
  const rest = checked(() => decoder.end());
  if (rest) yield rest;
}
