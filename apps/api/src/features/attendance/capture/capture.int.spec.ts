import { createHash } from 'node:crypto';
import { withCheckSymbol } from '@edukom/domain';
import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aRun, aSession, enrolled, type TestRun } from '../../../../test/runs-factories.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { RunsService } from '../../runs/runs.service.js';

let api: TestApi;
let run: TestRun;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  run = await aRun(api);
});
afterAll(() => api.close());

const as = async (personId = '') => api.http(await api.signIn(personId));
const marksOf = (sessionId: string) =>
  api.db.query<{
    method: string;
    kind: string;
    received_at: Date;
    device_at: Date;
    intervals: { start: string }[] | null;
  }>(
    'SELECT method, kind, received_at, device_at, intervals FROM attendance_mark WHERE session_id = $1 ORDER BY received_at, id',
    [sessionId],
  );
const mark = (enrolmentId: string | undefined, kind: string, more: object = {}) => ({
  clientKey: uuidv7(),
  enrolmentId,
  kind,
  madeAt: new Date().toISOString(),
  deviceAt: new Date().toISOString(),
  seenMarkId: null,
  ...more,
});
const passOf = async (personId = ''): Promise<string> =>
  (await (await as(personId)).get('/api/me/passes')).body.passes[0].code;
const outcomes = (body: { results: { outcome: string; refusal: string | null }[] }) =>
  body.results.map(({ outcome, refusal }) => refusal ?? outcome);
const send = async (who: string | undefined, sessionId: string, ...marks: object[]) =>
  (await as(who)).post(`/api/sessions/${sessionId}/captures`).send({ marks });

it('the official shows a code that the list knows by its hash alone, and the scan says how it came to be', async () => {
  const sessionId = await aSession(api, run, -30, 90);
  const [person, other] = await enrolled(api, run, 2);
  const code = await passOf(person?.personId);
  const list = (await (await as(run.trainerId)).get(`/api/sessions/${sessionId}/capture-list`)).body;
  expect(JSON.stringify(list)).not.toContain(code);
  const hash = createHash('sha256').update(`${sessionId}:${code}`).digest('hex');
  expect(list.rows.filter((row: { passHash: string }) => row.passHash === hash)).toMatchObject([
    { enrolmentId: person?.enrolmentId, state: 'none', lastMarkId: null },
  ]);
  const madeAt = new Date(Date.now() - 5 * 60_000).toISOString();
  const deviceAt = '2020-01-01T00:00:00.000Z';
  const sent = await send(
    run.trainerId,
    sessionId,
    mark(person?.enrolmentId, 'present', { passCode: code, madeAt, deviceAt }),
    mark(other?.enrolmentId, 'present', { passCode: code }),
    mark(other?.enrolmentId, 'present', { passCode: withCheckSymbol('23456789') }),
  );
  expect(outcomes(sent.body)).toEqual(['stored', 'wrong-pass', 'wrong-pass']);
  expect(await marksOf(sessionId)).toMatchObject([
    { method: 'pass', kind: 'present', device_at: new Date(deviceAt), intervals: [{ start: madeAt }] },
  ]);
});

it('is in the order of family names, as they stand first on it, whatever their letters', async () => {
  const sessionId = await aSession(api, run);
  const names = [
    ['Arta', 'Zeqiri'],
    ['Zana', 'Ademi'],
    ['Živko', 'Đorđević'],
    ['Besa', 'Çelaj'],
    ['Agim', 'Çelaj'],
  ] as const;
  const personIds: string[] = [];
  for (const [givenName, familyName] of names)
    personIds.push(await aPerson(api.db, { givenName, familyName, departmentId: run.departmentId }));
  await api.app.get(RunsService).enrol(null, run.runId, personIds);
  const list = (await (await as(run.trainerId)).get(`/api/sessions/${sessionId}/capture-list`)).body;
  expect(
    list.rows.map((row: { familyName: string; givenName: string }) => `${row.familyName} ${row.givenName}`),
  ).toEqual(['Ademi Zana', 'Çelaj Agim', 'Çelaj Besa', 'Đorđević Živko', 'Zeqiri Arta']);
});

