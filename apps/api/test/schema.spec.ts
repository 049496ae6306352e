import { DataSource } from 'typeorm';
import { ENTITIES } from '../src/entities.js';
import { createDataSource } from '../src/platform/db/data-source.js';
import { type TestDatabase, testDatabase } from './database.js';

/** What both the migrations and the entities say of a column. */
interface ColumnFact {
  column: string;
  type: string;
  nullable: boolean;
  key: boolean;
}

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await testDatabase();
  source = await createDataSource(database.url, 2, ENTITIES).initialize();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const OURS = `SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name AS type, c.is_nullable = 'YES' AS nullable,
    EXISTS (SELECT 1 FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t USING (constraint_schema, constraint_name)
      WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = 'public' AND k.table_name = c.table_name AND k.column_name = c.column_name) AS key
  FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name <> 'migrations' ORDER BY 1, 2`;

const UDT: Readonly<Record<string, string>> = {
  integer: 'int4',
  bigint: 'int8',
  boolean: 'bool',
  'timestamp with time zone': 'timestamptz',
  smallint: 'int2',
};
const udtOf = (type: string, isArray: boolean) => `${isArray ? '_' : ''}${UDT[type] ?? type}`;

it('an empty database plus all migrations has exactly the tables, columns, types, nulls and keys of the entities', async () => {
  const migrated = new Map<string, ColumnFact[]>();
  for (const { table, ...fact } of (await source.query(OURS)) as (ColumnFact & { table: string })[])
    migrated.set(table, [...(migrated.get(table) ?? []), fact]);
  const declared = new Map(
    source.entityMetadatas.map((metadata) => [
      metadata.tableName,
      metadata.columns
        .map((column): ColumnFact => ({
          column: column.databaseName,
          type: udtOf(source.driver.normalizeType(column), column.isArray),
          nullable: column.isNullable,
          key: column.isPrimary,
        }))
        .sort((a, b) => (a.column < b.column ? -1 : 1)),
    ]),
  );
  const byColumn = (facts: ColumnFact[] = []) => [...facts].sort((a, b) => (a.column < b.column ? -1 : 1));
  expect([...declared.keys()].sort()).toEqual([...migrated.keys()].sort());
  for (const [table, facts] of declared)
    expect({ table, facts }).toEqual({ table, facts: byColumn(migrated.get(table)) });
});

it('migrations run again do nothing', async () => {
  expect(await source.runMigrations()).toEqual([]);
});

it('every foreign key has an index that serves it, or its table is small by nature', async () => {
  const missing = (await source.query(
    `SELECT c.conname FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND (i.indkey::int2[])[0:0] = c.conkey[1:1]) ORDER BY 1`,
  )) as { conname: string }[];
  expect(missing.map((row) => row.conname)).toMatchSnapshot();
});
