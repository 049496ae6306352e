import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../../test/api.js';
import { anAwardingRun, type AwardingRun, completeLesson } from '../../../../test/certificates-factories.js';
import { aLearner, aQuiz, putAnswer, started } from '../../../../test/quizzes-factories.js';
import { aSession, enrolled } from '../../../../test/runs-factories.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { IssuingService } from '../../certificates/issuing.service.js';
import { AccountLinksService } from '../../identity/account-links.service.js';
import { RunsService } from '../../runs/runs.service.js';

let api: TestApi;
let managerId: string;
let manager: string;
let admin: string;
const password = 'kater fjale te gjata';
const reason = { reason: 'I njëjti person, importuar dy herë.' };

beforeAll(async () => {
  api = await startTestApi();
  managerId = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
  manager = await api.signIn(managerId);
  admin = await api.signIn(await aPerson(api.db, { grants: [{ role: 'administrator' }] }));
});
afterAll(() => api.close());

const at = (survivorId: string, mergedId: string) => `/api/people/${survivorId}/merges/${mergedId}`;
const merge = (survivorId: string, mergedId: string, cookie = manager) =>
  api.http(cookie).post(at(survivorId, mergedId)).send(reason);
const unmerge = (survivorId: string, mergedId: string, cookie = manager) =>
  api
    .http(cookie)
    .post(`${at(survivorId, mergedId)}/undoing`)
    .send(reason);
const get = async (cookie: string, path: string) => (await api.http(cookie).get(path)).body;

/** Every table but the log, as text: what a merge may not touch. */
async function everything(): Promise<Record<string, string>> {
  const tables = await api.db.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE 'audit%' ORDER BY 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const row = await api.db.one<{ rows: string }>(
      `SELECT count(*) || ':' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS rows FROM "${name}" t`,
    );
    found[name] = row?.rows ?? '';
  }
  return found;
}

/** One person twice: each account with a place in a run of its own, attended, completed and certified. */
async function twice() {
  const runs: AwardingRun[] = [await anAwardingRun(api, 1), await anAwardingRun(api, 1)];
  const sides = [];
  for (const run of runs) {
    const [one] = run.people;
    if (!one) throw new Error('nobody');
    await aSession(api, run, -10, 100);
    await completeLesson(api, run);
    await api.app.get(IssuingService).issue({ personId: run.managerId }, one.enrolmentId, new Date());
    sides.push({ ...one, run });
  }
  const [survivor, merged] = sides;
  if (!survivor || !merged) throw new Error('nobody');
  return { survivor, merged };
}

const idsOf = (rows: Record<string, unknown>[], key: string) => rows.map((row) => row[key]).sort();

