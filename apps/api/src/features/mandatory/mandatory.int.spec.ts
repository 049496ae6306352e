import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import {
  aMunicipality,
  aRunWithSeats,
  dayFromNow,
  officials,
  type TestMunicipality,
} from '../../../test/enrolment-factories.js';
import { aDepartment, aNewTraining, aTraining, complete, courseOf } from '../../../test/mandatory-factories.js';
import type { TestRun } from '../../../test/runs-factories.js';
import { RunsService } from '../runs/runs.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));
const managerOf = (run: TestRun) => as(run.managerId);

async function enrolmentOf(run: TestRun, personId: string): Promise<string> {
  await api.app.get(RunsService).enrol(null, run.runId, [personId]);
  const row = await api.db.one<{ id: string }>('SELECT id FROM enrolment WHERE run_id = $1 AND person_id = $2', [
    run.runId,
    personId,
  ]);
  return row?.id ?? '';
}

/** A municipality with somebody who has done the course of the run, somebody who learns it and somebody who does neither. */
async function threeStandings(run: TestRun): Promise<TestMunicipality & { people: string[] }> {
  const town = await aMunicipality(api);
  const people = await officials(api, town, 3);
  await complete(api, await enrolmentOf(run, people[0] ?? ''), new Date());
  await enrolmentOf(run, people[1] ?? '');
  return { ...town, people };
}

