import type { LateAnswer, QuestionResponseBody } from '@edukom/contracts';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { expectNothingStale, QUESTIONS } from '../../../test/corrections-factories.js';
import {
  aLearner,
  aQuiz,
  aTrainer,
  letExpire,
  putAnswer,
  type QuizScene,
  started,
} from '../../../test/quizzes-factories.js';

const REASON = 'Rrjeti mungoi në sallë';
const single = (selected: string): QuestionResponseBody => ({ type: 'single', selected });
const essay = (text: string): QuestionResponseBody => ({ type: 'open', text });

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

type Late = readonly [slot: number, rev: number, response: QuestionResponseBody];

/** Offline over the deadline: some answers in time, others after it. */
async function overDeadline(inTime: readonly Late[], late: readonly Late[]) {
  const learner = await aLearner(api, scene);
  const { attemptId } = await started(api, scene, learner.cookie);
  for (const [slot, rev, response] of inTime)
    await putAnswer(api, learner.cookie, attemptId, slot, rev, response).expect(200);
  await letExpire(api, attemptId, 30 * 60);
  for (const [slot, rev, response] of late)
    expect((await putAnswer(api, learner.cookie, attemptId, slot, rev, response)).body.code).toBe('attempt.closed');
  return { ...learner, attemptId };
}
const list = async (attemptId: string, cookie = trainer.cookie) =>
  (await api.http(cookie).get(`/api/attempts/${attemptId}/late-answers`).expect(200)).body as {
    answers: LateAnswer[];
    state: string;
  };
const decide = (attemptId: string, id: string, decision: string, cookie = trainer.cookie, reason = REASON) =>
  api.http(cookie).post(`/api/attempts/${attemptId}/late-answers/${id}/decision`).send({ decision, reason });
async function idOf(attemptId: string, at = 0): Promise<string> {
  return (await list(attemptId)).answers[at]?.evidenceId ?? '';
}
const gradeOf = (enrolmentId: string) =>
  api.db.one('SELECT points, max_points, share, is_final FROM grade WHERE enrolment_id = $1', [enrolmentId]);
const result = async (person: { cookie: string; attemptId: string }) =>
  (await api.http(person.cookie).get(`/api/attempts/${person.attemptId}/result`).expect(200)).body;

describe('offline across the deadline (R6)', () => {
  it('closes at the deadline with what was acknowledged, keeps the rest, and counts none of it by itself', async () => {
    const person = await overDeadline(
      [[1, 1, single('b')]],
      [
        [1, 2, single('a')],
        [3, 1, essay('Pa rrjet')],
      ],
    );
    expect(await gradeOf(person.enrolmentId)).toMatchObject({ points: 0, max_points: 400 });
    const { answers, state } = await list(person.attemptId);
    expect(state).toBe('expired');
    expect(answers).toMatchObject([
      { slot: 1, late: { response: single('a') }, atEnd: { response: single('b') }, decision: null },
      { slot: 3, late: { response: essay('Pa rrjet') }, atEnd: null, decision: null },
    ]);
    const [first] = answers;
    expect(first?.late.lateBySeconds).toBeGreaterThanOrEqual(1_799);
    expect(Number(first?.late.lateBySeconds)).toBeLessThan(1_830);
    // The server heard of the attempt last when it took the first answer.
    expect(first?.late.lastContactAt).toBe(first?.atEnd?.receivedAt);
    expect((await result(person)).late).toMatchObject([
      { slot: 1, decision: null },
      { slot: 3, decision: null },
    ]);
    await expectNothingStale(api, scene.quizId);
  });

  it('treats answers that come after a submit in another tab the same way', async () => {
    const learner = await aLearner(api, scene);
    const { attemptId } = await started(api, scene, learner.cookie);
    await api.http(learner.cookie).post(`/api/attempts/${attemptId}/submit`).expect(200);
    await putAnswer(api, learner.cookie, attemptId, 1, 1, single('a')).expect(409);
    const { state, answers } = await list(attemptId);
    expect([state, answers.length]).toEqual(['submitted', 1]);
    await decide(attemptId, answers[0]?.evidenceId ?? '', 'accepted').expect(200);
    expect(await gradeOf(learner.enrolmentId)).toMatchObject({ points: 100 });
  });

  it('drops nothing: two devices that send different words under one revision are both kept, a repeat once', async () => {
    const person = await overDeadline(
      [],
      [
        [3, 1, essay('nga telefoni')],
        [3, 1, essay('nga kompjuteri')],
      ],
    );
    await putAnswer(api, person.cookie, person.attemptId, 3, 1, essay('nga telefoni')).expect(409);
    expect((await list(person.attemptId)).answers.map(({ late }) => late.response)).toEqual([
      essay('nga telefoni'),
      essay('nga kompjuteri'),
    ]);
  });
});

