import type { GradeCell } from '@edukom/contracts';
import { overriddenGrade } from '@edukom/domain';
import fc from 'fast-check';
import { jest } from '@jest/globals';
import { startTestApi, type TestApi } from '../../../../test/api.js';
import {
  aQuiz,
  aTrainer,
  type QuizScene,
  submittedOpen,
  type SubmittedAnswer,
} from '../../../../test/quizzes-factories.js';
import { Audit } from '../../../platform/audit/audit.js';
import { shareSql } from './grade-setting.repository.js';

let api: TestApi;
let scene: QuizScene;
let trainers: { personId: string; cookie: string }[];

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  scene = await aQuiz(api);
  trainers = [await aTrainer(api, scene), await aTrainer(api, scene)];
});

const cookie = (trainer = 0) => trainers[trainer]?.cookie ?? '';
const cellPath = (at: SubmittedAnswer) => `/api/runs/${scene.runId}/gradebook/${at.enrolmentId}/${scene.quizId}`;
const cell = async (at: SubmittedAnswer) => (await api.http(cookie()).get(cellPath(at)).expect(200)).body as GradeCell;
const set = (at: SubmittedAnswer, points: number | null, version: number, trainer = 0) =>
  api.http(cookie(trainer)).put(cellPath(at)).send({ points, reason: 'Vendim «i komisionit» "Ђ".', version });
const mark = (at: SubmittedAnswer, points: number) =>
  api.http(cookie()).put(`/api/attempts/${at.attemptId}/marks/${at.slot}`).send({ points, comment: '', version: 0 });
const transactions = async (work: () => Promise<unknown>): Promise<number> => {
  const tx = jest.spyOn(api.db, 'tx');
  try {
    await work();
    return tx.mock.calls.length;
  } finally {
    tx.mockRestore();
  }
};
/** A second attempt, worth `more` than the first. */
const addAttempt = (at: SubmittedAnswer, state: 'open' | 'submitted', more: number) =>
  api.db.execute(
    `INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, auto_points, points, max_points, pending_marks)
     SELECT gen_random_uuid(), quiz_id, enrolment_id, person_id, 2, $2, 1, 'sq', now(), CASE WHEN $2 <> 'open' THEN now() END, 0, 0, max_points + $3, 1
     FROM attempt WHERE id = $1`,
    [at.attemptId, state, more],
  );
/** What is stored of a grade: the grade, what was set, its events and what the audit log tells. */
const stored = async (at: SubmittedAnswer) => ({
  grade: await api.db.one(
    'SELECT points, max_points, share, is_final, is_overridden, version, attempt_id FROM grade WHERE enrolment_id = $1',
    [at.enrolmentId],
  ),
  overrides: await api.db.query(
    'SELECT version, points, reason, made_by FROM grade_override WHERE enrolment_id = $1 ORDER BY version',
    [at.enrolmentId],
  ),
  events: await api.db.query(
    "SELECT number, actor_id, reason, points, share FROM grade_event WHERE enrolment_id = $1 AND cause = 'override' ORDER BY number",
    [at.enrolmentId],
  ),
  audit: await api.db.query(
    `SELECT e.action, e.actor_id, e.subject_kind, (p.payload #>> '{}')::jsonb AS payload FROM audit_event e
     JOIN audit_payload p ON p.event_id = e.id WHERE e.subject_id = $1 AND e.action LIKE 'grade.overr%' ORDER BY e.id`,
    [at.enrolmentId],
  ),
});

it('gives in SQL the share that the domain gives', async () => {
  const pair = fc
    .integer({ min: 0, max: 2_000_000 })
    .chain((max) => fc.tuple(fc.integer({ min: 0, max }), fc.constant(max)));
  const edges: [number, number][] = [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 3],
    [1, 20_000],
    [1, 20_001],
    [2_147_483_647, 2_147_483_647],
    [1_073_741_824, 2_147_483_647],
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 200, maxLength: 200 }), async (drawn) => {
      const pairs = [...drawn, ...edges];
      const rows = await api.db.query<{ share: string }>(
        `SELECT ${shareSql('g.points', 'g.max')} AS share FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS g (points, max, n) ORDER BY n`,
        [pairs.map(([points]) => points), pairs.map(([, max]) => max)],
      );
      expect(rows.map(({ share }) => Number(share))).toEqual(
        pairs.map(([points, max]) => overriddenGrade({ points: 0, max, share: 0, isFinal: false }, points).share),
      );
    }),
    { numRuns: 25 },
  );
});

