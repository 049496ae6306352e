import type { AttemptView } from '@edukom/contracts';
import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../../test/api.js';
import { dayOf } from '../../../platform/clock/local-day.js';
import {
  aLearner,
  anyResponse,
  aQuiz,
  aTrainer,
  letExpire,
  putAnswer,
  type QuizScene,
  started,
} from '../../../../test/quizzes-factories.js';
import { AttemptFinisher } from '../attempt-finisher.js';

const REASON = 'Dëmtim i shikimit, vërtetim nr. 17';
const day = (inDays: number) => dayOf(new Date(Date.now() + inDays * 86_400_000));

let api: TestApi;
let scene: QuizScene;
let manager: { personId: string; cookie: string };

beforeAll(async () => {
  api = await startTestApi();
  scene = await aQuiz(api);
  const personId = await aPerson(api.db, { givenName: 'Mira', grants: [{ role: 'project-manager' }] });
  manager = { personId, cookie: await api.signIn(personId) };
});
afterAll(() => api.close());

const path = (personId: string) => `/api/people/${personId}/accommodations`;
const grant = (personId: string, body: object = {}, cookie = manager.cookie) =>
  api
    .http(cookie)
    .post(path(personId))
    .send({ extraTime: 5_000, firstDay: day(-1), lastDay: null, reason: REASON, ...body });
const end = (personId: string, id: string, cookie = manager.cookie) =>
  api.http(cookie).post(`${path(personId)}/${id}/end`);
const timeOf = async (attemptId: string) => {
  const row = await api.db.one<{ seconds: number; extra_seconds: number; state: string }>(
    'SELECT extract(epoch FROM deadline_at - started_at)::int AS seconds, extra_seconds, state FROM attempt WHERE id = $1',
    [attemptId],
  );
  return row ?? { seconds: 0, extra_seconds: 0, state: '' };
};
const page = async (cookie: string) => (await api.http(cookie).get(`/api/quizzes/${scene.quizId}`).expect(200)).body;
const firstOf = (view: AttemptView) => {
  const [question] = view.questions;
  if (!question) throw new Error('no question');
  return question;
};

