import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMarkAlive, writeOwnMark } from './process-mark.js';
import { errorCode } from './system-error.js';

const POLL_MS = 20;
/** A lock file is created first and filled a moment later: empty means "being written", but not for long. */
const WRITING_MS = 2_000;

/**
 * Runs `work` while this process alone holds `file`; a lock whose process is gone is taken over.
 * @throws Error naming the file and its holder when it is not free within `timeoutMs`
 */
export async function withStartLock<T>(file: string, work: () => Promise<T>, timeoutMs = 90_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (!tryLock(file)) {
    if (Date.now() > deadline)
      throw new Error(
        `Another process (${readMark(file) ?? '?'}) has been starting this database for ${timeoutMs / 1000} s; its lock is ${file}`,
      );
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Takes the lock at once or not at all; for the exit of a process, where nothing can be awaited. */
export function tryLock(file: string): boolean {
  try {
    writeOwnMark(file, true);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    removeIfAbandoned(file);
    return false;
  }
}

function removeIfAbandoned(file: string): void {
  const mark = readMark(file);
  if (mark === null || (mark === '' ? isFresh(file) : isMarkAlive(mark))) return;
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    // Renaming is atomic: of several who saw the dead lock only one gets it.
    renameSync(file, aside);
    const taken = readMark(aside);
    // Somebody may have replaced the dead lock between our look and our rename: give it back.
    if (taken !== null && taken !== mark && isMarkAlive(taken)) writeFileSync(file, taken, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readMark(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function isFresh(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs < WRITING_MS;
  } catch {
    return true;
  }
}