describe('setting a training', () => {
  it('says before how many it reminds, and the standing after it, by institution and with names', async () => {
    const run = await aRunWithSeats(api);
    const town = await threeStandings(run);
    const manager = await managerOf(run);
    const body = await aNewTraining(api, run, town);
    // The focal point works there too.
    expect((await manager.post('/api/mandatory-trainings/preview').send(body)).body).toEqual({
      people: 4,
      done: 1,
      reminded: 3,
      unreachable: 0,
      focalPoints: 1,
    });
    const quiet = { ...body, remindDays: [] };
    expect((await manager.post('/api/mandatory-trainings/preview').send(quiet)).body).toMatchObject({
      reminded: 0,
      focalPoints: 0,
    });
    const { trainingId } = (await manager.post('/api/mandatory-trainings').send(body)).body;
    const counts = { done: 1, enrolled: 1, missing: 2, overdue: 0 };
    const { body: read } = await manager.get(`/api/mandatory-trainings/${trainingId}`);
    expect(read).toMatchObject({ counts, canEnd: true, remindDays: [30, 7] });
    expect(read.institutions).toEqual([
      expect.objectContaining({ institutionId: town.institutionId, counts, canReadPeople: true }),
    ]);
    const { items } = (await manager.get('/api/mandatory-trainings')).body;
    expect(items).toContainEqual(expect.objectContaining({ id: trainingId, counts }));
    const people = `/api/mandatory-trainings/${trainingId}/people?institutionId=${town.institutionId}`;
    const first = (await manager.get(`${people}&limit=3`)).body;
    const second = (await manager.get(`${people}&limit=3&cursor=${first.next}`)).body;
    const madeUp = Buffer.from(JSON.stringify(['a', '-'.repeat(36)])).toString('base64url');
    expect((await manager.get(`${people}&cursor=${madeUp}`)).status).toBe(422);
    const noDay = Buffer.from(JSON.stringify(['open', '2026-99-99', trainingId])).toString('base64url');
    expect((await manager.get(`/api/mandatory-trainings?cursor=${noDay}`)).status).toBe(422);
    const states = [...first.items, ...second.items].map((one: { personId: string; state: string }) => [
      one.personId,
      one.state,
    ]);
    expect(Object.fromEntries(states)).toEqual({
      [town.people[0] ?? '']: 'done',
      [town.people[1] ?? '']: 'enrolled',
      [town.people[2] ?? '']: 'missing',
      [town.focalId]: 'missing',
    });
    expect(second.next).toBeNull();
    await api.db.execute('UPDATE mandatory_training SET due_on = $2 WHERE id = $1', [trainingId, dayFromNow(-2)]);
    expect((await manager.get(`/api/mandatory-trainings/${trainingId}`)).body.counts).toEqual({
      done: 1,
      enrolled: 0,
      missing: 0,
      overdue: 3,
    });
  });

  it('concerns a department alone, and somebody in both once', async () => {
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    const departmentId = await aDepartment(api, town);
    await aPerson(api.db, { departmentId });
    const manager = await managerOf(run);
    const preview = async (audience: object[]) =>
      (
        await manager
          .post('/api/mandatory-trainings/preview')
          .send({ ...(await aNewTraining(api, run, town)), audience })
      ).body.people;
    const { institutionId } = town;
    expect(await preview([{ institutionId, departmentId }])).toBe(1);
    expect(
      await preview([
        { institutionId, departmentId },
        { institutionId, departmentId: null },
      ]),
    ).toBe(2);
  });

  it('is refused for a day that is over, for what is not there, and twice for the same people, also at once', async () => {
    const run = await aRunWithSeats(api);
    const [town, other] = [await aMunicipality(api), await aMunicipality(api)];
    const manager = await managerOf(run);
    const body = await aNewTraining(api, run, town);
    const errorsOf = async (overrides: object) =>
      (await manager.post('/api/mandatory-trainings').send({ ...body, ...overrides })).body.errors;
    expect(await errorsOf({ dueOn: dayFromNow(-2) })).toEqual([{ pointer: '/dueOn', code: 'invalid' }]);
    expect(await errorsOf({ courseId: town.institutionId })).toEqual([{ pointer: '/courseId', code: 'choice' }]);
    const stray = [{ institutionId: town.institutionId, departmentId: other.departmentId }];
    expect(await errorsOf({ audience: stray })).toEqual([{ pointer: '/audience', code: 'choice' }]);
    const create = () => manager.post('/api/mandatory-trainings').send(body);
    const statuses = (await Promise.all([create(), create(), create()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 422, 422]);
    const part = [{ institutionId: town.institutionId, departmentId: town.departmentId }];
    expect(await errorsOf({ audience: part })).toEqual([{ pointer: '/audience', code: 'taken' }]);
  });

  it('is for who answers for the course or for all it concerns; others do not see it, or only their part', async () => {
    const run = await aRunWithSeats(api);
    const [town, other] = [await aMunicipality(api), await aMunicipality(api)];
    const ofTown = await as(
      await aPerson(api.db, {
        grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId: town.institutionId }],
      }),
    );
    const ofCourse = await as(
      await aPerson(api.db, {
        grants: [{ role: 'project-manager', scopeKind: 'course', scopeId: await courseOf(api, run) }],
      }),
    );
    const stranger = await as(
      await aPerson(api.db, {
        grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId: run.hostId }],
      }),
    );
    const both = [town, other].map(({ institutionId }) => ({ institutionId, departmentId: null }));
    const body = await aNewTraining(api, run, town, { audience: both });
    expect((await ofTown.post('/api/mandatory-trainings').send(body)).body.code).toBe('access.forbidden');
    const { trainingId } = (await ofCourse.post('/api/mandatory-trainings').send(body)).body;
    const path = `/api/mandatory-trainings/${trainingId}`;
    const institutions = (answer: { body: { institutions: object[] } }) => answer.body.institutions;
    expect(institutions(await ofCourse.get(path))).toHaveLength(2);
    expect(institutions(await ofCourse.get(path))[0]).toMatchObject({ canReadPeople: false });
    const people = (id: string) => `${path}/people?institutionId=${id}`;
    expect((await ofCourse.get(people(town.institutionId))).body.items).toEqual([]);
    expect(institutions(await ofTown.get(path))).toEqual([
      expect.objectContaining({ institutionId: town.institutionId, canReadPeople: true }),
    ]);
    expect((await ofTown.get(people(town.institutionId))).body.items).toHaveLength(1);
    expect((await ofTown.get(people(other.institutionId))).body.items).toEqual([]);
    expect((await ofTown.post(`${path}/end`).send({ reason: 'Nuk vlen.' })).body.code).toBe('access.forbidden');
    expect((await stranger.get(path)).body.code).toBe('request.not-found');
    expect((await stranger.get('/api/mandatory-trainings')).body.items).toEqual([]);
  });

  it('ends once, with a reason that stays', async () => {
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    const trainingId = await aTraining(api, run, town);
    const manager = await managerOf(run);
    const end = () => manager.post(`/api/mandatory-trainings/${trainingId}/end`).send({ reason: 'Ligji ndryshoi.' });
    const answers = (await Promise.all([end(), end()])).map(({ status }) => status).sort();
    expect(answers).toEqual([204, 409]);
    expect((await manager.get(`/api/mandatory-trainings/${trainingId}`)).body).toMatchObject({
      endReason: 'Ligji ndryshoi.',
      canEnd: false,
    });
    // The same may be asked again.
    expect((await manager.post('/api/mandatory-trainings').send(await aNewTraining(api, run, town))).status).toBe(201);
  });
});