describe('extra time', () => {
  it('granted before the start counts on the start page and in the attempt', async () => {
    const { cookie, personId } = await aLearner(api, scene);
    const granted = await grant(personId).expect(201);
    expect(granted.body).toMatchObject({
      movedAttempts: 0,
      accommodation: {
        extraTime: 5_000,
        reason: REASON,
        state: 'in-effect',
        grantedBy: expect.stringMatching(/^Mira/),
      },
    });
    expect(await page(cookie)).toMatchObject({ secondsAllowed: 1_800, extraSeconds: 900 });
    const view = await started(api, scene, cookie);
    expect(view.extraSeconds).toBe(900);
    expect(await timeOf(view.attemptId)).toMatchObject({ seconds: 2_700, extra_seconds: 900 });
  });

  it('granted while the quiz is being sat moves the deadline, which the next save and the page are told', async () => {
    const { cookie, personId } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    const question = firstOf(view);
    const before = await putAnswer(api, cookie, view.attemptId, question.slot, 1, anyResponse(question)).expect(200);
    expect(before.body.time).toEqual({ deadlineAt: view.deadlineAt, extraSeconds: 0 });
    expect((await grant(personId).expect(201)).body.movedAttempts).toBe(1);
    const after = await putAnswer(api, cookie, view.attemptId, question.slot, 2, anyResponse(question)).expect(200);
    const later = new Date(Date.parse(String(view.deadlineAt)) + 900_000).toISOString();
    expect(after.body.time).toEqual({ deadlineAt: later, extraSeconds: 900 });
    const told = await api.http(cookie).put(`/api/attempts/${view.attemptId}/presence/${manager.personId}`).expect(200);
    expect(told.body).toMatchObject({ state: 'open', time: { deadlineAt: later, extraSeconds: 900 } });
  });

  it('lets an answer count that comes after the old deadline and before the new one', async () => {
    const { cookie, personId } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    const question = firstOf(view);
    await letExpire(api, view.attemptId, 5);
    await grant(personId).expect(201);
    await api.db.execute(
      "UPDATE attempt SET started_at = started_at - interval '10 minutes', deadline_at = deadline_at - interval '10 minutes' WHERE id = $1",
      [view.attemptId],
    );
    await putAnswer(api, cookie, view.attemptId, question.slot, 1, anyResponse(question)).expect(200);
    expect(await api.app.get(AttemptFinisher).sweep()).toBe(0);
    expect(await timeOf(view.attemptId)).toMatchObject({ state: 'open', extra_seconds: 900 });
    await api.http(cookie).post(`/api/attempts/${view.attemptId}/submit`).expect(200);
  });

  it('granted after the end opens nothing again: neither what was ended nor what only waits for its end', async () => {
    const ended = await aLearner(api, scene);
    const submitted = await started(api, scene, ended.cookie);
    await api.http(ended.cookie).post(`/api/attempts/${submitted.attemptId}/submit`).expect(200);
    const gone = await aLearner(api, scene);
    const overdue = await started(api, scene, gone.cookie);
    await letExpire(api, overdue.attemptId, 60);
    expect((await grant(ended.personId).expect(201)).body.movedAttempts).toBe(0);
    expect((await grant(gone.personId).expect(201)).body.movedAttempts).toBe(0);
    await api.app.get(AttemptFinisher).sweep();
    expect(await timeOf(submitted.attemptId)).toMatchObject({ state: 'submitted', extra_seconds: 0 });
    expect(await timeOf(overdue.attemptId)).toMatchObject({ state: 'expired', extra_seconds: 0 });
  });

  it('reaches an attempt that was begun in the same moment as it was granted, within one sweep', async () => {
    const { cookie, personId } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    // As if the start had read the extra time before the grant and was stored after it.
    await grant(personId).expect(201);
    await api.db.execute(
      "UPDATE attempt SET extra_seconds = 0, deadline_at = deadline_at - interval '900 seconds' WHERE id = $1",
      [view.attemptId],
    );
    await api.app.get(AttemptFinisher).sweep();
    expect(await timeOf(view.attemptId)).toMatchObject({ seconds: 2_700, extra_seconds: 900 });
    await api.app.get(AttemptFinisher).sweep();
    expect(await timeOf(view.attemptId)).toMatchObject({ seconds: 2_700, extra_seconds: 900 });
  });

  it('counts within its days only, and the largest of several', async () => {
    const { cookie, personId } = await aLearner(api, scene);
    await grant(personId, { firstDay: day(1) }).expect(201);
    await grant(personId, { firstDay: day(-9), lastDay: day(-1) }).expect(201);
    expect(await page(cookie)).toMatchObject({ extraSeconds: 0 });
    await grant(personId, { extraTime: 2_500, firstDay: day(0), lastDay: day(0) }).expect(201);
    await grant(personId, { extraTime: 1_000 }).expect(201);
    expect(await page(cookie)).toMatchObject({ extraSeconds: 450 });
    const { body } = await api.http(manager.cookie).get(path(personId)).expect(200);
    expect(body.accommodations.map((one: { state: string }) => one.state)).toEqual([
      'in-effect',
      'in-effect',
      'coming',
      'over',
    ]);
  });

  it('ended takes no time from an open attempt, gives none to the next, and stays as it was ended first', async () => {
    const twice = await aQuiz(api, { attemptsAllowed: 2 });
    const { cookie, personId } = await aLearner(api, twice);
    const { body } = await grant(personId).expect(201);
    const first = await started(api, twice, cookie);
    const ended = await end(personId, body.accommodation.accommodationId).expect(200);
    expect(ended.body).toMatchObject({ state: 'over', endedBy: expect.stringMatching(/^Mira/), reason: REASON });
    expect((await end(personId, body.accommodation.accommodationId).expect(200)).body).toEqual(ended.body);
    await api.app.get(AttemptFinisher).sweep();
    expect(await timeOf(first.attemptId)).toMatchObject({ seconds: 2_700, extra_seconds: 900 });
    await api.http(cookie).post(`/api/attempts/${first.attemptId}/submit`).expect(200);
    const second = await started(api, twice, cookie);
    expect(await timeOf(second.attemptId)).toMatchObject({ seconds: 1_800, extra_seconds: 0 });
  });

  it('adds nothing to a quiz without a limit', async () => {
    const free = await aQuiz(api, { secondsAllowed: null });
    const { cookie, personId } = await aLearner(api, free);
    const view = await started(api, free, cookie);
    expect((await grant(personId).expect(201)).body.movedAttempts).toBe(0);
    expect(view).toMatchObject({ deadlineAt: null, extraSeconds: 0 });
  });

  it('refuses days the wrong way round, no reason, no time, too much, and one for oneself', async () => {
    const { personId } = await aLearner(api, scene);
    const wrong = [
      { firstDay: day(3), lastDay: day(2) },
      { reason: '  ' },
      { reason: 'a\0bc' },
      { extraTime: 0 },
      { extraTime: 30_001 },
      { firstDay: 'nesër' },
    ];
    for (const body of wrong) expect((await grant(personId, body)).status).toBe(422);
    const own = await grant(manager.personId);
    expect([own.status, own.body.code]).toEqual([403, 'access.own-record']);
    expect((await end(manager.personId, scene.runId)).body.code).toBe('access.own-record');
    await end(personId, scene.runId).expect(404);
    expect(await api.db.query('SELECT 1 FROM accommodation WHERE person_id = $1', [personId])).toEqual([]);
  });
});

