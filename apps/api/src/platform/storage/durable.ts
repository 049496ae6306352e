import { open } from 'node:fs/promises';

/** Writes a new file and returns when it would outlive a power cut. */
export async function writeDurably(name: string, bytes: Buffer): Promise<void> {
  const file = await open(name, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
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

const FULL = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The disk, or our share of it, is full. */
export const isStorageFull = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && FULL.has(error.code);
