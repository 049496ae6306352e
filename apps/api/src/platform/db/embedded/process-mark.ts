import { readFileSync, writeFileSync } from 'node:fs';
import { errorCode } from './system-error.js';

/**
 * A text that names one process for good: `pid:start time`. A bare pid is given to another program later,
 * and a file that outlived its writer would then look alive.
 * @returns null when no such process runs (a zombie counts as gone: it can hold nothing any more)
 */
export function markOf(pid: number): string | null {
  const stat = processStat(pid);
  if (stat !== null) return stat.state === 'Z' ? null : `${pid}:${stat.startTicks}`;
  return answersSignals(pid) ? `${pid}:` : null;
}

/** Whether the process that {@link markOf} named still runs. Where the start time cannot be read, the pid decides. */
export function isMarkAlive(mark: string): boolean {
  const [pid, ticks] = mark.trim().split(':');
  const number = Number(pid);
  const now = Number.isInteger(number) && number > 0 ? markOf(number) : null;
  if (now === null) return false;
  return !ticks || now.endsWith(':') || now === mark.trim();
}

/** Writes this process's mark; fails with EEXIST where `exclusive` and the file is there. */
export function writeOwnMark(file: string, exclusive: boolean): void {
  writeFileSync(file, markOf(process.pid) ?? `${process.pid}:`, { flag: exclusive ? 'wx' : 'w', mode: 0o600 });
}

/** State and start time (fields 3 and 22 of proc(5) `/proc/pid/stat`); the name in brackets may hold spaces. */
function processStat(pid: number): { state: string; startTicks: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' };
  } catch {
    return null;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
