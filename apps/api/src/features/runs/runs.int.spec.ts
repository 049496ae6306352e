import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../test/api.js';
import { aNewRun, aRun, aSession, enrolled } from '../../../test/runs-factories.js';
import { RunsService } from './runs.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));

describe('planning', () => {
  it('plans a run by the rules of its course and makes its trainers trainers of this run', async () => {
    const { course, hostId, managerId } = await aRun(api);
    const trainerId = await aPerson(api.db, { familyName: 'Hoxha' });
    const manager = await as(managerId);
    const created = await manager
      .post('/api/runs')
      .send(aNewRun(course, hostId, { trainerIds: [trainerId], titleSq: 'Vjeshta' }));
    expect(created.status).toBe(201);
    const run = (await manager.get(`/api/runs/${created.body.runId}`)).body;
    expect(run).toMatchObject({
      state: 'planned',
      enrolled: 0,
      title: { source: 'sq', texts: { sq: { v: 'Vjeshta' } } },
      attendanceRule: {
        thresholdBasisPoints: 8000,
        excused: 'neutral',
        maxUnexcusedAbsences: 2,
        lateLimitMinutes: null,
      },
      awardRule: {
        isAttendanceRequired: true,
        quizzes: [{ quizId: course.quizIds.get('post-test'), passBasisPoints: 6000 }],
        activitiesRequired: [course.activity('lesson-1'), course.activity('lesson-2')],
      },
      trainers: [{ personId: trainerId, name: 'Arben Hoxha' }],
    });
    const trainer = await as(trainerId);
    expect((await trainer.get('/api/runs')).body.items.map((item: { id: string }) => item.id)).toEqual([
      created.body.runId,
    ]);
  });

  it('names what is wrong: a code in use, an end before the start, an unknown version, oneself as a trainer', async () => {
    const { course, hostId, managerId, runId } = await aRun(api);
    const manager = await as(managerId);
    const code = (await manager.get(`/api/runs/${runId}`)).body.code as string;
    const wrong = async (overrides: object) =>
      (await manager.post('/api/runs').send({ ...aNewRun(course, hostId), ...overrides })).body.errors;
    expect(await wrong({ code })).toEqual([{ pointer: '/code', code: 'taken' }]);
    expect(await wrong({ endsOn: '2026-10-01' })).toEqual([{ pointer: '/endsOn', code: 'order' }]);
    expect(await wrong({ versionId: runId })).toEqual([{ pointer: '/versionId', code: 'not-published' }]);
    expect(await wrong({ trainerIds: [managerId] })).toEqual([{ pointer: '/trainerIds', code: 'own-record' }]);
    expect(await wrong({ trainerIds: [runId] })).toEqual([{ pointer: '/trainerIds', code: 'choice' }]);
  });

  it('is refused outside the own scope, and to whoever may not plan', async () => {
    const { course, hostId, trainerId } = await aRun(api);
    const { institutionId } = await anInstitution(api.db);
    const elsewhere = await as(
      await aPerson(api.db, {
        grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId: institutionId }],
      }),
    );
    expect((await elsewhere.post('/api/runs').send(aNewRun(course, hostId))).body.code).toBe('access.forbidden');
    expect((await elsewhere.post('/api/runs').send(aNewRun(course, institutionId))).status).toBe(201);
    const trainer = await as(trainerId);
    expect((await trainer.post('/api/runs').send(aNewRun(course, hostId))).status).toBe(403);
    expect((await trainer.get('/api/run-options')).status).toBe(403);
  });

  it('offers the published courses, hosts in scope and trainers', async () => {
    const { course, hostId, managerId, trainerId } = await aRun(api);
    const options = (await (await as(managerId)).get('/api/run-options')).body;
    expect(options.courses.map((one: { versionId: string }) => one.versionId)).toContain(course.versionId);
    expect(options.institutions.map((one: { id: string }) => one.id)).toContain(hostId);
    expect(options.trainers.map((one: { personId: string }) => one.personId)).toContain(trainerId);
  });
});

