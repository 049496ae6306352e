import { anAttendedRun, marked } from '../../../../test/attendance-factories.js';
import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aRun, aSession, enrolled, layAt, type TestRun } from '../../../../test/runs-factories.js';
import { uuidv7 } from '../../../platform/db/ids.js';

let api: TestApi;
let run: TestRun;
let manager: string;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  run = await aRun(api);
  manager = await api.signIn(run.managerId);
});
afterAll(() => api.close());

const read = async (path: string, cookie = manager) => (await api.http(cookie).get(path)).body;
const mark = (sessionId: string, enrolmentId: string | undefined, kind: string, more: object = {}) =>
  marked(api, run, sessionId, enrolmentId, kind, more);
const scene = () => anAttendedRun(api, run);

describe('the matrix', () => {
  it('holds people by sessions that were not cancelled, in the order of names and days', async () => {
    const { first, second, third, toCome } = await scene();
    const matrix = await read(`/api/runs/${run.runId}/attendance`);
    expect(matrix.sessions.map(({ id }: { id: string }) => id)).toEqual([first, second, third, toCome]);
    expect(matrix.sessions.map(({ isPast }: { isPast: boolean }) => isPast)).toEqual([true, true, true, false]);
    expect(matrix.people.map(({ states }: { states: string[] }) => states).sort()).toEqual([
      ['absent', 'none', 'none', 'none'],
      ['present', 'partial', 'excused', 'none'],
    ]);
    expect(matrix.thresholdBasisPoints).toBe(8000);
  });

  it('asks the database as often for ten people as for one', async () => {
    const sessionId = await aSession(api, run, -120, -60);
    const statements = async () => {
      let asked = 0;
      // Boards are told of the mark a moment after its request.
      const stop = api.db.listen((sql) => (asked += sql.includes('pg_notify') ? 0 : 1));
      await read(`/api/runs/${run.runId}/attendance`);
      stop();
      return asked;
    };
    const [one] = await enrolled(api, run, 1);
    await mark(sessionId, one?.enrolmentId, 'present');
    const before = await statements();
    await enrolled(api, run, 9);
    expect(await statements()).toBe(before);
  });

  it('is empty, not wrong, before anybody is enrolled', async () => {
    await aSession(api, run, 60, 120);
    expect(await read(`/api/runs/${run.runId}/attendance`)).toMatchObject({ people: [], sessions: [{}] });
    expect((await read(`/api/runs/${uuidv7()}/attendance`)).code).toBe('request.not-found');
  });
});

describe('totals', () => {
  const totals = (query: string, cookie = manager) => read(`/api/attendance/totals?${query}`, cookie);
  const year = 'from=2026-01-01&to=2027-12-31';

  it('add up institution, department and person to the same minutes', async () => {
    await scene();
    const sums = await Promise.all(
      ['institution', 'department', 'person'].map(async (by) => {
        const { rows } = await totals(`by=${by}&${year}&institutionId=${run.hostId}`);
        const sum = (of: string) => rows.reduce((all: number, row: Record<string, number>) => all + (row[of] ?? 0), 0);
        return [sum('attendedMinutes'), sum('countedMinutes'), sum('unexcusedAbsences')];
      }),
    );
    // 120 + 60 of 120 + 90 (60 excused); nothing of 120 + 90 + 60.
    expect(sums[0]).toEqual([180, 480, 3]);
    expect(sums[1]).toEqual(sums[0]);
    expect(sums[2]).toEqual(sums[0]);
    const [department] = (await totals(`by=department&${year}&institutionId=${run.hostId}`)).rows;
    expect(department).toMatchObject({ id: run.departmentId, people: 2, runs: 1, personName: null });
  });

  it('stay with the institution at enrolment when somebody moves', async () => {
    const { people } = await scene();
    const before = await totals(`by=institution&${year}&institutionId=${run.hostId}`);
    await api.db.execute('DELETE FROM affiliation WHERE person_id = $1', [people[0]?.personId]);
    expect(await totals(`by=institution&${year}&institutionId=${run.hostId}`)).toEqual(before);
    const departments = (await totals(`by=department&${year}&institutionId=${run.hostId}`)).rows;
    expect(departments.map(({ id }: { id: string | null }) => id).sort()).toEqual([run.departmentId, null].sort());
  });

  it('count the runs of the period that the reader may see', async () => {
    await scene();
    expect((await totals(`by=person&from=2020-01-01&to=2020-12-31`)).rows).toEqual([]);
    const stranger = await aRun(api);
    const theirs = await totals(`by=person&${year}`, await api.signIn(stranger.trainerId));
    expect(theirs).toMatchObject({ rows: [], institutions: [], isCut: false });
    const ours = await totals(`by=person&${year}`, await api.signIn(run.trainerId));
    expect(ours.rows).toHaveLength(2);
    expect((await totals('by=person&from=2026-02-01&to=2026-01-01')).errors).toEqual([
      { pointer: '/to', code: 'order' },
    ]);
  });
});

describe('the rule of a run', () => {
  const rule = {
    thresholdBasisPoints: 5000,
    excused: 'absent',
    maxUnexcusedAbsences: 1,
    lateLimitMinutes: 15,
    minSessionBasisPoints: 5000,
  };
  const change = (body: object, cookie = manager) =>
    api.http(cookie).put(`/api/runs/${run.runId}/attendance-rule`).send(body);

  it('is read with the sessions it is asked of, and changes while the run is planned', async () => {
    const sessionId = await aSession(api, run, 60, 180);
    await change(rule).expect(204);
    const told = await read(`/api/runs/${run.runId}/attendance-rule`);
    expect(told).toMatchObject({ state: 'planned', rule, sessions: [{ id: sessionId, slots: [{}] }] });
    const [slot] = told.sessions[0].slots;
    expect(Date.parse(slot.end) - Date.parse(slot.start)).toBe(120 * 60_000);
    expect((await read(`/api/runs/${run.runId}`)).attendanceRule).toEqual(rule);
  });

  it('judges by the shortest stay and the late limit', async () => {
    const sessionId = await aSession(api, run, -180, -60);
    await layAt(api.db, sessionId, -180, -60);
    const [person] = await enrolled(api, run, 1);
    await change(rule).expect(204);
    const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 160 * 60_000).toISOString();
    await mark(sessionId, person?.enrolmentId, 'late', { at });
    const [own] = (await read(`/api/runs/${run.runId}/attendance`)).people;
    expect(own.attendance).toMatchObject({ attendedMinutes: 0, countedMinutes: 120, unexcusedAbsences: 1 });
  });

  it('is fixed from the start on, and asks for numbers that can be', async () => {
    expect((await change({ ...rule, thresholdBasisPoints: 10_001 })).body.code).toBe('request.invalid');
    expect((await change(rule, await api.signIn(run.trainerId))).body.code).toBe('access.forbidden');
    await api.db.execute("UPDATE run SET state = 'running' WHERE id = $1", [run.runId]);
    expect((await change(rule)).body.code).toBe('run.state');
    expect((await read(`/api/runs/${run.runId}/attendance-rule`)).rule.thresholdBasisPoints).toBe(8000);
    const stranger = await api.signIn(await aPerson(api.db));
    expect((await read(`/api/runs/${run.runId}/attendance-rule`, stranger)).code).toBe('access.forbidden');
  });
});