describe('accepting', () => {
  it('puts it in place, rescores as from scratch, says what it did, and leaves receipt and history as they were', async () => {
    const person = await overDeadline(
      [
        [1, 1, single('b')],
        [2, 1, { type: 'short-text', text: 'shkendija' }],
      ],
      [[1, 2, single('a')]],
    );
    const before = (await result(person)).receipt;
    const { body } = await decide(person.attemptId, await idOf(person.attemptId), 'accepted').expect(200);
    expect(body).toMatchObject({
      decision: { decision: 'accepted', reason: REASON, decidedBy: expect.stringContaining('Gashi') },
      impact: {
        points: { from: 100, to: 200 },
        maxPoints: 400,
        share: { from: 2_500, to: 5_000 },
        hasPassed: { from: false, to: false },
        certificate: null,
        needsMark: null,
      },
    });
    expect(await gradeOf(person.enrolmentId)).toMatchObject({ points: 200, share: 5_000 });
    expect(await expectNothingStale(api, scene.quizId)).toBe(1);
    const after = await result(person);
    expect(after.receipt).toEqual(before);
    expect(after.late).toMatchObject([{ slot: 1, decision: { kind: 'accepted', reason: REASON } }]);
    expect((await list(person.attemptId)).answers[0]?.atEnd).toMatchObject({ response: single('b') });
    const actions = await api.db.query<{ action: string }>(
      'SELECT action FROM audit_event WHERE subject_id = $1 AND actor_id = $2 ORDER BY id',
      [person.attemptId, trainer.personId],
    );
    expect(actions.map(({ action }) => action)).toEqual(['attempt.rescored', 'late-answer.accepted']);
  });

  it('may cost points too: says that the right to a certificate is gone, names the one issued, and revokes nothing', async () => {
    await api.db.execute('UPDATE run SET award_rule = $2 WHERE id = $1', [
      scene.runId,
      JSON.stringify({
        isAttendanceRequired: false,
        quizzes: [{ quizId: scene.quizId, passBasisPoints: 2_500 }],
        activitiesRequired: [],
      }),
    ]);
    await api.db.execute(
      'INSERT INTO award (id, kind, course_id, title) VALUES (gen_random_uuid(), \'course\', $1, \'{"source":"sq","rev":1,"texts":{"sq":{"v":"x"}}}\')',
      [scene.courseId],
    );
    const person = await overDeadline([[1, 1, single('a')]], [[1, 2, single('c')]]);
    const release = `/api/runs/${scene.runId}/grading/quizzes/${scene.quizId}/release`;
    await api.http(trainer.cookie).post(release).expect(200);
    const manager = await aTrainer(api, scene, 'project-manager');
    await api.http(manager.cookie).post(`/api/enrolments/${person.enrolmentId}/certificate`).expect(200);
    const { body } = await decide(person.attemptId, await idOf(person.attemptId), 'accepted').expect(200);
    expect(body.impact).toMatchObject({
      points: { from: 100, to: 0 },
      share: { from: 2_500, to: 0 },
      isEligible: { from: true, to: false },
      certificate: { certificateId: expect.any(String), serial: expect.any(String) },
    });
    expect(
      await api.db.query('SELECT kind FROM certificate_event WHERE certificate_id = $1', [
        body.impact.certificate.certificateId,
      ]),
    ).toEqual([{ kind: 'issued' }]);
    expect(await expectNothingStale(api, scene.quizId)).toBe(1);
  });

  it('makes own words wait for a mark, and says when a mark stands that was given to others', async () => {
    const blank = await overDeadline([], [[3, 1, essay('Tani po')]]);
    const first = await decide(blank.attemptId, await idOf(blank.attemptId), 'accepted').expect(200);
    expect(first.body.impact.needsMark).toBe('first');
    expect(await gradeOf(blank.enrolmentId)).toMatchObject({ is_final: false });
    const marked = await overDeadline([[3, 1, essay('E para')]], [[3, 2, essay('E dyta')]]);
    await api
      .http(trainer.cookie)
      .put(`/api/attempts/${marked.attemptId}/marks/3`)
      .send({ points: 150, comment: '', version: 0 })
      .expect(200);
    const again = await decide(marked.attemptId, await idOf(marked.attemptId), 'accepted').expect(200);
    expect(again.body.impact.needsMark).toBe('again');
    expect(await gradeOf(marked.enrolmentId)).toMatchObject({ points: 150, is_final: true });
    expect(await expectNothingStale(api, scene.quizId)).toBe(2);
    const mark = { points: 200, comment: '', version: 1, reason: 'fjalët e reja' };
    await api.http(trainer.cookie).put(`/api/attempts/${marked.attemptId}/marks/3`).send(mark).expect(200);
    expect(await gradeOf(marked.enrolmentId)).toMatchObject({ points: 200 });
  });

  it('of several late answers to one question lets the one accepted last stand, and still knows the first', async () => {
    const person = await overDeadline(
      [[1, 1, single('b')]],
      [
        [1, 2, single('a')],
        [1, 3, single('c')],
      ],
    );
    await decide(person.attemptId, await idOf(person.attemptId, 1), 'accepted').expect(200);
    expect(await gradeOf(person.enrolmentId)).toMatchObject({ points: 0 });
    await decide(person.attemptId, await idOf(person.attemptId, 0), 'accepted').expect(200);
    expect(await gradeOf(person.enrolmentId)).toMatchObject({ points: 100 });
    const { answers } = await list(person.attemptId);
    expect(answers.map(({ atEnd }) => atEnd?.response)).toEqual([single('b'), single('b')]);
    expect(await expectNothingStale(api, scene.quizId)).toBe(1);
  });
});

