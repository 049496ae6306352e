import type { AttemptView } from '@edukom/contracts';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import {
  aLearner,
  anyResponse,
  aQuiz,
  letExpire,
  putAnswer,
  type QuizScene,
  started,
} from '../../../test/quizzes-factories.js';
import { AccommodationsService } from './accommodations/accommodations.service.js';

let api: TestApi;
let scene: QuizScene;

beforeAll(async () => {
  api = await startTestApi();
  scene = await aQuiz(api);
});
afterAll(() => api.close());

const order = (view: AttemptView) =>
  view.questions.map((question) => [question.prompt.texts.en?.v, question.options.map((option) => option.id)]);

describe('starting', () => {
  it('gives 20 parallel starts one attempt, the same to all, with the same order', async () => {
    const { cookie, personId } = await aLearner(api, scene);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        api.http(cookie).post(`/api/quizzes/${scene.quizId}/attempts`).send({ locale: 'sq' }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(answers.map((answer) => (answer.body as AttemptView).attemptId)).size).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(order(answer.body as AttemptView)))).size).toBe(1);
    const rows = await api.db.query('SELECT id FROM attempt WHERE person_id = $1', [personId]);
    expect(rows).toHaveLength(1);
    const slots = await api.db.query('SELECT slot FROM attempt_slot WHERE attempt_id = $1', [rows[0]?.['id']]);
    expect(slots).toHaveLength(9);
  });

  it('shuffles differently for different people, and keeps every question once', async () => {
    const views = await Promise.all(
      [1, 2, 3].map(async () => started(api, scene, (await aLearner(api, scene)).cookie)),
    );
    expect(new Set(views.map((view) => JSON.stringify(order(view)))).size).toBe(3);
    for (const view of views)
      expect(new Set(view.questions.map((question) => question.prompt.texts.en?.v)).size).toBe(9);
  });

  it('takes three statements when the quiz is known, with the one for the session', async () => {
    await started(api, scene, (await aLearner(api, scene)).cookie);
    const { cookie } = await aLearner(api, scene);
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    await started(api, scene, cookie);
    stop();
    expect(statements).toHaveLength(3);
  });

  it('shows the rules and the time with the extra time of the person, which also moves a running deadline', async () => {
    const { cookie, personId } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    const grant = { extraTime: 5_000, firstDay: '2026-01-01', lastDay: null, reason: 'Vërtetim mjekësor' };
    await api.app.get(AccommodationsService).grant({ personId: await aPerson(api.db) }, personId, grant);
    const page = (await api.http(cookie).get(`/api/quizzes/${scene.quizId}`).expect(200)).body;
    expect(page).toMatchObject({
      secondsAllowed: 1_800,
      extraSeconds: 900,
      attemptsLeft: 0,
      state: 'open',
      questionCount: 9,
      maxPoints: 1_100,
      passMark: 6_000,
    });
    const again = await started(api, scene, cookie);
    expect(Date.parse(String(again.deadlineAt)) - Date.parse(String(view.deadlineAt))).toBe(900_000);
  });

  it('refuses another attempt when none is left, and one in a run that is over', async () => {
    const { cookie } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    await api.http(cookie).post(`/api/attempts/${view.attemptId}/submit`).expect(200);
    const refused = await api.http(cookie).post(`/api/quizzes/${scene.quizId}/attempts`).send({ locale: 'sq' });
    expect([refused.status, refused.body.code]).toEqual([409, 'quiz.no-attempts-left']);

    const finished = await aQuiz(api, { runState: 'finished' });
    const late = await aLearner(api, finished);
    const closed = await api.http(late.cookie).post(`/api/quizzes/${finished.quizId}/attempts`).send({ locale: 'sq' });
    expect([closed.status, closed.body.code]).toEqual([409, 'quiz.not-open']);
  });

  it('does not exist for whoever is not enrolled, and asks to sign in', async () => {
    const other = await aLearner(api, await aQuiz(api));
    await api.http(other.cookie).post(`/api/quizzes/${scene.quizId}/attempts`).send({ locale: 'sq' }).expect(404);
    await api.http(other.cookie).get(`/api/quizzes/${scene.quizId}`).expect(404);
    await api.http().post(`/api/quizzes/${scene.quizId}/attempts`).send({ locale: 'sq' }).expect(401);
  });

  it('goes on with the attempt named, and begins no other in its place', async () => {
    const twice = await aQuiz(api, { attemptsAllowed: 2 });
    const { cookie, personId } = await aLearner(api, twice);
    const first = await started(api, twice, cookie);
    const goOn = () =>
      api.http(cookie).post(`/api/quizzes/${twice.quizId}/attempts`).send({ locale: 'sq', attemptId: first.attemptId });
    expect((await goOn().expect(200)).body.attemptId).toBe(first.attemptId);
    await api.http(cookie).post(`/api/attempts/${first.attemptId}/submit`).expect(200);
    expect((await goOn().expect(409)).body.code).toBe('attempt.closed');
    expect(await api.db.query('SELECT 1 FROM attempt WHERE person_id = $1', [personId])).toHaveLength(1);
  });

  it('ends an attempt nobody came back to before it starts the next one', async () => {
    const twice = await aQuiz(api, { attemptsAllowed: 2 });
    const { cookie } = await aLearner(api, twice);
    const first = await started(api, twice, cookie);
    await letExpire(api, first.attemptId, 60);
    const second = await started(api, twice, cookie);
    expect(second.number).toBe(2);
    const page = (await api.http(cookie).get(`/api/quizzes/${twice.quizId}`)).body;
    expect(page.attempts.map((attempt: { state: string }) => attempt.state)).toEqual(['expired', 'open']);
  });
});

