import type { MyAppeal, RunAppeal } from '@edukom/contracts';
import { uuidv7 } from '../../../platform/db/ids.js';
import { startTestApi, type TestApi } from '../../../../test/api.js';
import {
  aQuiz,
  aTrainer,
  type QuizScene,
  submittedOpen,
  type SubmittedAnswer,
} from '../../../../test/quizzes-factories.js';

let api: TestApi;
let scene: QuizScene;
let marker: { personId: string; cookie: string };
let other: { personId: string; cookie: string };
let answer: SubmittedAnswer;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  scene = await aQuiz(api);
  marker = await aTrainer(api, scene);
  other = await aTrainer(api, scene);
  answer = await submittedOpen(api, scene, 'Përgjigja ime');
  await api
    .http(marker.cookie)
    .put(`/api/attempts/${answer.attemptId}/marks/${answer.slot}`)
    .send({ points: 100, comment: 'Shkurt.', version: 0 })
    .expect(200);
});

const WORDS = 'Fjalia e dytë e thotë pikërisht këtë.';
const release = () =>
  api.http(marker.cookie).post(`/api/runs/${scene.runId}/grading/quizzes/${scene.quizId}/release`).expect(200);
const appeal = (slot: number | null, text = WORDS, who: { cookie: string } = answer) =>
  api.http(who.cookie).post(`/api/attempts/${answer.attemptId}/appeals`).send({ slot, text });
const mine = async () =>
  (await api.http(answer.cookie).get(`/api/attempts/${answer.attemptId}/appeals`).expect(200)).body as {
    until: string | null;
    isPossible: boolean;
    appeals: MyAppeal[];
  };
const listed = async (who: { cookie: string }) =>
  ((await api.http(who.cookie).get(`/api/runs/${scene.runId}/appeals`).expect(200)).body as { appeals: RunAppeal[] })
    .appeals;
const reply = (who: { cookie: string }, appealId: string, body: Record<string, unknown>) =>
  api
    .http(who.cookie)
    .post(`/api/runs/${scene.runId}/appeals/${appealId}/answer`)
    .send({ outcome: 'kept', text: 'E lexuam përsëri bashkë.', marks: [], ...body });
const changed = (points: number, slot = answer.slot) => ({ outcome: 'changed', marks: [{ slot, points }] });
const mailsOf = async (personId: string, event: string) =>
  (
    await api.db.query<{ subject: string }>(
      'SELECT subject FROM outbox_mail WHERE person_id = $1 AND starts_with(event_key, $2)',
      [personId, event],
    )
  ).map(({ subject }) => subject);
const activate = (personId: string) =>
  api.db.execute(
    "INSERT INTO account (person_id, state, password_hash) VALUES ($1, 'active', 'x') ON CONFLICT (person_id) DO UPDATE SET state = 'active', password_hash = 'x'",
    [personId],
  );

