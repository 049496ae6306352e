import type { GradingItem } from '@edukom/contracts';
import { startTestApi, type TestApi } from '../../../test/api.js';
import {
  aLearner,
  aQuiz,
  aTrainer,
  putAnswer,
  type QuizScene,
  started,
  submittedOpen,
} from '../../../test/quizzes-factories.js';

let api: TestApi;
let scene: QuizScene;
let trainer: { personId: string; cookie: string };

beforeEach(async () => {
  scene = await aQuiz(api);
  trainer = await aTrainer(api, scene);
});
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const submitted = (text: string | null) => submittedOpen(api, scene, text);
const mark = (
  cookie: string,
  at: { attemptId: string; slot: number },
  body: { points: number; comment?: string; version?: number },
) =>
  api
    .http(cookie)
    .put(`/api/attempts/${at.attemptId}/marks/${at.slot}`)
    .send({ comment: '', version: 0, ...body });
const grading = async () => (await api.http(trainer.cookie).get(`/api/runs/${scene.runId}/grading`).expect(200)).body;
const release = () => api.http(trainer.cookie).post(`/api/runs/${scene.runId}/grading/quizzes/${scene.quizId}/release`);

describe('the queue', () => {
  it('holds what was written, with guide and code but without names unless asked for', async () => {
    const one = await submitted('Përgjigja e parë');
    await submitted('   ');
    await submitted(null);
    const [quiz] = (await grading()).quizzes;
    expect(quiz).toMatchObject({
      finished: 3,
      released: 0,
      open: 0,
      questions: [{ pending: 1, marked: 0, points: 300 }],
    });
    const path = `/api/runs/${scene.runId}/grading/questions/${quiz.questions[0].questionVersionId}`;
    const queue = (await api.http(trainer.cookie).get(path).expect(200)).body;
    expect(queue.questions[0].guide.texts.sq.v).toMatch(/^Gjithsej 3 pikë/);
    expect(queue.items).toMatchObject([
      { attemptId: one.attemptId, slot: one.slot, text: 'Përgjigja e parë', locale: 'sq', name: null, mark: null },
    ]);
    expect((queue.items as GradingItem[])[0]?.code).toMatch(/^[2-9A-HJ-NP-Z]{5}$/);
    const named = (await api.http(trainer.cookie).get(`${path}?names=1`).expect(200)).body;
    expect(named.items[0].name).toMatch(/^Arben Krasniqi/);
    expect((await api.http(trainer.cookie).get('/api/grading')).body).toMatchObject({
      runs: [{ runId: scene.runId, pending: 1, releasable: 2 }],
    });
  });

  it('is closed to officials, and to trainers of other runs not to be found', async () => {
    const learner = await submitted('x');
    const elsewhere = await aTrainer(api, await aQuiz(api));
    await api.http(learner.cookie).get(`/api/runs/${scene.runId}/grading`).expect(403);
    await api.http(elsewhere.cookie).get(`/api/runs/${scene.runId}/grading`).expect(404);
    await mark(learner.cookie, learner, { points: 300 }).expect(403);
    await mark(elsewhere.cookie, learner, { points: 300 }).expect(404);
    expect((await api.http(elsewhere.cookie).get('/api/grading')).body.runs).toHaveLength(1);
  });
});