it('forty marks made without a network are stored exactly once, however often and in how many pieces they are sent', async () => {
  const sessionId = await aSession(api, run, -30, 90);
  const people = await enrolled(api, run, 40);
  const marks = people.map(({ enrolmentId }, at) => mark(enrolmentId, at % 4 === 0 ? 'absent' : 'present'));
  const all = await Promise.all([
    send(run.trainerId, sessionId, ...marks.slice(0, 25)),
    send(run.trainerId, sessionId, ...marks),
    send(run.trainerId, sessionId, ...marks.slice(20)),
  ]);
  expect(all.flatMap(({ body }) => outcomes(body)).filter((one) => one !== 'stored')).toEqual([]);
  expect(await marksOf(sessionId)).toHaveLength(40);
  expect((await (await as(run.trainerId)).get(`/api/sessions/${sessionId}/board`)).body).toMatchObject({
    present: 30,
    missing: 10,
  });
});

it('shows what came meanwhile, stores nothing, and records one’s own once it was seen', async () => {
  const sessionId = await aSession(api, run, -30, 90);
  const [person] = await enrolled(api, run, 1);
  const offline = mark(person?.enrolmentId, 'absent');
  await (await as(run.managerId)).post(`/api/sessions/${sessionId}/marks`).send({
    marks: [{ clientKey: uuidv7(), enrolmentId: person?.enrolmentId, kind: 'present' }],
  });
  const first = await send(run.trainerId, sessionId, offline);
  expect(first.body.results).toMatchObject([
    { outcome: 'conflict', standing: { state: 'present', marks: [{ method: 'manual', kind: 'present' }] } },
  ]);
  expect(await marksOf(sessionId)).toHaveLength(1);
  const seenMarkId = first.body.results[0].standing.lastMarkId;
  expect(outcomes((await send(run.trainerId, sessionId, { ...offline, seenMarkId })).body)).toEqual(['stored']);
  expect((await marksOf(sessionId)).map(({ kind }) => kind)).toEqual(['present', 'absent']);
  // What the trainer noted is no conflict with what the trainer notes next.
  const changed = mark(person?.enrolmentId, 'late', { seenMarkId });
  expect(outcomes((await send(run.trainerId, sessionId, changed)).body)).toEqual(['stored']);
});

it('tells apart why a mark is not stored, and stores the others', async () => {
  const sessionId = await aSession(api, run, -30, 90);
  const [person, own] = await enrolled(api, run, 2);
  const [stranger] = await enrolled(api, await aRun(api), 1);
  await api.db.execute(
    "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES ($1, $2, 'trainer', 'run', $3, daterange('2020-01-01', NULL))",
    [uuidv7(), own?.personId, run.runId],
  );
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const sent = await send(
    own?.personId,
    sessionId,
    mark(stranger?.enrolmentId, 'present'),
    mark(own?.enrolmentId, 'present'),
    mark(person?.enrolmentId, 'late', { madeAt: yesterday }),
    mark(person?.enrolmentId, 'present', { madeAt: yesterday }),
  );
  expect(outcomes(sent.body)).toEqual(['not-on-list', 'own-record', 'outside-session', 'stored']);
});

it('a clock that is ahead makes nobody late, and a locked session takes nothing', async () => {
  const sessionId = await aSession(api, run, -30, 90);
  const [person] = await enrolled(api, run, 1);
  const madeAt = new Date(Date.now() + 40 * 60_000).toISOString();
  const before = Date.now();
  await send(run.trainerId, sessionId, mark(person?.enrolmentId, 'late', { madeAt }));
  const [stored] = await marksOf(sessionId);
  expect(Date.parse(stored?.intervals?.[0]?.start ?? '')).toBeLessThan(before + 60_000);
  const locked = await aSession(api, run, -14 * 1440 - 90, -14 * 1440 - 1);
  expect((await send(run.trainerId, locked, mark(person?.enrolmentId, 'present'))).body.code).toBe('session.locked');
});
