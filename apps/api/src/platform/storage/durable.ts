import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Nobody else who waits for the disk, such as an answer that is stored, waits for more of a large file than this. */
const SYNCED_AT_ONCE = 512 * 1024;

/** Writes a new file and returns when it would outlive a power cut. */
export async function writeDurably(name: string, bytes: Buffer): Promise<void> {
  const file = await open(name, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.length; at += SYNCED_AT_ONCE) {
      await file.writeFile(bytes.subarray(at, at + SYNCED_AT_ONCE));
      await file.datasync();
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name outlives a power cut only when its folder was synced too. */
export async function syncFolder(name: string): Promise<void> {
  const folder = await open(name, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Puts bytes under a name, all or nothing, in a folder that is made if need be; may be repeated. Outlives a power cut. */
export async function putDurably(target: string, bytes: Buffer): Promise<void> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const temporary = `${target}.${randomUUID()}.part`;
  try {
    await writeDurably(temporary, bytes);
    await rename(temporary, target);
  } catch (error) {
    // A disk that is full stays full with half files on it.
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Names in a folder that were not touched since then; none where there is no folder. */
export async function untouchedIn(folder: string, moment: Date): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const untouched: string[] = [];
  for (const name of names) {
    const touched = await stat(path.join(folder, name)).catch(() => null);
    if (touched && touched.mtime < moment) untouched.push(name);
  }
  return untouched;
}

const FULL = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The disk, or our share of it, is full. */
export const isStorageFull = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && FULL.has(error.code);
