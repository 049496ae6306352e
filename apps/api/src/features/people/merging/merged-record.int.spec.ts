import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aMunicipality, aRunWithSeats, officials } from '../../../../test/enrolment-factories.js';
import { aTraining, complete } from '../../../../test/mandatory-factories.js';
import { anOfficialOf, aProfile, assessed } from '../../../../test/needs-factories.js';
import { writeReference } from '../../../../test/observatory-factories.js';
import { aRun, aSession, enrolled } from '../../../../test/runs-factories.js';
import { RunsService } from '../../runs/runs.service.js';

let api: TestApi;
let manager: string;
let admin: string;

beforeAll(async () => {
  api = await startTestApi();
  await writeReference(api);
  manager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
  admin = await api.signIn(await aPerson(api.db, { grants: [{ role: 'administrator' }] }));
}, 60_000);
afterAll(() => api.close());

const get = async (cookie: string, path: string) => (await api.http(cookie).get(path).expect(200)).body;
const at = (stays: string, goes: string) => `/api/people/${stays}/merges/${goes}`;
const reason = { reason: 'I njëjti person, importuar dy herë.' };
const merge = (stays: string, goes: string) => api.http(admin).post(at(stays, goes)).send(reason).expect(204);
const unmerge = (stays: string, goes: string) =>
  api
    .http(admin)
    .post(`${at(stays, goes)}/undoing`)
    .send(reason)
    .expect(204);

it('excuses, codes and attendance of both names are one’s own, and nobody decides about theirs', async () => {
  const run = await aRun(api);
  const [goes] = await enrolled(api, run, 1);
  if (!goes) throw new Error('nobody');
  const sessionId = await aSession(api, run, 60, 180);
  const mine = await api.signIn(goes.personId);
  const claims = `/api/me/sessions/${sessionId}/claims`;
  const made = await api.http(mine).post(claims).send({ kind: 'excuse', text: 'Isha te mjeku.' }).expect(201);
  // The trainer of the run is the same person under another name.
  const trainer = await api.signIn(run.trainerId);
  await merge(run.trainerId, goes.personId);

  expect((await get(trainer, '/api/me/claims')).claims).toMatchObject([{ id: made.body.id }]);
  expect((await get(trainer, '/api/me/passes')).passes).toMatchObject([{ sessionId }]);
  // The same excuse again is the one that waits.
  expect((await api.http(trainer).post(claims).send({ kind: 'excuse', text: 'Isha te mjeku.' })).body.id).toBe(
    made.body.id,
  );
  const decision = `/api/sessions/${sessionId}/claims/${made.body.id}/decision`;
  expect((await api.http(trainer).post(decision).send({ accept: true, answer: 'Po.' })).status).not.toBe(200);
  expect((await api.db.one('SELECT state FROM attendance_claim WHERE id = $1', [made.body.id]))?.['state']).toBe(
    'open',
  );

  await unmerge(run.trainerId, goes.personId);
  expect((await get(trainer, '/api/me/claims')).claims).toEqual([]);
});

it('a training done under either name is done, and who is two accounts counts once', async () => {
  const run = await aRunWithSeats(api);
  const town = await aMunicipality(api);
  const [stays = '', goes = ''] = await officials(api, town, 2);
  await api.app.get(RunsService).enrol(null, run.runId, [goes]);
  const enrolment = await api.db.one<{ id: string }>('SELECT id FROM enrolment WHERE person_id = $1', [goes]);
  await complete(api, enrolment?.id ?? '', new Date());
  const trainingId = await aTraining(api, run, town);
  const standing = async () =>
    (await get(manager, `/api/mandatory-trainings/${trainingId}/people?institutionId=${town.institutionId}`)).items.map(
      (one: { personId: string; state: string }) => [one.personId, one.state],
    );
  const obligations = async (who: string) => (await get(await api.signIn(who), '/api/me/learning')).obligations;
  const before = await standing();
  expect(before).toContainEqual([stays, 'missing']);
  expect(await obligations(stays)).toHaveLength(1);

  await merge(stays, goes);
  const after = await standing();
  expect(after).toContainEqual([stays, 'done']);
  expect(after).toHaveLength(before.length - 1);
  expect(await obligations(stays)).toEqual([]);
  await unmerge(stays, goes);
  expect(await standing()).toEqual(before);
});

it('what somebody said of themself under either name is theirs, and one of the two is under way', async () => {
  await aProfile(api, manager, { '1.1': 4 }, { isDefault: true });
  const [stays, goes] = [await anOfficialOf(api.db, 'prizren'), await anOfficialOf(api.db, 'prizren')];
  const [first, second] = [await api.signIn(stays), await api.signIn(goes)];
  const done = await assessed(api, second, { '1.1': 2 });
  const begun = await api.http(second).post('/api/me/needs/assessments').expect(201);
  expect((await get(first, '/api/me/needs')).completed).toEqual([]);

  await merge(stays, goes);
  expect((await get(first, '/api/me/needs')).completed).toMatchObject([{ assessmentId: done }]);
  expect((await api.http(first).post('/api/me/needs/assessments').expect(201)).body).toEqual(begun.body);
  await unmerge(stays, goes);
  expect((await get(first, '/api/me/needs')).completed).toEqual([]);
});
