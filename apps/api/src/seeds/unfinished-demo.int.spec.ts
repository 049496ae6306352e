import pg from 'pg';
import { type TestDatabase, testDatabase } from '../../test/database.js';
import { migrate } from '../platform/db/migrate.js';
import { clearUnfinishedDemo, DEMO_BEGUN, DEMO_DONE } from './unfinished-demo.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function run(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('leaves alone an installation without a demo, and one whose demo is whole', async () => {
  expect(await clearUnfinishedDemo(database.url)).toBe(false);
  await run(`INSERT INTO installation VALUES ('${DEMO_BEGUN}', '1'), ('${DEMO_DONE}', '1')`);
  expect(await clearUnfinishedDemo(database.url)).toBe(false);
  expect(await run('SELECT key FROM installation')).toHaveLength(2);
});

it('empties a half-made one, which then migrates as a new one', async () => {
  await run(`DELETE FROM installation WHERE key = '${DEMO_DONE}'`);
  expect(await clearUnfinishedDemo(database.url)).toBe(true);
  expect(await run("SELECT 1 FROM pg_tables WHERE schemaname IN ('public', 'pgboss')")).toEqual([]);
  await migrate(database.url);
  expect(await run('SELECT * FROM installation')).toEqual([]);
});
