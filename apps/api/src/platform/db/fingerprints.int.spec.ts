import { startTestApi, type TestApi } from '../../../test/api.js';
import { Fingerprints } from './fingerprints.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.db.execute(
    `CREATE TABLE printed (id integer PRIMARY KEY, "Name of it" text, days daterange, tags text[], is_so boolean, version integer)`,
  );
  await api.db.execute(
    "INSERT INTO printed VALUES (1, 'Ana', '[2026-01-01,2026-02-01)', '{a,b}', true, 1), (2, NULL, NULL, NULL, NULL, 1)",
  );
});
afterAll(() => api.close());

const printsBy = async (fingerprints: Fingerprints): Promise<string[]> => {
  const of = await fingerprints.of('printed', 'p');
  const rows = await api.db.query<{ print: string }>(`SELECT ${of} AS print FROM printed p ORDER BY id`);
  return rows.map(({ print }) => print);
};

it('is another one whatever changes, the same when it is changed back, and does not look at the version', async () => {
  const fingerprints = api.app.get(Fingerprints);
  const before = await printsBy(fingerprints);
  expect(new Set(before).size).toBe(2);
  const changes = [
    [`"Name of it" = 'Anna'`, `"Name of it" = 'Ana'`],
    [`"Name of it" = NULL`, `"Name of it" = 'Ana'`],
    ["days = '[2026-01-01,2026-02-02)'", "days = '[2026-01-01,2026-02-01)'"],
    ["tags = '{b,a}'", "tags = '{a,b}'"],
    ['is_so = NULL', 'is_so = true'],
  ];
  for (const [there, back] of changes) {
    await api.db.execute(`UPDATE printed SET ${there} WHERE id = 1`);
    const [first, second] = await printsBy(fingerprints);
    expect([first === before[0], second === before[1]]).toEqual([false, true]);
    await api.db.execute(`UPDATE printed SET ${back}, version = version + 2 WHERE id = 1`);
    expect(await printsBy(fingerprints)).toEqual(before);
  }
});

it('takes up a column that comes later', async () => {
  await api.db.execute('ALTER TABLE printed ADD COLUMN later text');
  const fingerprints = new Fingerprints(api.db);
  const before = await printsBy(fingerprints);
  await api.db.execute("UPDATE printed SET later = 'now'");
  const after = await printsBy(fingerprints);
  expect(after.some((print, index) => print === before[index])).toBe(false);
});
