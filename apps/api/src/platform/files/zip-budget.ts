import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { DEFLATED, DIRECTORY_ENTRY, END_OF_DIRECTORY } from './zip-format.js';

const END_LENGTH = 22;
const MAX_COMMENT = 65_535;
const MAX_ENTRIES = 1_000;
const STORED = 0;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly content: Buffer;
}

function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - MAX_COMMENT); at -= 1)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new RangeError('no end of central directory');
}

/** Entries after the central directory, which is also what the reader goes by. @throws RangeError on a damaged file. */
function entriesOf(bytes: Buffer): ZipEntry[] {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new RangeError('too many entries');
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('no central directory entry');
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      content: bytes.subarray(start, start + bytes.readUInt32LE(at + 20)),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return entry;
  });
}

/** Bytes an entry inflates to, counted while inflating and given up beyond `limit`: what it declares proves nothing. */
async function inflatedSize({ method, content }: ZipEntry, limit: number): Promise<number> {
  if (method === STORED) return content.length;
  if (method !== DEFLATED) throw new RangeError('unknown compression');
  let size = 0;
  const inflate = createInflateRaw();
  inflate.end(content);
  for await (const chunk of inflate) {
    size += (chunk as Buffer).length;
    if (size > limit) break;
  }
  return size;
}

/** What a workbook costs to open: whether it is one, and whether it stays within `limit` bytes when inflated. */
export async function checkWorkbook(bytes: Buffer, limit: number): Promise<'fits' | 'too-large' | 'not-a-workbook'> {
  try {
    const entries = entriesOf(bytes);
    if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return 'not-a-workbook';
    let size = 0;
    for (const entry of entries) {
      size += await inflatedSize(entry, limit - size);
      if (size > limit) return 'too-large';
    }
    return 'fits';
  } catch {
    return 'not-a-workbook';
  }
}

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/** @throws what zlib throws, with the code `ERR_BUFFER_TOO_LARGE` beyond `limit`. */
function inflated({ method, content }: ZipEntry, limit: number): Buffer {
  if (method === DEFLATED) return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) });
  if (method !== STORED) throw new RangeError('unknown compression');
  if (content.length > limit) throw Object.assign(new RangeError('too large'), { code: 'ERR_BUFFER_TOO_LARGE' });
  return content;
}

/**
 * The files of an archive that `wanted` names, inflated; all of them together stay within `limit` bytes. Folders are left out.
 * Nothing is written anywhere, so a name like `../x` is only a name.
 */
export function readZip(
  bytes: Buffer,
  limit: number,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Buffer> | 'too-large' | 'not-a-zip' {
  const files = new Map<string, Buffer>();
  let left = limit;
  try {
    for (const entry of entriesOf(bytes).filter(({ name }) => !name.endsWith('/') && wanted(name))) {
      const file = inflated(entry, left);
      left -= file.length;
      files.set(entry.name, file);
    }
    return files;
  } catch (error) {
    return isTooLarge(error) ? 'too-large' : 'not-a-zip';
  }
}
