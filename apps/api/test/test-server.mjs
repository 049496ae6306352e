// The one PostgreSQL of a test run: started, given a migrated template, and swept away. Plain JavaScript, because jest
// runs its global setup untranspiled.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import './typescript-hooks.mjs';

const PREFIX = 'edukom-test-';
/** A folder this young may belong to a run that is just starting and has not noted itself as a user yet. */
const YOUNG_MS = 60_000;
const MIGRATE = new URL('../src/platform/db/migrate.ts', import.meta.url);
/** Tests need no durability; the fault tests, which do, start servers of their own. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Starts the server, or uses the one DATABASE_URL_TEST names; returns where it is and how to end it. */
export async function startTestServer() {
  const given = process.env.DATABASE_URL_TEST;
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startOwn();
  const template = `edukom_template_${randomBytes(4).toString('hex')}`;
  try {
    await makeTemplate(server.url, template);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: server.url,
    template,
    async stop() {
      if (given)
        await run(given, [
          `alter database ${template} is_template false`,
          `drop database if exists ${template} with (force)`,
        ]);
      await server.stop();
    },
  };
}

async function startOwn() {
  const { startDatabase } = await import('../src/platform/db/embedded/start-database.ts');
  await sweepAbandoned(startDatabase);
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const database = await startDatabase({ dataDir, log: () => undefined, settings: FAST });
    return { url: database.url, stop: () => database.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A run that was killed leaves its server and folder behind: the next run takes them over and ends them. */
async function sweepAbandoned(startDatabase) {
  const { countUses } = await import('../src/platform/db/embedded/server-users.ts');
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const dataDir = join(tmpdir(), name);
    if (Date.now() - statSync(dataDir).mtimeMs < YOUNG_MS || countUses(join(dataDir, 'users')) > 0) continue;
    try {
      if (existsSync(join(dataDir, 'cluster')))
        await (await startDatabase({ dataDir, log: () => undefined, settings: FAST })).stop();
      rmSync(dataDir, { recursive: true, force: true });
    } catch {
      // Another account's leftovers are not ours to remove.
    }
  }
}

async function makeTemplate(adminUrl, name) {
  await run(adminUrl, [`create database ${name}`]);
  if (existsSync(MIGRATE)) {
    const { migrate } = await import(MIGRATE.href);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    await migrate(url.href);
  }
  // PostgreSQL copies a database only while nobody is connected to it: close it for good.
  await run(adminUrl, [
    `alter database ${name} with is_template true allow_connections false`,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`,
  ]);
}

async function run(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
