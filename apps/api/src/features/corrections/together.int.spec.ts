import type { CorrectionOrder, QuestionResponseBody } from '@edukom/contracts';
import { uuidv7 } from '../../platform/db/ids.js';
import { RescoringService } from '../quizzes/rescoring.service.js';
import { startTestApi, aPerson, type TestApi } from '../../../test/api.js';
import { expectNothingStale, QUESTIONS, withoutScoringLock } from '../../../test/corrections-factories.js';
import { aLearner, aQuiz, aTrainer, putAnswer, type QuizScene, started } from '../../../test/quizzes-factories.js';

let api: TestApi;
let scene: QuizScene;
let trainer: { personId: string; cookie: string };

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  scene = await aQuiz(api, { questions: QUESTIONS, isShuffled: false });
  trainer = await aTrainer(api, scene);
});

async function sitting(selected: string, words: string | null, at = scene) {
  const learner = await aLearner(api, at);
  const { attemptId } = await started(api, at, learner.cookie);
  const answers: (QuestionResponseBody | null)[] = [
    { type: 'single', selected },
    { type: 'short-text', text: 'shkëndija' },
    words === null ? null : { type: 'open', text: words },
  ];
  for (const [index, answer] of answers.entries())
    if (answer) await putAnswer(api, learner.cookie, attemptId, index + 1, 1, answer).expect(200);
  return { ...learner, attemptId };
}
const submit = (person: { cookie: string; attemptId: string }) =>
  api.http(person.cookie).post(`/api/attempts/${person.attemptId}/submit`);
const questionId = async (slot: number) =>
  (
    await api.db.one<{ id: string }>(
      'SELECT question_version_id AS id FROM quiz_slot WHERE quiz_id = $1 AND slot = $2',
      [scene.quizId, slot],
    )
  )?.id ?? '';

/** Looks and applies until what was looked at is what is applied, as somebody at the screen would. */
async function persist(order: CorrectionOrder, path: string, cookie = trainer.cookie): Promise<void> {
  let { body } = await api.http(cookie).post(`${path}/preview`).send({ order }).expect(200);
  for (let tried = 0; tried < 50; tried += 1) {
    const answer = await api.http(cookie).post(path).send({ order, hash: body.hash, reason: 'Gabim në çelës' });
    if (answer.status === 200) return;
    expect([answer.status, answer.body.code]).toEqual([409, 'correction.changed']);
    body = answer.body.current;
  }
  throw new Error('a correction never got through');
}
const inRun = (at = scene) => `/api/runs/${at.runId}/quizzes/${at.quizId}/corrections`;

it('corrections, submits and marks at the same time leave no stale score', async () => {
  const [choice, word, essay] = [await questionId(1), await questionId(2), await questionId(3)];
  const waiting = await Promise.all(
    Array.from({ length: 10 }, (_, index) => sitting('abc'.charAt(index % 3), `Fjalë ${index}`)),
  );
  const marked = await Promise.all(Array.from({ length: 6 }, (_, index) => sitting('b', `Teksti ${index}`)));
  for (const person of marked) await submit(person).expect(200);
  const orders: CorrectionOrder[] = [
    { kind: 'new-key', questionVersionId: choice, key: { type: 'single', correct: ['b'] } },
    { kind: 'accept-also', questionVersionId: choice, key: { type: 'single', correct: ['c'] } },
    { kind: 'void', questionVersionId: word },
    { kind: 'full-marks', questionVersionId: essay },
  ];
  await Promise.all([
    ...waiting.map((person) => submit(person).expect(200)),
    ...marked.map((person, index) =>
      api
        .http(trainer.cookie)
        .put(`/api/attempts/${person.attemptId}/marks/3`)
        .send({ points: index * 10, comment: '', version: 0 })
        .expect(200),
    ),
    ...orders.map((order) => persist(order, inRun())),
  ]);
  expect(await expectNothingStale(api, scene.quizId)).toBe(16);
  const numbers = await api.db.query('SELECT number FROM correction WHERE quiz_id = $1 ORDER BY number', [
    scene.quizId,
  ]);
  expect(numbers).toEqual([1, 2, 3, 4].map((number) => ({ number })));
}, 60_000);

/** A correction that is written but not committed while somebody submits. */
async function submitDuringCorrection() {
  const person = await sitting('b', null);
  const client = await api.db.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(4207112, hashtext($1))', [scene.quizId]);
    await client.query(
      `INSERT INTO correction (id, quiz_id, run_id, number, question_version_id, kind, reason, people, made_by, made_at)
       VALUES ($1, $2, $3, 1, $4, 'void', 'x', 0, $5, now())`,
      [uuidv7(), scene.quizId, scene.runId, await questionId(1), trainer.personId],
    );
    const submitted = submit(person).then(({ status }) => status);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // whoever waits does so without a connection: those who save need them
    const { rows } = await client.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
    expect(rows).toEqual([]);
    await client.query('COMMIT');
    expect(await submitted).toBe(200);
  } finally {
    client.release();
  }
  return api.db.one('SELECT points, max_points FROM attempt WHERE id = $1', [person.attemptId]);
}