describe('a merge', () => {
  it('shows the union, rewrites no row, and is taken back byte for byte', async () => {
    const { survivor, merged } = await twice();
    const cookies = [await api.signIn(survivor.personId), await api.signIn(merged.personId)];
    const before = await everything();
    // The merge itself, and the mails that tell of it.
    const [apart, mails] = [{ person_alias: '', outbox_mail: '' }, { outbox_mail: '' }];
    const both = [survivor.enrolmentId, merged.enrolmentId].sort();
    expect((await merge(survivor.personId, merged.personId)).status).toBe(204);

    for (const cookie of cookies) {
      expect((await get(cookie, '/api/me')).personId).toBe(survivor.personId);
      expect(idsOf((await get(cookie, '/api/me/learning')).courses, 'enrolmentId')).toEqual(both);
      expect((await get(cookie, '/api/me/certificates')).certificates).toHaveLength(2);
      expect((await get(cookie, '/api/me/sessions')).runs).toHaveLength(2);
      expect((await api.http(cookie).get(`/api/me/learning/${merged.enrolmentId}`)).status).toBe(200);
    }
    expect({ ...(await everything()), ...apart }).toEqual({ ...before, ...apart });

    expect((await unmerge(survivor.personId, merged.personId)).status).toBe(204);
    const [first, second] = cookies as [string, string];
    expect((await get(first, '/api/me/learning')).courses).toMatchObject([{ enrolmentId: survivor.enrolmentId }]);
    expect((await get(second, '/api/me/learning')).courses).toMatchObject([{ enrolmentId: merged.enrolmentId }]);
    expect((await get(second, '/api/me')).personId).toBe(merged.personId);
    expect({ ...(await everything()), ...mails }).toEqual({ ...before, ...mails });
  });

  it('lets either address sign in to the account that stays, and leads a search and a page to it', async () => {
    const [survivorId, mergedId] = [
      await aPerson(api.db, { givenName: 'Teuta', familyName: 'Krasniqi', email: 'teuta@one.example' }),
      await aPerson(api.db, { givenName: 'Теута', familyName: 'Краснићи', email: 'teuta@two.example' }),
    ];
    for (const personId of [survivorId, mergedId]) await api.app.get(AccountLinksService).activate(personId, password);
    const { mails } = await get(manager, `${at(survivorId, mergedId)}?locale=sq`);
    expect((await merge(survivorId, mergedId)).status).toBe(204);
    expect((await merge(survivorId, mergedId)).status).toBe(204);
    const told = await api.db.query(
      "SELECT recipient FROM outbox_mail WHERE event_key LIKE 'merged:%' AND person_id = ANY ($1::uuid[]) ORDER BY 1",
      [[survivorId, mergedId]],
    );
    expect([mails, told]).toEqual([2, [{ recipient: 'teuta@one.example' }, { recipient: 'teuta@two.example' }]]);
    for (const email of ['teuta@one.example', 'teuta@two.example']) {
      const agent = api.http();
      const signedIn = await agent.post('/api/session').send({ email, password });
      expect([signedIn.status, signedIn.body.personId]).toEqual([200, survivorId]);
      expect((await agent.get('/api/me')).body.personId).toBe(survivorId);
    }
    for (const word of ['teuta krasniqi', 'two.example', encodeURIComponent('Краснићи')])
      expect(idsOf((await get(manager, `/api/people?locale=sq&search=${word}`)).items, 'personId')).toEqual([
        survivorId,
      ]);
    const page = await get(manager, `/api/people/${survivorId}?locale=sq`);
    expect(page).toMatchObject({ mergedInto: null, mergedFrom: [{ personId: mergedId, email: 'teuta@two.example' }] });
    expect((await get(manager, `/api/people/${mergedId}?locale=sq`)).mergedInto).toMatchObject({
      personId: survivorId,
    });

    await api.http(admin).put(`/api/people/${survivorId}/account`).send({ active: false, reason: 'Largohet.' });
    const refused = await api.http().post('/api/session').send({ email: 'teuta@two.example', password });
    expect(refused.body.code).toBe('sign-in.deactivated');
  });

  it('joins roles, and own records are own under either name', async () => {
    const run = await anAwardingRun(api, 1);
    const [learner] = run.people;
    const trainerId = await aPerson(api.db, {
      grants: [{ role: 'project-manager', scopeKind: 'run', scopeId: run.runId }],
    });
    await completeLesson(api, run);
    const mergedId = learner?.personId ?? '';
    const issue = async () =>
      api
        .http(await api.signIn(trainerId))
        .post(`/api/enrolments/${learner?.enrolmentId}/certificate`)
        .send();
    expect((await merge(trainerId, mergedId)).body).toMatchObject({
      code: 'merge.not-allowed',
      params: { bar: 'roles' },
    });
    expect((await merge(trainerId, mergedId, admin)).status).toBe(204);
    expect((await get(await api.signIn(mergedId), '/api/me')).grants).toMatchObject([{ role: 'project-manager' }]);
    expect((await issue()).body.code).toBe('access.own-record');
    expect((await unmerge(trainerId, mergedId)).body.code).toBe('merge.not-allowed');
    expect((await unmerge(trainerId, mergedId, admin)).status).toBe(204);
    expect((await issue()).status).toBeLessThan(300);
  });

  it('a quiz begun under the name that is gone goes on, and what is written stays with that name', async () => {
    const scene = await aQuiz(api);
    const merged = await aLearner(api, scene);
    const survivorId = await aPerson(api.db);
    const attempt = await started(api, scene, merged.cookie);
    expect((await merge(survivorId, merged.personId)).status).toBe(204);
    const cookie = await api.signIn(survivorId);
    const resumed = await started(api, scene, cookie);
    expect(resumed.attemptId).toBe(attempt.attemptId);
    const saved = await putAnswer(api, cookie, attempt.attemptId, 1, 1, null);
    expect(saved.status).toBe(200);
    expect((await api.http(cookie).post(`/api/attempts/${attempt.attemptId}/submit`)).status).toBe(200);
    expect((await api.http(cookie).get(`/api/attempts/${attempt.attemptId}/result`)).status).toBe(200);
    const rows = await api.db.query('SELECT person_id FROM attempt WHERE enrolment_id = $1', [merged.enrolmentId]);
    expect(rows).toEqual([{ person_id: merged.personId }]);
    expect((await unmerge(survivorId, merged.personId)).status).toBe(204);
    expect((await api.http(cookie).get(`/api/attempts/${attempt.attemptId}/result`)).status).toBe(404);
    expect((await api.http(merged.cookie).get(`/api/attempts/${attempt.attemptId}/result`)).status).toBe(200);
  });

  it('a report counts the person once, with the rows of both', async () => {
    const run = await anAwardingRun(api, 0);
    await api.db.execute("UPDATE run SET state = 'planned' WHERE id = $1", [run.runId]);
    await aSession(api, run, -300, -180);
    const [one, other] = (await enrolled(api, run, 2)).map(({ personId }) => personId) as [string, string];
    const totals = async () => (await get(manager, `/api/reports/attendance?runId=${run.runId}`)).totals;
    expect(await totals()).toMatchObject({ rows: 2, people: 2 });
    expect((await get(manager, `${at(one, other)}?locale=sq`)).sharedRuns).toHaveLength(1);
    expect((await merge(one, other)).status).toBe(204);
    expect(await totals()).toMatchObject({ rows: 2, people: 1 });
  });

  it('does not enrol somebody again who is there under the other name, and proposes them once', async () => {
    const run = await anAwardingRun(api, 1);
    const mergedId = run.people[0]?.personId ?? '';
    const survivorId = await aPerson(api.db, { familyName: 'Dyherësh', departmentId: run.departmentId });
    expect((await merge(survivorId, mergedId)).status).toBe(204);
    await api.app.get(RunsService).enrol(null, run.runId, [survivorId]);
    const rows = await api.db.query('SELECT person_id FROM enrolment WHERE run_id = $1', [run.runId]);
    expect(rows).toEqual([{ person_id: mergedId }]);
  });
});

