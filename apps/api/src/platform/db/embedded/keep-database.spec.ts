import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { keepDatabase, type KeptDatabase } from './keep-database.js';
import { findPostmaster } from './postmaster.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Asks again while nobody listens. */
async function askUntilAnswered(url: string, sql: string, withinMs: number): Promise<unknown> {
  for (const deadline = Date.now() + withinMs; ; await pause(100))
    try {
      return await ask(url, sql);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
}

describe('keepDatabase', () => {
  let folder: string;
  let database: KeptDatabase | undefined;
  const lines: string[] = [];
  const server = () => findPostmaster(path.join(folder, 'data', 'cluster', 'pgdata'));

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'edukom-keep-'));
    lines.length = 0;
  });
  afterEach(async () => {
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings a killed server back on its port with what was committed, and a stopped one not', async () => {
    database = await keepDatabase({ dataDir: path.join(folder, 'data'), log: (line) => void lines.push(line) });
    await ask(database.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    const first = server()?.pid ?? 0;
    process.kill(first, 'SIGKILL');

    expect(await askUntilAnswered(database.url, 'SELECT answer FROM kept', 20_000)).toBe(7);
    const second = server()?.pid;
    expect(second).not.toBe(first);
    expect(lines.join(' ')).toContain('starting it again');

    await database.stop();
    await pause(600);
    expect(server()).toBeNull();
  }, 60_000);
});
