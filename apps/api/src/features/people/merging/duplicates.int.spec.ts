import { foldForSearch, nameKey } from '@edukom/domain';
import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../../test/api.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { CANDIDATES } from './duplicates.repository.js';

const PEOPLE = 100_000;
let api: TestApi;
let manager: string;

interface Pair {
  people: { personId: string; email: string | null }[];
  reasons: string[];
}

async function known(givenName: string, familyName: string, email: string, birthDate: string | null = null) {
  const id = uuidv7();
  await api.db.execute(
    `INSERT INTO person (id, given_name, family_name, search_text, email, locale, created_at, name_key, birth_date)
     VALUES ($1, $2, $3, $4, $5, 'sq', now(), $6, $7)`,
    [
      id,
      givenName,
      familyName,
      foldForSearch(`${givenName} ${familyName} ${email}`),
      email,
      nameKey(givenName, familyName),
      birthDate,
    ],
  );
  return id;
}
const found = async (): Promise<{ pairs: Pair[]; total: number; isCut: boolean }> => {
  const answer = await api.http(manager).get('/api/duplicates?locale=sq');
  expect(answer.status).toBe(200);
  return answer.body;
};
const emails = ({ pairs }: { pairs: Pair[] }) =>
  pairs.map(({ people, reasons }) => [people.map(({ email }) => email?.split('@')[0]).sort(), reasons]);

beforeAll(async () => {
  api = await startTestApi();
  manager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
}, 60_000);
afterAll(() => api.close());

it('proposes pairs by what they share, the likeliest first', async () => {
  await known('Agim', 'Krasniqi', 'agim.latin@d.example', '1980-05-01');
  await known('Агим', 'Красничи', 'agim.cyrillic@d.example', '1980-05-01');
  await known('Ana', 'Petrović', 'ana.before@d.example', '1985-07-02');
  await known('Ana', 'Jovanović', 'ana.married@d.example', '1985-07-02');
  await known('Besa', 'Gashi', 'besa.one@d.example');
  await known('Gashi', 'Besa', 'besa.two@d.example');
  await known('Drita', 'Hoxha', 'drita.h@d.example');
  await known('Drita', 'Hoxhaj', 'drita.h@e.example');
  await known('Liri', 'Morina', 'liri.a@d.example', '1970-01-01');
  await known('Liri', 'Morina', 'liri.b@d.example', '1971-01-01');
  const answer = await found();
  expect(emails(answer)).toEqual([
    [
      ['agim.cyrillic', 'agim.latin'],
      ['name-sound', 'birth-date'],
    ],
    [
      ['ana.before', 'ana.married'],
      ['name-part', 'birth-date'],
    ],
    [['besa.one', 'besa.two'], ['name']],
    [
      ['drita.h', 'drita.h'],
      ['name-part', 'email'],
    ],
  ]);
  expect([answer.total, answer.isCut]).toEqual([4, false]);
});

it('remembers who are two, and forgets nobody else', async () => {
  const { pairs } = await found();
  const ids = pairs[0]?.people.map(({ personId }) => personId) ?? [];
  const say = (personIds: string[]) => api.http(manager).post('/api/duplicates/distinct').send({ personIds });
  expect((await say([...ids].reverse())).status).toBe(204);
  expect((await say(ids)).status).toBe(204);
  expect((await found()).total).toBe(3);
  expect((await say([ids[0] ?? '', ids[0] ?? ''])).status).toBe(422);
  expect((await say([ids[0] ?? '', uuidv7()])).status).toBe(404);
});

it('a pair that is merged is no longer proposed, and is again when that is taken back', async () => {
  const [pair] = (await found()).pairs;
  const [one, other] = pair?.people.map(({ personId }) => personId) ?? [];
  const at = `/api/people/${one}/merges/${other}`;
  await api.http(manager).post(at).send({ reason: 'I njëjti person.' }).expect(204);
  expect((await found()).total).toBe(2);
  await api.http(manager).post(`${at}/undoing`).send({ reason: 'Gabim.' }).expect(204);
  expect((await found()).total).toBe(3);
});