describe('the list', () => {
  it('finds by folded words, by state, and pages by cursor', async () => {
    const { course, hostId, managerId } = await aRun(api, { titleSq: 'Gjakovë vjeshtë', titleSr: 'Ђаковица јесен' });
    const manager = await as(managerId);
    for (const titleSq of ['Gjakovë 2', 'Gjakovë 3'])
      await api.app.get(RunsService).createRun(null, aNewRun(course, hostId, { titleSq, startsOn: '2026-11-05' }));
    const found = async (query: string) => (await manager.get(`/api/runs?${query}`)).body.items.length;
    expect([
      await found('search=gjakove'),
      await found('search=djakovica'),
      await found('search=gjakove%20vjeshte'),
      await found('search=gjakove&state=finished'),
    ]).toEqual([3, 1, 1, 0]);
    const first = (await manager.get('/api/runs?search=gjakove&limit=2')).body;
    const second = (await manager.get(`/api/runs?search=gjakove&limit=2&cursor=${first.next}`)).body;
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect(new Set([...first.items, ...second.items].map((item: { id: string }) => item.id)).size).toBe(3);
    const noDay = Buffer.from(JSON.stringify(['2026-99-99', first.items[0].id])).toString('base64url');
    for (const cursor of ['nonsense', noDay, Buffer.from(`2026-11-20|${first.items[0].id}`).toString('base64url')])
      expect((await manager.get(`/api/runs?cursor=${cursor}`)).body).toMatchObject({
        code: 'request.invalid',
        errors: [{ pointer: '/cursor', code: 'invalid' }],
      });
  });

  it('shows a run of another municipality as 404, and lists only what lies in scope', async () => {
    const { runId, hostId } = await aRun(api);
    const other = await aRun(api);
    const local = await as(
      await aPerson(api.db, { grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId: hostId }] }),
    );
    expect((await local.get('/api/runs')).body.items.map((item: { id: string }) => item.id)).toEqual([runId]);
    for (const path of ['', '/roster', '/candidates?search=a'])
      expect((await local.get(`/api/runs/${other.runId}${path}`)).status).toBe(404);
    expect((await local.post(`/api/runs/${other.runId}/start`).send({})).status).toBe(404);
    expect((await api.http().get('/api/runs')).status).toBe(401);
    expect((await (await as(await aPerson(api.db))).get('/api/runs')).status).toBe(403);
  });
});

