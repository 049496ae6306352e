import { randomUUID } from 'node:crypto';
import { foldForSearch } from '@edukom/domain';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { anAwardingRun, type AwardingRun, completeLesson } from '../../../test/certificates-factories.js';

let api: TestApi;
let run: AwardingRun;
let manager: string;

beforeAll(async () => {
  api = await startTestApi();
  run = await anAwardingRun(api, 6);
  manager = await api.signIn(run.managerId);
});
afterAll(() => api.close());

const issue = (enrolmentId: string, cookie = manager) =>
  api.http(cookie).post(`/api/enrolments/${enrolmentId}/certificate`);
const person = (index: number) => run.people[index] ?? { personId: '', enrolmentId: '' };
const countOf = async (sql: string, values: unknown[]) => (await api.db.query(sql, values)).length;

describe('issuing', () => {
  it('says who is ready and what the others still need', async () => {
    const { enrolmentId } = person(0);
    await completeLesson(api, run, [enrolmentId]);
    const { body } = await api.http(manager).get(`/api/runs/${run.runId}/eligibility`);
    const found = body.items.find((item: { enrolmentId: string }) => item.enrolmentId === enrolmentId);
    expect(found).toMatchObject({ eligible: true, certificate: null, isOneself: false });
    const other = body.items.find((item: { enrolmentId: string }) => item.enrolmentId === person(1).enrolmentId);
    expect(other).toMatchObject({ eligible: false });
    expect(other.reasons).toContainEqual({ code: 'activity', params: { activityId: run.lessonId }, met: false });
    expect(body.titles[run.lessonId].texts.sq.v).toBe('Mësimi 1');
    const runs = await api.http(manager).get('/api/certificate-runs');
    expect(runs.body.items).toContainEqual(
      expect.objectContaining({ runId: run.runId, enrolled: 6, ready: 1, issued: 0 }),
    );
  });

  it('five who issue at once give one certificate, and all five get it', async () => {
    const { personId, enrolmentId } = person(0);
    const answers = await Promise.all(Array.from({ length: 5 }, () => issue(enrolmentId)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.serial)).size).toBe(1);
    expect(await countOf('SELECT 1 FROM certificate WHERE person_id = $1', [personId])).toBe(1);
    const id: string = answers[0]?.body.certificateId;
    expect(await countOf('SELECT 1 FROM certificate_event WHERE certificate_id = $1', [id])).toBe(1);
    expect(
      await countOf("SELECT 1 FROM audit_event WHERE action = 'certificate.issue' AND subject_id = $1", [id]),
    ).toBe(1);
    expect(await countOf('SELECT 1 FROM enrolment WHERE id = $1 AND completed_at IS NOT NULL', [enrolmentId])).toBe(1);
  });

  it('is decided anew in its own transaction: what was lost since the list was read counts', async () => {
    const { enrolmentId } = person(1);
    await completeLesson(api, run, [enrolmentId]);
    const { body } = await api.http(manager).get(`/api/runs/${run.runId}/eligibility`);
    expect(body.items.find((item: { enrolmentId: string }) => item.enrolmentId === enrolmentId).eligible).toBe(true);
    await api.db.execute('DELETE FROM progress_event WHERE enrolment_id = $1', [enrolmentId]);
    const refused = await issue(enrolmentId);
    expect([refused.status, refused.body.code]).toEqual([409, 'certificate.not-eligible']);
    expect(refused.body.current.reasons).toContainEqual(expect.objectContaining({ code: 'activity', met: false }));
    await completeLesson(api, run, [enrolmentId]);
    await api.db.execute("UPDATE enrolment SET state = 'withdrawn' WHERE id = $1", [enrolmentId]);
    expect((await issue(enrolmentId)).body.code).toBe('certificate.not-eligible');
    expect(await countOf('SELECT 1 FROM certificate WHERE enrolment_id = $1', [enrolmentId])).toBe(0);
  });

  it('a batch issues what it can: one that fails stops no other', async () => {
    const { enrolmentId } = person(2);
    await completeLesson(api, run, [enrolmentId]);
    const foreign = randomUUID();
    const answer = await api
      .http(manager)
      .post(`/api/runs/${run.runId}/certificates`)
      .send({ enrolmentIds: [person(1).enrolmentId, enrolmentId, person(0).enrolmentId, foreign] });
    const outcomes = answer.body.results.map((result: { outcome: string }) => result.outcome);
    expect(outcomes).toEqual(['not-eligible', 'issued', 'already-issued', 'unknown']);
  });

  it('is not for oneself, in the API and in the database', async () => {
    await api.db.execute(
      "INSERT INTO role_grant (id, person_id, role, scope_kind, valid) VALUES ($1, $2, 'project-manager', 'all', daterange('2020-01-01', NULL))",
      [randomUUID(), person(3).personId],
    );
    await completeLesson(api, run, [person(3).enrolmentId]);
    const own = await api.signIn(person(3).personId);
    const refused = await issue(person(3).enrolmentId, own);
    expect([refused.status, refused.body.code]).toEqual([403, 'access.own-record']);
    const batch = await api
      .http(own)
      .post(`/api/runs/${run.runId}/certificates`)
      .send({ enrolmentIds: [person(3).enrolmentId] });
    expect(batch.body.results[0].outcome).toBe('own-record');
    const copy = api.db.execute(
      `INSERT INTO certificate SELECT $1, person_id, award_id, cycle, 99, enrolment_id, run_id, template_id, 'X-1', 'X-1', snapshot, eligibility,
         content_hash, issued_at, person_id, valid_until, NULL FROM certificate LIMIT 1`,
      [randomUUID()],
    );
    await expect(copy).rejects.toMatchObject({ constraint: 'certificate_not_to_oneself' });
  });

  it('is refused to other roles, and elsewhere there is nothing to see', async () => {
    const trainer = await api.signIn(run.trainerId);
    expect((await issue(person(0).enrolmentId, trainer)).status).toBe(403);
    expect((await api.http(trainer).get('/api/certificates')).status).toBe(403);
    const elsewhere = await aPerson(api.db, {
      grants: [{ role: 'project-manager', scopeKind: 'run', scopeId: randomUUID() }],
    });
    const cookie = await api.signIn(elsewhere);
    expect((await issue(person(0).enrolmentId, cookie)).status).toBe(404);
    expect((await api.http(cookie).get('/api/certificates')).body.items).toEqual([]);
    expect((await api.http(cookie).get(`/api/runs/${run.runId}/eligibility`)).status).toBe(404);
    expect((await api.http().get('/api/certificates')).status).toBe(401);
  });
});

