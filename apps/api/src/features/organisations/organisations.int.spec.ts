import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../test/api.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { OrganisationsService } from './organisations.service.js';

let api: TestApi;
let manager: string;
let own: { institutionId: string; departmentId: string };
let localManager: string;

beforeAll(async () => {
  api = await startTestApi();
  await withMunicipalities(api);
  own = await anInstitution(api.db);
  manager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
  const scope = { scopeKind: 'institution' as const, scopeId: own.institutionId };
  localManager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager', ...scope }] }));
});
afterAll(() => api.close());

const post = (path: string, body: object, cookie = manager) => api.http(cookie).post(path).send(body);
const put = (path: string, body: object, cookie = manager) => api.http(cookie).put(path).send(body);
const page = async (institutionId: string, locale = 'sq', cookie = manager) =>
  (await api.http(cookie).get(`/api/institutions/${institutionId}?locale=${locale}`)).body;
const people = async (institutionId: string, query: string) =>
  (await api.http(manager).get(`/api/institutions/${institutionId}/people?locale=sq&${query}`)).body;
const names = (sq: string) => ({ sq, 'sr-Cyrl': `${sq} ср`, en: `${sq} en` });
const department = async (institutionId: string, name: string): Promise<string> =>
  (await post(`/api/institutions/${institutionId}/departments`, { name })).body.departmentId;

async function works(departmentId: string, days: string, familyName: string, isPrimary = true): Promise<string> {
  const personId = await aPerson(api.db, { givenName: 'Ana', familyName });
  await api.db.execute(
    'INSERT INTO affiliation (id, person_id, department_id, is_primary, valid) VALUES ($1, $2, $3, $4, $5)',
    [uuidv7(), personId, departmentId, isPrimary, days],
  );
  return personId;
}

describe('the list', () => {
  it('finds municipalities in any script, sorted as the reader sorts, without the institution of everybody', async () => {
    const all = (await api.http(manager).get('/api/organisation?locale=sq')).body.items;
    expect(all.length).toBe(39);
    const shown = all.map(({ name }: { name: { value: string } }) => name.value);
    expect(shown).toEqual([...shown].sort(new Intl.Collator('sq').compare));
    const found = await api
      .http(manager)
      .get(`/api/organisation?locale=sr-Cyrl&search=${encodeURIComponent('Djakovica')}`);
    expect(found.body.items).toMatchObject([{ kind: 'municipality', name: { value: 'Ђаковица', lang: 'sr-Cyrl' } }]);
    expect((await api.http(manager).get('/api/organisation?locale=sq&kind=ministry')).body.items).toEqual([]);
  });

  it('counts departments and people of today, each once, and shows a local manager their institution only', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    const other = await department(institutionId, 'Arsimi');
    await works(departmentId, '[2020-01-01,)', 'Tani');
    await works(departmentId, '[2020-01-01,2021-01-01)', 'Dikur');
    const both = await works(departmentId, '[2020-01-01,)', 'Dyherë');
    await api.db.execute(
      "INSERT INTO affiliation (id, person_id, department_id, is_primary, valid) VALUES ($1, $2, $3, false, '[2020-01-01,)')",
      [uuidv7(), both, other],
    );
    const items = (await api.http(manager).get('/api/organisation?locale=sq')).body.items;
    expect(items.find((one: { institutionId: string }) => one.institutionId === institutionId)).toMatchObject({
      departments: 2,
      people: 2,
    });
    const local = (await api.http(localManager).get('/api/organisation?locale=sq')).body.items;
    expect(local.map((one: { institutionId: string }) => one.institutionId)).toEqual([own.institutionId]);
  });
});

describe('a page', () => {
  it('names departments and positions and who works there now and did before', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    await works(departmentId, '[2020-01-01,)', 'Çela');
    await works(departmentId, '[2020-01-01,)', 'Dhima');
    await works(departmentId, '[2020-01-01,)', 'Daka');
    const left = await works(departmentId, '[2020-01-01,2021-07-01)', 'Ikur');
    await works(departmentId, '[2999-01-01,)', 'Ardhshëm');
    const [line] = (await page(institutionId)).departments;
    expect(line).toMatchObject({ name: 'Administrata', people: 3, former: 1, positions: [] });
    const now = await people(institutionId, 'when=now&limit=2');
    expect(now.items.map((one: { familyName: string }) => one.familyName)).toEqual(['Çela', 'Daka']);
    const rest = await people(institutionId, `when=now&limit=2&cursor=${now.next}`);
    expect([rest.items.map((one: { familyName: string }) => one.familyName), rest.next]).toEqual([['Dhima'], null]);
    expect((await people(institutionId, 'when=before')).items).toMatchObject([
      { personId: left, firstDay: '2020-01-01', lastDay: '2021-06-30' },
    ]);
    const elsewhere = await department(institutionId, 'Tjetër');
    expect((await people(institutionId, `when=now&department=${elsewhere}`)).items).toEqual([]);
    expect(
      (await api.http(manager).get(`/api/institutions/${institutionId}/people?locale=sq&when=now&cursor=x`)).status,
    ).toBe(422);
  });

  it('is not there for a manager of another institution, nor is the institution of everybody for anybody', async () => {
    const { institutionId } = await anInstitution(api.db);
    for (const path of ['', '/people'])
      expect(
        (await api.http(localManager).get(`/api/institutions/${institutionId}${path}?locale=sq&when=now`)).status,
      ).toBe(404);
    const everybody = await api.db.one<{ id: string }>("SELECT id FROM institution WHERE slug = 'public'");
    expect((await api.http(manager).get(`/api/institutions/${everybody?.id}?locale=sq`)).status).toBe(404);
  });
});

