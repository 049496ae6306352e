import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../../test/api.js';
import { aSeatPlan, dayFromNow } from '../../../../test/enrolment-factories.js';
import { aNewRun, aRun, enrolled, type TestRun } from '../../../../test/runs-factories.js';
import { aRoom, aSessionPlan } from '../../../../test/planner-factories.js';
import { SeatPlansService } from '../enrolment/seat-plans.service.js';
import { RunsService } from '../runs.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));
const addSession = (run: TestRun, overrides: Parameters<typeof aSessionPlan>[0] = {}) =>
  api.app.get(RunsService).addSession(null, run.runId, aSessionPlan(overrides));
const MANAGER = [{ role: 'project-manager' as const }];
const code = () => `KOPJE-${Math.random().toString(36).slice(2, 10)}`;

describe('rooms', () => {
  it('are added and changed where one may plan; a new name reaches what is to come and its calendars', async () => {
    const run = await aRun(api);
    const grants = [{ role: 'project-manager' as const, scopeKind: 'institution' as const, scopeId: run.hostId }];
    const local = await as(await aPerson(api.db, { grants }));
    const { institutionId } = await anInstitution(api.db);
    const add = (body: object) => local.post('/api/rooms').send({ institutionId: run.hostId, seats: 24, ...body });
    const added = await add({ name: 'Salla 7' });
    expect(added.status).toBe(201);
    expect((await add({ name: 'Salla 7' })).body.errors).toEqual([{ pointer: '/name', code: 'taken' }]);
    expect((await add({ name: 'x', institutionId })).body.code).toBe('access.forbidden');
    const { roomId } = added.body as { roomId: string };
    const coming = await addSession(run, { roomId });
    const past = await addSession(run, { localDate: dayFromNow(-30), roomId });
    const edit = (id: string, body: object) =>
      local.put(`/api/rooms/${id}`).send({ name: 'Salla e re', seats: 30, isClosed: true, ...body });
    expect((await edit(roomId, {})).status).toBe(204);
    const rooms = (await local.get('/api/rooms')).body.rooms as { roomId: string }[];
    expect(rooms.find((room) => room.roomId === roomId)).toMatchObject({
      name: 'Salla e re',
      seats: 30,
      isClosed: true,
      canEdit: true,
    });
    const named = await api.db.query<{ id: string; room: string }>('SELECT id, room FROM session WHERE run_id = $1', [
      run.runId,
    ]);
    expect(new Map(named.map((row) => [row.id, row.room]))).toEqual(
      new Map([
        [coming, 'Salla e re'],
        [past, 'Salla 7'],
      ]),
    );
    expect((await edit(run.runId, {})).status).toBe(404);
    expect((await edit(await aRoom(api, institutionId), {})).body.code).toBe('access.forbidden');
    expect((await (await as(run.trainerId)).get('/api/rooms')).status).toBe(403);
  });
});

