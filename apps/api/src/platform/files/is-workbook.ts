import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '../http/problem.js';

/** Told by two to four letters that may begin a text as well, such as the code of a sheet; their files hold bytes that no text has. */
const TOLD_BY_LETTERS = new Set(['bmp', 'exe', 'swf', 'dsf', 'ape']);
const LOOKED_AT = 4_096;
const SPACES = new Set([0x09, 0x0a, 0x0d]);

const isText = (bytes: Buffer): boolean =>
  bytes.subarray(0, LOOKED_AT).every((byte) => (byte >= 0x20 && byte !== 0x7f) || SPACES.has(byte));

/**
 * Whether the bytes of a table are a workbook, else they are read as text. What they are, never the name.
 * @throws Problem `import.not-a-table` when they are known to be something else.
 */
export async function isWorkbook(bytes: Buffer): Promise<boolean> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (type === undefined) return false;
  if (type.ext === 'xlsx' || type.ext === 'zip') return true;
  if (TOLD_BY_LETTERS.has(type.ext) && isText(bytes)) return false;
  throw new Problem('import.not-a-table');
}
