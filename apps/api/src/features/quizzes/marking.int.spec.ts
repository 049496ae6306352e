import type { GradingItem, MarkingRuleView } from '@edukom/contracts';
import { startTestApi, type TestApi } from '../../../test/api.js';
import {
  aQuiz,
  aTrainer,
  type QuizScene,
  type SubmittedAnswer,
  submittedOpen,
} from '../../../test/quizzes-factories.js';

let api: TestApi;
let scene: QuizScene;
let one: { personId: string; cookie: string };
let two: { personId: string; cookie: string };

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  scene = await aQuiz(api);
  one = await aTrainer(api, scene);
  two = await aTrainer(api, scene);
});

const base = () => `/api/runs/${scene.runId}/grading`;
const submitted = (text = 'Një përgjigje') => submittedOpen(api, scene, text);
const mark = (who: { cookie: string }, at: SubmittedAnswer, body: Record<string, unknown>) =>
  api
    .http(who.cookie)
    .put(`/api/attempts/${at.attemptId}/marks/${at.slot}`)
    .send({ comment: '', version: 0, ...body });
const decide = (who: { cookie: string }, at: SubmittedAnswer, points: number) =>
  api
    .http(who.cookie)
    .put(`/api/attempts/${at.attemptId}/decisions/${at.slot}`)
    .send({ points, comment: '', reason: 'Më afër udhëzuesit.' });
const release = () => api.http(one.cookie).post(`${base()}/quizzes/${scene.quizId}/release`);
const rule = async (): Promise<MarkingRuleView> =>
  (await api.http(one.cookie).get(`${base()}/quizzes/${scene.quizId}/rule`).expect(200)).body as MarkingRuleView;

/** Sets the rule: by two with this tolerance, or by one (null). */
async function setRule(tolerance: number | null, over: Record<string, unknown> = {}) {
  const { questions, version } = await rule();
  const questionVersionId = questions[0]?.questionVersionId ?? '';
  const seconds = tolerance === null ? [] : [{ questionVersionId, tolerance }];
  return api
    .http(one.cookie)
    .put(`${base()}/quizzes/${scene.quizId}/rule`)
    .send({ isAnonymous: false, appealDays: 14, version, seconds, ...over });
}
async function queueOf(who: { cookie: string }, names = ''): Promise<GradingItem[]> {
  const { body } = await api.http(who.cookie).get(`${base()}/quizzes/${scene.quizId}/answers${names}`).expect(200);
  return (body as { items: GradingItem[] }).items;
}
const gradeOf = (at: SubmittedAnswer) =>
  api.db.one('SELECT points, is_final FROM grade WHERE enrolment_id = $1', [at.enrolmentId]);