it('stores and answers the same by one statement as by a transaction', async () => {
  const [first, second] = [await submittedOpen(api, scene, 'x'), await submittedOpen(api, scene, 'x')];
  const one = async (at: SubmittedAnswer) => (await set(at, 333, 0).expect(200)).body as GradeCell;
  let direct: GradeCell | undefined;
  expect(await transactions(async () => (direct = await one(first)))).toBe(0);

  // An attempt with a larger maximum that does not count: which of them counts is for the domain.
  await addAttempt(second, 'submitted', 100);
  let careful: GradeCell | undefined;
  expect(await transactions(async () => (careful = await one(second)))).toBeGreaterThan(0);

  const timeless = (given: GradeCell | undefined) => ({
    ...given,
    name: '',
    events: given?.events.map((e) => ({ ...e, at: 0 })),
  });
  expect(timeless(direct)).toEqual(timeless(careful));
  expect(direct).toEqual(await cell(first));
  const [by, bySlow] = [await stored(first), await stored(second)];
  const of = (one_: typeof by, { attemptId }: SubmittedAnswer) => ({
    ...one_,
    grade: { ...one_.grade, attempt_id: one_.grade?.['attempt_id'] === attemptId },
  });
  expect(of(by, first)).toEqual(of(bySlow, second));
  expect(by).toMatchObject({
    grade: { points: 333, share: 3_027, is_final: true, is_overridden: true, attempt_id: first.attemptId },
    overrides: [{ version: 1, points: 333, made_by: trainers[0]?.personId }],
    events: [{ number: 2, actor_id: trainers[0]?.personId, points: 333 }],
    audit: [
      {
        action: 'grade.overridden',
        payload: {
          before: { quizId: scene.quizId, version: 0, points: 0, share: 0 },
          after: { quizId: scene.quizId, version: 1, points: 333 },
          reason: 'Vendim «i komisionit» "Ђ".',
        },
      },
    ],
  });
});

it('leaves an audit row that the chain of seals holds', async () => {
  await set(await submittedOpen(api, scene, null), 100, 0).expect(200);
  const audit = api.app.get(Audit);
  while ((await audit.seal()) > 0);
  expect(await audit.firstBrokenSeal()).toBeNull();
  await api.db.execute(
    `UPDATE audit_payload SET payload = to_jsonb(replace(payload #>> '{}', '100', '900'))
     WHERE event_id = (SELECT id FROM audit_event WHERE action = 'grade.overridden' ORDER BY id DESC LIMIT 1)`,
  );
  expect(await audit.firstBrokenSeal()).not.toBeNull();
});

it('does besides what a transaction does: lifts what was set, and tells who was told another grade', async () => {
  const answer = await submittedOpen(api, scene, null);
  await set(answer, 100, 0).expect(200);
  expect(await transactions(() => set(answer, null, 1).expect(200))).toBeGreaterThan(0);
  await api.http(cookie()).post(`/api/runs/${scene.runId}/grading/quizzes/${scene.quizId}/release`).expect(200);
  const mails = () =>
    api.db.query("SELECT 1 FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'grade.changed:%'", [
      answer.personId,
    ]);
  expect(await transactions(() => set(answer, 0, 2).expect(200))).toBe(0);
  expect(await mails()).toHaveLength(0);
  expect(await transactions(() => set(answer, 200, 3).expect(200))).toBeGreaterThan(0);
  expect(await mails()).toHaveLength(1);
});

