import { conflictsOf, type PlannedSession } from '@edukom/domain';
import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../../test/api.js';
import { aNewRun, aRun, enrolled, type TestRun } from '../../../../test/runs-factories.js';
import { aRoom, aSessionPlan } from '../../../../test/planner-factories.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { RunsService } from '../runs.service.js';
import { ConflictsRepository, OVERLAPPING, overlapValues } from './conflicts.repository.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));
const plan = (run: TestRun, overrides: Parameters<typeof aSessionPlan>[0] = {}) =>
  api.app.get(RunsService).addSession(null, run.runId, aSessionPlan(overrides));
const like = (run: TestRun, trainerIds: string[] = []) =>
  api.app.get(RunsService).createRun(null, aNewRun(run.course, run.hostId, { trainerIds }));

describe('what is in the way of a session', () => {
  it('is the room, the trainers and the people it shares with another at that time, and nothing an hour later', async () => {
    const run = await aRun(api);
    const roomId = await aRoom(api, run.hostId, 'Salla e Kuvendit');
    const [one, two] = await enrolled(api, run, 2);
    const otherId = await like(run, [run.trainerId]);
    await api.app.get(RunsService).enrol(null, otherId, [one?.personId ?? '', two?.personId ?? '']);
    await api.app.get(RunsService).addSession(null, otherId, aSessionPlan({ title: 'Tjetri', roomId }));
    const manager = await as(run.managerId);
    const check = async (body: object) =>
      (await manager.post(`/api/runs/${run.runId}/session-checks`).send({ ...aSessionPlan(), ...body })).body;
    const found = await check({ roomId, localStart: '11:30', localEnd: '13:00' });
    expect(found.isRoomTaken).toBe(true);
    expect(found.conflicts.map((each: { kind: string; count: number }) => [each.kind, each.count])).toEqual([
      ['room', 1],
      ['trainer', 1],
      ['person', 2],
    ]);
    expect(found.conflicts[0]).toMatchObject({
      sessionId: null,
      names: ['Salla e Kuvendit'],
      localStart: '10:00',
      localEnd: '12:00',
      other: { runId: otherId, title: 'Tjetri' },
    });
    expect(await check({ roomId, localStart: '12:00', localEnd: '13:00' })).toEqual({
      conflicts: [],
      isRoomTaken: false,
    });
  });

  it('does not count what is cancelled, a withdrawn person, or the session itself', async () => {
    const run = await aRun(api);
    const roomId = await aRoom(api, run.hostId);
    const [one] = await enrolled(api, run, 1);
    const other = await aRun(api);
    await api.app.get(RunsService).enrol(null, other.runId, [one?.personId ?? '']);
    const taken = await plan(other, { roomId });
    const manager = await as(run.managerId);
    await api.db.execute("UPDATE enrolment SET state = 'withdrawn' WHERE run_id = $1", [other.runId]);
    expect((await manager.post(`/api/sessions/${taken}/cancellation`).send({ reason: 'Salla u zu.' })).status).toBe(
      204,
    );
    const sessionId = await plan(run, { roomId });
    const body = { ...aSessionPlan({ roomId }), sessionId };
    expect((await manager.post(`/api/runs/${run.runId}/session-checks`).send(body)).body.conflicts).toEqual([]);
    expect((await manager.get(`/api/runs/${run.runId}/conflicts`)).body.conflicts).toEqual([]);
  });

  it('of a run the reader may not see tells the time and no name of it', async () => {
    const run = await aRun(api);
    const { institutionId } = await anInstitution(api.db);
    const roomId = await aRoom(api, institutionId);
    const own = await api.app.get(RunsService).createRun(null, aNewRun(run.course, institutionId));
    await plan(run, { roomId });
    const grants = [{ role: 'project-manager' as const, scopeKind: 'institution' as const, scopeId: institutionId }];
    const local = await as(await aPerson(api.db, { grants }));
    const [conflict] = (await local.post(`/api/runs/${own}/session-checks`).send(aSessionPlan({ roomId }))).body
      .conflicts;
    expect(conflict).toMatchObject({ kind: 'room', localStart: '10:00', other: null });
    expect((await local.get(`/api/runs/${run.runId}/conflicts`)).status).toBe(404);
  });

  it('names the leaders of a session when it has its own, and the wrong hour as the form does', async () => {
    const second = await aPerson(api.db);
    const run = await aRun(api);
    const both = await like(run, [run.trainerId, second]);
    await api.app.get(RunsService).addSession(null, both, aSessionPlan({ trainerIds: [second] }));
    const manager = await as(run.managerId);
    const check = (body: object) =>
      manager.post(`/api/runs/${run.runId}/session-checks`).send({ ...aSessionPlan(), ...body });
    expect((await check({})).body.conflicts).toEqual([]);
    // Who is no trainer of the run is not looked up, and not named.
    expect((await check({ trainerIds: [second] })).body.conflicts).toEqual([]);
    expect((await check({ localDate: '2027-03-28', localStart: '02:30', localEnd: '04:00' })).body.errors).toEqual([
      { pointer: '/localStart', code: 'nonexistent-hour' },
    ]);
  });
});

