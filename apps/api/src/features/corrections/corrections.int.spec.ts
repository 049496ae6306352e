import type { CorrectionImpact, CorrectionOrder, QuestionResponseBody } from '@edukom/contracts';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { aLearner, aQuiz, aTrainer, putAnswer, type QuizScene, started } from '../../../test/quizzes-factories.js';
import { expectNothingStale, QUESTIONS } from '../../../test/corrections-factories.js';

let api: TestApi;
let scene: QuizScene;
let trainer: { personId: string; cookie: string };

const RULE = (quizId: string) =>
  JSON.stringify({
    isAttendanceRequired: false,
    quizzes: [{ quizId, passBasisPoints: 6_000 }],
    activitiesRequired: [],
  });

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  scene = await aQuiz(api, { questions: QUESTIONS, isShuffled: false });
  trainer = await aTrainer(api, scene);
});

const single = (selected: string): QuestionResponseBody => ({ type: 'single', selected });
const word = (text: string): QuestionResponseBody => ({ type: 'short-text', text });
const essay = (text: string): QuestionResponseBody => ({ type: 'open', text });

/** Somebody who answered (choice, word, essay; null: left out), not yet submitted. */
async function sitting(answers: readonly (QuestionResponseBody | null)[], at = scene) {
  const learner = await aLearner(api, at);
  const view = await started(api, at, learner.cookie);
  for (const [index, answer] of answers.entries())
    if (answer) await putAnswer(api, learner.cookie, view.attemptId, index + 1, 1, answer).expect(200);
  return { ...learner, view, attemptId: view.attemptId };
}
const submit = (person: { cookie: string; attemptId: string }) =>
  api.http(person.cookie).post(`/api/attempts/${person.attemptId}/submit`);
async function finished(answers: readonly (QuestionResponseBody | null)[], at = scene) {
  const person = await sitting(answers, at);
  await submit(person).expect(200);
  return person;
}
const questionId = async (slot: number): Promise<string> =>
  (
    await api.db.one<{ id: string }>(
      'SELECT question_version_id AS id FROM quiz_slot WHERE quiz_id = $1 AND slot = $2',
      [scene.quizId, slot],
    )
  )?.id ?? '';
const base = (wide = false) =>
  wide ? `/api/quizzes/${scene.quizId}/corrections` : `/api/runs/${scene.runId}/quizzes/${scene.quizId}/corrections`;
const preview = (order: CorrectionOrder, cookie = trainer.cookie, path = base()) =>
  api.http(cookie).post(`${path}/preview`).send({ order });
const apply = (order: CorrectionOrder, hash: string, cookie = trainer.cookie, path = base()) =>
  api.http(cookie).post(path).send({ order, hash, reason: 'Çelësi ishte i gabuar' });
async function corrected(order: CorrectionOrder): Promise<CorrectionImpact> {
  const { body } = await preview(order).expect(200);
  return (await apply(order, body.hash).expect(200)).body as CorrectionImpact;
}
const gradeOf = (person: { enrolmentId: string }) =>
  api.db.one('SELECT points, max_points, share, is_final FROM grade WHERE enrolment_id = $1', [person.enrolmentId]);
const mark = (person: { attemptId: string }, points: number, version = 0) =>
  api.http(trainer.cookie).put(`/api/attempts/${person.attemptId}/marks/3`).send({ points, comment: '', version });