it('releases at once in an open run', async () => {
  const answer = await submittedOpen(api, scene, 'x');
  // The kind of a run never changes: there is no shorter way to an open one with a grade nobody has released.
  await api.db.execute('ALTER TABLE run DISABLE TRIGGER run_kind_stays');
  await api.db.execute("UPDATE run SET kind = 'open' WHERE id = $1", [scene.runId]);
  await api.db.execute('ALTER TABLE run ENABLE TRIGGER run_kind_stays');
  expect((await set(answer, 100, 0).expect(200)).body.releasedAt).not.toBeNull();
});

it('of two who set many grades at once lets exactly one win each time', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => submittedOpen(api, scene, null)));
  for (const version of [0, 1]) {
    const both = await Promise.all(
      answers.flatMap((at) => [set(at, 100 + version, version, 0), set(at, 200 + version, version, 1)]),
    );
    answers.forEach((_at, index) => {
      const pair = both.slice(2 * index, 2 * index + 2);
      expect(pair.map(({ status }) => status).sort()).toEqual([200, 412]);
      const [winner, loser] = [pair.find((r) => r.status === 200), pair.find((r) => r.status === 412)];
      expect(loser?.body.current).toEqual(winner?.body.override);
    });
  }
  for (const at of answers) {
    const { grade, overrides, events } = await stored(at);
    expect(overrides.map(({ version }) => version)).toEqual([1, 2]);
    expect(events.map(({ number }) => number)).toEqual([2, 3]);
    expect(grade).toMatchObject({ version: 3, points: overrides[1]?.['points'] });
  }
});

it('is not lost to a mark that is given at the same time', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => submittedOpen(api, scene, 'x')));
  const replies = await Promise.all(answers.flatMap((at) => [mark(at, 300), set(at, 1_000, 0, 1)]));
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  for (const at of answers) {
    const { grade, overrides } = await stored(at);
    expect(overrides).toHaveLength(1);
    expect(grade).toMatchObject({ points: 1_000, is_overridden: true, version: 3 });
    // A mark that comes after it changes nothing that counts, and is no event.
    const { events } = await cell(at);
    const [newest, ...older] = events.filter(({ cause }) => cause !== 'attempt').map(({ cause }) => cause);
    expect([newest, ...older.filter((cause) => cause !== 'mark')]).toEqual(['override']);
  }
});

it('that waited for another change sets on top of what came of it', async () => {
  const answer = await submittedOpen(api, scene, 'x');
  let waiting: Promise<{ status: number; body: GradeCell }> | undefined;
  await api.db.tx(async () => {
    await api.db.execute('SELECT 1 FROM attempt WHERE id = $1 FOR UPDATE', [answer.attemptId]);
    waiting = set(answer, 500, 0).then(({ status, body }) => ({ status, body: body as GradeCell }));
    for (let tries = 0; tries < 200; tries += 1) {
      const [row] = await api.db.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%grade_override%'",
      );
      if (row?.n) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await api.db.execute('UPDATE grade SET points = 77, share = 700, version = version + 1 WHERE enrolment_id = $1', [
      answer.enrolmentId,
    ]);
  });
  const reply = await waiting;
  expect(reply?.status).toBe(200);
  const { grade, audit } = await stored(answer);
  expect(grade).toMatchObject({ points: 500, is_overridden: true, version: 3 });
  expect(audit).toMatchObject([{ payload: { before: { points: 77, share: 700 } } }]);
});

it('does not mind an attempt that is open, and is refused for a grade of another run', async () => {
  const answer = await submittedOpen(api, scene, null);
  await addAttempt(answer, 'open', 100);
  expect(await transactions(() => set(answer, 100, 0).expect(200))).toBe(0);
  const mine = cellPath(answer);
  scene = await aQuiz(api);
  const foreign = await aTrainer(api, scene);
  await api
    .http(foreign.cookie)
    .put(mine.replace(/runs\/[^/]+/, `runs/${scene.runId}`))
    .send({ points: 1, reason: 'Gabim', version: 1 })
    .expect(404);
  expect((await stored(answer)).overrides).toHaveLength(1);
});
