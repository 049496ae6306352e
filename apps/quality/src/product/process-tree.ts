import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in ticks since boot. */
  readonly startTicks: string;
  /** Name of the program, at most 15 characters. */
  readonly name: string;
}

interface ProcessStat extends ProcessIdentity {
  readonly state: string;
  readonly parent: number;
}

/** Reads `/proc/PID/stat` (proc(5), fields 1 to 4 and 22); the name in brackets may hold spaces and brackets. */
export function parseProcessStat(text: string): ProcessStat | undefined {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  const fields = text.slice(close + 2).split(' ');
  const [state, parent] = fields;
  const startTicks = fields[19];
  if (open < 0 || close < open || state === undefined || startTicks === undefined) return undefined;
  return {
    pid: Number(text.slice(0, open)),
    name: text.slice(open + 1, close),
    state,
    parent: Number(parent),
    startTicks,
  };
}

/** The process that has this number now; undefined when there is none or only its remains (a zombie). */
export function identify(pid: number): ProcessIdentity | undefined {
  const stat = statOf(pid);
  return stat && stat.state !== 'Z' ? identityOf(stat) : undefined;
}

/** True while this very process runs. */
export function isAlive(process: ProcessIdentity): boolean {
  return identify(process.pid)?.startTicks === process.startTicks;
}

/** The process and all that descend from it, parents before children. Empty when it is gone. */
export function processTree(root: ProcessIdentity): ProcessIdentity[] {
  return processTrees([root]);
}

/** The processes that are alive and all that descend from them, out of one look at the system. */
export function processTrees(roots: readonly ProcessIdentity[]): ProcessIdentity[] {
  const children = new Map<number, ProcessStat[]>();
  const alive = new Set<string>();
  for (const stat of allStats()) {
    alive.add(keyOf(stat));
    children.set(stat.parent, [...(children.get(stat.parent) ?? []), stat]);
  }
  const found = new Map(roots.filter((root) => alive.has(keyOf(root))).map((root) => [keyOf(root), root]));
  // the map grows while it is walked
  for (const { pid } of found.values())
    for (const child of children.get(pid) ?? []) found.set(keyOf(child), identityOf(child));
  return [...found.values()];
}

/** A text that no later process with the same number has. */
export function keyOf({ pid, startTicks }: ProcessIdentity): string {
  return `${pid}:${startTicks}`;
}

/** Processes of a program that work in a folder: the server of a database cluster and its sessions. */
export function processesIn(folder: string, name: string): ProcessIdentity[] {
  return allStats()
    .filter((stat) => stat.name === name && workingFolder(stat.pid) === folder)
    .map(identityOf);
}

/** Sends a signal to this very process. Returns false when it is gone. */
export function signal(process_: ProcessIdentity, name: NodeJS.Signals): boolean {
  if (!isAlive(process_)) return false;
  try {
    return process.kill(process_.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** Waits until all are gone. Returns those that are not after the time. */
export async function waitUntilGone(
  processes: readonly ProcessIdentity[],
  withinMs: number,
): Promise<readonly ProcessIdentity[]> {
  const stopAt = performance.now() + withinMs;
  let left = processes.filter(isAlive);
  while (left.length > 0 && performance.now() < stopAt) {
    await delay(10);
    left = left.filter(isAlive);
  }
  return left;
}

function allStats(): ProcessStat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat): stat is ProcessStat => stat !== undefined && stat.state !== 'Z');
}

function statOf(pid: number): ProcessStat | undefined {
  try {
    return parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return undefined;
  }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function identityOf({ pid, startTicks, name }: ProcessStat): ProcessIdentity {
  return { pid, startTicks, name };
}
