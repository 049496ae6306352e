import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { type AwardingRun, anAwardingRun, completeLesson } from '../../../test/certificates-factories.js';
import { dayFromNow } from '../../../test/enrolment-factories.js';
import { courseOf } from '../../../test/mandatory-factories.js';
import { anOpenCourse } from '../../../test/open-factories.js';
import { aNewRun } from '../../../test/runs-factories.js';
import { OpenEnrolmentsService } from '../runs/open-enrolments.service.js';
import { RunsService } from '../runs/runs.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));
const renewalPath = async (run: AwardingRun) => `/api/authoring/courses/${await courseOf(api, run)}/renewal`;

/** Everything that hangs on an enrolment, row by row as text: what "byte for byte" is about. */
async function rowsOf(enrolmentId: string): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  const read = async (table: string, where: string) => {
    const found = await api.db.query<{ row: string }>(
      `SELECT to_jsonb(x)::text AS row FROM ${table} x WHERE ${where} ORDER BY 1`,
      [enrolmentId],
    );
    rows[table] = found.map(({ row }) => row);
  };
  await read('enrolment', 'id = $1');
  const tables = await api.db.query<{ table_name: string }>(
    "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'enrolment_id' ORDER BY 1",
  );
  for (const { table_name: table } of tables) await read(table, 'enrolment_id = $1');
  const ofCertificate = 'certificate_id IN (SELECT id FROM certificate WHERE enrolment_id = $1)';
  await read('certificate_event', ofCertificate);
  await read('certificate_document', ofCertificate);
  return rows;
}