it('a name that many have counts within one institution only', async () => {
  const { departmentId } = await anInstitution(api.db);
  const many: string[] = [];
  for (let made = 0; made < 20; made += 1) many.push(await known('Arben', 'Berisha', `ab${made}@many.example`));
  expect((await found()).total).toBe(3);
  for (const personId of many.slice(0, 2))
    await api.db.execute(
      "INSERT INTO affiliation (id, person_id, department_id, is_primary, valid) VALUES ($1, $2, $3, true, '[2020-01-01,)')",
      [uuidv7(), personId, departmentId],
    );
  const { pairs, total } = await found();
  expect(total).toBe(4);
  expect(pairs.filter(({ reasons }) => reasons.includes('institution'))).toHaveLength(1);
});

describe('among 100,000', () => {
  beforeAll(async () => {
    await api.db.execute(
      `WITH syllable AS (SELECT ARRAY['ba','ce','di','fo','gu','ha','je','ki','lo','mu','na','pe','ri','so','tu','va'] AS s)
       INSERT INTO person (id, given_name, family_name, search_text, email, locale, created_at, name_key, birth_date)
       SELECT gen_random_uuid(), g, f, g || ' ' || f, 'p' || n || '@generated.example', 'sq', now(), g || ' ' || f,
         CASE WHEN n % 3 = 0 THEN date '1960-01-01' + n % 14000 END
       FROM generate_series(1, $1::int) AS n, syllable,
         LATERAL (SELECT s[1 + n % 16] || s[1 + n / 16 % 16] || 'r' AS g, s[1 + n / 7 % 16] || s[1 + n / 101 % 16] || s[1 + n / 1009 % 16] AS f) made`,
      [PEOPLE],
    );
    await anInstitution(api.db);
    await api.db.execute(
      `INSERT INTO affiliation (id, person_id, department_id, is_primary, valid)
       SELECT gen_random_uuid(), p.id, d.id, true, daterange('2020-01-01', NULL) FROM person p, (SELECT id FROM department ORDER BY id DESC LIMIT 1) d
       WHERE p.email LIKE '%7@generated.example'`,
    );
    await known('Zyhdi', 'Qelaj', 'zyhdi.one@d.example', '1977-07-07');
    await known('Зихди', 'Челај', 'zyhdi.two@d.example', '1977-07-07');
    await known('Zyhdi', 'Qelaj', 'zyhdi.three@d.example', '1977-07-07');
    await api.db.execute('ANALYZE person, affiliation, department');
  }, 60_000);

  it('compares nobody with everybody: what is looped over is found by an index or small', async () => {
    interface Node {
      'Node Type': string;
      'Plan Rows': number;
      Plans?: Node[];
    }
    const [row] = await api.db.query<{ 'QUERY PLAN': { Plan: Node }[] }>(`EXPLAIN (FORMAT JSON) ${CANDIDATES}`, [
      '2026-01-01',
      5_001,
    ]);
    const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
    const all = row?.['QUERY PLAN'].flatMap(({ Plan }) => nodes(Plan)) ?? [];
    expect(all.length).toBeGreaterThan(20);
    const looped = all.filter((node) => node['Node Type'] === 'Nested Loop').map((node) => node.Plans?.[1]);
    const isCheap = (node: Node | undefined) =>
      node !== undefined && (/Index|Memoize|Limit/.test(node['Node Type']) || node['Plan Rows'] < 1_000);
    expect(looped.filter((inner) => !isCheap(inner))).toEqual([]);
  });

  it('finds the pairs there too, bounded and ranked', async () => {
    const answer = await found();
    expect(answer.pairs).toHaveLength(50);
    expect(answer.total).toBeGreaterThan(50);
    const [first, ...next] = emails(answer).slice(0, 3);
    expect(first).toEqual([
      ['zyhdi.one', 'zyhdi.three'],
      ['name', 'birth-date'],
    ]);
    // Pairs of one weight come in the order of ids.
    expect(next.map(([, reasons]) => reasons)).toEqual([
      ['name-sound', 'birth-date'],
      ['name-sound', 'birth-date'],
    ]);
  }, 60_000);
});
