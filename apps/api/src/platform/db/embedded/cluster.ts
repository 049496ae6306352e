import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  chmodSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { messageOf } from './system-error.js';

/** Name of the database and of its owner. */
export const DATABASE_NAME = 'edukom';

/** The files of one database on disk. */
export interface Cluster {
  readonly dataFolder: string;
  readonly passwordFile: string;
}

/** Where the files of a database below `root` are. */
export function clusterAt(root: string): Cluster {
  return { dataFolder: join(root, 'cluster', 'pgdata'), passwordFile: join(root, 'cluster', 'password') };
}

/** The major version that made the cluster; null when there is none yet. */
export function clusterMajor({ dataFolder }: Cluster): number | null {
  const file = join(dataFolder, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null;
}

/**
 * Makes a cluster: UTF-8, ICU root collation, checksums, a random password.
 * It is made aside and renamed, so a start killed half-way leaves none rather than a broken one.
 * @throws Error with initdb's own words
 */
export async function createCluster(
  root: string,
  binaries: Binaries,
  account: Account | null,
  isSynced: boolean,
): Promise<void> {
  for (const name of readdirSync(root).filter((one) => one.startsWith('new-')))
    rmSync(join(root, name), { recursive: true, force: true });
  const aside = mkdtempSync(join(root, 'new-'));
  chmodSync(aside, 0o711);
  const [data, password] = [join(aside, 'pgdata'), join(aside, 'password')];
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (account !== null) for (const one of [data, password]) chownSync(one, account.uid, account.gid);
  await runInitdb(binaries, data, password, isSynced);
  renameSync(aside, join(root, 'cluster'));
}

async function runInitdb(
  { initdb, launch }: Binaries,
  data: string,
  password: string,
  isSynced: boolean,
): Promise<void> {
  const { file, args, ids } = launch(initdb, [
    ...['-D', data, '-U', DATABASE_NAME, '-A', 'scram-sha-256', `--pwfile=${password}`],
    ...['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und'],
    ...['--data-checksums', '--no-instructions', ...(isSynced ? [] : ['--no-sync'])],
  ]);
  try {
    await promisify(execFile)(file, args, { ...ids, cwd: '/', env: serverEnvironment(), timeout: 120_000 });
  } catch (error) {
    throw new Error(`initdb failed: ${messageOf(error)}`, { cause: error });
  }
}

/** A cluster copied by root belongs to root, and PostgreSQL would refuse it: give it to the account. */
export function giveToAccount({ dataFolder, passwordFile }: Cluster, account: Account | null): void {
  if (account === null || statSync(dataFolder).uid !== 0) return;
  for (const name of readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(dataFolder, name), account.uid, account.gid);
  for (const one of [dataFolder, passwordFile]) chownSync(one, account.uid, account.gid);
}

/**
 * The cluster's password.
 * @throws Error that says whose the folder is when it is another account's
 */
export function readPassword({ passwordFile, dataFolder }: Cluster): string {
  try {
    return readFileSync(passwordFile, 'utf8').trim();
  } catch (error) {
    const owner = existsSync(passwordFile)
      ? `belongs to another account (uid ${statSync(passwordFile).uid})`
      : 'is missing';
    throw new Error(
      `${passwordFile} ${owner}: start Edukom as the account that made ${dataFolder}, or choose another EDUKOM_DATA`,
      { cause: error },
    );
  }
}

/** Nothing of the caller's language or time zone may reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
