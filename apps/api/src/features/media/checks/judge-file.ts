import { open } from 'node:fs/promises';
import type { MediaKind, MediaReason } from '@edukom/domain';
import { beginsAsPage } from './active-content.js';
import { judgeText } from './judge-text.js';
import { isOfKind, sniffFile } from './sniff.js';

export type TypeVerdict = { readonly contentType: string } | { readonly reason: MediaReason };

const LOOK = 4_096;

/** The first and the last bytes of a file. */
async function endsOf(name: string): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(name, 'r');
  try {
    const { size } = await file.stat();
    const read = async (position: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOK), 0, LOOK, position);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await read(0), tail: await read(Math.max(0, size - LOOK)) };
  } finally {
    await file.close();
  }
}

/** A PDF begins with its mark and ends with its own: what was cut off, or has something before it, is none. */
const isWholePdf = (head: Buffer, tail: Buffer): boolean =>
  /^%PDF-[12]\.\d/.test(head.toString('latin1')) && tail.toString('latin1').includes('%%EOF');

/** The type of a whole file by its bytes, when it is one of its kind. Captions are judged apart: they are text. */
export async function judgeType(kind: MediaKind, file: string): Promise<TypeVerdict> {
  const { head, tail } = await endsOf(file);
  if (beginsAsPage(head)) return { reason: 'active' };
  const contentType = kind === 'captions' ? 'text/vtt' : await sniffFile(file);
  if (contentType === null) return kind === 'file' ? judgeText(file) : { reason: 'type' };
  if (!isOfKind(kind, contentType)) return { reason: 'type' };
  if (contentType === 'application/pdf' && !isWholePdf(head, tail)) return { reason: 'damaged' };
  return { contentType };
}
