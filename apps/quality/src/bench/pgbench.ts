import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What pgbench printed. */
export interface PgbenchFigures {
  /** Without connection time. */
  readonly transactionsPerSecond: number;
  readonly processed: number;
  readonly failed: number;
  /** In milliseconds. */
  readonly meanLatency: number;
}

/** A pgbench run. */
export interface PgbenchRun {
  /** As pgbench(1) reads it: SQL and `\set` lines. Of several each transaction draws one. */
  readonly script: string | readonly string[];
  readonly clients: number;
  readonly seconds: number;
  /** Values of `:name` in the script. */
  readonly variables?: Readonly<Record<string, string | number>>;
}

/**
 * The first pgbench on the PATH, else the newest below `/usr/lib/postgresql`, where Debian puts it off the PATH.
 * @returns undefined when there is none
 */
export function findPgbench(path = process.env['PATH'] ?? '', debian = '/usr/lib/postgresql'): string | undefined {
  const onPath = path.split(delimiter).filter((folder) => folder !== '');
  return [...onPath, ...debianFolders(debian)].map((folder) => join(folder, 'pgbench')).find(isExecutable);
}

/** Reads the figures from pgbench's output. Throws when there is no tps line. */
export function parsePgbench(output: string): PgbenchFigures {
  const number = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? NaN);
  const transactionsPerSecond = number(/^tps = ([\d.]+)/m);
  if (Number.isNaN(transactionsPerSecond)) throw new Error(`pgbench printed no figure: ${output.slice(0, 500)}`);
  const failed = number(/^number of failed transactions: (\d+)/m);
  return {
    transactionsPerSecond,
    processed: number(/^number of transactions actually processed: (\d+)/m),
    // before version 15 a failed transaction ended the client, so there is no such line
    failed: Number.isNaN(failed) ? 0 : failed,
    meanLatency: number(/^latency average = ([\d.]+) ms/m),
  };
}

/**
 * Runs a script with the prepared protocol against a database.
 * @param program from `findPgbench`
 * @param connection a `postgres://` address; passed in the environment, so that no password shows in the process list
 */
export async function runPgbench(program: string, connection: string, bench: PgbenchRun): Promise<PgbenchFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'edukom-pgbench-'));
  try {
    const files = [bench.script].flat().map((script, index) => {
      const file = join(folder, `script-${index}.sql`);
      writeFileSync(file, script);
      return ['-f', file];
    });
    const variables = Object.entries(bench.variables ?? {}).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
    const threads = Math.min(2, bench.clients);
    const load = ['-c', `${bench.clients}`, '-j', `${threads}`, '-T', `${bench.seconds}`];
    const { stdout } = await run(program, ['-n', '-M', 'prepared', ...load, ...files.flat(), ...variables], {
      env: { ...process.env, ...connectionEnvironment(connection) },
      timeout: (bench.seconds + 60) * 1000,
      maxBuffer: 1 << 20,
    });
    return parsePgbench(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The environment variables of libpq for a `postgres://` address. */
export function connectionEnvironment(connection: string): Record<string, string> {
  const url = new URL(connection);
  const given: [string, string | null][] = [
    ['PGHOST', url.searchParams.get('host') ?? url.hostname],
    ['PGPORT', url.port],
    ['PGUSER', decodeURIComponent(url.username)],
    ['PGPASSWORD', decodeURIComponent(url.password)],
    ['PGDATABASE', decodeURIComponent(url.pathname.slice(1))],
    ['PGSSLMODE', url.searchParams.get('sslmode')],
  ];
  return Object.fromEntries(given.filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== ''));
}

function debianFolders(root: string): string[] {
  try {
    const versions = readdirSync(root).sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
    return versions.map((version) => join(root, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