describe('deciding', () => {
  it('rejects and keeps: nothing changes but the decision', async () => {
    const person = await overDeadline([[1, 1, single('b')]], [[1, 2, single('a')]]);
    const id = await idOf(person.attemptId);
    const { body } = await decide(person.attemptId, id, 'rejected').expect(200);
    expect(body).toMatchObject({ decision: { decision: 'rejected' }, impact: null });
    expect(await gradeOf(person.enrolmentId)).toMatchObject({ points: 0 });
    expect((await list(person.attemptId)).answers[0]).toMatchObject({
      late: { response: single('a') },
      decision: { decision: 'rejected', reason: REASON },
    });
    await expect(api.db.execute('DELETE FROM late_evidence WHERE id = $1', [id])).rejects.toThrow('append-only');
    await expect(
      api.db.execute("UPDATE late_decision SET decision = 'accepted' WHERE evidence_id = $1", [id]),
    ).rejects.toThrow('append-only');
  });

  it('is done by exactly one of two at once; the other is told, a repeat is not punished', async () => {
    const second = await aTrainer(api, scene);
    for (let round = 0; round < 6; round += 1) {
      const person = await overDeadline([[1, 1, single('b')]], [[1, 2, single('a')]]);
      const id = await idOf(person.attemptId);
      const answers = await Promise.all([
        decide(person.attemptId, id, 'accepted'),
        decide(person.attemptId, id, 'rejected', second.cookie),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [winner, loser] = answers[0].status === 200 ? answers : [answers[1], answers[0]];
      expect(loser.body).toMatchObject({ code: 'late-answer.decided', current: winner.body.decision });
      const isAccepted = winner.body.decision.decision === 'accepted';
      expect(await gradeOf(person.enrolmentId)).toMatchObject({ points: isAccepted ? 100 : 0 });
      const again = await (isAccepted
        ? decide(person.attemptId, id, 'accepted')
        : decide(person.attemptId, id, 'rejected', second.cookie));
      expect([again.status, again.body]).toEqual([200, { decision: winner.body.decision, impact: null }]);
      expect(await api.db.query('SELECT 1 FROM late_decision WHERE evidence_id = $1', [id])).toHaveLength(1);
    }
    await expectNothingStale(api, scene.quizId);
  });

  it('is not for one’s own answers, not while the quiz is being sat, not without a reason, not for others’ runs', async () => {
    const person = await overDeadline([], [[1, 1, single('a')]]);
    const id = await idOf(person.attemptId);
    await api.db.execute('UPDATE attempt SET person_id = $2 WHERE id = $1', [person.attemptId, trainer.personId]);
    expect((await decide(person.attemptId, id, 'accepted')).body.code).toBe('access.own-record');
    await api.db.execute('UPDATE attempt SET person_id = $2 WHERE id = $1', [person.attemptId, person.personId]);
    await decide(person.attemptId, id, 'accepted', trainer.cookie, ' ').expect(422);
    await decide(person.attemptId, id, 'perhaps').expect(422);
    await decide(person.attemptId, scene.runId, 'accepted').expect(404);
    const other = await aTrainer(api, await aQuiz(api));
    await decide(person.attemptId, id, 'accepted', other.cookie).expect(404);
    await decide(person.attemptId, id, 'accepted', person.cookie).expect(403);
    const { cookie } = await aLearner(api, scene);
    const open = await started(api, scene, cookie);
    expect((await decide(open.attemptId, id, 'accepted')).body.code).toBe('attempt.open');
    const early = await api.http(trainer.cookie).get(`/api/attempts/${open.attemptId}/late-answers`);
    expect([early.status, early.body.code]).toEqual([409, 'attempt.open']);
    expect(await api.db.query('SELECT 1 FROM late_decision WHERE evidence_id = $1', [id])).toEqual([]);
  });
});