describe('the dry run', () => {
  it('lists exactly whose result changes, from and to, and changes nothing', async () => {
    const right = await finished([single('a'), null, null]);
    const wrong = await finished([single('b'), word('Shkendija'), null]);
    const order: CorrectionOrder = {
      kind: 'accept-also',
      questionVersionId: await questionId(1),
      key: { type: 'single', correct: ['b'] },
    };
    const before = await api.db.query('SELECT * FROM attempt WHERE quiz_id = $1 ORDER BY id', [scene.quizId]);
    const { body } = await preview(order).expect(200);
    expect(body.attempts).toBe(2);
    expect(body.people).toEqual([
      expect.objectContaining({
        enrolmentId: wrong.enrolmentId,
        points: { from: 100, to: 200 },
        maxPoints: { from: 400, to: 400 },
        share: { from: 2_500, to: 5_000 },
        hasPassed: { from: false, to: false },
        isEligible: null,
        certificate: null,
        attempts: [
          {
            attemptId: wrong.attemptId,
            number: 1,
            points: { from: 100, to: 200 },
            maxPoints: { from: 400, to: 400 },
          },
        ],
      }),
    ]);
    expect(await api.db.query('SELECT * FROM attempt WHERE quiz_id = $1 ORDER BY id', [scene.quizId])).toEqual(before);
    for (const table of ['correction', 'correction_mark'])
      expect(
        await api.db.query(`SELECT 1 FROM ${table} k LEFT JOIN attempt a ON true WHERE a.id = $1`, [right.attemptId]),
      ).toEqual([]);
    expect((await api.http(trainer.cookie).get(base()).expect(200)).body).toEqual({ corrections: [] });
  });

  it.each<[string, number, object, number, object]>([
    ['a key of another type', 1, { kind: 'new-key', key: { type: 'true-false', correct: true } }, 422, {}],
    [
      'an option there is not',
      1,
      { kind: 'new-key', key: { type: 'single', correct: ['z'] } },
      422,
      { code: 'request.invalid' },
    ],
    ['a key of a question people mark', 3, { kind: 'accept-also', key: { type: 'single', correct: ['a'] } }, 422, {}],
    [
      'half a character',
      2,
      { kind: 'accept-also', key: { type: 'short-text', accepted: ['\ud800'], fold: true } },
      422,
      {},
    ],
    ['no key at all', 1, { kind: 'new-key' }, 422, {}],
    ['what nobody knows', 1, { kind: 'forget' }, 422, {}],
  ])('refuses %s', async (_name, slot, order, status, body) => {
    const given = { ...order, questionVersionId: await questionId(slot) } as CorrectionOrder;
    const answer = await preview(given).expect(status);
    expect(answer.body).toMatchObject(body);
  });

  it('does not find questions, quizzes and corrections of elsewhere', async () => {
    const here = await questionId(1);
    const other = await aQuiz(api, { questions: QUESTIONS });
    await preview({ kind: 'void', questionVersionId: scene.runId }).expect(404);
    await preview({ kind: 'undo', correctionId: scene.runId }).expect(404);
    await preview(
      { kind: 'void', questionVersionId: here },
      trainer.cookie,
      `/api/runs/${scene.runId}/quizzes/${other.quizId}/corrections`,
    ).expect(404);
    await api.http(trainer.cookie).get(`/api/runs/${scene.runId}/quizzes/${other.quizId}/corrections`).expect(404);
  });

  it('is closed to officials and to trainers of the run who want all runs', async () => {
    const learner = await aLearner(api, scene);
    const order: CorrectionOrder = { kind: 'void', questionVersionId: await questionId(1) };
    await preview(order, learner.cookie).expect(403);
    await preview(order, trainer.cookie, base(true)).expect(404);
  });
});