describe('the reason', () => {
  it('is read by those who may grant, in their institution, and by nobody else', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    const other = await anInstitution(api.db);
    const personId = await aPerson(api.db, { departmentId });
    await grant(personId).expect(201);
    const scoped = async (role: 'project-manager' | 'focal-point', scopeId: string) =>
      api.signIn(await aPerson(api.db, { grants: [{ role, scopeKind: 'institution', scopeId }] }));
    const administrator = await api.signIn(await aPerson(api.db, { grants: [{ role: 'administrator' }] }));
    const trainer = await api.signIn(await aPerson(api.db, { grants: [{ role: 'trainer' }] }));
    const outcomes = [
      [manager.cookie, 200],
      [administrator, 200],
      [await scoped('project-manager', institutionId), 200],
      [await scoped('project-manager', other.institutionId), 404],
      [await scoped('focal-point', institutionId), 403],
      [trainer, 403],
      [await api.signIn(personId), 403],
    ] as const;
    for (const [cookie, status] of outcomes) {
      const answer = await api.http(cookie).get(path(personId));
      expect(answer.status).toBe(status);
      expect(answer.text.includes(REASON)).toBe(status === 200);
    }
  });

  it('is in nothing a trainer reads and in no entry of the audit log; the effect is', async () => {
    const { cookie, personId } = await aLearner(api, scene);
    const { body } = await grant(personId).expect(201);
    const view = await started(api, scene, cookie);
    await end(personId, body.accommodation.accommodationId).expect(200);
    const trainer = await aTrainer(api, scene);
    const sittings = await api
      .http(trainer.cookie)
      .get(`/api/runs/${scene.runId}/quizzes/${scene.quizId}/attempts`)
      .expect(200);
    expect(sittings.text).not.toContain(REASON);
    const row = sittings.body.items.find((one: { attemptId: string }) => one.attemptId === view.attemptId);
    expect(row).toMatchObject({ state: 'open', secondsAllowed: 2_700, extraSeconds: 900 });
    const entries = await api.db.query<{ action: string; payload: string }>(
      `SELECT e.action, p.payload #>> '{}' AS payload FROM audit_event e JOIN audit_payload p ON p.event_id = e.id
       WHERE e.subject_id = $1 ORDER BY e.id`,
      [personId],
    );
    expect(entries.map(({ action }) => action)).toEqual(['accommodation.granted', 'accommodation.ended']);
    expect(entries.some(({ payload }) => payload.includes(REASON))).toBe(false);
  });
});

describe('people who never return', () => {
  it('have their attempts ended at the deadline that extra time moved, graded once, with all that was saved', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => aLearner(api, scene)));
    const views = await Promise.all(people.map(({ cookie }) => started(api, scene, cookie)));
    for (const [index, view] of views.entries()) {
      const question = firstOf(view);
      await putAnswer(api, people[index]?.cookie ?? '', view.attemptId, question.slot, 1, anyResponse(question));
      // The first half has extra time; of all, the time for everybody was over a minute ago.
      if (index < 3) await grant(people[index]?.personId ?? '').expect(201);
      await api.db.execute(
        "UPDATE attempt SET started_at = started_at - interval '31 minutes', deadline_at = deadline_at - interval '31 minutes' WHERE id = $1",
        [view.attemptId],
      );
    }
    const finisher = api.app.get(AttemptFinisher);
    const counts = await Promise.all([finisher.sweep(), finisher.sweep(), finisher.sweep()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    const states = async () =>
      (await Promise.all(views.map((view) => timeOf(view.attemptId)))).map(({ state }) => state);
    expect(await states()).toEqual(['open', 'open', 'open', 'expired', 'expired', 'expired']);
    // Twelve seconds after the moved deadline: grace and margin are over.
    expect(await finisher.sweep(new Date(Date.now() + 14 * 60_000 + 12_500))).toBe(3);
    for (const [index, view] of views.entries()) {
      const row = await api.db.one(
        'SELECT state, finished_at = deadline_at AS at_deadline, answered FROM attempt WHERE id = $1',
        [view.attemptId],
      );
      expect(row).toEqual({ state: 'expired', at_deadline: true, answered: 1 });
      const grades = await api.db.query('SELECT version FROM grade WHERE enrolment_id = $1', [
        people[index]?.enrolmentId ?? '',
      ]);
      expect(grades).toEqual([{ version: 1 }]);
    }
  });
});