describe('two trainers and one answer (R14)', () => {
  it('of hundreds of marks given at once exactly one wins each time, the others are shown it, nothing is overwritten', async () => {
    const markers = [one, two, await aTrainer(api, scene), await aTrainer(api, scene)];
    const answer = await submitted();
    for (let version = 0; version < 60; version += 1) {
      const answers = await Promise.all(
        markers.map((who, index) => mark(who, answer, { points: version * 4 + index, version })),
      );
      const [winner, ...others] = answers.filter(({ status }) => status === 200);
      expect(others).toEqual([]);
      const losers = answers.filter(({ status }) => status === 412);
      expect(losers).toHaveLength(markers.length - 1);
      const stands = { version: version + 1, points: winner?.body.points };
      for (const loser of losers) expect(loser.body.current).toMatchObject(stands);
    }
    const marks = await api.db.query<{ version: number }>(
      'SELECT version FROM mark WHERE attempt_id = $1 ORDER BY version',
      [answer.attemptId],
    );
    expect(marks.map(({ version }) => version)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(
      await api.db.query(
        "SELECT action, count(*)::int AS n FROM audit_event WHERE subject_id = $1 AND action LIKE 'mark.%' GROUP BY action ORDER BY action",
        [answer.attemptId],
      ),
    ).toEqual([
      { action: 'mark.given', n: 60 },
      { action: 'mark.refused', n: 180 },
    ]);
  }, 120_000);
});

describe('marking by two', () => {
  it('hides the first mark from the second marker until theirs is saved; within the tolerance the first stands', async () => {
    const answer = await submitted();
    expect((await setRule(50)).body).toMatchObject({ version: 1, questions: [{ tolerance: 50 }] });
    await mark(one, answer, { points: 200, comment: 'Mirë.' }).expect(200);
    expect(await gradeOf(answer)).toEqual({ points: 0, is_final: false });
    const [blind] = await queueOf(two);
    expect(blind).toMatchObject({ state: 'waits-second', seat: 'second', mark: null, marks: [] });
    expect(JSON.stringify(blind)).not.toContain('Mirë.');
    expect((await queueOf(one))[0]).toMatchObject({ seat: 'first', mark: { points: 200 } });

    const second = (await mark(two, answer, { points: 250, role: 'second' }).expect(200)).body;
    expect(second).toMatchObject({ role: 'second', state: 'agreed', seat: null });
    expect(second.marks).toHaveLength(2);
    expect(await gradeOf(answer)).toEqual({ points: 200, is_final: true });
    expect((await mark(one, answer, { points: 250, version: 1 })).body.code).toBe('mark.closed');
    await release().expect(200);
  });

  it('takes a first mark that comes after a colleague as the second, so that no work is lost', async () => {
    const answer = await submitted();
    await setRule(50);
    const [a, b] = await Promise.all([mark(one, answer, { points: 100 }), mark(two, answer, { points: 120 })]);
    expect([a.status, b.status]).toEqual([200, 200]);
    expect([a.body.role, b.body.role].sort()).toEqual(['first', 'second']);
    const late = await mark(await aTrainer(api, scene), answer, { points: 300 });
    expect([late.status, late.body.code]).toEqual([412, 'mark.conflict']);
    const again = await mark(b.body.role === 'second' ? two : one, answer, {
      points: b.body.role === 'second' ? 120 : 100,
    });
    expect([again.status, again.body.role]).toEqual([200, 'second']);
  });

  it('holds up the release while a second mark or a decision is missing; a third person decides, with a reason', async () => {
    const answer = await submitted();
    await setRule(50);
    await mark(one, answer, { points: 0 }).expect(200);
    const waiting = await api.http(one.cookie).get(`${base()}/quizzes/${scene.quizId}/release`);
    expect(waiting.body).toMatchObject({ pending: 1, waitsSecond: 1, differ: 0 });
    expect((await release()).body.code).toBe('grading.pending');
    expect((await decide(two, answer, 100)).body.code).toBe('mark.closed');
    await mark(two, answer, { points: 300, role: 'second' }).expect(200);
    expect((await release()).body.code).toBe('grading.pending');
    expect((await api.http(one.cookie).get(base())).body.quizzes[0].questions).toMatchObject([
      { differ: 1, marked: 0 },
    ]);

    for (const marker of [one, two]) {
      const list = (await api.http(marker.cookie).get(`/api/runs/${scene.runId}/decisions`).expect(200)).body;
      expect(list.items).toMatchObject([{ seat: null, state: 'differ' }]);
      expect((await decide(marker, answer, 100)).body.code).toBe('access.own-marking');
    }
    const manager = await aTrainer(api, scene, 'project-manager');
    const list = (await api.http(manager.cookie).get(`/api/runs/${scene.runId}/decisions`).expect(200)).body;
    expect(list.items).toMatchObject([{ seat: 'decision', marks: [{ points: 0 }, { points: 300 }] }]);
    const decided = (await decide(manager, answer, 150).expect(200)).body;
    expect(decided).toMatchObject({ role: 'decision', points: 150, state: 'decided', seat: null });
    expect((await decide(manager, answer, 150)).status).toBe(200);
    expect((await decide(await aTrainer(api, scene), answer, 160)).body).toMatchObject({
      code: 'mark.conflict',
      current: { points: 150 },
    });
    expect(await gradeOf(answer)).toEqual({ points: 150, is_final: true });
    expect((await release()).body).toMatchObject({ people: 1 });
  });

  it('works out again what waits when the rule is set, and refuses it after a release', async () => {
    const answer = await submitted();
    await mark(one, answer, { points: 100 }).expect(200);
    expect(await gradeOf(answer)).toEqual({ points: 100, is_final: true });
    await setRule(0);
    expect(await gradeOf(answer)).toEqual({ points: 0, is_final: false });
    expect((await setRule(null)).status).toBe(200);
    expect(await gradeOf(answer)).toEqual({ points: 100, is_final: true });
    await release().expect(200);
    expect((await setRule(0)).body.code).toBe('grading.released');
    expect((await setRule(null, { appealDays: 3 })).body).toMatchObject({ appealDays: 3, isReleased: true });
  });

  it('refuses a rule of yesterday, a question that is scored by its key, and more tolerance than points', async () => {
    await setRule(0);
    expect((await setRule(0, { version: 0 })).body.code).toBe('request.conflict');
    expect((await setRule(301)).body.errors).toEqual([{ pointer: '/seconds', code: 'invalid' }]);
    const seconds = [{ questionVersionId: scene.runId, tolerance: 0 }];
    expect((await setRule(null, { seconds })).status).toBe(422);
    const elsewhere = await aQuiz(api);
    await api.http(one.cookie).get(`${base()}/quizzes/${elsewhere.quizId}/rule`).expect(404);
  });

  it('lets nobody hold two roles for one answer, whatever the product does', async () => {
    const answer = await submitted();
    await mark(one, answer, { points: 100 }).expect(200);
    await expect(
      api.db.execute(
        "INSERT INTO mark (attempt_id, slot, role, version, points, marker_id, marked_at) VALUES ($1, $2, 'decision', 1, 0, $3, now())",
        [answer.attemptId, answer.slot, one.personId],
      ),
    ).rejects.toThrow('mark_one_role');
  });
});

describe('without names', () => {
  it('tells nobody whose answer it is before the release, also when asked, and everybody after', async () => {
    const answer = await submitted();
    await setRule(null, { isAnonymous: true });
    const [hidden] = await queueOf(one, '?names=1');
    expect([hidden?.name, JSON.stringify(hidden)]).toEqual([null, expect.not.stringContaining('Krasniqi')]);
    expect((await queueOf(two))[0]?.code).toBe(hidden?.code);
    await mark(one, answer, { points: 100 }).expect(200);
    await release().expect(200);
    expect((await queueOf(one))[0]?.name).toMatch(/Krasniqi/);
  });
});

describe('after the release', () => {
  it('changes a mark with a reason only, and writes to the person once for each change', async () => {
    const answer = await submitted();
    await mark(one, answer, { points: 100 }).expect(200);
    await release().expect(200);
    expect((await mark(two, answer, { points: 200, version: 1 })).body.errors).toEqual([
      { pointer: '/reason', code: 'required' },
    ]);
    await mark(two, answer, { points: 200, version: 1, reason: 'Fjalia e fundit.' }).expect(200);
    await mark(two, answer, { points: 200, version: 1, reason: 'Fjalia e fundit.' }).expect(200);
    await mark(two, answer, { points: 200, version: 2, comment: 'ë', reason: 'Koment.' }).expect(200);
    const mails = await api.db.query<{ subject: string }>(
      "SELECT subject FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'grade.changed:%'",
      [answer.personId],
    );
    expect(mails).toEqual([{ subject: 'Rezultati juaj ka ndryshuar: Testi përfundimtar' }]);
  });
});

describe('the comment bank', () => {
  it('holds own and shared comments of the course, each text once, removed by their owner alone', async () => {
    const path = `/api/runs/${scene.runId}/comments`;
    const keep = (who: { cookie: string }, text: string, isShared: boolean) =>
      api.http(who.cookie).post(path).send({ text, isShared });
    const own = (await keep(one, 'Më konkretisht.', false).expect(200)).body;
    const shared = (await keep(one, 'Mungon hapi i dytë.', true).expect(200)).body;
    expect((await keep(one, 'Mungon hapi i dytë.', true)).body.commentId).toBe(shared.commentId);
    const texts = async (who: { cookie: string }) =>
      ((await api.http(who.cookie).get(path).expect(200)).body.comments as { text: string }[]).map(({ text }) => text);
    expect(await texts(one)).toEqual(['Mungon hapi i dytë.', 'Më konkretisht.']);
    expect(await texts(two)).toEqual(['Mungon hapi i dytë.']);
    await api.http(two.cookie).delete(`${path}/${shared.commentId}`).expect(404);
    await api.http(one.cookie).delete(`${path}/${own.commentId}`).expect(204);
    expect(await texts(one)).toEqual(['Mungon hapi i dytë.']);
    const elsewhere = await aQuiz(api);
    const other = await aTrainer(api, elsewhere);
    expect((await api.http(other.cookie).get(`/api/runs/${elsewhere.runId}/comments`)).body.comments).toEqual([]);
  });

  it('is full at 200 comments of one person in a course', async () => {
    await api.db.execute(
      `INSERT INTO bank_comment (id, course_id, owner_id, is_shared, text, created_at)
       SELECT gen_random_uuid(), $1, $2, false, 'k' || n, now() FROM generate_series(1, 200) n`,
      [scene.courseId, one.personId],
    );
    const full = await api
      .http(one.cookie)
      .post(`/api/runs/${scene.runId}/comments`)
      .send({ text: 'x', isShared: false });
    expect([full.status, full.body.code, full.body.params]).toEqual([409, 'comment.too-many', { maximum: 200 }]);
    await api
      .http(one.cookie)
      .post(`/api/runs/${scene.runId}/comments`)
      .send({ text: 'k1', isShared: true })
      .expect(200);
  });
});