describe('planning in a room', () => {
  it('is refused when the room is taken, and done with a reason that stays', async () => {
    const run = await aRun(api);
    const roomId = await aRoom(api, run.hostId, 'Salla 1');
    await plan(run, { roomId });
    const manager = await as(run.managerId);
    const add = (body: object) => manager.post(`/api/runs/${run.runId}/sessions`).send({ ...aSessionPlan(), ...body });
    const refused = await add({ roomId, localStart: '11:59' });
    expect([refused.status, refused.body.code]).toEqual([409, 'session.room-taken']);
    const shared = await add({ roomId, localStart: '11:00', overrideReason: 'Grupet mësojnë bashkë.' });
    expect(shared.status).toBe(201);
    const alone = await add({ roomId, localStart: '12:00', localEnd: '13:00', overrideReason: 'Pa nevojë.' });
    const sessions = (await manager.get(`/api/runs/${run.runId}`)).body.sessions as {
      id: string;
      room: string;
      overrideReason: string | null;
    }[];
    const of = (id: string) => sessions.find((one) => one.id === id);
    expect(of(shared.body.sessionId)).toMatchObject({ room: 'Salla 1', overrideReason: 'Grupet mësojnë bashkë.' });
    expect(of(alone.body.sessionId)?.overrideReason).toBeNull();
    // A new title needs no new reason: the room is shared as it was.
    const edit = await manager
      .put(`/api/sessions/${shared.body.sessionId}`)
      .send({ ...aSessionPlan({ roomId, localStart: '11:00' }), title: 'Tjetër' });
    expect(edit.status).toBe(204);
    expect((await manager.put(`/api/sessions/${shared.body.sessionId}`).send(aSessionPlan({ roomId }))).status).toBe(
      409,
    );
  });

  it('gives a room to one of two who want it at the same moment', async () => {
    const run = await aRun(api);
    const roomId = await aRoom(api, run.hostId);
    const manager = await as(run.managerId);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => manager.post(`/api/runs/${run.runId}/sessions`).send(aSessionPlan({ roomId }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('is refused by the database too, when somebody forgets to look', async () => {
    const run = await aRun(api);
    const roomId = await aRoom(api, run.hostId);
    await plan(run, { roomId });
    const second = await plan(run);
    await expect(
      api.db.execute('UPDATE session SET room_id = $2 WHERE id = $1', [second, roomId]),
    ).rejects.toMatchObject({
      constraint: 'session_room_free',
    });
  });

  it('takes no closed room, no room there is not, and nobody who is no trainer of the run', async () => {
    const run = await aRun(api);
    const roomId = await aRoom(api, run.hostId);
    await api.db.execute('UPDATE room SET closed_at = now() WHERE id = $1', [roomId]);
    const manager = await as(run.managerId);
    const errors = async (body: object) =>
      (await manager.post(`/api/runs/${run.runId}/sessions`).send({ ...aSessionPlan(), ...body })).body.errors;
    expect(await errors({ roomId })).toEqual([{ pointer: '/roomId', code: 'choice' }]);
    expect(await errors({ roomId: uuidv7() })).toEqual([{ pointer: '/roomId', code: 'choice' }]);
    expect(await errors({ trainerIds: [run.managerId] })).toEqual([{ pointer: '/trainerIds', code: 'choice' }]);
  });
});

describe('SQL and the rule', () => {
  it('find the same conflicts among random sessions', async () => {
    const run = await aRun(api);
    const rooms = [await aRoom(api, run.hostId), await aRoom(api, run.hostId)];
    const trainers = [await aPerson(api.db), await aPerson(api.db), await aPerson(api.db)];
    const people = await enrolled(api, run, 3);
    const made: PlannedSession[] = [];
    // Numbers that look random and are the same on every machine.
    let seed = 20261126;
    const below = (limit: number) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
    for (let index = 0; index < 24; index += 1) {
      const runId = await like(run, trainers);
      const inside = people.map(({ personId }) => personId).filter(() => below(2) === 0);
      await api.app.get(RunsService).enrol(null, runId, inside);
      const trainerIds = trainers.filter(() => below(3) === 0);
      const start = Date.parse('2031-03-30T00:00:00Z') + below(16) * 900_000;
      const [startsAt, endsAt] = [new Date(start), new Date(start + (1 + below(8)) * 900_000)];
      const id = await api.app.get(RunsService).addSession(null, runId, aSessionPlan({ trainerIds }));
      const roomId = below(4) === 0 ? null : (rooms[below(2)] ?? null);
      await api.db.execute(
        `UPDATE session SET starts_at = $2, ends_at = $3, room_id = $4, room_override_reason = CASE WHEN $4::uuid IS NULL THEN NULL ELSE 'x' END WHERE id = $1`,
        [id, startsAt, endsAt, roomId],
      );
      made.push({
        sessionId: id,
        when: { start: startsAt.getTime(), end: endsAt.getTime() },
        roomId,
        trainerIds: trainerIds.length > 0 ? trainerIds : trainers,
        personIds: inside,
      });
    }
    const seen = (found: ReturnType<typeof conflictsOf>) =>
      found.map(({ kind, sessionId, ids }) => `${kind} ${sessionId} ${[...ids].sort().join()}`).sort();
    let conflicts = 0;
    for (const planned of made) {
      const { roomId, trainerIds, personIds } = planned;
      const asked = {
        sessionId: planned.sessionId,
        startsAt: new Date(planned.when.start),
        endsAt: new Date(planned.when.end),
      };
      const rows = await api.app
        .get(ConflictsRepository)
        .overlapping([asked], { roomIds: roomId ? [roomId] : [], personIds: [...trainerIds, ...personIds] });
      const bySql = conflictsOf(
        planned,
        rows.map((row) => ({
          sessionId: row.id,
          when: { start: row.starts_at.getTime(), end: row.ends_at.getTime() },
          roomId: row.room_id,
          trainerIds: row.trainer_ids,
          personIds: row.person_ids,
        })),
      );
      const byRule = conflictsOf(planned, made);
      conflicts += byRule.length;
      expect(seen(bySql)).toEqual(seen(byRule));
    }
    expect(conflicts).toBeGreaterThan(50);
  });

  it('100,000 sessions are found by the index over their time: a handful of rows and pages is looked at', async () => {
    const run = await aRun(api);
    const roomId = await aRoom(api, run.hostId);
    const found = await api.db.dryRun(async () => {
      await api.db.execute(
        `INSERT INTO session (id, run_id, title, local_date, local_start, local_end, zone, starts_at, ends_at)
         SELECT gen_random_uuid(), $1, 's', '2026-01-01', '09:00', '10:00', 'Europe/Belgrade', t, t + interval '2 hours'
         FROM (SELECT timestamptz '2026-01-01 08:00+00' + n * interval '20 minutes' AS t FROM generate_series(1, 100000) n) g`,
        [run.runId],
      );
      await api.db.execute('ANALYZE session');
      const asked = [
        { sessionId: null, startsAt: new Date('2028-05-05T08:10:00Z'), endsAt: new Date('2028-05-05T09:00:00Z') },
      ];
      const rows = await api.db.query<{ 'QUERY PLAN': PlanNode[] }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${OVERLAPPING}`,
        overlapValues(asked, { roomIds: [roomId], personIds: [run.trainerId] }),
      );
      return { plan: rows[0]?.['QUERY PLAN'][0]?.Plan, count: 100_000 };
    });
    const nodes = nodesOf(found.plan);
    const onSessions = nodes.filter(
      (node) => node['Relation Name'] === 'session' || node['Index Name'] === 'session_times_idx',
    );
    expect(onSessions.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(nodes.some((node) => node['Index Name'] === 'session_times_idx')).toBe(true);
    expect(Math.max(...onSessions.map((node) => node['Actual Rows']))).toBeLessThan(20);
    expect(found.plan?.['Shared Hit Blocks'] ?? Infinity).toBeLessThan(300);
  });
});

interface PlanNode {
  readonly Plan?: PlanNode;
  readonly Plans?: readonly PlanNode[];
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Shared Hit Blocks': number;
}

const nodesOf = (node: PlanNode | undefined): PlanNode[] =>
  node ? [node, ...(node.Plans ?? []).flatMap((child) => nodesOf(child))] : [];