describe('marking', () => {
  it('adds the points to the grade, which is final when nothing waits any more', async () => {
    const one = await submitted('Një përgjigje');
    const given = (await mark(trainer.cookie, one, { points: 225, comment: 'Mirë.' }).expect(200)).body;
    expect(given).toMatchObject({ version: 1, points: 225, comment: 'Mirë.', markerName: 'Arben Gashi' });
    expect(
      await api.db.one('SELECT points, max_points, share, is_final FROM grade WHERE enrolment_id = $1', [
        one.enrolmentId,
      ]),
    ).toEqual({ points: 225, max_points: 1_100, share: 2_045, is_final: true });
    const changed = (await mark(trainer.cookie, one, { points: 250, version: 1 }).expect(200)).body;
    expect(changed.version).toBe(2);
    expect(
      await api.db.query('SELECT version, points FROM mark WHERE attempt_id = $1 ORDER BY version', [one.attemptId]),
    ).toEqual([
      { version: 1, points: 225 },
      { version: 2, points: 250 },
    ]);
    await expect(api.db.execute('UPDATE mark SET points = 300 WHERE attempt_id = $1', [one.attemptId])).rejects.toThrow(
      'append-only',
    );
  });

  it('lets exactly one of two trainers win; the other is told what stands, and the audit log has both', async () => {
    const second = await aTrainer(api, scene);
    for (let round = 0; round < 10; round += 1) {
      const one = await submitted(`Përgjigja ${round}`);
      const answers = await Promise.all([
        mark(trainer.cookie, one, { points: 100 }),
        mark(second.cookie, one, { points: 200 }),
      ]);
      const winner = answers.find((answer) => answer.status === 200);
      const loser = answers.find((answer) => answer.status === 412);
      expect(loser?.body).toMatchObject({
        code: 'mark.conflict',
        current: { version: 1, points: winner?.body.points },
      });
      expect(await api.db.query('SELECT points FROM mark WHERE attempt_id = $1', [one.attemptId])).toEqual([
        { points: winner?.body.points },
      ]);
      expect(await api.db.one('SELECT points FROM grade WHERE enrolment_id = $1', [one.enrolmentId])).toEqual({
        points: winner?.body.points,
      });
      const events = await api.db.query<{ action: string }>(
        "SELECT action FROM audit_event WHERE subject_id = $1 AND action LIKE 'mark.%' ORDER BY action",
        [one.attemptId],
      );
      expect(events.map((event) => event.action)).toEqual(['mark.given', 'mark.refused']);
    }
  });

  it('gives a mark sent twice the same answer, once stored', async () => {
    const one = await submitted('x');
    const first = await mark(trainer.cookie, one, { points: 100, comment: 'ok' });
    const again = await mark(trainer.cookie, one, { points: 100, comment: 'ok' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await api.db.query('SELECT 1 FROM mark WHERE attempt_id = $1', [one.attemptId])).toHaveLength(1);
  });

  it('refuses more points than there are, a blank answer, an open attempt, and the own one', async () => {
    const one = await submitted('x');
    const tooMany = await mark(trainer.cookie, one, { points: 301 });
    expect([tooMany.status, tooMany.body.errors]).toEqual([
      422,
      [{ pointer: '/points', code: 'too-big', params: { maximum: 3 } }],
    ]);
    await mark(trainer.cookie, await submitted(null), { points: 100 }).expect(404);
    const { cookie } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    expect((await mark(trainer.cookie, { attemptId: view.attemptId, slot: 1 }, { points: 1 })).body.code).toBe(
      'attempt.open',
    );
    await api.db.execute(
      "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES (gen_random_uuid(), $1, 'trainer', 'run', $2, '[2020-01-01,)')",
      [one.personId, scene.runId],
    );
    expect((await mark(one.cookie, one, { points: 300 })).body.code).toBe('access.own-record');
  });
});

describe('releasing', () => {
  it('waits for every mark, then shows everybody their result and mails each once', async () => {
    const one = await submitted('Përgjigja');
    const other = await submitted(null);
    const blocked = await release();
    expect([blocked.status, blocked.body.code, blocked.body.params]).toEqual([409, 'grading.pending', { count: 1 }]);
    await mark(trainer.cookie, one, { points: 300, comment: 'E plotë.' });
    const before = (await api.http(one.cookie).get(`/api/attempts/${one.attemptId}/result`).expect(200)).body;
    expect(before.released).toBeNull();

    const preview = await api
      .http(trainer.cookie)
      .get(`/api/runs/${scene.runId}/grading/quizzes/${scene.quizId}/release`);
    expect(preview.body).toEqual({ people: 2, mails: 2, pending: 0, waitsSecond: 0, differ: 0, alreadyReleased: 0 });
    const [done, again] = await Promise.all([release(), release()]);
    expect([done.body.people, again.body.people].sort()).toEqual([0, 2]);
    const mails = await api.db.query<{ person_id: string; subject: string; body: string }>(
      "SELECT person_id, subject, body FROM outbox_mail WHERE event_key LIKE 'grade.released:%' AND person_id = ANY ($1) ORDER BY person_id",
      [[one.personId, other.personId]],
    );
    expect(mails.map((mail) => mail.person_id)).toEqual([one.personId, other.personId].sort());
    expect(mails[0]?.subject).toBe('Rezultati juaj është gati: Testi përfundimtar');
    expect(mails.find((mail) => mail.person_id === one.personId)?.body).toContain(
      `/sq/app/quizzes/${scene.quizId}/attempts/${one.attemptId}`,
    );

    const after = (await api.http(one.cookie).get(`/api/attempts/${one.attemptId}/result`).expect(200)).body;
    expect(after.released).toMatchObject({
      points: 300,
      maxPoints: 1_100,
      share: 2_727,
      passMark: 6_000,
      hasPassed: false,
    });
    const open = after.released.questions.find((question: { type: string }) => question.type === 'open');
    expect(open).toMatchObject({ earned: 300, comment: 'E plotë.', response: { type: 'open', text: 'Përgjigja' } });
    expect(open.feedback.texts.en.v).toMatch(/^A trainer reads/);
    expect(JSON.stringify(after)).not.toMatch(/"(answer_?[kK]ey|key|correct|accepted|tolerance|guide)"/);
  });

  it('of one attempt shows nothing of a later one that still waits for its mark', async () => {
    scene = await aQuiz(api, { attemptsAllowed: 2 });
    trainer = await aTrainer(api, scene);
    const one = await submitted('e para');
    await mark(trainer.cookie, one, { points: 300 });
    await release().expect(200);
    const second = await started(api, scene, one.cookie);
    const slot = second.questions.find((question) => question.type === 'open')?.slot ?? 0;
    await putAnswer(api, one.cookie, second.attemptId, slot, 1, { type: 'open', text: 'e dyta' }).expect(200);
    await api.http(one.cookie).post(`/api/attempts/${second.attemptId}/submit`).expect(200);
    expect((await api.http(one.cookie).get(`/api/attempts/${second.attemptId}/result`)).body.released).toBeNull();
    const page = (await api.http(one.cookie).get(`/api/quizzes/${scene.quizId}`)).body;
    expect(page.attempts.map((attempt: { isReleased: boolean }) => attempt.isReleased)).toEqual([true, false]);
  });

  it('knows only quizzes of the run', async () => {
    const elsewhere = await aQuiz(api);
    await api
      .http(trainer.cookie)
      .post(`/api/runs/${scene.runId}/grading/quizzes/${elsewhere.quizId}/release`)
      .expect(404);
  });
});
