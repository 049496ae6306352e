import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { listStatement } from './people.repository.js';
import { EnsurePersonService } from '../imports/kinds/ensure-person.service.js';

const PEOPLE = 100_000;
const EVERYBODY = { all: true, institutions: [], departments: [] };

let api: TestApi;
let cookie: string;

interface Found {
  personId: string;
  givenName: string;
  familyName: string;
  institution: { value: string; lang: string } | null;
}
const find = async (query: string, locale = 'sq'): Promise<{ items: Found[]; next: string | null }> => {
  const answer = await api.http(cookie).get(`/api/people?locale=${locale}&${query}`);
  expect(answer.status).toBe(200);
  return answer.body as { items: Found[]; next: string | null };
};
const search = (text: string) => find(`search=${encodeURIComponent(text)}`);

beforeAll(async () => {
  api = await startTestApi();
  await withMunicipalities(api);
  cookie = await api.signIn(
    await aPerson(api.db, { givenName: 'Zana', familyName: 'Zzyra', grants: [{ role: 'project-manager' }] }),
  );
  // 100,000 invented people, spread over the 38 municipalities, none with the names looked for below.
  await api.db.execute(
    `INSERT INTO department (id, institution_id, name, name_fold) SELECT gen_random_uuid(), id, 'Arsimi', 'arsimi' FROM institution`,
  );
  await api.db.execute(
    `WITH syllable AS (SELECT ARRAY['ba','ce','di','fo','gu','ha','je','ki','lo','mu','na','pe','ri','so','tu','va'] AS s),
     made AS (
       SELECT n, gen_random_uuid() AS id,
         initcap(s[1 + n % 16] || s[1 + n / 16 % 16] || 'r') AS given,
         initcap(s[1 + n / 7 % 16] || s[1 + n / 101 % 16] || s[1 + n / 1009 % 16] || 'shi') AS family
       FROM generate_series(1, $1::int) AS n, syllable
     ), people AS (
       INSERT INTO person (id, given_name, family_name, search_text, email, locale, created_at)
       SELECT id, given, family, lower(given || ' ' || family || ' p' || n || ' generated example'), 'p' || n || '@generated.example', 'sq', now() FROM made
     ), places AS (SELECT array_agg(id ORDER BY id) AS ids FROM department)
     INSERT INTO affiliation (id, person_id, department_id, is_primary, valid)
     SELECT gen_random_uuid(), made.id, ids[1 + n % cardinality(ids)], true, daterange('2020-01-01', NULL) FROM made, places`,
    [PEOPLE],
  );
  await api.app.get(EnsurePersonService).ensurePerson({
    givenName: 'Ђорђе',
    familyName: 'Ђорђевић',
    email: 'djordje@search.example',
    locale: 'sr-Cyrl',
    institutionSlug: 'gjakove',
    department: 'Управа',
    position: '',
    since: '2024-01-01',
  });
  await api.db.execute('ANALYZE person, affiliation, department, institution');
}, 60_000);
afterAll(() => api.close());

it.each([
  'Djordjevic',
  'Đorđević',
  'Ђорђевић',
  'djordje djordjevic',
  'ЂОРЂЕВИЋ Ђорђе',
  'Đordjević gjakove',
  'djordje@search',
])('%s finds one person among 100,000', async (text) => {
  const { items, next } = await search(text);
  expect([items.map((person) => person.familyName), next]).toEqual([['Ђорђевић'], null]);
});

it('Gjakove, Ђаковица and Đakovica find the people of Gjakovë', async () => {
  const [{ count }] = (await api.db.query<{ count: string }>(
    "SELECT count(*) FROM affiliation f JOIN department d ON d.id = f.department_id JOIN institution i ON i.id = d.institution_id WHERE i.slug = 'gjakove'",
  )) as [{ count: string }];
  for (const text of ['Gjakove', 'Gjakovë', 'Ђаковица', 'Đakovica']) {
    const { items, next } = await find(`search=${encodeURIComponent(text)}&limit=200`);
    expect([...new Set(items.map((person) => person.institution?.value))]).toEqual(['Gjakovë']);
    expect([items.length, next]).toEqual([200, expect.any(String)]);
  }
  expect(Number(count)).toBeGreaterThan(2_000);
  const places = await api.http(cookie).get(`/api/institutions?locale=sr-Cyrl&search=Gjakove`);
  expect(places.body.items).toMatchObject([{ slug: 'gjakove', name: { value: 'Ђаковица', lang: 'sr-Cyrl' } }]);
});

it('a search goes by the trigram index', async () => {
  const { sql, values } = listStatement(
    {
      words: [{ word: 'djordjevic', institutionIds: [] }],
      institutionId: null,
      visible: EVERYBODY,
      day: '2026-01-01',
      after: null,
      limit: 51,
    },
    'sq-x-icu',
  );
  const plan = await api.db.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values);
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(text).toMatch(/Bitmap Index Scan on person_search_trgm/);
  expect(text).not.toMatch(/Seq Scan on person /);
});

it('pages through a search without a gap or a repetition, sorted as the reader sorts', async () => {
  const seen: Found[] = [];
  let cursor = '';
  do {
    const page = await find(`search=gubace&limit=17${cursor}`);
    seen.push(...page.items);
    cursor = page.next ? `&cursor=${page.next}` : '';
  } while (cursor);
  const all = await api.db.query<{ id: string }>(
    `SELECT id FROM person WHERE search_text LIKE '%gubace%' ORDER BY family_name COLLATE "sq-x-icu", given_name COLLATE "sq-x-icu", id`,
  );
  expect(seen.length).toBeGreaterThan(34);
  expect(seen.map((person) => person.personId)).toEqual(all.map((row) => row.id));
});

it('lists everybody page by page within a second each', async () => {
  const started = performance.now();
  const first = await find('limit=50');
  const second = await find(`limit=50&cursor=${first.next}`, 'sq');
  const ms = (performance.now() - started) / 2;
  expect(ms).toBeLessThan(1_000);
  expect(new Set([...first.items, ...second.items].map((person) => person.personId)).size).toBe(100);
});