describe('what an official reads of it', () => {
  const obligationsOf = async (personId: string) =>
    (await (await as(personId)).get('/api/me/learning')).body.obligations;

  it('says until when and what can be done, until it is done', async () => {
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    const [personId = '', elsewhere = ''] = [...(await officials(api, town, 1)), await aPerson(api.db)];
    await aTraining(api, run, town);
    const [obligation] = await obligationsOf(personId);
    expect(obligation).toMatchObject({ kind: 'mandatory', state: 'due', dueOn: dayFromNow(20), way: 'request' });
    expect(await obligationsOf(elsewhere)).toEqual([]);
    await (await as(personId)).post(`/api/me/places/${run.runId}/request`).send({});
    expect((await obligationsOf(personId))[0]).toMatchObject({ way: 'requested' });
    const enrolmentId = await enrolmentOf(run, personId);
    expect((await obligationsOf(personId))[0]).toMatchObject({ way: 'continue', enrolmentId });
    await complete(api, enrolmentId, new Date());
    expect(await obligationsOf(personId)).toEqual([]);
  });

  it('ends with the affiliation and with the training', async () => {
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    const [stays = '', leaves = ''] = await officials(api, town, 2);
    const trainingId = await aTraining(api, run, town);
    await api.db.execute("UPDATE affiliation SET valid = daterange('2020-01-01', '2024-01-01') WHERE person_id = $1", [
      leaves,
    ]);
    expect(await obligationsOf(leaves)).toEqual([]);
    expect(await obligationsOf(stays)).toHaveLength(1);
    await (await managerOf(run)).post(`/api/mandatory-trainings/${trainingId}/end`).send({ reason: 'Nuk vlen.' });
    expect(await obligationsOf(stays)).toEqual([]);
  });
});

describe('what a focal point reads of it', () => {
  const standingOf = async (personId: string) =>
    (await (await as(personId)).get('/api/nominations/mandatory')).body.trainings;

  it('is who of their people misses it, with the runs to nominate for; nothing of other places or hidden courses', async () => {
    const run = await aRunWithSeats(api);
    const town = await threeStandings(run);
    const other = await aMunicipality(api);
    await officials(api, other, 2);
    const trainingId = await aTraining(api, run, town, {
      audience: [town, other].map(({ institutionId }) => ({ institutionId, departmentId: null })),
    });
    const [training] = await standingOf(town.focalId);
    expect(training).toMatchObject({
      id: trainingId,
      counts: { done: 1, enrolled: 1, missing: 2 },
      runIds: [run.runId],
    });
    const ids = training.people.map(({ personId }: { personId: string }) => personId).sort();
    expect(ids).toEqual([town.people[1], town.people[2], town.focalId].sort());
    const body = { personIds: [town.people[2]], reason: 'E detyrueshme.' };
    const focal = await as(town.focalId);
    expect((await focal.post(`/api/nomination-runs/${run.runId}/nominations`).send(body)).body.nominated).toBe(1);
    await api.db.execute('UPDATE course SET is_visible_to_superiors = false WHERE id = $1', [await courseOf(api, run)]);
    expect(await standingOf(town.focalId)).toEqual([]);
  });
});
