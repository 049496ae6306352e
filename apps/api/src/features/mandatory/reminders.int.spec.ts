import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aMunicipality, aRunWithSeats, dayFromNow, officials } from '../../../test/enrolment-factories.js';
import { aTraining, complete } from '../../../test/mandatory-factories.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { RunsService } from '../runs/runs.service.js';
import { MandatoryRemindersService } from './mandatory-reminders.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
afterEach(() => jest.restoreAllMocks());

/** Noon in Kosovo some days from today. */
const noon = (days: number): Date => new Date(`${dayFromNow(days)}T11:00:00Z`);
const remind = (trainingId: string, at: Date) => api.app.get(MandatoryRemindersService).remind(trainingId, at);

interface Sent {
  readonly event_key: string;
  readonly person_id: string;
  readonly subject: string;
  readonly body: string;
}
const mailsOf = (trainingId: string, kind: 'reminder' | 'copy') =>
  api.db.query<Sent & Record<string, unknown>>(
    'SELECT event_key, person_id, subject, body FROM outbox_mail WHERE starts_with(event_key, $1) ORDER BY created_at, id',
    [`mandatory.${kind}:${trainingId}`],
  );
const countsOf = async (trainingId: string) => ({
  reminders: (await mailsOf(trainingId, 'reminder')).length,
  copies: (await mailsOf(trainingId, 'copy')).length,
});

async function aScene(people = 3, overrides: Parameters<typeof aTraining>[3] = {}) {
  const run = await aRunWithSeats(api);
  const town = await aMunicipality(api);
  const personIds = await officials(api, town, people);
  const trainingId = await aTraining(api, run, town, { dueOn: dayFromNow(40), ...overrides });
  return { run, town, personIds, trainingId };
}

it('goes once to each on each of its days, with one list to the focal point', async () => {
  const { trainingId, town, personIds } = await aScene();
  await remind(trainingId, noon(0));
  expect(await countsOf(trainingId)).toEqual({ reminders: 0, copies: 0 });
  await remind(trainingId, noon(10));
  await remind(trainingId, noon(10));
  await remind(trainingId, noon(11));
  // The focal point works there too.
  expect(await countsOf(trainingId)).toEqual({ reminders: 4, copies: 1 });
  const [copy] = await mailsOf(trainingId, 'copy');
  expect(copy?.person_id).toBe(town.focalId);
  const names = await api.db.query<{ name: string }>(
    "SELECT given_name || ' ' || family_name AS name FROM person WHERE id = ANY ($1::uuid[])",
    [personIds],
  );
  for (const { name } of names) expect(copy?.body).toContain(name);
  expect(copy?.body.match(/•/g)).toHaveLength(3);
  await remind(trainingId, noon(33));
  expect(await countsOf(trainingId)).toEqual({ reminders: 8, copies: 2 });
  await remind(trainingId, noon(41));
  expect(await countsOf(trainingId)).toEqual({ reminders: 8, copies: 2 });
});

it('waits for the morning, but not on the day it was set', async () => {
  const { trainingId } = await aScene(1, { remindDays: [40, 39] });
  const early = (days: number) => new Date(`${dayFromNow(days)}T03:00:00Z`);
  await remind(trainingId, early(0));
  expect((await countsOf(trainingId)).reminders).toBe(2);
  await remind(trainingId, early(1));
  expect((await countsOf(trainingId)).reminders).toBe(2);
  await remind(trainingId, noon(1));
  expect((await countsOf(trainingId)).reminders).toBe(4);
});

it('after an outage only the nearest reminder goes out', async () => {
  const { trainingId } = await aScene(2, { remindDays: [30, 14, 7] });
  await remind(trainingId, noon(0));
  await remind(trainingId, noon(34));
  const mails = await mailsOf(trainingId, 'reminder');
  expect(mails.map(({ event_key: key }) => key)).toEqual(Array(3).fill(`mandatory.reminder:${trainingId}:7`));
});