describe('sessions', () => {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const plan = {
    title: 'Sesioni 1',
    localDate: '2026-11-20',
    localStart: '10:00',
    localEnd: '13:00',
    breakFrom: '11:15',
    breakTo: '11:30',
  };

  it('turns wall times into instants, leaves the break out and keeps what was written', async () => {
    const { runId, managerId } = await aRun(api);
    const manager = await as(managerId);
    expect((await manager.post(`/api/runs/${runId}/sessions`).send(plan)).status).toBe(201);
    const [session] = (await manager.get(`/api/runs/${runId}`)).body.sessions;
    expect(session).toMatchObject({
      startsAt: '2026-11-20T09:00:00.000Z',
      endsAt: '2026-11-20T12:00:00.000Z',
      plannedMinutes: 165,
      break: { from: '11:15', to: '11:30' },
      localStart: '10:00',
    });
  });

  it('is right on the days the clocks change, and refuses an hour that does not exist', async () => {
    const { runId, managerId } = await aRun(api);
    const manager = await as(managerId);
    const add = (localDate: string, localStart: string, localEnd: string) =>
      manager.post(`/api/runs/${runId}/sessions`).send({ title: 'Ora', localDate, localStart, localEnd });
    await add('2026-10-25', '01:30', '03:30');
    await add('2027-03-28', '01:30', '03:30');
    const minutes = (await manager.get(`/api/runs/${runId}`)).body.sessions.map(
      (session: { plannedMinutes: number }) => session.plannedMinutes,
    );
    expect(minutes).toEqual([180, 60]);
    expect((await add('2027-03-28', '02:30', '04:00')).body.errors).toEqual([
      { pointer: '/localStart', code: 'nonexistent-hour' },
    ]);
  });

  it('names every field that cannot be', async () => {
    const { runId, managerId } = await aRun(api);
    const wrong = async (change: object) =>
      (await (await as(managerId)).post(`/api/runs/${runId}/sessions`).send({ ...plan, ...change })).body.errors;
    expect(await wrong({ localEnd: '10:00' })).toContainEqual({ pointer: '/localEnd', code: 'order' });
    expect(await wrong({ breakTo: '13:30' })).toEqual([{ pointer: '/breakTo', code: 'outside-session' }]);
    expect(await wrong({ breakTo: undefined })).toContainEqual({ pointer: '/breakTo', code: 'required' });
    expect(await wrong({ localDate: '2026-02-30' })).toContainEqual({ pointer: '/localDate', code: 'date' });
  });

  it('a change computes recorded minutes anew; a cancelled one stays as it is and leaves the figures', async () => {
    const run = await aRun(api);
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const [manager, trainer] = [await as(run.managerId), await as(run.trainerId)];
    const marks = [{ clientKey: person?.personId, enrolmentId: person?.enrolmentId, kind: 'present' }];
    expect((await trainer.post(`/api/sessions/${sessionId}/marks`).send({ marks })).body).toEqual({ recorded: 1 });
    const share = async () => (await manager.get(`/api/runs/${run.runId}/roster`)).body.people[0].attendance;
    expect((await manager.put(`/api/sessions/${sessionId}`).send({ ...plan, localDate: yesterday })).status).toBe(204);
    expect(await share()).toMatchObject({ plannedMinutes: 165, attendedMinutes: 165, shareBasisPoints: 10_000 });
    expect((await trainer.put(`/api/sessions/${sessionId}`).send({ ...plan, localDate: yesterday })).status).toBe(403);
    expect(
      (await manager.post(`/api/sessions/${sessionId}/cancellation`).send({ reason: 'Salla u prish' })).status,
    ).toBe(204);
    expect(await share()).toMatchObject({ plannedMinutes: 0, shareBasisPoints: null });
    expect((await manager.put(`/api/sessions/${sessionId}`).send({ ...plan, localDate: yesterday })).body.code).toBe(
      'session.cancelled',
    );
  });

  it('locks fourteen days after its end', async () => {
    const run = await aRun(api);
    const sessionId = await aSession(api, run, -14 * 24 * 60 - 120, -14 * 24 * 60 - 1);
    const manager = await as(run.managerId);
    expect((await manager.put(`/api/sessions/${sessionId}`).send(plan)).body.code).toBe('session.locked');
    expect((await manager.post(`/api/sessions/${sessionId}/cancellation`).send({ reason: 'vonë' })).body.code).toBe(
      'session.locked',
    );
  });
});

it('starts and finishes once, in that order, and then takes nobody and nothing more', async () => {
  const run = await aRun(api);
  const manager = await as(run.managerId);
  const move = async (step: string) => (await manager.post(`/api/runs/${run.runId}/${step}`).send({})).status;
  expect([await move('finish'), await move('start'), await move('start'), await move('finish')]).toEqual([
    409, 204, 409, 204,
  ]);
  const person = await aPerson(api.db, { departmentId: run.departmentId });
  expect((await manager.post(`/api/runs/${run.runId}/enrolments`).send({ personIds: [person] })).body.code).toBe(
    'run.state',
  );
  const plan = { title: 'x', localDate: '2026-11-20', localStart: '10:00', localEnd: '11:00' };
  expect((await manager.post(`/api/runs/${run.runId}/sessions`).send(plan)).body.code).toBe('run.state');
  expect((await manager.get(`/api/runs/${run.runId}`)).body.awardRule.isAttendanceRequired).toBe(false);
  expect(
    await api.db.query(
      "SELECT 1 FROM audit_event WHERE subject_id = $1 AND action IN ('run.running', 'run.finished')",
      [run.runId],
    ),
  ).toHaveLength(2);
});
