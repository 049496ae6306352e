import { aPerson, ORIGIN, startTestApi, type TestApi } from '../../../test/api.js';
import { SignInService } from '../../platform/auth/sign-in.service.js';
import { AccountLinksService } from './account-links.service.js';
import { IdentityService } from './identity.service.js';

let api: TestApi;
const password = 'kater fjale te gjata';

beforeAll(async () => {
  api = await startTestApi({ jobs: true });
});
afterAll(() => api.close());

async function activePerson(email: string): Promise<string> {
  const id = await api.app
    .get(IdentityService)
    .createPerson({ givenName: 'Ђорђе', familyName: 'Ђорђевић', email, locale: 'sr-Cyrl' });
  await api.app.get(AccountLinksService).activate(id, password);
  return id;
}
async function mailedToken(personId: string, page: string): Promise<string> {
  const mail = await api.db.one<{ body: string }>(
    'SELECT body FROM outbox_mail WHERE person_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
    [personId],
  );
  const token = new RegExp(`/${page}/([\\w-]+)`).exec(mail?.body ?? '')?.[1];
  if (!token) throw new Error('no link in the mail');
  return token;
}

describe('signing in', () => {
  it('opens a session, tells who it is, and ends it', async () => {
    await activePerson('djordje@example.org');
    const agent = api.http();
    const signedIn = await agent.post('/api/session').send({ email: ' Djordje@Example.org', password });
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await agent.get('/api/me')).body).toMatchObject({ familyName: 'Ђорђевић', locale: 'sr-Cyrl', grants: [] });
    expect((await agent.delete('/api/session')).status).toBe(204);
    expect((await agent.get('/api/me')).status).toBe(401);
  });

  it('tells everybody who they are when many ask at once, and nobody who they are not', async () => {
    const signIns = api.app.get(SignInService);
    const people = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const roles = index % 2 === 0 ? ['trainer'] : [];
        const id = await aPerson(api.db, { grants: index % 2 === 0 ? [{ role: 'trainer' }] : [] });
        return { id, roles, ...(await signIns.open(id, new Date(), '')) };
      }),
    );
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    const asked = people.flatMap(({ token }) => [token, `${token}x`]);
    const actors = await Promise.all(asked.map((token) => signIns.actorOf(token, new Date())));
    stop();
    expect(actors.map((actor) => actor && { id: actor.personId, roles: actor.grants.map(({ role }) => role) })).toEqual(
      people.flatMap(({ id, roles }) => [{ id, roles }, null]),
    );
    expect(statements).toHaveLength(5);
  });

  it('refuses a wrong password and an unknown address with the same problem', async () => {
    await activePerson('known@example.org');
    const wrong = await api.http().post('/api/session').send({ email: 'known@example.org', password: 'no' });
    const unknown = await api.http().post('/api/session').send({ email: 'unknown@example.org', password: 'no' });
    expect(wrong.status).toBe(401);
    expect(wrong.headers['content-type']).toMatch('application/problem+json');
    expect({ ...wrong.body, traceId: '' }).toEqual({ ...unknown.body, traceId: '' });
  });

  it('slows guessing down after ten failures', async () => {
    await activePerson('guessed@example.org');
    for (let tried = 0; tried < 10; tried += 1)
      await api.http().post('/api/session').send({ email: 'guessed@example.org', password: 'no' });
    const refused = await api.http().post('/api/session').send({ email: 'guessed@example.org', password });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('accepts a form only from our own pages and answers it with 303', async () => {
    await activePerson('form@example.org');
    const form = (origin?: string) => {
      const post = api.http().post('/api/session?locale=sq&next=/sq/app').type('form');
      return (origin ? post.set('Origin', origin) : post).send({ email: 'form@example.org', password });
    };
    expect((await form()).status).toBe(403);
    expect((await form('https://evil.example')).status).toBe(403);
    const accepted = await form(ORIGIN);
    expect([accepted.status, accepted.headers['location']]).toEqual([303, '/sq/app']);
  });

  it('judges the Origin of JSON when there is one', async () => {
    const post = () => api.http().post('/api/session').send({ email: 'a@example.org', password: 'x' });
    expect((await post().set('Origin', 'null')).body.code).toBe('request.origin');
    expect((await post().set('Origin', 'https://evil.example')).status).toBe(403);
    expect((await post().set('Origin', ORIGIN)).status).toBe(401);
    expect((await post()).status).toBe(401);
  });

  it('names every wrong field, and malformed JSON is 400', async () => {
    const wrong = await api.http().post('/api/session').send({ email: 'no address', extra: 1 });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/email', code: 'email' },
        { pointer: '/password', code: 'required' },
        { pointer: '/extra', code: 'unknown' },
      ]),
    );
    const malformed = await api.http().post('/api/session').type('json').send('{"email":');
    expect([malformed.status, malformed.body.code]).toEqual([400, 'request.malformed']);
    expect((await api.http().get('/api/nowhere')).body.code).toBe('request.not-found');
  });
});