describe('the plan of a run', () => {
  const versionOf = async (run: TestRun) =>
    (await api.db.one<{ version: number }>('SELECT version FROM run WHERE id = $1', [run.runId]))?.version;
  const planOf = async (run: TestRun, overrides: object = {}) => ({
    version: await versionOf(run),
    startsOn: '2026-11-02',
    endsOn: '2026-12-30',
    locales: ['sq'],
    trainerIds: [run.trainerId],
    coHostIds: [],
    ...overrides,
  });

  it('changes days, languages, trainers and further hosts; who is left out has the run no more', async () => {
    const run = await aRun(api);
    const { institutionId } = await anInstitution(api.db);
    const newTrainer = await aPerson(api.db, { familyName: 'Berisha' });
    const sessionId = await addSession(run, { trainerIds: [run.trainerId] });
    const manager = await as(run.managerId);
    const put = async (body: object) => manager.put(`/api/runs/${run.runId}/plan`).send(await planOf(run, body));
    expect((await put({ trainerIds: [newTrainer], coHostIds: [institutionId, run.hostId] })).status).toBe(204);
    const detail = (await manager.get(`/api/runs/${run.runId}`)).body;
    expect(detail).toMatchObject({
      startsOn: '2026-11-02',
      locales: ['sq'],
      trainers: [{ personId: newTrainer }],
      coHosts: [{ id: institutionId }],
    });
    expect(detail.sessions.find((one: { id: string }) => one.id === sessionId).trainerIds).toEqual([]);
    expect((await (await as(run.trainerId)).get(`/api/runs/${run.runId}`)).status).toBe(403);
    expect((await (await as(newTrainer)).get(`/api/runs/${run.runId}`)).status).toBe(200);
    // Added again after having been taken away the same day.
    expect((await put({ trainerIds: [newTrainer, run.trainerId] })).status).toBe(204);
    expect((await (await as(run.trainerId)).get(`/api/runs/${run.runId}`)).status).toBe(200);
  });

  it('names what is wrong, and is over with the run', async () => {
    const run = await aRun(api);
    const manager = await as(run.managerId);
    const put = async (body: object) => manager.put(`/api/runs/${run.runId}/plan`).send(await planOf(run, body));
    const errors = async (body: object) => (await put(body)).body.errors;
    expect(await errors({ endsOn: '2026-11-01' })).toEqual([{ pointer: '/endsOn', code: 'order' }]);
    expect(await errors({ trainerIds: [run.managerId] })).toEqual([{ pointer: '/trainerIds', code: 'own-record' }]);
    expect(await errors({ trainerIds: [run.runId] })).toEqual([{ pointer: '/trainerIds', code: 'choice' }]);
    expect(await errors({ coHostIds: [run.runId] })).toEqual([{ pointer: '/coHostIds', code: 'choice' }]);
    await api.db.execute("UPDATE run SET state = 'finished' WHERE id = $1", [run.runId]);
    expect((await put({})).body.code).toBe('run.state');
  });

  it('of two who plan from the same version tells the later what stands, and ends no grant of the other', async () => {
    const run = await aRun(api);
    const [first, second] = [await as(run.managerId), await as(await aPerson(api.db, { grants: MANAGER }))];
    const [mine, theirs] = [await aPerson(api.db), await aPerson(api.db)];
    const { version } = (await first.get(`/api/runs/${run.runId}`)).body;
    const put = async (who: typeof first, personId: string, at: number) =>
      who
        .put(`/api/runs/${run.runId}/plan`)
        .send(await planOf(run, { version: at, trainerIds: [run.trainerId, personId] }));
    const answers = await Promise.all([put(first, mine, version), put(second, theirs, version)]);
    const saved = answers[0].status === 204 ? mine : theirs;
    const refused = answers.find(({ status }) => status !== 204);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect([refused?.status, refused?.body]).toMatchObject([
      409,
      { code: 'draft.changed', current: { version: version + 1, startsOn: '2026-11-02', coHostIds: [] } },
    ]);
    expect(refused?.body.current.trainerIds.sort()).toEqual([run.trainerId, saved].sort());
    expect((await (await as(saved)).get(`/api/runs/${run.runId}`)).status).toBe(200);
    expect((await put(second, saved, refused?.body.current.version)).status).toBe(204);
    expect((await (await as(saved)).get(`/api/runs/${run.runId}`)).status).toBe(200);
  });

  it('has its further hosts from the beginning, and is found by them', async () => {
    const run = await aRun(api);
    const { institutionId } = await anInstitution(api.db);
    const manager = await as(run.managerId);
    const body = aNewRun(run.course, run.hostId, { coHostIds: [institutionId] });
    const { runId } = (await manager.post('/api/runs').send(body)).body;
    expect((await manager.get(`/api/runs/${runId}`)).body.coHosts).toMatchObject([{ id: institutionId }]);
    const wrong = await manager.post('/api/runs').send(aNewRun(run.course, run.hostId, { coHostIds: [run.runId] }));
    expect(wrong.body.errors).toEqual([{ pointer: '/coHostIds', code: 'choice' }]);
    const day = `from=2026-11-01&until=2026-11-30&hostId=${institutionId}`;
    expect((await manager.get(`/api/planner?${day}`)).body.runs).toMatchObject([{ runId }]);
  });
});

