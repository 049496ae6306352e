import { aPerson, ORIGIN, startTestApi, type TestApi } from '../../../test/api.js';
import { anOpenCourse, aRegistration, mailedToken, type OpenCourse } from '../../../test/open-factories.js';
import { RunsService } from '../runs/runs.service.js';
import { RegistrationsService } from './registrations.service.js';

const PASSWORD = 'kater fjale pa lidhje';
let api: TestApi;
let open: OpenCourse;

beforeAll(async () => {
  api = await startTestApi();
  open = await anOpenCourse(api);
});
afterAll(() => api.close());

const register = (body: object, slug = open.course.slug) =>
  api.http().post(`/api/open-courses/${slug}/registrations`).send(body);
const confirm = (token: string, password = PASSWORD) =>
  api.http().post(`/api/registrations/${token}`).send({ password });
const count = async (sql: string, values: unknown[]): Promise<number> =>
  (await api.db.one<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values))?.n ?? -1;
const pending = (email: string) => count('open_registration WHERE email = $1', [email]);
const mails = (email: string) => count('outbox_mail WHERE recipient = $1', [email]);

describe('registering', () => {
  it('keeps nothing but the request until the address is proved, then opens account and course', async () => {
    const wanted = aRegistration({ email: 'Vjosa.Open@Example.org ', locale: 'sr-Latn', kind: 'cso' });
    const email = 'vjosa.open@example.org';
    await register(wanted).expect(204);
    expect(await count('person WHERE email = $1', [email])).toBe(0);
    expect(await pending(email)).toBe(1);
    const token = await mailedToken(api, email);

    const shown = await api.http().get(`/api/registrations/${token}?locale=en`).expect(200);
    expect(shown.body).toMatchObject({ givenName: 'Vjosa', email, courseSlug: open.course.slug });
    const confirmed = await confirm(token).expect(200);
    const cookie = String(confirmed.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const me = await api.http(cookie).get('/api/me').expect(200);
    expect(me.body).toMatchObject({ email, locale: 'sr-Latn', grants: [] });
    const mine = await api.http(cookie).get('/api/me/learning').expect(200);
    expect(mine.body.courses).toMatchObject([
      { enrolmentId: confirmed.body.enrolmentId, runKind: 'open', runState: 'running' },
    ]);
    expect(await api.db.one('SELECT kind, consent FROM open_learner WHERE person_id = $1', [me.body.personId])).toEqual(
      {
        kind: 'cso',
        consent: '2026-11',
      },
    );
    expect(
      await api.db.one(
        'SELECT i.slug, i.place_id FROM enrolment e JOIN institution i ON i.id = e.institution_id WHERE e.id = $1',
        [confirmed.body.enrolmentId],
      ),
    ).toEqual({ slug: 'public', place_id: null });
    // The request knows nobody any more.
    expect(await pending(email)).toBe(0);
    await confirm(token)
      .expect(410)
      .expect(({ body }) => expect(body.code).toBe('link.used'));
    await api.http().post('/api/session').send({ email, password: PASSWORD }).expect(200);
  });

  it('says field by field what is wrong, the consent among them', async () => {
    const answer = await register({ givenName: ' ', email: 'x', locale: 'sq', kind: 'mayor' }).expect(422);
    expect(answer.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ['/familyName', 'required'],
        ['/email', 'email'],
        ['/kind', 'choice'],
        ['/consent', 'required'],
      ]),
    );
  });

  it('gives a known address the same answer, makes nothing, and mails that it can sign in', async () => {
    const email = 'known@example.org';
    await aPerson(api.db, { email });
    const [known, unknown] = await Promise.all([register(aRegistration({ email })), register(aRegistration())]);
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect(await pending(email)).toBe(0);
    const mail = await api.db.one<{ body: string }>('SELECT body FROM outbox_mail WHERE recipient = $1', [email]);
    expect(mail?.body).toContain('/sign-in?next=%2F');
    expect(mail?.body).not.toContain('/registrations/');
    await register(aRegistration({ email })).expect(204);
    expect(await mails(email)).toBe(1);
  });

  it('invites whom an import brought in without an account, and says nothing to a deactivated one', async () => {
    const [imported, gone] = ['imported@example.org', 'gone@example.org'];
    await aPerson(api.db, { email: imported, state: null });
    await aPerson(api.db, { email: gone, state: 'deactivated' });
    await register(aRegistration({ email: imported })).expect(204);
    await register(aRegistration({ email: gone })).expect(204);
    const mail = await api.db.one<{ body: string }>('SELECT body FROM outbox_mail WHERE recipient = $1', [imported]);
    expect(mail?.body).toContain('/invitations/');
    expect(await mails(gone)).toBe(0);
  });

  it('does nothing for what fills in the field that people do not see', async () => {
    const wanted = aRegistration({ website: 'https://spam.example' });
    await register(wanted).expect(204);
    expect([await pending(wanted.email), await mails(wanted.email)]).toEqual([0, 0]);
  });

  it('is limited per address', async () => {
    const wanted = aRegistration();
    const answers = [];
    for (let tried = 0; tried < 7; tried += 1) answers.push((await register(wanted)).status);
    expect(answers).toEqual([204, 204, 204, 204, 204, 429, 429]);
  });

  it('is refused for a course that is not open, not yet open, open no more, or not there', async () => {
    const later = await anOpenCourse(api, { startsOn: '2999-01-01' });
    const over = await anOpenCourse(api, { startsOn: '2020-01-01', endsOn: '2020-12-31' });
    const closed = await anOpenCourse(api);
    await api.app.get(RunsService).finishRun(null, closed.runId);
    for (const { course } of [later, over, closed])
      await register(aRegistration(), course.slug)
        .expect(409)
        .expect(({ body }) => expect(body.code).toBe('open-course.closed'));
    await register(aRegistration(), 'no-such-course').expect(404);
  });

  it('as a form: 303 to the page that says so, or the errors', async () => {
    const post = (body: object) =>
      api
        .http()
        .post(`/api/open-courses/${open.course.slug}/registrations?locale=sq`)
        .type('form')
        .set('Origin', ORIGIN)
        .send(body);
    const sent = await post(aRegistration({ locale: 'en', website: '' })).expect(303);
    expect(sent.headers['location']).toBe(`/en/courses/${open.course.slug}/register/sent`);
    const wanted = aRegistration();
    await post(wanted).expect(303);
    const confirmed = await api
      .http()
      .post(`/api/registrations/${await mailedToken(api, wanted.email)}?locale=sr-Cyrl`)
      .type('form')
      .set('Origin', ORIGIN)
      .send({ password: PASSWORD })
      .expect(303);
    expect(confirmed.headers['location']).toMatch(/^\/sr-Cyrl\/app\/learning\/[0-9a-f-]{36}$/);
  });
});