describe('what may not be known', () => {
  it('has no key, no accepted variant and no guide in any answer before and after the submit', async () => {
    const { cookie } = await aLearner(api, scene);
    const start = await api.http(cookie).post(`/api/quizzes/${scene.quizId}/attempts`).send({ locale: 'sq' });
    const view = start.body as AttemptView;
    const first = view.questions[0];
    if (!first) throw new Error('no question');
    const answers = [
      start,
      await api.http(cookie).get(`/api/quizzes/${scene.quizId}`),
      await putAnswer(api, cookie, view.attemptId, 1, 1, anyResponse(first)),
      await api.http(cookie).post(`/api/attempts/${view.attemptId}/submit`),
      await api.http(cookie).get(`/api/attempts/${view.attemptId}/result`),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.text).not.toMatch(
        /"(answer_?[kK]ey|key|correct|accepted|variants|tolerance|guide|feedback|rubric)"/,
      );
      expect(answer.text).not.toMatch(/безбедносни кључ|hardware key/);
    }
  });

  it("is another person's attempt: not found for reading, saving and submitting", async () => {
    const owner = await aLearner(api, scene);
    const other = await aLearner(api, scene);
    const view = await started(api, scene, owner.cookie);
    const first = view.questions[0];
    if (!first) throw new Error('no question');
    await putAnswer(api, other.cookie, view.attemptId, 1, 1, anyResponse(first)).expect(404);
    await api.http(other.cookie).post(`/api/attempts/${view.attemptId}/submit`).expect(404);
    await api.http(other.cookie).get(`/api/attempts/${view.attemptId}/result`).expect(404);
    expect(await api.db.query('SELECT 1 FROM answer WHERE attempt_id = $1', [view.attemptId])).toEqual([]);
    expect(await api.db.query('SELECT 1 FROM late_evidence WHERE attempt_id = $1', [view.attemptId])).toEqual([]);
    const early = await api.http(owner.cookie).get(`/api/attempts/${view.attemptId}/result`);
    expect([early.status, early.body.code]).toEqual([409, 'attempt.open']);
  });
});