describe('a copy', () => {
  it('keeps wall times across a change of clocks, and takes over everything but people', async () => {
    const run = await aRun(api, {
      startsOn: '2031-10-01',
      endsOn: '2031-10-31',
      titleSq: 'Vjeshta',
      titleEn: 'Autumn',
    });
    const [other] = [await aPerson(api.db)];
    const roomId = await aRoom(api, run.hostId);
    await enrolled(api, run, 2);
    const quotas = [{ institutionId: run.hostId, seats: 2, releasedOn: '2031-09-20' }];
    const seats = aSeatPlan({
      capacity: 9,
      enrolmentFrom: '2031-09-01',
      enrolmentUntil: null,
      cutOffOn: '2031-09-28',
      quotas,
    });
    await api.app.get(SeatPlansService).plan(null, run.runId, seats, new Date());
    const wall = { localStart: '09:00', localEnd: '12:30' };
    await addSession(run, {
      ...wall,
      localDate: '2031-10-20',
      breakFrom: '10:30',
      breakTo: '10:45',
      roomId,
      trainerIds: [run.trainerId],
    });
    const off = await addSession(run, { ...wall, localDate: '2031-10-21' });
    const manager = await as(run.managerId);
    await manager.post(`/api/sessions/${off}/cancellation`).send({ reason: 'Festë zyrtare.' });
    const copied = await manager.post(`/api/runs/${run.runId}/copies`).send({ code: code(), weeks: 2 });
    expect([copied.status, copied.body.roomsLeftOpen]).toEqual([201, 0]);
    const copy = (await manager.get(`/api/runs/${copied.body.runId}`)).body;
    expect(copy).toMatchObject({
      state: 'planned',
      enrolled: 0,
      startsOn: '2031-10-15',
      endsOn: '2031-11-14',
      hostInstitutionId: run.hostId,
      trainers: [{ personId: run.trainerId }],
      attendanceRule: { thresholdBasisPoints: 8000, maxUnexcusedAbsences: 2 },
      title: { texts: { sq: { v: 'Vjeshta' }, en: { v: 'Autumn' } } },
    });
    // Clocks go back on 26 October 2031: nine is 07:00 UTC before and 08:00 UTC after.
    expect(copy.sessions).toMatchObject([
      {
        localDate: '2031-11-03',
        localStart: '09:00',
        startsAt: '2031-11-03T08:00:00.000Z',
        plannedMinutes: 195,
        break: { from: '10:30', to: '10:45' },
        roomId,
        trainerIds: [run.trainerId],
      },
    ]);
    expect((await manager.get(`/api/runs/${copied.body.runId}/requests`)).body.seats).toMatchObject({
      capacity: 9,
      enrolmentFrom: '2031-09-15',
      cutOffOn: '2031-10-12',
      quotas: [{ institutionId: run.hostId, seats: 2, releasedOn: '2031-10-04' }],
    });
    expect(other).toBeDefined();
  });

  it('leaves a room open that somebody has by then, and is nothing at all when an hour does not exist', async () => {
    const run = await aRun(api);
    const roomId = await aRoom(api, run.hostId, 'Salla e zënë');
    await addSession(run, { localDate: '2031-05-05', roomId });
    await addSession(await aRun(api), { localDate: '2031-05-12', roomId });
    const manager = await as(run.managerId);
    const copy = (weeks: number, name = code()) =>
      manager.post(`/api/runs/${run.runId}/copies`).send({ code: name, weeks });
    const copied = await copy(1);
    expect(copied.body.roomsLeftOpen).toBe(1);
    const detail = (await manager.get(`/api/runs/${copied.body.runId}`)).body;
    expect(detail.sessions).toMatchObject([{ localDate: '2031-05-12', room: '', roomId: null }]);
    await addSession(run, { localDate: '2032-03-21', localStart: '02:30', localEnd: '04:00' });
    const name = code();
    // 28 March 2032: from 02:00 to 03:00 there is no time.
    expect((await copy(1, name)).body.errors).toEqual([{ pointer: '/weeks', code: 'nonexistent-hour' }]);
    expect(await api.db.one('SELECT 1 FROM run WHERE code = $1', [name])).toBeNull();
    expect((await copy(2, detail.code)).body.errors).toEqual([{ pointer: '/code', code: 'taken' }]);
  });

  it('of a cancelled run has the sessions that went with it, and not those cancelled before', async () => {
    const run = await aRun(api);
    await addSession(run, { localDate: '2031-06-02', title: 'Mbetet' });
    const off = await addSession(run, { localDate: '2031-06-03', title: 'U anulua më parë' });
    const manager = await as(run.managerId);
    const reason = 'Nuk ka pjesëmarrës.';
    await manager.post(`/api/sessions/${off}/cancellation`).send({ reason });
    expect((await manager.post(`/api/runs/${run.runId}/cancellation`).send({ reason })).status).toBe(200);
    const copied = await manager.post(`/api/runs/${run.runId}/copies`).send({ code: code(), weeks: 1 });
    const detail = (await manager.get(`/api/runs/${copied.body.runId}`)).body;
    expect(detail).toMatchObject({ state: 'planned', cancelReason: null });
    expect(detail.sessions).toMatchObject([{ title: 'Mbetet', localDate: '2031-06-09', isCancelled: false }]);
  });

  it('is made only where one may plan a new run, not by whom one run is entrusted to', async () => {
    const run = await aRun(api);
    const copyBy = async (scopeKind: 'run' | 'course' | 'institution', scopeId: string, name: string) =>
      (await as(await aPerson(api.db, { grants: [{ role: 'project-manager', scopeKind, scopeId }] })))
        .post(`/api/runs/${run.runId}/copies`)
        .send({ code: name, weeks: 1 });
    const name = code();
    const refused = await copyBy('run', run.runId, name);
    expect([refused.status, refused.body.code]).toEqual([403, 'access.forbidden']);
    expect(await api.db.one('SELECT 1 FROM run WHERE code = $1', [name])).toBeNull();
    expect((await copyBy('course', run.course.courseId, code())).status).toBe(201);
    expect((await copyBy('institution', run.hostId, code())).status).toBe(201);
  });

  it('makes nobody a trainer by their own hand', async () => {
    const run = await aRun(api);
    const grants = [
      { role: 'project-manager' as const },
      { role: 'trainer' as const, scopeKind: 'run' as const, scopeId: run.runId },
    ];
    const both = await as(await aPerson(api.db, { grants }));
    const copied = await both.post(`/api/runs/${run.runId}/copies`).send({ code: code(), weeks: 4 });
    const detail = (await both.get(`/api/runs/${copied.body.runId}`)).body;
    expect(detail.trainers.map((one: { personId: string }) => one.personId)).toEqual([run.trainerId]);
  });
});

