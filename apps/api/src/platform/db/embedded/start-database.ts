import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { chooseAccount } from './account.js';
import { defaultSources, findBinaries, packageName, type Origin, type Sources } from './binaries.js';
import {
  DATABASE_NAME,
  clusterAt,
  clusterMajor,
  createCluster,
  giveToAccount,
  readPassword,
  type Cluster,
} from './cluster.js';
import { markOf } from './process-mark.js';
import { findPostmaster, sendSignal, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';
import { countUses, enterUse, type ServerUse } from './server-users.js';
import { tryLock, withStartLock } from './start-lock.js';

/** What a start needs to know. */
export interface StartOptions {
  /** Folder for everything the server keeps; made when missing. */
  readonly dataDir: string;
  /** Takes one line at a time for the start-up log. */
  readonly log: (line: string) => void;
  /** Server settings over the defaults, such as `synchronous_commit: 'off'`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Port to listen on; any free one by default. */
  readonly port?: number;
  /** Where programs are looked for; the machine's own places by default. */
  readonly sources?: Sources;
}

/** A server that accepts connections. */
export interface RunningDatabase {
  /** Connection string of the database `edukom`, as its owner, a superuser of this server. */
  readonly url: string;
  readonly origin: Origin;
  /** Of the postmaster. */
  readonly pid: number;
  /** Whether a live server was taken over instead of started. */
  readonly isReused: boolean;
  /** Whether the server still runs. */
  isLive(): boolean;
  /** Fast shutdown; when another process still uses the server it is left running. Harmless when repeated. */
  stop(): Promise<void>;
}

/** How the running server was started: another start may only share it when it asks for the same. */
interface StartNote {
  readonly pid: number;
  readonly origin: Origin;
  readonly settings: Readonly<Record<string, string>>;
}

interface Started {
  readonly server: Postmaster;
  readonly note: StartNote;
  readonly isReused: boolean;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  // A large import is written once, not again whenever a gigabyte of log calls for a checkpoint.
  max_wal_size: '2GB',
  // Log that was written once is written again: whoever stores an answer does not wait for a new piece of it to be made.
  min_wal_size: '512MB',
  wal_buffers: '16MB',
  max_connections: '60',
  // A table that is small in the morning and large at ten is planned for as it is within seconds, not within a minute.
  autovacuum_naptime: '15s',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
/** A server that was just stopped or is still recovering answers after a moment. */
const ANSWER_MS = 5_000;

/**
 * Starts PostgreSQL on a free loopback port, or takes over the live one of the same folder; creates the database `edukom`.
 * The caller decides about `DATABASE_URL` first: this is for development, demonstration and tests.
 * @throws NoPostgresError when no usable programs are found, Error when the server does not start
 */
export async function startDatabase(options: StartOptions): Promise<RunningDatabase> {
  const root = prepareFolder(options.dataDir);
  return withStartLock(join(root, 'lock'), async () => {
    const use = enterUse(join(root, 'users'));
    try {
      const cluster = clusterAt(root);
      const started = (await takeOver(root, cluster, options)) ?? (await startNew(root, cluster, options));
      const password = readPassword(cluster);
      await ensureDatabase(urlOf(started.server, password, 'postgres'));
      return handle(root, started, urlOf(started.server, password, DATABASE_NAME), use);
    } catch (error) {
      use.leave();
      throw error;
    }
  });
}

function prepareFolder(dataDir: string): string {
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    // As root the server runs as another account, which must pass; the data itself is 0700 below.
    chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  }
  const root = realpathSync(dataDir);
  try {
    accessSync(root, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(
      `${root} belongs to another account (uid ${statSync(root).uid}): start Edukom as that one, or choose another EDUKOM_DATA`,
      { cause: error },
    );
  }
  return root;
}

async function takeOver(root: string, cluster: Cluster, { settings = {}, log }: StartOptions): Promise<Started | null> {
  const server = findPostmaster(cluster.dataFolder);
  if (server === null) return null;
  const note = readNote(root);
  const isSame = note?.pid === server.pid && sameSettings(note.settings, { ...SETTINGS, ...settings });
  const answering = isSame ? await waitForAnswer(cluster) : null;
  if (note !== null && answering !== null) {
    log(`PostgreSQL was left running by an earlier start (pid ${server.pid}): using it.`);
    return { server: answering, note, isReused: true };
  }
  // This start counts as one user itself.
  if (!isSame && countUses(join(root, 'users')) > 1)
    throw new Error(`${root} is in use by another process with other server settings`);
  log(`PostgreSQL was left running by an earlier start (pid ${server.pid}) and is not usable: stopping it.`);
  await stopPostmaster(server.pid);
  return null;
}

async function startNew(
  root: string,
  cluster: Cluster,
  { settings = {}, sources = defaultSources(), log, port }: StartOptions,
): Promise<Started> {
  const all = { ...SETTINGS, ...settings };
  const account = chooseAccount(existsSync(cluster.dataFolder) ? cluster.dataFolder : root);
  const binaries = findBinaries(
    sources,
    account,
    existsSync(cluster.dataFolder) ? cluster.dataFolder : root,
    clusterMajor(cluster),
  );
  if (clusterMajor(cluster) === null) await createCluster(root, binaries, account, all['fsync'] !== 'off');
  giveToAccount(cluster, account);
  const server = await startPostmaster(binaries, cluster.dataFolder, join(root, 'server.log'), all, port);
  const note: StartNote = { pid: server.pid, origin: binaries.origin, settings: all };
  writeFileSync(noteFile(root), JSON.stringify(note), { mode: 0o600 });
  const from =
    binaries.origin === 'embedded'
      ? `${packageName}, a beta build: for development, demonstration and tests on this machine only`
      : binaries.postgres;
  log(`PostgreSQL ${binaries.version} on 127.0.0.1:${server.port} (${from}).`);
  return { server, note, isReused: false };
}

/** The live server once it answers with our password and says it serves our folder; null when it does not in time. */
async function waitForAnswer(cluster: Cluster): Promise<Postmaster | null> {
  for (const deadline = Date.now() + ANSWER_MS; Date.now() < deadline; await sleep(50)) {
    const server = findPostmaster(cluster.dataFolder);
    if (server === null) return null;
    if (server.isReady && (await servedFolder(server, cluster)) === cluster.dataFolder) return server;
  }
  return null;
}

async function servedFolder(server: Postmaster, cluster: Cluster): Promise<string | null> {
  try {
    const rows = await query(
      urlOf(server, readPassword(cluster), 'postgres'),
      `select current_setting('data_directory') as folder`,
    );
    return realpathSync(String(rows[0]?.['folder']));
  } catch {
    return null;
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const rows = await query(adminUrl, `select 1 from pg_database where datname = '${DATABASE_NAME}'`);
  if (rows.length === 0) await query(adminUrl, `create database ${DATABASE_NAME}`);
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, query_timeout: 30_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf({ port }: Postmaster, password: string, database: string): string {
  return `postgres://${DATABASE_NAME}:${password}@127.0.0.1:${port}/${database}`;
}

function handle(root: string, { server, note, isReused }: Started, url: string, use: ServerUse): RunningDatabase {
  let stopping: Promise<void> | undefined;
  const mark = markOf(server.pid);
  // A server that was killed leaves its number to some other program, which must not be stopped for it.
  const isLive = () => mark !== null && markOf(server.pid) === mark;
  const onExit = () => stopAtExit(root, use, () => isLive() && sendSignal(server.pid, 'SIGINT'));
  process.once('exit', onExit);
  const stop = async () => {
    process.off('exit', onExit);
    await withStartLock(join(root, 'lock'), async () => {
      use.leave();
      if (countUses(join(root, 'users')) > 0) return;
      if (isLive()) await stopPostmaster(server.pid);
      rmSync(noteFile(root), { force: true });
    });
  };
  return { url, origin: note.origin, pid: server.pid, isReused, isLive, stop: () => (stopping ??= stop()) };
}

/** A process that ends without `stop()` still asks the server to shut down, unless somebody else uses it. */
function stopAtExit(root: string, use: ServerUse, shutDown: () => void): void {
  const lock = join(root, 'lock');
  use.leave();
  if (!existsSync(root) || !tryLock(lock)) return;
  if (countUses(join(root, 'users')) === 0) shutDown();
  rmSync(lock, { force: true });
}

function noteFile(root: string): string {
  return join(root, 'server.json');
}

function readNote(root: string): StartNote | null {
  try {
    return JSON.parse(readFileSync(noteFile(root), 'utf8')) as StartNote;
  } catch {
    return null;
  }
}

function sameSettings(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
