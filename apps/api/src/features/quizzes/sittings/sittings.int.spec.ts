import type { SittingRow } from '@edukom/contracts';
import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi } from '../../../../test/api.js';
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
import { PresenceRepository } from './presence.repository.js';

let api: TestApi;
let scene: QuizScene;
let trainer: { personId: string; cookie: string };

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  scene = await aQuiz(api);
  trainer = await aTrainer(api, scene);
});

const list = (query = '') =>
  api.http(trainer.cookie).get(`/api/runs/${scene.runId}/quizzes/${scene.quizId}/attempts${query}`);
async function sitting() {
  const learner = await aLearner(api, scene);
  return { ...learner, view: await started(api, scene, learner.cookie) };
}
const tell = (cookie: string, attemptId: string, place: string) =>
  api.http(cookie).put(`/api/attempts/${attemptId}/presence/${place}`);

describe('the attempts of a run', () => {
  it('are those of everybody: not begun, being sat, submitted, ended at the deadline, with late answers', async () => {
    const absent = await aLearner(api, scene);
    const open = await sitting();
    const done = await sitting();
    const gone = await sitting();
    const [question] = open.view.questions;
    if (!question) throw new Error('no question');
    await putAnswer(api, open.cookie, open.view.attemptId, question.slot, 1, anyResponse(question)).expect(200);
    await api.http(done.cookie).post(`/api/attempts/${done.view.attemptId}/submit`).expect(200);
    await letExpire(api, gone.view.attemptId, 60);
    const [first] = gone.view.questions;
    if (!first) throw new Error('no question');
    await putAnswer(api, gone.cookie, gone.view.attemptId, first.slot, 1, anyResponse(first)).expect(409);

    const { body } = await list().expect(200);
    expect(body.counts).toEqual({ all: 4, 'not-begun': 1, open: 1, finished: 2, late: 1 });
    const byEnrolment = new Map((body.items as SittingRow[]).map((row) => [row.enrolmentId, row]));
    expect(byEnrolment.get(absent.enrolmentId)).toMatchObject({
      state: 'not-begun',
      attemptId: null,
      number: 0,
      secondsAllowed: 1_800,
      extraSeconds: 0,
      questions: 0,
    });
    expect(byEnrolment.get(open.enrolmentId)).toMatchObject({
      state: 'open',
      answered: 1,
      questions: 9,
      finishedAt: null,
    });
    expect(byEnrolment.get(done.enrolmentId)).toMatchObject({ state: 'submitted', late: 0 });
    const expired = byEnrolment.get(gone.enrolmentId);
    expect(expired).toMatchObject({ state: 'expired', late: 1, lateWaiting: 1 });
    expect(expired?.finishedAt).toBe(expired?.deadlineAt);
    for (const [show, count] of Object.entries(body.counts as Record<string, number>))
      expect((await list(`?show=${show}`).expect(200)).body.items).toHaveLength(count);
  });

  it('come page by page without a gap or a repeat, in the order of names', async () => {
    await Promise.all(Array.from({ length: 7 }, () => aLearner(api, scene)));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await list(`?limit=3${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
      seen.push(...(body.items as SittingRow[]).map(({ name }) => name));
      cursor = body.next as string | null;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect((await list('?cursor=e30')).status).toBe(422);
  });

  it('do not exist for a quiz of another run', async () => {
    const other = await aQuiz(api);
    await api.http(trainer.cookie).get(`/api/runs/${scene.runId}/quizzes/${other.quizId}/attempts`).expect(404);
    await api.http(trainer.cookie).get(`/api/runs/${other.runId}/quizzes/${other.quizId}/attempts`).expect(404);
  });
});

describe('an attempt that is open in two places', () => {
  it('says so in both, tells what was saved from the other, and forgets a place that is left', async () => {
    const { cookie, view } = await sitting();
    const [here, there] = [randomUUID(), randomUUID()];
    expect((await tell(cookie, view.attemptId, here).expect(200)).body).toMatchObject({ isElsewhere: false, revs: [] });
    expect((await tell(cookie, view.attemptId, there).expect(200)).body.isElsewhere).toBe(true);
    const [question] = view.questions;
    if (!question) throw new Error('no question');
    await putAnswer(api, cookie, view.attemptId, question.slot, 4, anyResponse(question)).expect(200);
    expect((await tell(cookie, view.attemptId, here).expect(200)).body).toMatchObject({
      isElsewhere: true,
      revs: [{ slot: question.slot, rev: 4 }],
    });
    await api.db.execute("UPDATE attempt_presence SET seen_at = seen_at - interval '30 seconds' WHERE place_id = $1", [
      there,
    ]);
    expect((await tell(cookie, view.attemptId, here).expect(200)).body.isElsewhere).toBe(false);
  });

  it('learns of the submit and of the deadline, also where no worker runs', async () => {
    const done = await sitting();
    await api.http(done.cookie).post(`/api/attempts/${done.view.attemptId}/submit`).expect(200);
    expect((await tell(done.cookie, done.view.attemptId, randomUUID()).expect(200)).body.state).toBe('submitted');
    const late = await sitting();
    await letExpire(api, late.view.attemptId, 30);
    expect((await tell(late.cookie, late.view.attemptId, randomUUID()).expect(200)).body.state).toBe('expired');
  });

  it('costs two statements, remembers no more places than people have, and is nobody else’s', async () => {
    const { cookie, view } = await sitting();
    await tell(cookie, view.attemptId, randomUUID()).expect(200);
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    await tell(cookie, view.attemptId, randomUUID()).expect(200);
    stop();
    expect(statements).toHaveLength(2);
    for (let i = 0; i < 30; i += 1) await tell(cookie, view.attemptId, randomUUID()).expect(200);
    const places = () =>
      api.db
        .query('SELECT 1 FROM attempt_presence WHERE attempt_id = $1', [view.attemptId])
        .then((rows) => rows.length);
    expect(await places()).toBe(20);
    const other = await aLearner(api, scene);
    await tell(other.cookie, view.attemptId, randomUUID()).expect(404);
    await tell(cookie, view.attemptId, 'no-place').expect(404);
    await api.app.get(PresenceRepository).forget(new Date(Date.now() + 1_000));
    expect(await places()).toBe(0);
  });
});