describe('the preview', () => {
  it('lists what each side has and says why it cannot be done this way round', async () => {
    const { survivor, merged } = await twice();
    await api.db.execute("UPDATE account SET state = 'deactivated' WHERE person_id = $1", [survivor.personId]);
    const view = await get(manager, `${at(survivor.personId, merged.personId)}?locale=sq`);
    expect(view).toMatchObject({
      bar: 'sign-in',
      survivor: {
        account: 'deactivated',
        has: { enrolments: 1, completed: 1, certificates: 1, affiliations: 1, roles: 0 },
      },
      merged: { account: 'active', has: { enrolments: 1 } },
      sharedRuns: [],
    });
    expect((await merge(survivor.personId, merged.personId)).body.params).toEqual({ bar: 'sign-in' });
    expect((await get(manager, `${at(merged.personId, survivor.personId)}?locale=sq`)).bar).toBeNull();
  });

  it.each([
    ['same', (ids: string[]) => [ids[0], ids[0]]],
    ['own', (ids: string[]) => [ids[0], managerId]],
    ['merged', (ids: string[]) => [ids[1], ids[2]]],
    ['merged', (ids: string[]) => [ids[2], ids[1]]],
    ['holds-others', (ids: string[]) => [ids[2], ids[0]]],
  ])('bar %s', async (bar, pair) => {
    const ids = [await aPerson(api.db), await aPerson(api.db), await aPerson(api.db)];
    const [survivorId, mergedId] = ids as [string, string];
    await merge(survivorId, mergedId);
    const [one, other] = pair(ids) as [string, string];
    expect((await get(manager, `${at(one, other)}?locale=sq`)).bar).toBe(bar);
    expect((await merge(one, other)).body).toMatchObject({ code: 'merge.not-allowed', params: { bar } });
  });
});

