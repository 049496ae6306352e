import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../test/api.js';
import { aRun, aSession, enrolled } from '../../../test/runs-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { OrganisationsService } from '../organisations/organisations.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));

it('enrols once however often it is asked, with the institution of that day', async () => {
  const run = await aRun(api);
  const manager = await as(run.managerId);
  const personIds = [
    await aPerson(api.db, { departmentId: run.departmentId }),
    await aPerson(api.db, { departmentId: run.departmentId }),
  ];
  const post = () => manager.post(`/api/runs/${run.runId}/enrolments`).send({ personIds });
  const answers = await Promise.all(Array.from({ length: 5 }, post));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  expect(answers.reduce((sum, answer) => sum + (answer.body.enrolled as number), 0)).toBe(2);
  const elsewhere = await anInstitution(api.db);
  await api.app.get(OrganisationsService).affiliate(personIds[0] ?? '', elsewhere.departmentId, '', '2026-01-01');
  const rows = await api.db.query('SELECT institution_id FROM enrolment WHERE run_id = $1', [run.runId]);
  expect(rows).toEqual([{ institution_id: run.hostId }, { institution_id: run.hostId }]);
});

it('refuses all of them, by name, when one has no institution today', async () => {
  const run = await aRun(api);
  const personIds = [
    await aPerson(api.db, { departmentId: run.departmentId }),
    await aPerson(api.db, { givenName: 'Ђорђе', familyName: 'Ђорђевић' }),
  ];
  const refused = await (await as(run.managerId)).post(`/api/runs/${run.runId}/enrolments`).send({ personIds });
  expect([refused.status, refused.body.code, refused.body.params]).toEqual([
    422,
    'enrolment.no-institution',
    { names: 'Ђорђе Ђорђевић' },
  ]);
  expect(await api.db.query('SELECT 1 FROM enrolment WHERE run_id = $1', [run.runId])).toEqual([]);
  const unknown = await (
    await as(run.managerId)
  )
    .post(`/api/runs/${run.runId}/enrolments`)
    .send({ personIds: [run.runId] });
  expect(unknown.body.errors).toEqual([{ pointer: '/personIds', code: 'choice' }]);
});

it('enrols for a manager of one institution its people, and nobody else by their id', async () => {
  const run = await aRun(api);
  const grants = [{ role: 'project-manager' as const, scopeKind: 'institution' as const, scopeId: run.hostId }];
  const manager = await as(await aPerson(api.db, { grants }));
  const enrol = (...personIds: (string | undefined)[]) =>
    manager.post(`/api/runs/${run.runId}/enrolments`).send({ personIds });
  const [inside, outside, homeless] = [
    await aPerson(api.db, { departmentId: run.departmentId }),
    await aPerson(api.db, { departmentId: (await anInstitution(api.db)).departmentId }),
    await aPerson(api.db),
  ];
  for (const stranger of [outside, homeless])
    expect((await enrol(inside, stranger)).body.errors).toEqual([{ pointer: '/personIds', code: 'choice' }]);
  expect((await enrol(inside)).body).toEqual({ enrolled: 1, alreadyEnrolled: 0 });
  // Whom somebody else has enrolled is in the roster, and may be taken back.
  await (await as(run.managerId)).post(`/api/runs/${run.runId}/enrolments`).send({ personIds: [outside] });
  expect((await enrol(inside, outside)).body).toEqual({ enrolled: 0, alreadyEnrolled: 2 });
});

