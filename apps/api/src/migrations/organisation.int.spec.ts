import { nameKey } from '@edukom/domain';
import type { DataSource } from 'typeorm';
import { type TestDatabase, testDatabase } from '../../test/database.js';
import { createDataSource } from '../platform/db/data-source.js';
import { uuidv7 } from '../platform/db/ids.js';
import { MIGRATIONS } from '../platform/db/migrations.js';
import { Organisation1764000000022 } from './1764000000022-organisation.js';

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  source = createDataSource(database.url, 2);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

it('titles become positions of their departments, spelt as most spell them; nobody loses theirs', async () => {
  const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(Organisation1764000000022));
  source.setOptions({ migrations: before });
  await source.initialize();
  await source.query('DROP SCHEMA public CASCADE');
  await source.query('CREATE SCHEMA public');
  await source.runMigrations();
  const [institution, first, second] = [uuidv7(), uuidv7(), uuidv7()];
  const text = JSON.stringify({ source: 'sq', rev: 1, texts: { sq: { v: 'x' } } });
  await source.query(
    "INSERT INTO institution (id, kind, slug, name, search_text, content_locales) VALUES ($1, 'other', 'x', $2, 'x', '{sq}')",
    [institution, text],
  );
  for (const [id, name] of [
    [first, 'A'],
    [second, 'B'],
  ])
    await source.query('INSERT INTO department (id, institution_id, name, name_fold) VALUES ($1, $2, $3, lower($3))', [
      id,
      institution,
      name,
    ]);
  const titles = [
    [first, 'Zyrtar i lartë'],
    [first, 'Zyrtar i lartë'],
    [first, 'ZYRTAR I LARTE'],
    [first, '  '],
    [first, ''],
    [second, 'Zyrtar i lartë'],
    [second, 'Службеник'],
  ] as const;
  for (const [index, [department, title]] of titles.entries()) {
    const personId = uuidv7();
    await source.query(
      "INSERT INTO person (id, given_name, family_name, search_text, locale, created_at) VALUES ($1, 'Агим', $2, 'x', 'sq', now())",
      [personId, `Krasniqi ${index}`],
    );
    await source.query(
      "INSERT INTO affiliation (id, person_id, department_id, position_title, is_primary, valid) VALUES ($1, $2, $3, $4, true, '[2020-01-01,)')",
      [uuidv7(), personId, department, title],
    );
  }
  await source.destroy();

  source.setOptions({ migrations: MIGRATIONS });
  await source.initialize();
  await source.runMigrations();
  const rows = (await source.query(
    `SELECT d.name AS department, q.name AS position, q.department_id = f.department_id AS fits, p.family_name, p.name_key
     FROM affiliation f JOIN department d ON d.id = f.department_id JOIN person p ON p.id = f.person_id
     LEFT JOIN position q ON q.id = f.position_id ORDER BY p.family_name`,
  )) as { department: string; position: string | null; fits: boolean | null; family_name: string; name_key: string }[];
  expect(rows.map(({ department, position, fits }) => [department, position, fits])).toEqual([
    ['A', 'Zyrtar i lartë', true],
    ['A', 'Zyrtar i lartë', true],
    ['A', 'Zyrtar i lartë', true],
    ['A', null, null],
    ['A', null, null],
    ['B', 'Zyrtar i lartë', true],
    ['B', 'Службеник', true],
  ]);
  expect(rows.map((row) => row.name_key)).toEqual(rows.map((row) => nameKey('Агим', row.family_name)));
  expect(await source.query('SELECT count(*)::int AS positions FROM position')).toEqual([{ positions: 3 }]);
}, 60_000);

it('the database refuses a position of another department', async () => {
  const [{ id }] = (await source.query(
    "SELECT q.id FROM position q JOIN department d ON d.id = q.department_id WHERE d.name = 'B' LIMIT 1",
  )) as [{ id: string }];
  await expect(
    source.query(
      "UPDATE affiliation f SET position_id = $1 FROM department d WHERE d.id = f.department_id AND d.name = 'A'",
      [id],
    ),
  ).rejects.toMatchObject({ constraint: 'affiliation_position' });
});