it('a submit during a correction waits for it and is scored by it', async () => {
  expect(await submitDuringCorrection()).toEqual({ points: 100, max_points: 300 });
});

it('without the scoring lock it would be scored by what no longer holds (negative control)', async () => {
  expect(await withoutScoringLock(submitDuringCorrection)).toEqual({ points: 100, max_points: 400 });
});

it('a dry run holds up nobody who submits, and two trainers cannot take the same correction back twice', async () => {
  const person = await sitting('b', null);
  const order: CorrectionOrder = { kind: 'void', questionVersionId: await questionId(1) };
  await Promise.all([
    submit(person).expect(200),
    ...Array.from({ length: 4 }, () => api.http(trainer.cookie).post(`${inRun()}/preview`).send({ order }).expect(200)),
  ]);
  await persist(order, inRun());
  const [made] = (await api.http(trainer.cookie).get(inRun())).body.corrections;
  const undo: CorrectionOrder = { kind: 'undo', correctionId: made.correctionId };
  const { body } = await api.http(trainer.cookie).post(`${inRun()}/preview`).send({ order: undo }).expect(200);
  const answers = await Promise.all(
    [1, 2].map(() => api.http(trainer.cookie).post(inRun()).send({ order: undo, hash: body.hash, reason: 'Prapa' })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await expectNothingStale(api, scene.quizId)).toBe(1);
});

it('what is marked, handed in or corrected after a correction was worked out is worked out again', async () => {
  const rescoring = api.app.get(RescoringService);
  const order: CorrectionOrder = { kind: 'void', questionVersionId: await questionId(1) };
  const scope = { quizId: scene.quizId, runId: scene.runId };
  const plan = async (foreseen: Awaited<ReturnType<typeof rescoring.foresee>>) => {
    const { rescored, marks } = await api.db.dryRun(() => rescoring.plan(scope, order, true, foreseen));
    return { rescored, marks };
  };
  const [marked, late] = [await sitting('b', 'Fjalë'), await sitting('a', null)];
  await submit(marked).expect(200);
  const foreseen = await rescoring.foresee(scope, order);
  const mark = { points: 70, comment: '', version: 0 };
  await api.http(trainer.cookie).put(`/api/attempts/${marked.attemptId}/marks/3`).send(mark).expect(200);
  await submit(late).expect(200);
  const fresh = await rescoring.foresee(scope, order);
  expect((await plan(foreseen)).rescored).toHaveLength(2);
  expect(await plan(foreseen)).toEqual(await plan(fresh));
  const careless = [...foreseen.attempts].map(([id, worked]) => {
    const standing = fresh.attempts.get(id)?.standing ?? '';
    return [id, { ...worked, standing }] as const;
  });
  expect(await plan({ ...foreseen, attempts: new Map(careless) })).not.toEqual(await plan(fresh));

  // changes how the points came about and not their number, so no version tells of it
  await persist({ kind: 'full-marks', questionVersionId: await questionId(1) }, inRun());
  const after = await rescoring.foresee(scope, order);
  expect(after.attempts.get(late.attemptId)?.standing).toBe(fresh.attempts.get(late.attemptId)?.standing);
  expect(await plan(fresh)).toEqual(await plan(after));
  expect(await plan({ ...after, attempts: fresh.attempts })).not.toEqual(await plan(after));
}, 60_000);

it('one for all runs reaches every run, one of a run only that; each is taken back where it was made', async () => {
  const other: QuizScene = { ...scene, runId: uuidv7() };
  await api.db.execute(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
     SELECT $1, course_id, version_id, 'R-OTHER', title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at
     FROM run WHERE id = $2`,
    [other.runId, scene.runId],
  );
  const [here, there] = [await sitting('b', null), await sitting('b', null, other)];
  for (const person of [here, there]) await submit(person).expect(200);
  const ofCourse = await api.signIn(
    await aPerson(api.db, { grants: [{ role: 'trainer', scopeKind: 'course', scopeId: scene.courseId }] }),
  );
  const points = async () =>
    Promise.all(
      [here, there].map(
        async ({ attemptId }) =>
          (await api.db.one<{ points: number }>('SELECT points FROM attempt WHERE id = $1', [attemptId]))?.points,
      ),
    );
  const order: CorrectionOrder = { kind: 'full-marks', questionVersionId: await questionId(1) };
  await persist(order, inRun(other), ofCourse);
  expect(await points()).toEqual([100, 200]);
  const wide = `/api/quizzes/${scene.quizId}/corrections`;
  await persist(order, wide, ofCourse);
  expect(await points()).toEqual([200, 200]);
  const seen = (await api.http(trainer.cookie).get(inRun()).expect(200)).body.corrections;
  expect(seen).toMatchObject([{ isCourseWide: true, people: 1 }]);
  const undo: CorrectionOrder = { kind: 'undo', correctionId: seen[0].correctionId };
  await api.http(trainer.cookie).post(`${inRun()}/preview`).send({ order: undo }).expect(404);
  await persist(undo, wide, ofCourse);
  expect(await points()).toEqual([100, 200]);
  expect(await expectNothingStale(api, scene.quizId)).toBe(2);
});