it('twenty people at once get serials without a gap', async () => {
  const many = await anAwardingRun(api, 20);
  await completeLesson(api, many);
  const cookie = await api.signIn(many.managerId);
  const answers = await Promise.all(many.people.map(({ enrolmentId }) => issue(enrolmentId, cookie)));
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 200));
  const all = await api.db.query<{ serial: string }>('SELECT serial FROM certificate ORDER BY serial');
  const numbers = all.map(({ serial }) => Number(serial.slice(-6)));
  expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
});

describe('the ledger', () => {
  const idOf = async (index: number): Promise<string> =>
    (
      await api.db.one<{ id: string }>(
        'SELECT id FROM certificate WHERE person_id = $1 ORDER BY edition DESC LIMIT 1',
        [person(index).personId],
      )
    )?.id ?? '';
  const change = (id: string, what: string, body: object) =>
    api.http(manager).post(`/api/certificates/${id}/${what}`).send(body);

  it('is revoked, reinstated and read with an unbroken chain', async () => {
    const id = await idOf(0);
    expect((await change(id, 'reinstatement', { reason: 'too early' })).body.code).toBe('certificate.not-now');
    expect((await change(id, 'revocation', {})).status).toBe(422);
    expect((await change(id, 'revocation', { reason: 'Issued by mistake' })).body.state).toBe('revoked');
    expect((await change(id, 'revocation', { reason: 'again' })).body.code).toBe('certificate.not-now');
    expect((await issue(person(0).enrolmentId)).body).toMatchObject({ certificateId: id, state: 'revoked' });
    expect((await change(id, 'reinstatement', { reason: 'It was right' })).body.state).toBe('reinstated');
    const { body } = await api.http(manager).get(`/api/certificates/${id}`);
    expect(body.chain).toEqual({ isWhole: true, brokenAt: null });
    expect(body.events.map((event: { kind: string }) => event.kind)).toEqual(['issued', 'revoked', 'reinstated']);
  });

  it('two who revoke at once: one does, the other is told', async () => {
    const id = await idOf(0);
    const answers = await Promise.all([1, 2].map((turn) => change(id, 'revocation', { reason: `turn ${turn}` })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await api.http(manager).get(`/api/certificates/${id}`)).body.chain.isWhole).toBe(true);
    expect((await change(id, 'reinstatement', { reason: 'for what follows' })).status).toBe(200);
  });

  it('a correction makes a successor; the old one stays as it was', async () => {
    const id = await idOf(0);
    const before = await api.db.one('SELECT * FROM certificate WHERE id = $1', [id]);
    const { body } = await change(id, 'successor', { reason: 'Name misspelt', familyName: 'Ђорђевић' });
    expect(body).toMatchObject({ edition: 2, state: 'issued', holder: { familyName: 'Ђорђевић' } });
    expect(await api.db.one('SELECT * FROM certificate WHERE id = $1', [id])).toEqual(before);
    const old = (await api.http(manager).get(`/api/certificates/${id}`)).body;
    expect(old).toMatchObject({
      certificate: { state: 'superseded' },
      successorSerial: body.serial,
      chain: { isWhole: true },
    });
    expect((await change(id, 'successor', { reason: 'once more' })).body.code).toBe('certificate.not-now');
    expect((await issue(person(0).enrolmentId)).body.serial).toBe(body.serial);
  });

  it('is searched by name and number, filtered by state, and read page by page', async () => {
    const list = async (query: string) => (await api.http(manager).get(`/api/certificates?${query}`)).body;
    expect((await list('state=superseded')).items).toHaveLength(1);
    const first = await list('limit=5');
    expect(first.items).toHaveLength(5);
    const second = await list(`limit=5&cursor=${first.next}`);
    expect(second.items[0].certificateId < first.items[4].certificateId).toBe(true);
    expect((await list(`search=${first.items[0].serial}`)).items).toHaveLength(1);
    await api.db.execute('UPDATE person SET search_text = $2 WHERE id = $1', [
      person(0).personId,
      foldForSearch('Ђорђе Ђорђевић'),
    ]);
    for (const typed of ['Djordjevic', 'ĐORĐEVIĆ', 'Ђорђевић'])
      expect((await list(`search=${encodeURIComponent(typed)}`)).items).toHaveLength(2);
    expect((await list('search=%25')).items).toEqual([]);
  });

  it('cannot be changed or deleted in the database, and a change forced upon it is found', async () => {
    const id = await idOf(2);
    for (const sql of [
      "UPDATE certificate SET serial = 'X' WHERE id = $1",
      'DELETE FROM certificate WHERE id = $1',
      "UPDATE certificate_event SET reason = 'x' WHERE certificate_id = $1",
      'DELETE FROM certificate_event WHERE certificate_id = $1',
    ])
      await expect(api.db.execute(sql, [id])).rejects.toThrow('append-only');
    const read = async () => (await api.http(manager).get(`/api/certificates/${id}`)).body.chain;
    const { code } = (await api.db.one<{ code: string }>('SELECT code FROM certificate WHERE id = $1', [id])) ?? {
      code: '',
    };
    expect(await read()).toEqual({ isWhole: true, brokenAt: null });
    await api.db.execute('ALTER TABLE certificate DISABLE TRIGGER certificate_append_only');
    await api.db.execute(
      "UPDATE certificate SET snapshot = jsonb_set(snapshot, '{person,familyName}', '\"Tjetër\"') WHERE id = $1",
      [id],
    );
    expect(await read()).toEqual({ isWhole: false, brokenAt: -1 });
    expect((await api.http().get(`/api/verifications/${code}`)).body).toMatchObject({ state: 'altered', holder: null });
    await api.db.execute('ALTER TABLE certificate ENABLE TRIGGER certificate_append_only');
    const other = await idOf(0);
    await api.db.execute('ALTER TABLE certificate_event DISABLE TRIGGER certificate_event_append_only');
    await api.db.execute("UPDATE certificate_event SET at = at + interval '1 day' WHERE certificate_id = $1", [other]);
    await api.db.execute('ALTER TABLE certificate_event ENABLE TRIGGER certificate_event_append_only');
    expect((await api.http(manager).get(`/api/certificates/${other}`)).body.chain).toEqual({
      isWhole: false,
      brokenAt: 0,
    });
  });
});