describe('the link', () => {
  const requested = async () => {
    const wanted = aRegistration();
    await register(wanted).expect(204);
    return { email: wanted.email, token: await mailedToken(api, wanted.email) };
  };

  it('refuses a common password and keeps working', async () => {
    const { token } = await requested();
    await confirm(token, 'password12345').expect(422);
    await confirm(token).expect(200);
  });

  it('ends after 48 hours, and then nothing is left of the request, the mail neither', async () => {
    const { email, token } = await requested();
    const row = await api.db.one<{ id: string; hours: number }>(
      'SELECT id, (extract(epoch FROM expires_at - requested_at) / 3600)::int AS hours FROM open_registration WHERE email = $1',
      [email],
    );
    expect(row?.hours).toBe(48);
    const registrations = api.app.get(RegistrationsService);
    await registrations.forget(row?.id ?? '');
    expect(await pending(email)).toBe(1);
    await api.db.execute("UPDATE open_registration SET expires_at = now() - interval '1 second' WHERE email = $1", [
      email,
    ]);
    await confirm(token)
      .expect(410)
      .expect(({ body }) => expect(body.code).toBe('link.expired'));
    await registrations.forget(row?.id ?? '');
    expect([await pending(email), await mails(email)]).toEqual([0, 0]);
    await confirm(token).expect(404);
  });

  it('of an earlier request ends with a later one', async () => {
    const { email, token } = await requested();
    await api.db.execute("UPDATE open_registration SET requested_at = now() - interval '2 minutes' WHERE email = $1", [
      email,
    ]);
    await register(aRegistration({ email })).expect(204);
    await confirm(token).expect(404);
    await confirm(await mailedToken(api, email)).expect(200);
  });

  it('opens nothing when the address was given an account meanwhile, or the course was closed', async () => {
    const taken = await requested();
    await aPerson(api.db, { email: taken.email });
    await confirm(taken.token)
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('email.taken'));
    const other = await anOpenCourse(api);
    const wanted = aRegistration();
    await register(wanted, other.course.slug).expect(204);
    await api.app.get(RunsService).finishRun(null, other.runId);
    await confirm(await mailedToken(api, wanted.email)).expect(409);
    expect(await count('person WHERE email = $1', [wanted.email])).toBe(0);
  });

  it('confirmed twice at once opens one account and one enrolment', async () => {
    const { email, token } = await requested();
    const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect(await count('person p JOIN enrolment e ON e.person_id = p.id WHERE p.email = $1', [email])).toBe(1);
  });

  it('of one address asked for twice at once is one request and one mail', async () => {
    const wanted = aRegistration();
    const answers = await Promise.all([register(wanted), register(wanted), register(wanted)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect([await pending(wanted.email), await mails(wanted.email)]).toEqual([1, 1]);
    await confirm(await mailedToken(api, wanted.email)).expect(200);
  });
});