describe('invitation', () => {
  it('is mailed once, sets password and language, works once and signs in', async () => {
    const id = await aPerson(api.db, { email: 'new@example.org', state: null });
    await api.app.get(AccountLinksService).invite(id);
    const token = await mailedToken(id, 'invitations');
    expect((await api.http().get(`/api/invitations/${token}`)).body).toMatchObject({
      givenName: 'Arben',
      email: 'new@example.org',
    });
    const common = await api
      .http()
      .post(`/api/invitations/${token}`)
      .send({ password: 'Password1234', locale: 'sr-Latn' });
    expect(common.body.code).toBe('password.too-common');
    const agent = api.http();
    expect((await agent.post(`/api/invitations/${token}`).send({ password, locale: 'sr-Latn' })).body).toMatchObject({
      locale: 'sr-Latn',
    });
    expect((await agent.get('/api/me')).status).toBe(200);
    expect((await api.http().post(`/api/invitations/${token}`).send({ password, locale: 'sq' })).status).toBe(410);
  });

  it('says when a link has expired or was never one', async () => {
    const id = await aPerson(api.db, { email: 'late@example.org', state: null });
    await api.app.get(AccountLinksService).invite(id);
    const token = await mailedToken(id, 'invitations');
    await api.db.execute("UPDATE account_link SET expires_at = now() - interval '1 second' WHERE person_id = $1", [id]);
    expect((await api.http().get(`/api/invitations/${token}`)).body.code).toBe('link.expired');
    expect((await api.http().get(`/api/invitations/${'x'.repeat(43)}`)).body.code).toBe('link.unknown');
  });
});

it('a password reset signs out everywhere and never tells whether an address is known', async () => {
  const id = await activePerson('reset@example.org');
  const cookie = await api.signIn(id);
  const answers = await Promise.all(
    ['reset@example.org', 'nobody@example.org'].map((email) => api.http().post('/api/password-resets').send({ email })),
  );
  expect(answers.map((answer) => answer.status)).toEqual([204, 204]);
  const token = await mailedToken(id, 'password-reset');
  expect(
    (await api.http().post(`/api/password-resets/${token}`).send({ password: 'edhe me shume fjale' })).status,
  ).toBe(204);
  expect((await api.http(cookie).get('/api/me')).status).toBe(401);
  expect(
    (await api.http().post('/api/session').send({ email: 'reset@example.org', password: 'edhe me shume fjale' }))
      .status,
  ).toBe(200);
});

it('a new address is confirmed by its own link, and the old one is told', async () => {
  const id = await activePerson('old@example.org');
  const cookie = await api.signIn(id);
  await activePerson('taken@example.org');
  expect((await api.http(cookie).post('/api/me/email').send({ email: 'taken@example.org', password })).body.code).toBe(
    'email.taken',
  );
  expect((await api.http(cookie).post('/api/me/email').send({ email: 'fresh@example.org', password })).status).toBe(
    204,
  );
  const recipients = await api.db.query<{ recipient: string }>(
    'SELECT recipient FROM outbox_mail WHERE person_id = $1 ORDER BY recipient',
    [id],
  );
  expect(recipients.map((mail) => mail.recipient)).toEqual(['fresh@example.org', 'old@example.org']);
  const mail = await api.db.one<{ body: string }>("SELECT body FROM outbox_mail WHERE recipient = 'fresh@example.org'");
  const token = /email-changes\/([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
  expect((await api.http().post(`/api/email-changes/${token}`).send({})).status).toBe(204);
  expect((await api.http().post('/api/session').send({ email: 'fresh@example.org', password })).status).toBe(200);
});

it('deactivation ends every session at once and is not for oneself', async () => {
  const admin = await aPerson(api.db, { grants: [{ role: 'administrator' }] });
  const person = await activePerson('leaving@example.org');
  const [adminCookie, cookie] = [await api.signIn(admin), await api.signIn(person)];
  const body = { active: false, reason: 'Left the municipality' };
  expect((await api.http(adminCookie).put(`/api/people/${admin}/account`).send(body)).body.code).toBe(
    'access.own-record',
  );
  expect((await api.http(adminCookie).put(`/api/people/${person}/account`).send(body)).status).toBe(204);
  expect((await api.http(cookie).get('/api/me')).status).toBe(401);
  expect((await api.http().post('/api/session').send({ email: 'leaving@example.org', password })).body.code).toBe(
    'sign-in.deactivated',
  );
  expect(
    await api.db.query("SELECT 1 FROM audit_event WHERE action = 'account.state' AND subject_id = $1", [person]),
  ).toHaveLength(1);
});

it('a session that is signed in costs one statement', async () => {
  const cookie = await api.signIn(await activePerson('counted@example.org'));
  const statements: string[] = [];
  const stop = api.db.listen((sql) => statements.push(sql));
  await api.http(cookie).delete('/api/sessions');
  stop();
  expect(statements.filter((sql) => sql.includes('FROM sign_in s'))).toHaveLength(1);
});