describe('making an appeal', () => {
  it('is possible from the release on, once about the same, and both sides see it', async () => {
    expect(await mine()).toEqual({ until: null, isPossible: false, appeals: [] });
    expect((await appeal(null)).body.code).toBe('appeal.closed');
    await release();
    expect((await mine()).isPossible).toBe(true);
    const made = (await appeal(answer.slot).expect(200)).body;
    expect((await appeal(answer.slot).expect(200)).body.appealId).toBe(made.appealId);
    expect((await appeal(answer.slot, 'Një arsye krejt tjetër.')).body.code).toBe('appeal.exists');
    await appeal(null).expect(200);
    expect((await mine()).appeals).toMatchObject([{ slot: answer.slot, text: WORDS, answer: null }, { slot: null }]);
    expect(await listed(other)).toMatchObject([
      {
        slot: answer.slot,
        bar: null,
        questions: [{ type: 'open', earned: 100, marks: [{ role: 'first', points: 100 }] }],
      },
      { slot: null, bar: null },
    ]);
    expect((await listed(other))[1]?.questions).toHaveLength(9);
  });

  it('of many sent at once is one', async () => {
    await release();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => appeal(null, `${WORDS} ${index}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect((await mine()).appeals).toHaveLength(1);
  });

  it('ends with its days, is only for the own result and for questions that were asked', async () => {
    await release();
    await api.db.execute(
      "UPDATE grade SET released_at = released_at - interval '14 days 1 second' WHERE enrolment_id = $1",
      [answer.enrolmentId],
    );
    expect(await mine()).toMatchObject({ isPossible: false, until: expect.any(String) });
    expect((await appeal(null)).body.code).toBe('appeal.closed');
    await api.db.execute('UPDATE grade SET released_at = now() WHERE enrolment_id = $1', [answer.enrolmentId]);
    await appeal(99).expect(404);
    await appeal(null, WORDS, await submittedOpen(api, scene, 'x')).expect(404);
    await appeal(null, 'shkurt').expect(422);
  });

  it('is told to who looks after the run, once each', async () => {
    await release();
    await activate(other.personId);
    await appeal(null);
    await appeal(null);
    expect(await mailsOf(other.personId, 'appeal.made:')).toEqual(['Një ankesë pret përgjigje: Testi përfundimtar']);
  });
});

describe('answering an appeal', () => {
  let appealId: string;
  beforeEach(async () => {
    await release();
    appealId = (await appeal(answer.slot).expect(200)).body.appealId;
  });

  it('is not for who marked it, nor for who made it; a manager may, and is shown no other run', async () => {
    expect((await listed(marker))[0]?.bar).toBe('own-marking');
    expect((await reply(marker, appealId, {})).body.code).toBe('access.own-marking');
    await api.db.execute(
      "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES (gen_random_uuid(), $1, 'trainer', 'run', $2, '[2020-01-01,)')",
      [answer.personId, scene.runId],
    );
    expect((await reply(answer, appealId, {})).body.code).toBe('access.own-record');
    await reply(other, uuidv7(), {}).expect(404);
    const elsewhere = await aTrainer(api, await aQuiz(api));
    await reply(elsewhere, appealId, {}).expect(404);
    const manager = await aTrainer(api, scene, 'project-manager');
    expect((await reply(manager, appealId, {}).expect(200)).body).toMatchObject({
      answer: { outcome: 'kept', changes: [] },
    });
  });

  it('with a change gives a new mark beside the old, a new grade, and one mail', async () => {
    const body = (await reply(other, appealId, changed(250)).expect(200)).body;
    expect(body.answer).toMatchObject({
      outcome: 'changed',
      changes: [{ slot: answer.slot, before: 100, after: 250 }],
    });
    expect(
      await api.db.query('SELECT role, version, points, comment FROM mark WHERE attempt_id = $1 ORDER BY marked_at', [
        answer.attemptId,
      ]),
    ).toEqual([
      { role: 'first', version: 1, points: 100, comment: 'Shkurt.' },
      { role: 'decision', version: 1, points: 250, comment: 'Shkurt.' },
    ]);
    expect(await api.db.one('SELECT points FROM grade WHERE enrolment_id = $1', [answer.enrolmentId])).toEqual({
      points: 250,
    });
    expect(await mailsOf(answer.personId, 'appeal.answered:')).toEqual([
      'Ankesa juaj e ndryshoi rezultatin: Testi përfundimtar',
    ]);
    expect(await mailsOf(answer.personId, 'grade.changed:')).toEqual([]);
    expect((await mine()).appeals[0]?.answer?.text).toBe('E lexuam përsëri bashkë.');
    const again = await api
      .http(marker.cookie)
      .put(`/api/attempts/${answer.attemptId}/marks/${answer.slot}`)
      .send({ points: 0, comment: '', version: 1, reason: 'Jo.' });
    expect(again.body.code).toBe('mark.closed');
  });

  it('changes also what was scored by its key', async () => {
    const whole = (await appeal(null).expect(200)).body.appealId;
    const keyed = answer.slot === 1 ? 2 : 1;
    await reply(await aTrainer(api, scene, 'project-manager'), whole, changed(100, keyed)).expect(200);
    expect(await api.db.one('SELECT points FROM grade WHERE enrolment_id = $1', [answer.enrolmentId])).toEqual({
      points: 200,
    });
  });

  it('is given once, of many who answer at once by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => reply(other, appealId, changed(200 + index))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'appeal.answered')).toHaveLength(5);
    expect(
      await api.db.query("SELECT 1 FROM mark WHERE attempt_id = $1 AND role = 'decision'", [answer.attemptId]),
    ).toHaveLength(1);
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['a change of nothing', () => ({ outcome: 'changed', marks: [] })],
    ['the same points as new', () => changed(100)],
    ['points of a question it is not about', () => changed(50, answer.slot === 1 ? 2 : 1)],
    ['new points with a result that is kept', () => ({ marks: [{ slot: answer.slot, points: 5 }] })],
    [
      'a question twice',
      () => ({ outcome: 'changed', marks: [1, 2].map((points) => ({ slot: answer.slot, points })) }),
    ],
  ])('refuses %s', async (_name, body) => {
    expect((await reply(other, appealId, body())).body.errors).toEqual([{ pointer: '/marks', code: 'invalid' }]);
    expect(await api.db.query('SELECT 1 FROM appeal_answer WHERE appeal_id = $1', [appealId])).toEqual([]);
  });

  it('refuses more points than the question is worth, and nothing of the answer stays', async () => {
    expect((await reply(other, appealId, changed(301))).body.errors).toMatchObject([
      { pointer: '/points', code: 'too-big' },
    ]);
    expect((await listed(other))[0]?.answer).toBeNull();
  });
});
