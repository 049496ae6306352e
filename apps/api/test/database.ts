import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A migrated database of one spec file's own. */
export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  /** Ends every session on it and removes it. */
  drop(): Promise<void>;
}

/**
 * Copies the migrated template into a fresh database, so that spec files run side by side without seeing each other's rows.
 * @throws Error outside a jest run of this project
 */
export async function testDatabase(): Promise<TestDatabase> {
  const [adminUrl, template] = [process.env['EDUKOM_TEST_DATABASE_URL'], process.env['EDUKOM_TEST_TEMPLATE']];
  if (!adminUrl || !template)
    throw new Error('No test server: testDatabase() works in jest only, after test/global-setup.mjs');
  const name = `edukom_test_${process.pid}_${process.env['JEST_WORKER_ID'] ?? '0'}_${randomBytes(4).toString('hex')}`;
  await execute(adminUrl, `create database ${name} template ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, name, drop: () => execute(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
