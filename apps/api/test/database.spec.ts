import pg from 'pg';
import { testDatabase } from './database.js';

it('gives every caller a database of its own, and takes it away again', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  expect(one.name).not.toBe(two.name);
  const client = new pg.Client(one.url);
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table only_here ()');
  const other = new pg.Client(two.url);
  await other.connect();
  expect((await other.query(`select to_regclass('only_here') as found`)).rows).toEqual([{ found: null }]);
  await one.drop();
  const names = await other.query<{ datname: string }>('select datname from pg_database');
  expect(names.rows.map((row) => row.datname)).not.toContain(one.name);
  await other.end();
  await two.drop();
});