describe('parts', () => {
  it('an institution is added with three names, renamed, and found by all of them', async () => {
    const { institutionId } = (
      await post('/api/institutions', { kind: 'ministry', names: names('Ministria e Provës') })
    ).body;
    expect(await page(institutionId, 'sr-Latn')).toMatchObject({
      kind: 'ministry',
      name: { value: 'Ministria e Provës sr', lang: 'sr-Latn' },
      names: names('Ministria e Provës'),
      departments: [],
    });
    expect((await put(`/api/institutions/${institutionId}/names`, names('Ministria e Re'))).status).toBe(204);
    const found = (await api.http(manager).get('/api/organisation?locale=en&search=ministria%20re')).body.items;
    expect(found).toMatchObject([{ institutionId, name: { value: 'Ministria e Re en' } }]);
  });

  it('refuses a name that is there in another spelling, one without a letter, and the names of a municipality', async () => {
    const first = await post('/api/institutions', { kind: 'cso', names: names('Đorđe Čista Voda') });
    expect(first.status).toBe(201);
    const again = await post('/api/institutions', { kind: 'cso', names: names('Djordje Cista-Voda') });
    expect([again.status, again.body.code]).toEqual([409, 'organisation.name-taken']);
    expect((await post('/api/institutions', { kind: 'cso', names: names('…') })).status).toBe(422);
    expect((await post('/api/institutions', { kind: 'municipality', names: names('Komuna') })).status).toBe(422);
    const renamed = await put(`/api/institutions/${own.institutionId}/names`, names('Tjetër'));
    expect([renamed.status, renamed.body.code]).toEqual([409, 'request.conflict']);
    expect((await page(own.institutionId)).names).toBeNull();
  });

  it('of two who add one department or position in two spellings at once one is told that it exists', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    const at = `/api/institutions/${institutionId}/departments`;
    const added = await Promise.all([post(at, { name: 'Arsimi i Lartë' }), post(at, { name: 'arsimi i larte' })]);
    expect(added.map(({ status }) => status).sort()).toEqual([201, 409]);
    const positions = await Promise.all(
      ['Zyrtar', 'ZYRTAR'].map((name) => post(`${at}/${departmentId}/positions`, { name })),
    );
    expect(positions.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await page(institutionId)).departments).toHaveLength(2);
  });

  it('are made once by all who name them at the same moment, and not written again by whoever names them later', async () => {
    const service = api.app.get(OrganisationsService);
    const named = (name: string) =>
      api.db.tx(() => service.departmentsOf([name, name.toUpperCase()].map((one) => ({ ...own, name: one }))));
    const made = await Promise.all(Array.from({ length: 6 }, () => named('Zyra e re për të gjithë')));
    const ids = new Set(made.flat());
    expect([ids.size, made.flat().length]).toEqual([1, 12]);
    const written = () =>
      api.db.query('SELECT name, xmin::text, ctid::text FROM department WHERE id = ANY ($1)', [[...ids]]);
    const before = await written();
    await named('ZYRA e re per te gjithe');
    expect([before.length, await written()]).toEqual([1, before]);
    const positions = await Promise.all(
      Array.from({ length: 6 }, () =>
        api.db.tx(() => service.positionsOf([{ departmentId: own.departmentId, name: 'Këshilltar i ri' }])),
      ),
    );
    expect(new Set(positions.flat()).size).toBe(1);
  });

  it('renames a department and a position where they are, and nowhere else', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    const at = `/api/institutions/${institutionId}/departments/${departmentId}`;
    const { positionId } = (await post(`${at}/positions`, { name: 'Zyrtar' })).body;
    expect((await put(at, { name: 'Arsimi' })).status).toBe(204);
    expect((await put(`${at}/positions/${positionId}`, { name: 'Zyrtar i lartë' })).status).toBe(204);
    expect((await page(institutionId)).departments).toMatchObject([
      { name: 'Arsimi', positions: [{ positionId, name: 'Zyrtar i lartë', people: 0 }] },
    ]);
    const other = await anInstitution(api.db);
    const wrong = `/api/institutions/${other.institutionId}/departments/${departmentId}`;
    expect((await put(wrong, { name: 'X' })).status).toBe(404);
    expect((await post(`${wrong}/positions`, { name: 'X' })).status).toBe(404);
    expect((await put(`${at}/positions/${uuidv7()}`, { name: 'X' })).status).toBe(404);
    await department(institutionId, 'Tjetra');
    const taken = await put(at, { name: 'tjetra' });
    expect([taken.status, taken.body.code]).toEqual([409, 'organisation.name-taken']);
  });

  it('a local manager names parts of their institution, and adds no institution', async () => {
    const at = `/api/institutions/${own.institutionId}/departments`;
    expect((await post(at, { name: 'Financat' }, localManager)).status).toBe(201);
    expect((await post('/api/institutions', { kind: 'cso', names: names('E huaj') }, localManager)).status).toBe(403);
    const other = await anInstitution(api.db);
    expect(
      (await post(`/api/institutions/${other.institutionId}/departments`, { name: 'X' }, localManager)).status,
    ).toBe(404);
  });
});