describe('two at once', () => {
  it('the same merge twice is one; merges that would form a chain or a ring exclude each other', async () => {
    const [a, b, c] = [await aPerson(api.db), await aPerson(api.db), await aPerson(api.db)];
    const same = await Promise.all([merge(a, b), merge(a, b)]);
    expect(same.map(({ status }) => status)).toEqual([204, 204]);
    await unmerge(a, b);
    const ring = await Promise.all([merge(a, b), merge(b, c), merge(c, a)]);
    const done = ring.filter(({ status }) => status === 204).length;
    const rows = await api.db.query<{ merged_id: string; survivor_id: string }>(
      'SELECT merged_id, survivor_id FROM person_alias WHERE merged_id = ANY ($1::uuid[])',
      [[a, b, c]],
    );
    expect(rows).toHaveLength(done);
    const merged = new Set(rows.map((row) => row.merged_id));
    expect(rows.filter((row) => merged.has(row.survivor_id))).toEqual([]);
  });

  it('the database itself refuses another name of another name', async () => {
    const [a, b, c] = [await aPerson(api.db), await aPerson(api.db), await aPerson(api.db)];
    const add = (survivorId: string, mergedId: string) =>
      api.db.execute(
        "INSERT INTO person_alias (merged_id, survivor_id, merged_by, merged_at, reason) VALUES ($1, $2, $3, now(), 'x')",
        [mergedId, survivorId, managerId],
      );
    await add(a, b);
    await expect(add(b, c)).rejects.toMatchObject({ constraint: 'person_alias_no_chain' });
    await expect(add(c, a)).rejects.toMatchObject({ constraint: 'person_alias_no_chain' });
    await expect(add(c, c)).rejects.toMatchObject({ constraint: 'person_alias_apart' });
  });
});

it('what names a merged account by mistake is told so: its page is edited where it stays', async () => {
  const { departmentId } = await anInstitution(api.db);
  const [survivorId, mergedId] = [await aPerson(api.db), await aPerson(api.db, { state: null })];
  await merge(survivorId, mergedId);
  const body = { departmentId, positionId: null, firstDay: '2026-01-01', lastDay: null, isPrimary: true };
  const begun = await api.http(manager).post(`/api/people/${mergedId}/affiliations`).send(body);
  expect([begun.status, begun.body.code]).toEqual([409, 'person.merged']);
  const born = await api.http(manager).put(`/api/people/${mergedId}/birth-date`).send({ birthDate: '1980-01-01' });
  expect([born.status, born.body.code]).toEqual([409, 'person.merged']);
  const invited = await api
    .http(manager)
    .post('/api/people/invitations')
    .send({ personIds: [mergedId] });
  expect(invited.body.code).toBe('request.not-found');
  expect((await unmerge(survivorId, uuidv7())).status).toBe(404);
  expect((await unmerge(mergedId, survivorId)).status).toBe(404);
});
