import { aPerson, anInstitution, ORIGIN, startTestApi, type TestApi } from '../../../test/api.js';
import { Mailer } from '../../platform/mail/mailer.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.db.execute('DELETE FROM outbox_mail'));

const post = (subject: string, personId: string | null) =>
  api.app.get(Mailer).post({
    eventKey: subject,
    personId,
    recipient: `${subject}@example.org`,
    locale: 'sq',
    write: () => ({ subject, body: 'https://edukom.example/secret-token' }),
  });
const setState = (subject: string, state: string) =>
  api.db.execute(
    "UPDATE outbox_mail SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN now() END WHERE subject = $1",
    [subject, state],
  );
interface Answer {
  items: { subject: string; state: string; messageId: string; isInDigest: boolean }[];
  next: string | null;
  counts: { waiting: number; failed: number };
}
const list = async (cookie: string, query: Record<string, string> = {}) =>
  (await api.http(cookie).get('/api/messages').query(query).expect(200)).body as Answer;
const subjects = (answer: Answer) => answer.items.map((item) => item.subject);

describe('messages sent', () => {
  it('show delivery and never the text; by group, by name in any script, page by page', async () => {
    const cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'administrator' }] }));
    const personId = await aPerson(api.db, { givenName: 'Љиљана', familyName: 'Ђорђевић' });
    await post('a', personId);
    await post('b', null);
    await post('c', personId);
    await setState('a', 'sent');
    await setState('b', 'unsure');
    const all = await list(cookie);
    expect([subjects(all), all.counts]).toEqual([['c', 'b', 'a'], { waiting: 1, failed: 1 }]);
    expect(JSON.stringify(all)).not.toContain('secret-token');
    expect(subjects(await list(cookie, { group: 'failed' }))).toEqual(['b']);
    expect(subjects(await list(cookie, { group: 'sent' }))).toEqual(['a']);
    expect(subjects(await list(cookie, { search: 'Djordjevic' }))).toEqual(['c', 'a']);
    const first = await list(cookie, { limit: '2' });
    const second = await list(cookie, { limit: '2', cursor: first.next ?? '' });
    expect([subjects(first), subjects(second), second.next]).toEqual([['c', 'b'], ['a'], null]);
    await api.http(cookie).get('/api/messages').query({ cursor: 'x' }).expect(422);
  });

  it('a message that went with a summary has fared as the summary did', async () => {
    const cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'administrator' }] }));
    const personId = await aPerson(api.db);
    await post('part', personId);
    await post('summary', personId);
    await setState('part', 'in-digest');
    await setState('summary', 'dead');
    await api.db.execute(
      "UPDATE outbox_mail SET digest_id = (SELECT id FROM outbox_mail WHERE subject = 'summary') WHERE subject = 'part'",
    );
    const failed = await list(cookie, { group: 'failed' });
    expect(failed.items.map(({ subject, state, isInDigest }) => [subject, state, isInDigest]).sort()).toEqual([
      ['part', 'dead', true],
      ['summary', 'dead', false],
    ]);
    const part = failed.items.find((item) => item.isInDigest)?.messageId;
    await api.http(cookie).post(`/api/messages/${part}/sending`).set('Origin', ORIGIN).expect(204);
    expect((await list(cookie)).items.map(({ state }) => state)).toEqual(['queued', 'queued']);
  });

  it('of the own institution only, for who manages one', async () => {
    const [mine, theirs] = [await anInstitution(api.db), await anInstitution(api.db)];
    const cookie = await api.signIn(
      await aPerson(api.db, {
        grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId: mine.institutionId }],
      }),
    );
    await post('mine', await aPerson(api.db, { departmentId: mine.departmentId }));
    await post('theirs', await aPerson(api.db, { departmentId: theirs.departmentId }));
    await post('nobody', null);
    for (const subject of ['mine', 'theirs', 'nobody']) await setState(subject, 'dead');
    const seen = await list(cookie);
    expect([subjects(seen), seen.counts]).toEqual([['mine'], { waiting: 0, failed: 1 }]);
    const other = await api.db.one<{ id: string }>("SELECT id FROM outbox_mail WHERE subject = 'theirs'");
    await api.http(cookie).post(`/api/messages/${other?.id}/sending`).set('Origin', ORIGIN).expect(404);
  });

  it.each(['refused', 'dead', 'unsure', 'held'])(
    'one that is %s may be sent again, once and with a trace',
    async (state) => {
      const cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'administrator' }] }));
      await post('a', null);
      await setState('a', state);
      const { items } = await list(cookie);
      const path = `/api/messages/${items[0]?.messageId}/sending`;
      const answers = await Promise.all([1, 2].map(() => api.http(cookie).post(path).set('Origin', ORIGIN)));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      const trail = await api.db.query('SELECT 1 FROM audit_event WHERE action = $1 AND subject_id = $2', [
        'message.sent-again',
        items[0]?.messageId,
      ]);
      expect(trail).toHaveLength(1);
    },
  );
});

describe('what I wish of messages', () => {
  it('is nothing special until I say so, and mine alone', async () => {
    const personId = await aPerson(api.db);
    const cookie = await api.signIn(personId);
    const read = async (as: string) => (await api.http(as).get('/api/me/message-wishes').expect(200)).body as object;
    expect(await read(cookie)).toMatchObject({ isDigest: false, quiet: null, isCalendarMailed: true, locale: 'sq' });
    const wishes = { isDigest: true, quiet: { from: '21:00', to: '07:00' }, isCalendarMailed: false };
    await api.http(cookie).put('/api/me/message-wishes').set('Origin', ORIGIN).send(wishes).expect(204);
    expect(await read(cookie)).toMatchObject(wishes);
    expect(await read(await api.signIn(await aPerson(api.db)))).toMatchObject({ isDigest: false });
    await api
      .http(cookie)
      .put('/api/me/message-wishes')
      .set('Origin', ORIGIN)
      .send({ ...wishes, quiet: null })
      .expect(204);
    expect(await read(cookie)).toMatchObject({ quiet: null });
  });

  it.each([
    ['equal ends', { from: '21:00', to: '21:00' }],
    ['no such time', { from: '25:00', to: '07:00' }],
    ['half of it', { from: '21:00' }],
  ])('refuses %s', async (_name, quiet) => {
    const cookie = await api.signIn(await aPerson(api.db));
    await api
      .http(cookie)
      .put('/api/me/message-wishes')
      .set('Origin', ORIGIN)
      .send({ isDigest: false, quiet, isCalendarMailed: true })
      .expect(422);
  });
});
