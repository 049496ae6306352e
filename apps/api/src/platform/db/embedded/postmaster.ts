import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { serverEnvironment } from './cluster.js';
import { markOf } from './process-mark.js';

/** A server process and the port it listens on (0 while it does not say). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

const START_MS = 60_000;
const POLL_MS = 10;
/** Faults that pass by themselves: another program took the port, or the last backends of a killed server are still leaving. */
const PASSING = /Address already in use|pre-existing shared memory block/;

/** What `postmaster.pid` says (lines: pid, folder, start, port, socket, address, memory, status); null without the file. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3] ?? 0), isReady: lines[7]?.trim() === 'ready' };
}

/** The live server of this folder; null when the process in its pid file is gone or is some other program. */
export function findPostmaster(dataFolder: string): Postmaster | null {
  const found = readPostmaster(dataFolder);
  return found !== null && markOf(found.pid) !== null && worksIn(found.pid, dataFolder) ? found : null;
}

/** A server's processes work in its data folder, also after that was moved; without /proc the pid file is believed. */
function worksIn(pid: number, dataFolder: string): boolean {
  if (!existsSync('/proc/self/cwd')) return true;
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    const [cwd, own] = [statSync(`/proc/${pid}/cwd`), statSync(dataFolder)];
    return cwd.ino === own.ino && cwd.dev === own.dev;
  } catch {
    return false;
  }
}

/**
 * PostgreSQL takes any process with the number in its pid file for a live server: another program that got the number
 * later, or a killed server that nobody has reaped (a container whose first process does not). Such a file is removed,
 * but not before the last session of that server has left the folder: PostgreSQL would have checked that itself.
 */
async function removeMisleadingPidFile(dataFolder: string, deadline: number): Promise<void> {
  if (readPostmaster(dataFolder) === null || !existsSync('/proc/self/cwd')) return;
  while (readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), dataFolder))) {
    if (Date.now() > deadline) throw new Error(`Processes of an earlier PostgreSQL still work in ${dataFolder}`);
    await sleep(POLL_MS);
  }
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
}

/**
 * Starts a server and waits until it accepts connections.
 * @param settings - server settings, given as `-c name=value`
 * @param wantedPort - any free one by default
 * @throws Error with the last lines of the server's log
 */
export async function startPostmaster(
  binaries: Binaries,
  dataFolder: string,
  logFile: string,
  settings: Readonly<Record<string, string>>,
  wantedPort?: number,
): Promise<Postmaster> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    await removeMisleadingPidFile(dataFolder, deadline);
    const port = wantedPort ?? (await freePort());
    const child = spawnServer(binaries, dataFolder, logFile, { ...settings, port: String(port) });
    if (await becomesReady(child, dataFolder, deadline)) return { pid: child.pid ?? 0, port, isReady: true };
    const words = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
    if (!PASSING.test(words) || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start (its log is ${logFile}):\n${words}`);
    await sleep(200);
  }
}

function spawnServer(
  { postgres, launch }: Binaries,
  dataFolder: string,
  logFile: string,
  settings: Record<string, string>,
): ChildProcess {
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.previous`);
  const log = openSync(logFile, 'w', 0o600);
  const { file, args, ids } = launch(postgres, [
    '-D',
    dataFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  try {
    // Detached: Ctrl-C in a terminal reaches every process of the group, and the server must outlive the requests in flight.
    const child = spawn(file, args, {
      ...ids,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function becomesReady(child: ChildProcess, dataFolder: string, deadline: number): Promise<boolean> {
  let isOver = false;
  child.once('error', () => (isOver = true)).once('exit', () => (isOver = true));
  while (!isOver) {
    const server = readPostmaster(dataFolder);
    if (server?.pid === child.pid && server?.isReady) return true;
    if (Date.now() > deadline) await stopPostmaster(child.pid ?? 0);
    await sleep(POLL_MS);
  }
  return false;
}

/**
 * Fast shutdown (SIGINT: sessions end, everything is written); an immediate one when that does not end within 15 s.
 * @throws Error when the process outlives both
 */
export async function stopPostmaster(pid: number): Promise<void> {
  const mark = markOf(pid);
  if (mark === null) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    sendSignal(pid, signal);
    for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(POLL_MS))
      if (markOf(pid) !== mark) return;
  }
  throw new Error(`PostgreSQL (pid ${pid}) does not stop`);
}

/** Sends a signal to a process that may just have ended. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone, which is what the signal was for.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1');
  return address.port;
}
