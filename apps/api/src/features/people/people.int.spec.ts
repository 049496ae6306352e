import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../test/api.js';
import { EnsurePersonService } from '../imports/kinds/ensure-person.service.js';

let api: TestApi;
let admin: string;
let adminId: string;

beforeAll(async () => {
  api = await startTestApi();
  adminId = await aPerson(api.db, { familyName: 'Zë', grants: [{ role: 'administrator' }] });
  admin = await api.signIn(adminId);
});
afterAll(() => api.close());

const list = async (cookie: string, query: string): Promise<string[]> =>
  (await api.http(cookie).get(`/api/people?locale=sq&${query}`)).body.items.map(
    (person: { familyName: string }) => person.familyName,
  );
const mails = async () => (await api.db.query('SELECT id FROM outbox_mail')).length;

it('sorts names as each reader does', async () => {
  for (const familyName of ['Çela', 'Cana', 'Daka', 'Dhima', 'Dyla', 'Xhafa', 'Xeka', 'Zeka'])
    await aPerson(api.db, {
      givenName: 'Alfabet',
      familyName,
      email: `alfabet.${familyName.toLowerCase()}@example.org`,
    });
  expect(await list(admin, 'search=alfabet')).toEqual([
    'Cana',
    'Çela',
    'Daka',
    'Dyla',
    'Dhima',
    'Xeka',
    'Xhafa',
    'Zeka',
  ]);
  const english = await api.http(admin).get('/api/people?locale=en&search=alfabet');
  expect(english.body.items.map((person: { familyName: string }) => person.familyName).slice(2, 5)).toEqual([
    'Daka',
    'Dhima',
    'Dyla',
  ]);
});

it('shows a manager of one institution its people only, and the others not even by id', async () => {
  const [here, there] = [await anInstitution(api.db), await anInstitution(api.db)];
  await aPerson(api.db, { givenName: 'Fushe', familyName: 'Brenda', departmentId: here.departmentId });
  const outside = await aPerson(api.db, { givenName: 'Fushe', familyName: 'Jashtë', departmentId: there.departmentId });
  const manager = await api.signIn(
    await aPerson(api.db, {
      grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId: here.institutionId }],
    }),
  );
  expect(await list(manager, 'search=fushe')).toEqual(['Brenda']);
  expect(await list(manager, `search=fushe&institution=${there.institutionId}`)).toEqual([]);
  expect(await list(admin, `institution=${there.institutionId}`)).toEqual(['Jashtë']);
  expect((await api.http(manager).get(`/api/people/${outside}?locale=sq`)).status).toBe(404);
  const invited = await api
    .http(manager)
    .post('/api/people/invitations')
    .send({ personIds: [outside] });
  expect(invited.body.code).toBe('request.not-found');
});

it('refuses officials, a broken cursor and a bad institution', async () => {
  const official = await api.signIn(await aPerson(api.db));
  expect((await api.http(official).get('/api/people?locale=sq')).status).toBe(403);
  expect(
    (
      await api
        .http(official)
        .post('/api/people/invitations')
        .send({ personIds: [adminId] })
    ).status,
  ).toBe(403);
  for (const query of ['cursor=x', 'cursor=W10', 'institution=1', 'search=a&locale=de'])
    expect((await api.http(admin).get(`/api/people?locale=sq&${query}`)).status).toBe(422);
  expect((await api.http(admin).get('/api/people?locale=sq&search=%25_%27')).status).toBe(200);
});

it("a person's page shows history, roles with their scope, and the account", async () => {
  const { institutionId, departmentId } = await anInstitution(api.db, 'komuna-e-provës');
  const personId = await aPerson(api.db, {
    familyName: 'Historia',
    departmentId,
    state: 'invited',
    grants: [{ role: 'focal-point', scopeKind: 'institution', scopeId: institutionId }, { role: 'trainer' }],
  });
  await api.db.execute(
    "UPDATE role_grant SET valid = daterange('2020-01-01', '2021-01-01') WHERE person_id = $1 AND role = 'trainer'",
    [personId],
  );
  const { body } = await api.http(admin).get(`/api/people/${personId}?locale=sq`);
  expect(body).toMatchObject({
    familyName: 'Historia',
    account: 'invited',
    invitedAt: null,
    affiliations: [{ department: 'Administrata', firstDay: '2020-01-01', lastDay: null, isCurrent: true }],
  });
  expect(body.grants).toMatchObject([
    { role: 'focal-point', scopeKind: 'institution', scopeName: { value: 'komuna-e-provës' }, isCurrent: true },
    { role: 'trainer', scopeKind: 'all', scopeName: null, lastDay: '2020-12-31', isCurrent: false },
  ]);
});

it('says how many mails an invitation sends, then sends exactly those', async () => {
  const personIds = [
    await aPerson(api.db, { state: null }),
    await aPerson(api.db, { state: 'invited' }),
    await aPerson(api.db, { state: 'active' }),
    await aPerson(api.db, { state: 'deactivated' }),
    await aPerson(api.db, { state: null, email: null }),
  ];
  const before = await mails();
  const preview = await api.http(admin).post('/api/people/invitation-previews').send({ personIds });
  expect(preview.body).toEqual({ mails: 2, without: 3 });
  expect(await mails()).toBe(before);
  expect((await api.http(admin).post('/api/people/invitations').send({ personIds })).body).toEqual({ mails: 2 });
  expect(await mails()).toBe(before + 2);
  expect((await api.http(admin).get(`/api/people/${personIds[0]}?locale=sq`)).body).toMatchObject({
    account: 'invited',
    invitedAt: expect.any(String),
  });
});

it('makes sure of a person for seeds: made once, changed when different, else left alone', async () => {
  const people = api.app.get(EnsurePersonService);
  const { institutionId } = await anInstitution(api.db, 'komuna-seed');
  const person = {
    givenName: 'Nj',
    familyName: 'Farë',
    email: 'Fare@seed.example',
    locale: 'sq' as const,
    institutionSlug: 'komuna-seed',
    department: 'Arsimi',
    position: 'Zyrtar',
    since: '2024-03-01',
  };
  const id = await people.ensurePerson(person);
  const state = () =>
    api.db.query(
      'SELECT p.version, f.id, f.valid::text, q.name AS position_title FROM person p JOIN affiliation f ON f.person_id = p.id LEFT JOIN position q ON q.id = f.position_id WHERE p.id = $1 ORDER BY f.valid',
      [id],
    );
  const once = await state();
  expect(await people.ensurePerson(person)).toBe(id);
  expect(await state()).toEqual(once);
  expect(await people.ensurePerson({ ...person, position: 'Drejtor', since: '2025-01-01' })).toBe(id);
  expect(await state()).toMatchObject([
    { valid: '[2024-03-01,2025-01-01)' },
    { valid: '[2025-01-01,)', position_title: 'Drejtor' },
  ]);
  expect(await list(admin, `institution=${institutionId}`)).toEqual(['Farë']);
  await expect(people.ensurePerson({ ...person, institutionSlug: 'nowhere' })).rejects.toThrow('institution-unknown');
});
