import { aPerson, anInstitution, ORIGIN, startTestApi, type TestApi } from '../../../test/api.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { AccountLinksService } from './account-links.service.js';
import { IdentityService } from './identity.service.js';

let api: TestApi;
const password = 'kater fjale te gjata';

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function activePerson(email: string): Promise<string> {
  const person = { givenName: 'Arben', familyName: 'Krasniqi', email, locale: 'sq' } as const;
  const id = await api.app.get(IdentityService).createPerson(person);
  await api.app.get(AccountLinksService).activate(id, password);
  return id;
}
async function mailedToken(recipient: string, page: string): Promise<string> {
  const mail = await api.db.one<{ body: string }>(
    'SELECT body FROM outbox_mail WHERE recipient = $1 AND body LIKE $2 ORDER BY id DESC LIMIT 1',
    [recipient, `%/${page}/%`],
  );
  return new RegExp(`/${page}/([\\w-]+)`).exec(mail?.body ?? '')?.[1] ?? '';
}

describe('an administrator of one institution', () => {
  it('gives roles inside it and nowhere else', async () => {
    const [here, there] = [await anInstitution(api.db), await anInstitution(api.db)];
    const admin = await api.signIn(
      await aPerson(api.db, {
        grants: [{ role: 'administrator', scopeKind: 'institution', scopeId: here.institutionId }],
      }),
    );
    const person = await aPerson(api.db, { departmentId: here.departmentId });
    const grant = (scopeKind: string, scopeId: string | null) =>
      api.http(admin).post(`/api/people/${person}/grants`).send({ role: 'administrator', scopeKind, scopeId });
    expect((await grant('all', null)).body.code).toBe('access.forbidden');
    for (const [kind, id] of [
      ['institution', there.institutionId],
      ['department', there.departmentId],
      ['institution', uuidv7()],
    ] as const)
      expect((await grant(kind, id)).body.errors).toEqual([{ pointer: '/scopeId', code: 'choice' }]);
    expect((await grant('institution', here.institutionId)).status).toBe(201);
    expect((await grant('department', here.departmentId)).status).toBe(201);
    expect(await api.db.query('SELECT 1 FROM role_grant WHERE person_id = $1', [person])).toHaveLength(2);
  });

  it('does not shut out who has a role beyond it', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    const grants = [{ role: 'administrator' as const, scopeKind: 'institution' as const, scopeId: institutionId }];
    const admin = await api.signIn(await aPerson(api.db, { grants }));
    const deactivate = (id: string) =>
      api.http(admin).put(`/api/people/${id}/account`).send({ active: false, reason: 'Left the municipality' });
    const above = await aPerson(api.db, { departmentId, grants: [{ role: 'administrator' }] });
    expect((await deactivate(above)).body.code).toBe('access.forbidden');
    expect((await deactivate(await aPerson(api.db, { departmentId, grants }))).status).toBe(204);
  });
});

it('a change of address asked for with the old password ends with that password', async () => {
  const cookie = await api.signIn(await activePerson('victim@example.org'));
  const asked = { email: 'intruder@example.org', password };
  expect((await api.http(cookie).post('/api/me/email').send(asked)).status).toBe(204);
  const intruders = await mailedToken('intruder@example.org', 'email-changes');
  await api.http().post('/api/password-resets').send({ email: 'victim@example.org' });
  const reset = await mailedToken('victim@example.org', 'password-reset');
  const renewed = { password: 'edhe me shume fjale' };
  expect((await api.http().post(`/api/password-resets/${reset}`).send(renewed)).status).toBe(204);
  expect((await api.http().post(`/api/email-changes/${intruders}`).send({})).body.code).toBe('link.used');
});

it('a link to set the password, mailed to an address, ends when the address changes', async () => {
  const cookie = await api.signIn(await activePerson('before@example.org'));
  await api.http().post('/api/password-resets').send({ email: 'before@example.org' });
  const reset = await mailedToken('before@example.org', 'password-reset');
  await api.http(cookie).post('/api/me/email').send({ email: 'after@example.org', password });
  const change = await mailedToken('after@example.org', 'email-changes');
  expect((await api.http().post(`/api/email-changes/${change}`).send({})).status).toBe(204);
  const late = await api.http().post(`/api/password-resets/${reset}`).send({ password: 'edhe me shume fjale' });
  expect(late.body.code).toBe('link.used');
});

it('guessing at once is no way round the limit', async () => {
  await activePerson('rushed@example.org');
  const guess = (word: string) => api.http().post('/api/session').send({ email: 'rushed@example.org', password: word });
  const answers = await Promise.all([...Array.from({ length: 60 }, () => guess('no')), guess(password)]);
  expect(answers.map((answer) => answer.status)).not.toContain(200);
});

it('a session alone does not serve to guess the password', async () => {
  const cookie = await api.signIn(await activePerson('session@example.org'));
  const asked = (word: string) =>
    api.http(cookie).post('/api/me/email').send({ email: 'elsewhere@example.org', password: word });
  for (let tried = 0; tried < 10; tried += 1) expect((await asked('no')).body.code).toBe('sign-in.wrong');
  expect((await asked(password)).body.code).toBe('request.too-many');
});

it('signing in leaves no expired session of the person behind', async () => {
  const id = await activePerson('often@example.org');
  const cookie = await api.signIn(id);
  await api.db.execute("UPDATE sign_in SET expires_at = now() - interval '1 second' WHERE person_id = $1", [id]);
  expect((await api.http(cookie).get('/api/me')).status).toBe(401);
  expect((await api.http().post('/api/session').send({ email: 'often@example.org', password })).status).toBe(200);
  expect(await api.db.query('SELECT 1 FROM sign_in WHERE person_id = $1', [id])).toHaveLength(1);
});

it('one address is not mailed without end, known or not', async () => {
  const id = await activePerson('flooded@example.org');
  for (const email of ['flooded@example.org', 'nobody@example.org']) {
    const answers = [];
    for (let asked = 0; asked < 7; asked += 1)
      answers.push((await api.http().post('/api/password-resets').send({ email })).status);
    expect(answers).toEqual([204, 204, 204, 204, 204, 429, 429]);
  }
  expect(await api.db.query('SELECT 1 FROM outbox_mail WHERE person_id = $1', [id])).toHaveLength(5);
});

it.each(['//evil.example', '/\t/evil.example', '/\n/evil.example', '/\\evil.example', '/č'])(
  'a form never leads to %j',
  async (next) => {
    const answer = await api
      .http()
      .post(`/api/session?locale=sq&next=${encodeURIComponent(next)}`)
      .set('Origin', ORIGIN)
      .send({ email: 'form@example.org', password });
    expect(answer.body.errors).toMatchObject([{ pointer: '/next' }]);
  },
);