describe('the calendar', () => {
  it('shows sessions and runs of a stretch of days by host, trainer and room, and what overlaps', async () => {
    const run = await aRun(api, { startsOn: '2033-02-01', endsOn: '2033-02-28' });
    const second = await aRun(api, { startsOn: '2033-02-01', endsOn: '2033-02-28' });
    const roomId = await aRoom(api, run.hostId);
    await addSession(run, { localDate: '2033-02-10', roomId, title: 'A' });
    await addSession(second, { localDate: '2033-02-10', roomId, title: 'B', overrideReason: 'Bashkë.' });
    await addSession(second, { localDate: '2033-02-11', title: 'C' });
    const off = await addSession(second, { localDate: '2033-02-12', title: 'D' });
    const manager = await as(run.managerId);
    await manager.post(`/api/sessions/${off}/cancellation`).send({ reason: 'Nuk mbahet.' });
    const titles = async (query: string) =>
      (
        (await manager.get(`/api/planner?from=2033-02-01&until=2033-02-28${query}`)).body.sessions as {
          title: string;
          hasConflict: boolean;
        }[]
      ).map(({ title, hasConflict }) => `${title}${hasConflict ? '!' : ''}`);
    expect((await titles('')).sort()).toEqual(['A!', 'B!', 'C']);
    expect(await titles(`&hostId=${run.hostId}`)).toEqual(['A!']);
    expect(await titles(`&trainerId=${second.trainerId}`)).toEqual(['B!', 'C']);
    expect((await titles(`&roomId=${roomId}`)).sort()).toEqual(['A!', 'B!']);
    expect((await manager.get('/api/planner?from=2033-02-11&until=2033-02-11')).body.sessions).toHaveLength(1);
    const choices = (await manager.get('/api/planner/choices')).body;
    expect(choices.hosts.map((one: { id: string }) => one.id)).toContain(run.hostId);
    expect(choices.trainers.map((one: { personId: string }) => one.personId)).toContain(second.trainerId);
    expect(choices.rooms.map((one: { roomId: string }) => one.roomId)).toContain(roomId);
  });

  it('shows a trainer their own runs only, and refuses days in the wrong order or too many', async () => {
    const run = await aRun(api, { startsOn: '2034-02-01', endsOn: '2034-02-28' });
    await addSession(run, { localDate: '2034-02-10' });
    await addSession(await aRun(api), { localDate: '2034-02-10' });
    const trainer = await as(run.trainerId);
    const answer = (await trainer.get('/api/planner?from=2034-02-01&until=2034-02-28')).body;
    expect([answer.sessions.length, answer.runs.length, answer.isCut]).toEqual([1, 1, false]);
    const wrong = async (query: string) => (await trainer.get(`/api/planner?${query}`)).body.errors;
    expect(await wrong('from=2034-02-02&until=2034-02-01')).toEqual([{ pointer: '/until', code: 'order' }]);
    expect(await wrong('from=2034-02-01&until=2034-05-01')).toEqual([{ pointer: '/until', code: 'invalid' }]);
    expect((await api.http().get('/api/planner?from=2034-02-01&until=2034-02-01')).status).toBe(401);
  });
});