it('withdraws without removing anything, and takes back', async () => {
  const run = await aRun(api);
  const [person] = await enrolled(api, run, 1);
  const manager = await as(run.managerId);
  const path = `/api/enrolments/${person?.enrolmentId}/withdrawal`;
  expect((await manager.post(path).send({ reason: 'x' })).status).toBe(422);
  expect((await manager.post(path).send({ reason: 'U transferua' })).status).toBe(204);
  expect((await manager.get(`/api/runs/${run.runId}`)).body).toMatchObject({ enrolled: 0, withdrawn: 1 });
  expect((await (await as(run.trainerId)).post(path).send({ reason: 'U transferua' })).status).toBe(403);
  expect(
    (await manager.post(`/api/runs/${run.runId}/enrolments`).send({ personIds: [person?.personId] })).body,
  ).toEqual({ enrolled: 1, alreadyEnrolled: 0 });
  expect((await manager.get(`/api/runs/${run.runId}`)).body).toMatchObject({ enrolled: 1, withdrawn: 0 });
});

it('finds candidates in any script, inside the scope, and says who is in already', async () => {
  const run = await aRun(api);
  const other = await aRun(api);
  const inside = await aPerson(api.db, {
    givenName: 'dragana',
    familyName: 'djurdjevic',
    departmentId: run.departmentId,
  });
  await aPerson(api.db, { givenName: 'milan', familyName: 'djurdjevic', departmentId: other.departmentId });
  const manager = await as(run.managerId);
  await manager.post(`/api/runs/${run.runId}/enrolments`).send({ personIds: [inside] });
  const find = async (client: Awaited<ReturnType<typeof as>>, search: string) =>
    (await client.get(`/api/runs/${run.runId}/candidates`).query({ search })).body.people as {
      givenName: string;
      isEnrolled: boolean;
    }[];
  for (const search of ['Djurdjevic', 'Đurđević', 'Ђурђевић'])
    expect((await find(manager, search)).map(({ givenName, isEnrolled }) => [givenName, isEnrolled])).toEqual([
      ['dragana', true],
      ['milan', false],
    ]);
  const local = await as(
    await aPerson(api.db, { grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId: run.hostId }] }),
  );
  expect(await find(local, 'djurdjevic')).toHaveLength(1);
  expect(await find(manager, '')).toEqual([]);
});

it('a roster costs the same statements for two people as for forty', async () => {
  const statementsFor = async (people: number) => {
    const run = await aRun(api);
    await aSession(api, run, -200, -80);
    await enrolled(api, run, people);
    const manager = await as(run.managerId);
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    const roster = await manager.get(`/api/runs/${run.runId}/roster`);
    stop();
    expect(roster.body.people).toHaveLength(people);
    return statements.length;
  };
  const few = await statementsFor(2);
  expect(await statementsFor(40)).toBe(few);
  expect(few).toBeLessThanOrEqual(10);
});

it('a roster shows attendance, lessons and quizzes of each', async () => {
  const run = await aRun(api);
  await aSession(api, run, -200, -80);
  const [person] = await enrolled(api, run, 1);
  const post = run.course.quizIds.get('post-test');
  await api.db.execute(
    "INSERT INTO progress_event (enrolment_id, activity_id, kind, occurred_at, received_at) VALUES ($1, $2, 'completed', now(), now())",
    [person?.enrolmentId, run.course.activity('lesson-1')],
  );
  await api.db.execute(
    "INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, max_points) VALUES ($1, $2, $3, $4, 1, 'open', 1, 'sq', now(), 100)",
    [uuidv7(), post, person?.enrolmentId, person?.personId],
  );
  const roster = (await (await as(run.trainerId)).get(`/api/runs/${run.runId}/roster`)).body;
  expect(roster.lessons).toBe(2);
  expect(roster.quizzes.map((quiz: { purpose: string }) => quiz.purpose)).toEqual(['pre', 'post']);
  expect(roster.people[0]).toMatchObject({
    lessonsCompleted: 1,
    attendance: {
      shareBasisPoints: 0,
      status: 'on-track',
      reasons: expect.arrayContaining([{ code: 'sessions-unmarked', params: { sessions: 1 } }]),
    },
    quizzes: [
      { state: 'none', shareBasisPoints: null },
      { quizId: post, state: 'open', shareBasisPoints: null },
    ],
  });
});