describe('a correction', () => {
  it('does exactly what was looked at, keeps what was, and is in the ledger, the marks of the system and the audit log', async () => {
    const person = await finished([single('b'), null, null]);
    const order: CorrectionOrder = { kind: 'full-marks', questionVersionId: await questionId(1) };
    const looked = (await preview(order).expect(200)).body;
    const done = (await apply(order, looked.hash).expect(200)).body;
    expect(done).toEqual(looked);
    expect(await gradeOf(person)).toEqual({ points: 100, max_points: 400, share: 2_500, is_final: true });
    expect(await api.db.query('SELECT * FROM correction_mark WHERE attempt_id = $1', [person.attemptId])).toMatchObject(
      [
        {
          slot: 1,
          kind_before: 'scored',
          points_before: 0,
          kind_after: 'full-marks',
          points_after: 100,
          max_after: 100,
        },
      ],
    );
    const { body } = await api.http(trainer.cookie).get(base()).expect(200);
    expect(body.corrections).toMatchObject([
      {
        kind: 'full-marks',
        people: 1,
        isUndone: false,
        isCourseWide: false,
        madeBy: 'Arben Gashi',
        reason: 'Çelësi ishte i gabuar',
      },
    ]);
    const audited = await api.db.query(
      "SELECT action FROM audit_event WHERE actor_id = $1 AND action IN ('correction.made', 'attempt.rescored') ORDER BY action",
      [trainer.personId],
    );
    expect(audited).toEqual([{ action: 'attempt.rescored' }, { action: 'correction.made' }]);
    await expect(api.db.execute('DELETE FROM correction_mark')).rejects.toThrow('append-only');
    await expect(api.db.execute("UPDATE correction SET reason = 'x'")).rejects.toThrow('append-only');
  });

  it('void takes the question out of the maximum, undo brings everything back, and once only', async () => {
    const person = await finished([single('a'), word('gabim'), null]);
    const before = await gradeOf(person);
    await corrected({ kind: 'void', questionVersionId: await questionId(2) });
    expect(await gradeOf(person)).toEqual({ points: 100, max_points: 300, share: 3_333, is_final: true });
    const [made] = (await api.http(trainer.cookie).get(base())).body.corrections;
    await corrected({ kind: 'undo', correctionId: made.correctionId });
    expect(await gradeOf(person)).toEqual(before);
    const again = await preview({ kind: 'undo', correctionId: made.correctionId }).expect(409);
    expect(again.body.code).toBe('correction.undone');
    const rows = (await api.http(trainer.cookie).get(base())).body.corrections;
    expect(rows).toMatchObject([
      { kind: 'undo', undoes: made.correctionId, isUndone: false },
      { kind: 'void', isUndone: true },
    ]);
    await preview({ kind: 'undo', correctionId: rows[0].correctionId }).expect(404);
  });

  it('is refused when the result is another one than was looked at, with the new list', async () => {
    await finished([single('b'), null, null]);
    const order: CorrectionOrder = { kind: 'full-marks', questionVersionId: await questionId(1) };
    const looked = (await preview(order).expect(200)).body;
    await finished([single('c'), null, null]);
    const refused = await apply(order, looked.hash).expect(409);
    expect(refused.body).toMatchObject({ code: 'correction.changed', current: { attempts: 2 } });
    expect(refused.body.current.people).toHaveLength(2);
    expect((await api.http(trainer.cookie).get(base())).body.corrections).toEqual([]);
    await apply(order, refused.body.current.hash).expect(200);
  });

  it('leaves marks by hand alone, unless it rules on that answer, and finds them again after an undo', async () => {
    const person = await finished([single('b'), null, essay('Përgjigja ime')]);
    await mark(person, 150).expect(200);
    await corrected({
      kind: 'new-key',
      questionVersionId: await questionId(1),
      key: { type: 'single', correct: ['b'] },
    });
    expect(await gradeOf(person)).toMatchObject({ points: 250, is_final: true });
    await corrected({ kind: 'full-marks', questionVersionId: await questionId(3) });
    expect(await gradeOf(person)).toMatchObject({ points: 300, share: 7_500 });
    await mark(person, 20, 1).expect(200);
    expect(await gradeOf(person)).toMatchObject({ points: 300 });
    const [ruling] = (await api.http(trainer.cookie).get(base())).body.corrections;
    await corrected({ kind: 'undo', correctionId: ruling.correctionId });
    expect(await gradeOf(person)).toMatchObject({ points: 120 });
    expect(await expectNothingStale(api, scene.quizId)).toBe(1);
  });

  it('settles an answer that waits for a mark, and lets it wait again', async () => {
    const person = await finished([single('a'), null, essay('Përgjigja ime')]);
    expect(await gradeOf(person)).toMatchObject({ is_final: false });
    await corrected({ kind: 'void', questionVersionId: await questionId(3) });
    expect(await gradeOf(person)).toEqual({ points: 100, max_points: 200, share: 5_000, is_final: true });
    const [made] = (await api.http(trainer.cookie).get(base())).body.corrections;
    const undo = await corrected({ kind: 'undo', correctionId: made.correctionId });
    expect(undo.people[0]?.isFinal).toEqual({ from: true, to: false });
    expect(await gradeOf(person)).toMatchObject({ points: 100, max_points: 400, is_final: false });
  });

  it('scores who submits later by the corrected question, and shows the ruling in the result', async () => {
    const late = await sitting([single('c'), word('shkëndija'), null]);
    await corrected({ kind: 'void', questionVersionId: await questionId(1) });
    await submit(late).expect(200);
    expect(await gradeOf(late)).toEqual({ points: 100, max_points: 300, share: 3_333, is_final: true });
    await api.http(trainer.cookie).post(`/api/runs/${scene.runId}/grading/quizzes/${scene.quizId}/release`).expect(200);
    const { body } = await api.http(late.cookie).get(`/api/attempts/${late.attemptId}/result`).expect(200);
    expect(body.released).toMatchObject({
      points: 100,
      maxPoints: 300,
      questions: [{ ruling: 'void' }, { ruling: null }, { ruling: null }],
    });
  });

  it('never by somebody whose own result it changes', async () => {
    await finished([single('b'), null, null]);
    const own = await sitting([single('b'), null, null]);
    await submit(own).expect(200);
    await api.db.execute(
      "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES (gen_random_uuid(), $1, 'trainer', 'run', $2, daterange('2020-01-01', NULL))",
      [own.personId, scene.runId],
    );
    const order: CorrectionOrder = { kind: 'full-marks', questionVersionId: await questionId(1) };
    const refused = await preview(order, own.cookie).expect(403);
    expect(refused.body.code).toBe('access.own-record');
  });
});

