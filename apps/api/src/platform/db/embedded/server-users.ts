import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isMarkAlive, writeOwnMark } from './process-mark.js';

/**
 * Who uses one server: a file per start. Two programs may share it (an API and a worker, two starts at once),
 * and the first to stop must not stop it under the other.
 */
export interface ServerUse {
  /** Forgets this use; harmless when repeated. */
  leave(): void;
}

/** Notes that this process uses the server. */
export function enterUse(folder: string): ServerUse {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}`);
  writeOwnMark(file, true);
  return { leave: () => rmSync(file, { force: true }) };
}

/** How many live uses there are; those of processes that are gone are cleared away. */
export function countUses(folder: string): number {
  return listFiles(folder).filter((name) => isLive(join(folder, name))).length;
}

function isLive(file: string): boolean {
  try {
    if (isMarkAlive(readFileSync(file, 'utf8'))) return true;
    rmSync(file, { force: true });
    return false;
  } catch {
    return false;
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