async function issue(run: Pick<AwardingRun, 'runId' | 'managerId'>, enrolmentId: string): Promise<string> {
  const manager = await as(run.managerId);
  const answer = await manager.post(`/api/enrolments/${enrolmentId}/certificate`).send({});
  if (answer.status > 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.certificateId as string;
}

/** Another run of the same course, with what its certificate asks for. */
async function anotherRun(run: AwardingRun): Promise<AwardingRun> {
  const body = aNewRun(run.course, run.hostId, { startsOn: dayFromNow(-1), endsOn: dayFromNow(90) });
  const runId = await api.app.get(RunsService).createRun(run.managerId, body);
  await api.app.get(RunsService).startRun(null, runId);
  await api.db.execute('UPDATE run SET award_rule = (SELECT award_rule FROM run WHERE id = $2) WHERE id = $1', [
    runId,
    run.runId,
  ]);
  return { ...run, runId };
}

async function enrolAgain(run: AwardingRun, personId: string): Promise<{ id: string; cycle: number }> {
  await api.app.get(RunsService).enrol(null, run.runId, [personId]);
  const row = await api.db.one<{ id: string; cycle: number }>(
    'SELECT id, cycle FROM enrolment WHERE run_id = $1 AND person_id = $2 ORDER BY cycle DESC',
    [run.runId, personId],
  );
  return row ?? { id: '', cycle: 0 };
}

describe('the renewal of a course', () => {
  it('is none, rolling or fixed, each with what it needs, and every change is written down', async () => {
    const run = await anAwardingRun(api, 0);
    const [manager, path] = [await as(run.managerId), await renewalPath(run)];
    const renewal = async () => (await manager.get(path)).body.renewal;
    const errorsOf = async (body: object) => (await manager.put(path).send(body)).body.errors;
    expect(await renewal()).toBeNull();
    expect(await errorsOf({ kind: 'rolling' })).toEqual([
      { pointer: '/months', code: 'required' },
      { pointer: '/opensDays', code: 'required' },
    ]);
    expect(await errorsOf({ kind: 'fixed', months: 12 })).toEqual([{ pointer: '/anchoredOn', code: 'required' }]);
    expect(await errorsOf({ kind: 'rolling', months: 1, opensDays: 28 })).toEqual([
      { pointer: '/opensDays', code: 'too-big', params: { maximum: 27 } },
    ]);
    expect((await manager.put(path).send({ kind: 'rolling', months: 24, opensDays: 60 })).status).toBe(204);
    expect(await renewal()).toEqual({ kind: 'rolling', months: 24, opensDays: 60 });
    await manager.put(path).send({ kind: 'fixed', months: 12, anchoredOn: '2026-01-01', opensDays: 3 });
    expect(await renewal()).toEqual({ kind: 'fixed', months: 12, anchoredOn: '2026-01-01' });
    await manager.put(path).send({ kind: 'none' });
    await manager.put(path).send({ kind: 'none' });
    expect(await renewal()).toBeNull();
    const events = await api.db.query("SELECT 1 FROM audit_event WHERE action = 'course.renewal' AND subject_id = $1", [
      await courseOf(api, run),
    ]);
    expect(events).toHaveLength(3);
  });
});

it('the renewal is read by whoever writes the course, and changed by whoever plans trainings of it', async () => {
  const run = await anAwardingRun(api, 0);
  const [scopeId, path] = [await courseOf(api, run), await renewalPath(run)];
  const holding = async (role: 'trainer' | 'project-manager') =>
    as(await aPerson(api.db, { grants: [{ role, scopeKind: 'course', scopeId }] }));
  const rolling = { kind: 'rolling', months: 24, opensDays: 60 };
  const [writer, planner] = [await holding('trainer'), await holding('project-manager')];
  const refused = await writer.put(path).send(rolling);
  expect([refused.status, refused.body.code]).toEqual([403, 'access.forbidden']);
  expect((await writer.get(path)).body).toEqual({ renewal: null });
  expect((await planner.put(path).send(rolling)).status).toBe(204);
});

describe('a second cycle', () => {
  it('is new rows and a new certificate; every row of the first stays byte for byte', async () => {
    const first = await anAwardingRun(api, 1);
    const [person] = first.people;
    const { personId = '', enrolmentId = '' } = person ?? {};
    const manager = await as(first.managerId);
    await manager.put(await renewalPath(first)).send({ kind: 'rolling', months: 12, opensDays: 30 });
    await completeLesson(api, first);
    const certificateId = await issue(first, enrolmentId);
    await api.db.execute("UPDATE enrolment SET completed_at = now() - interval '13 months' WHERE id = $1", [
      enrolmentId,
    ]);
    const before = await rowsOf(enrolmentId);
    expect(before['certificate']).toHaveLength(1);
    expect(before['progress_event']).toHaveLength(1);
    const [obligation] = (await (await as(personId)).get('/api/me/learning')).body.obligations;
    expect(obligation).toMatchObject({ kind: 'renewal', state: 'overdue', way: 'none' });

    const second = await anotherRun(first);
    const again = await enrolAgain(second, personId);
    expect(again.cycle).toBe(2);
    await completeLesson(api, second, [again.id]);
    const successor = await issue(second, again.id);
    expect(successor).not.toBe(certificateId);
    const cycles = await api.db.query(
      'SELECT cycle, edition, supersedes FROM certificate WHERE person_id = $1 ORDER BY cycle',
      [personId],
    );
    expect(cycles).toEqual([
      { cycle: 1, edition: 1, supersedes: null },
      { cycle: 2, edition: 1, supersedes: null },
    ]);
    expect(await rowsOf(enrolmentId)).toEqual(before);
    const [after] = (await (await as(personId)).get('/api/me/learning')).body.obligations;
    expect(after).toMatchObject({ kind: 'renewal', state: 'valid' });
  });

  it('does not begin while the first is valid, nor for a course that is done for ever', async () => {
    const first = await anAwardingRun(api, 1);
    const { personId = '', enrolmentId = '' } = first.people[0] ?? {};
    await completeLesson(api, first);
    const certificateId = await issue(first, enrolmentId);
    const second = await anotherRun(first);
    const again = await enrolAgain(second, personId);
    expect(again.cycle).toBe(1);
    await completeLesson(api, second, [again.id]);
    expect(await issue(second, again.id)).toBe(certificateId);
    await (
      await as(first.managerId)
    )
      .put(await renewalPath(first))
      .send({ kind: 'rolling', months: 12, opensDays: 30 });
    expect((await enrolAgain(await anotherRun(first), personId)).cycle).toBe(1);
  });

  it('keeps its number: the database refuses another', async () => {
    const run = await anAwardingRun(api, 1);
    const change = api.db.execute('UPDATE enrolment SET cycle = 2 WHERE run_id = $1', [run.runId]);
    await expect(change).rejects.toThrow('the cycle of an enrolment stays');
  });

  it('of an open course is a second enrolment in the same run', async () => {
    const { runId } = await anOpenCourse(api);
    const { departmentId } = await anInstitution(api.db);
    const personId = await aPerson(api.db, { departmentId });
    const manager = await as(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
    const row = await api.db.one<{ slug: string; course_id: string }>(
      'SELECT c.slug, c.id AS course_id FROM run r JOIN course c ON c.id = r.course_id WHERE r.id = $1',
      [runId],
    );
    const enrol = () => api.app.get(OpenEnrolmentsService).enrolIn(row?.slug ?? '', personId, new Date());
    await manager
      .put(`/api/authoring/courses/${row?.course_id ?? ''}/renewal`)
      .send({ kind: 'rolling', months: 12, opensDays: 30 });
    const first = await enrol();
    expect(await enrol()).toBe(first);
    await api.db.execute('UPDATE enrolment SET completed_at = now() WHERE id = $1', [first]);
    expect(await enrol()).toBe(first);
    await api.db.execute("UPDATE enrolment SET completed_at = now() - interval '340 days' WHERE id = $1", [first]);
    const [second, again] = await Promise.all([enrol(), enrol()]);
    expect(second).not.toBe(first);
    expect(again).toBe(second);
  });
});