describe('what hangs on it', () => {
  it('says who may get a certificate, lists those issued and revokes none', async () => {
    await api.db.execute('UPDATE run SET award_rule = $2 WHERE id = $1', [scene.runId, RULE(scene.quizId)]);
    await api.db.execute(
      'INSERT INTO award (id, kind, course_id, title) VALUES (gen_random_uuid(), \'course\', $1, \'{"source":"sq","rev":1,"texts":{"sq":{"v":"x"}}}\')',
      [scene.courseId],
    );
    const passed = await finished([single('a'), word('shkëndija'), essay('Mirë')]);
    await mark(passed, 50).expect(200);
    await api.http(trainer.cookie).post(`/api/runs/${scene.runId}/grading/quizzes/${scene.quizId}/release`).expect(200);
    const manager = await aTrainer(api, scene, 'project-manager');
    const issued = await api.http(manager.cookie).post(`/api/enrolments/${passed.enrolmentId}/certificate`);
    expect([issued.status, issued.body]).toEqual([200, expect.anything()]);
    const key = { type: 'single' as const, correct: ['b'] };
    const impact = await corrected({ kind: 'new-key', questionVersionId: await questionId(1), key });
    expect(impact.people).toMatchObject([
      {
        hasPassed: { from: true, to: false },
        isEligible: { from: true, to: false },
        isReleased: true,
        certificate: { certificateId: expect.any(String), serial: expect.any(String) },
      },
    ]);
    expect(
      await api.db.query('SELECT kind FROM certificate_event WHERE certificate_id = $1', [
        impact.people[0]?.certificate?.certificateId,
      ]),
    ).toEqual([{ kind: 'issued' }]);
  });
});