it('leaves out who has done it, whose affiliation ended, who is not reached, and nobody when it was ended', async () => {
  const { run, town, trainingId, personIds } = await aScene(3);
  await remind(trainingId, noon(0));
  const [doneId = '', goneId = '', staysId = ''] = personIds;
  await aPerson(api.db, { departmentId: town.departmentId, email: null });
  await aPerson(api.db, { departmentId: town.departmentId, state: 'deactivated' });
  await api.app.get(RunsService).enrol(null, run.runId, [doneId]);
  const enrolment = await api.db.one<{ id: string }>('SELECT id FROM enrolment WHERE person_id = $1', [doneId]);
  await complete(api, enrolment?.id ?? '', new Date());
  await api.db.execute("UPDATE affiliation SET valid = daterange('2020-01-01', '2024-01-01') WHERE person_id = $1", [
    goneId,
  ]);
  await remind(trainingId, noon(10));
  const people = (await mailsOf(trainingId, 'reminder')).map(({ person_id: id }) => id).sort();
  expect(people).toEqual([staysId, town.focalId].sort());
  // Those without mail are on the list of the focal point all the same.
  expect((await mailsOf(trainingId, 'copy'))[0]?.body.match(/•/g)).toHaveLength(3);
  const ended = await aScene(1);
  await api
    .http(await api.signIn(ended.run.managerId))
    .post(`/api/mandatory-trainings/${ended.trainingId}/end`)
    .send({ reason: 'Nuk vlen.' });
  await remind(ended.trainingId, noon(10));
  expect(await countsOf(ended.trainingId)).toEqual({ reminders: 0, copies: 0 });
});

it('who completes it between planning and posting gets none', async () => {
  const { run, trainingId, personIds } = await aScene(1, { copiesFocalPoint: false });
  const [personId = ''] = personIds;
  await api.app.get(RunsService).enrol(null, run.runId, [personId]);
  jest.spyOn(Mailer.prototype, 'post').mockRejectedValueOnce(new Error('killed'));
  await expect(remind(trainingId, noon(10))).rejects.toThrow('killed');
  await api.db.execute('UPDATE enrolment SET completed_at = now() WHERE person_id = $1', [personId]);
  await remind(trainingId, noon(10));
  expect((await mailsOf(trainingId, 'reminder')).map(({ person_id: id }) => id)).not.toContain(personId);
  expect(
    await api.db.query('SELECT 1 FROM mandatory_reminder WHERE training_id = $1 AND person_id = $2', [
      trainingId,
      personId,
    ]),
  ).toEqual([]);
});

it('two workers at once, and one that dies in between, mail nothing twice and forget nobody', async () => {
  const { trainingId, personIds } = await aScene(250);
  let posted = 0;
  const { post } = Mailer.prototype;
  jest.spyOn(Mailer.prototype, 'post').mockImplementation(function (this: Mailer, order) {
    posted += 1;
    return posted === 120 ? Promise.reject(new Error('killed')) : post.call(this, order);
  });
  await expect(remind(trainingId, noon(10))).rejects.toThrow('killed');
  const rounds = await Promise.allSettled([1, 2, 3].map(() => remind(trainingId, noon(10))));
  expect(rounds.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  await remind(trainingId, noon(10));
  const mails = await mailsOf(trainingId, 'reminder');
  expect(new Set(mails.map(({ person_id: id }) => id)).size).toBe(personIds.length + 1);
  expect(mails).toHaveLength(personIds.length + 1);
  expect((await mailsOf(trainingId, 'copy')).length).toBe(1);
  const waiting = await api.db.query('SELECT 1 FROM mandatory_reminder WHERE training_id = $1 AND posted_at IS NULL', [
    trainingId,
  ]);
  expect(waiting).toEqual([]);
});

it('is written in the language of each, and the copy only for courses that superiors may see', async () => {
  const { trainingId, personIds, run } = await aScene(2);
  await api.db.execute("UPDATE person SET locale = 'sr-Cyrl' WHERE id = $1", [personIds[0]]);
  await api.db.execute(
    'UPDATE course SET is_visible_to_superiors = false WHERE id = (SELECT course_id FROM run WHERE id = $1)',
    [run.runId],
  );
  await remind(trainingId, noon(10));
  const mails = await mailsOf(trainingId, 'reminder');
  const subjectOf = (personId?: string) => mails.find((mail) => mail.person_id === personId)?.subject ?? '';
  expect(subjectOf(personIds[0])).toMatch(/^Обавезно до /);
  expect(subjectOf(personIds[1])).toMatch(/^I detyrueshëm deri më /);
  expect((await mailsOf(trainingId, 'copy')).length).toBe(0);
});
