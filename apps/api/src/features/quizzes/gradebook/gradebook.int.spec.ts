import type { GradeCell, Gradebook } from '@edukom/contracts';
import { readXlsx } from 'hucre/xlsx';
import { uuidv7 } from '../../../platform/db/ids.js';
import { anInstitution, startTestApi, type TestApi } from '../../../../test/api.js';
import {
  aQuiz,
  aTrainer,
  type QuizScene,
  submittedOpen,
  type SubmittedAnswer,
} from '../../../../test/quizzes-factories.js';
import { GRADEBOOK_PAGE_SQL } from './gradebook.repository.js';

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

const path = () => `/api/runs/${scene.runId}/gradebook`;
const book = async (query = ''): Promise<Gradebook> =>
  (await api.http(trainer.cookie).get(`${path()}${query}`).expect(200)).body as Gradebook;
const cellPath = (at: SubmittedAnswer) => `${path()}/${at.enrolmentId}/${scene.quizId}`;
const cell = async (at: SubmittedAnswer): Promise<GradeCell> =>
  (await api.http(trainer.cookie).get(cellPath(at)).expect(200)).body as GradeCell;
const set = (at: SubmittedAnswer, points: number | null, version: number, who = trainer) =>
  api.http(who.cookie).put(cellPath(at)).send({ points, reason: 'Vendim i komisionit.', version });
const mark = (at: SubmittedAnswer, points: number) =>
  api
    .http(trainer.cookie)
    .put(`/api/attempts/${at.attemptId}/marks/${at.slot}`)
    .send({ points, comment: '', version: 0 })
    .expect(200);
const release = () =>
  api.http(trainer.cookie).post(`/api/runs/${scene.runId}/grading/quizzes/${scene.quizId}/release`).expect(200);

/** `people` more of the run with a grade in each of `quizzes` more quizzes; gives back nothing that tests need. */
async function crowd(people: number, quizzes: number): Promise<void> {
  await api.db.execute(
    `WITH m AS (INSERT INTO module (id, version_id, position, title) VALUES (gen_random_uuid(), $2, 90, '{"source":"sq","rev":1,"texts":{"sq":{"v":"m"}}}') RETURNING id),
       y AS (INSERT INTO activity (id, module_id, position, kind, slug, title, minutes)
         SELECT gen_random_uuid(), m.id, n, 'quiz', 'q' || n, '{"source":"sq","rev":1,"texts":{"sq":{"v":"q"}}}', 1 FROM m, generate_series(1, $4::int) n RETURNING id),
       q AS (INSERT INTO quiz (id, activity_id, purpose, pass_mark) SELECT gen_random_uuid(), id, 'graded', 5000 FROM y RETURNING id),
       p AS (INSERT INTO person (id, given_name, family_name, search_text, locale, created_at)
         SELECT gen_random_uuid(), 'P', 'Q' || n, 'p q' || lpad(n::text, 5, '0'), 'sq', now() FROM generate_series(1, $3::int) n RETURNING id),
       e AS (INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
         SELECT gen_random_uuid(), $1, id, $5, 'enrolled', now() FROM p RETURNING id, person_id),
       a AS (INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, auto_points, points, max_points, pending_marks)
         SELECT gen_random_uuid(), q.id, e.id, e.person_id, 1, 'submitted', 1, 'sq', now(), now(), 700, 700, 1000, 0 FROM e, q RETURNING id, quiz_id, enrolment_id)
     INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at)
       SELECT enrolment_id, quiz_id, id, 700, 1000, 7000, true, now() FROM a`,
    [scene.runId, scene.versionId, people, quizzes, scene.institutionId],
  );
}

describe('the gradebook', () => {
  it('shows everybody and every quiz with what is known, and says how far each grade is', async () => {
    const waiting = await submittedOpen(api, scene, 'x');
    const done = await submittedOpen(api, scene, null);
    const marked = await submittedOpen(api, scene, 'y');
    await mark(marked, 300);
    const before = await book();
    expect(before).toMatchObject({ enrolled: 3, next: null, quizzes: [{ quizId: scene.quizId, passMark: 6_000 }] });
    const lettersOf = ({ people }: Gradebook) =>
      new Map(people.map(({ enrolmentId, states, shares }) => [enrolmentId, [states, ...shares]]));
    expect(lettersOf(before).get(waiting.enrolmentId)).toEqual(['w', 0]);
    expect(lettersOf(before).get(done.enrolmentId)).toEqual(['f', 0]);
    expect(lettersOf(before).get(marked.enrolmentId)).toEqual(['f', 2_727]);
    await mark(waiting, 0);
    await release();
    await set(done, 1_100, 0).expect(200);
    expect(lettersOf(await book()).get(done.enrolmentId)).toEqual(['R', 10_000]);
    expect(lettersOf(await book()).get(waiting.enrolmentId)).toEqual(['r', 0]);
  });

  it('gives pages that are together everybody once, in the order of names, also of those who share one', async () => {
    await crowd(120, 2);
    await api.db.execute(
      "UPDATE person SET search_text = 'p same' WHERE search_text LIKE 'p q%' AND id IN (SELECT person_id FROM enrolment WHERE run_id = $1)",
      [scene.runId],
    );
    const whole = await book('?limit=1000');
    const paged: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Gradebook = await book(`?limit=50${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      paged.push(...page.people.map(({ enrolmentId }) => enrolmentId));
      after = page.next;
    }
    expect(paged).toEqual(whole.people.map(({ enrolmentId }) => enrolmentId));
    expect(new Set(paged).size).toBe(120);
    expect((await api.http(trainer.cookie).get(`${path()}?after=zzz`)).body.code).toBe('request.invalid');
  });

  it('reads one page with one statement over the grades, by their key, however many other grades there are', async () => {
    const small = scene;
    await crowd(40, 10);
    scene = await aQuiz(api);
    await crowd(600, 40);
    await api.db.execute('ANALYZE grade, enrolment, person');
    const quizzes = (
      await api.db.query<{ id: string }>(
        'SELECT q.id FROM quiz q JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id WHERE m.version_id = $1',
        [small.versionId],
      )
    ).map(({ id }) => id);
    const plan = await api.db.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${GRADEBOOK_PAGE_SQL}`, [
      small.runId,
      null,
      null,
      51,
      quizzes,
      quizzes.map(() => false),
    ]);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('grade_pkey');
    expect(text).not.toMatch(/Seq Scan on (grade|enrolment)/);

    scene = small;
    trainer = await aTrainer(api, scene);
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    await book();
    stop();
    expect(statements.filter((sql) => /\bgrade\b/.test(sql))).toHaveLength(1);
  }, 60_000);

  it('shows no share of a quiz that is marked without names, and no single grade, before the release', async () => {
    const answer = await submittedOpen(api, scene, 'x');
    await mark(answer, 300);
    await api.db.execute(
      'INSERT INTO marking_rule (run_id, quiz_id, is_anonymous, appeal_days, version, changed_by, changed_at) VALUES ($1, $2, true, 14, 1, $3, now())',
      [scene.runId, scene.quizId, trainer.personId],
    );
    expect((await book()).people).toMatchObject([{ shares: [null], states: 'f' }]);
    expect((await api.http(trainer.cookie).get(cellPath(answer))).body.code).toBe('grading.anonymous');
    expect((await set(answer, 100, 0)).body.code).toBe('grading.anonymous');
    await release();
    expect((await book()).people).toMatchObject([{ shares: [2_727], states: 'r' }]);
  });

  it('is open to trainers and managers of the run, closed to officials and to other runs', async () => {
    const answer = await submittedOpen(api, scene, null);
    const manager = await aTrainer(api, scene, 'project-manager');
    const elsewhere = await aTrainer(api, await aQuiz(api));
    await api.http(manager.cookie).get(path()).expect(200);
    await set(answer, 100, 0, manager).expect(403);
    await api.http(answer.cookie).get(path()).expect(403);
    await api.http(elsewhere.cookie).get(path()).expect(404);
    await api.http(trainer.cookie).get(`${path()}/${uuidv7()}/${scene.quizId}`).expect(404);
  });

  it('is a workbook with a row for each, numbers as numbers and names as they are written', async () => {
    const answer = await submittedOpen(api, scene, 'x');
    await mark(answer, 300);
    const { institutionId } = await anInstitution(api.db);
    await api.db.execute("UPDATE person SET given_name = '=Đorđe', family_name = 'Ђорђевић' WHERE id = $1", [
      answer.personId,
    ]);
    await api.db.execute('UPDATE enrolment SET institution_id = $2 WHERE id = $1', [answer.enrolmentId, institutionId]);
    const { body } = await api
      .http(trainer.cookie)
      .get(`${path()}.xlsx?locale=sr-Cyrl`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const workbook = await readXlsx(body as Buffer);
    const [header, row] = workbook.sheets[0]?.rows ?? [];
    expect(header?.slice(0, 2)).toEqual(['Особа', 'Институција']);
    expect([row?.[0], ...(row?.slice(2) ?? [])]).toEqual(['=Đorđe Ђорђевић', 3, 27.27]);
  });
});

describe('setting a grade', () => {
  it('counts instead of the attempts, survives later marks, is told with its reason, and is lifted by another row', async () => {
    const answer = await submittedOpen(api, scene, 'x');
    await mark(answer, 100);
    await release();
    expect((await set(answer, 1_000, 0).expect(200)).body).toMatchObject({
      grade: { points: 1_000, share: 9_091, isFinal: true },
      override: { version: 1, points: 1_000 },
    });
    const result = async () =>
      (await api.http(answer.cookie).get(`/api/attempts/${answer.attemptId}/result`).expect(200)).body.released;
    expect(await result()).toMatchObject({
      points: 1_000,
      share: 9_091,
      hasPassed: true,
      setReason: 'Vendim i komisionit.',
    });
    await api
      .http(trainer.cookie)
      .put(`/api/attempts/${answer.attemptId}/marks/${answer.slot}`)
      .send({ points: 200, comment: '', version: 1, reason: 'Gabim' })
      .expect(200);
    expect(await result()).toMatchObject({ points: 1_000 });
    await set(answer, null, 1).expect(200);
    expect(await result()).toMatchObject({ points: 200, setReason: null });

    const { events } = await cell(answer);
    expect(events.map(({ cause, before, after }) => [cause, before?.points ?? null, after.points])).toEqual([
      ['override', 1_000, 200],
      ['override', 100, 1_000],
      ['release', 100, 100],
      ['mark', 0, 100],
      ['attempt', null, 0],
    ]);
    expect(events.map(({ by }) => by)).toEqual(['Arben Gashi', 'Arben Gashi', 'Arben Gashi', 'Arben Gashi', null]);
    const mails = await api.db.query(
      "SELECT 1 FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'grade.changed:%'",
      [answer.personId],
    );
    expect(mails).toHaveLength(2);
    await expect(api.db.execute("UPDATE grade_override SET reason = 'x'")).rejects.toThrow('append-only');
    await expect(api.db.execute('DELETE FROM grade_event')).rejects.toThrow('append-only');
  });

  it('takes three statements: the session, the access to the run, and one that sets it and gives what it became', async () => {
    const answer = await submittedOpen(api, scene, null);
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    await set(answer, 10, 0).expect(200);
    stop();
    expect(statements).toHaveLength(3);
  });

  it('of many at once lets one win; the others are told what stands, and the log has all', async () => {
    const answer = await submittedOpen(api, scene, null);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => set(answer, index * 10, 0)));
    const [winner, ...more] = answers.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    const losers = answers.filter(({ status, body }) => status === 412 && body.code === 'grade.conflict');
    expect(losers).toHaveLength(19);
    for (const { body } of losers) expect(body.current).toEqual({ version: 1, points: winner?.body.override.points });
    expect(
      await api.db.query(
        "SELECT action, count(*)::int AS n FROM audit_event WHERE subject_id = $1 AND action LIKE 'grade.overr%' GROUP BY 1 ORDER BY 2",
        [answer.enrolmentId],
      ),
    ).toEqual([
      { action: 'grade.overridden', n: 1 },
      { action: 'grade.override-refused', n: 19 },
    ]);
  });

  it('refuses more points than there are, no reason, and the own grade', async () => {
    const answer = await submittedOpen(api, scene, null);
    expect((await set(answer, 1_101, 0)).body.errors).toEqual([
      { pointer: '/points', code: 'too-big', params: { maximum: 11 } },
    ]);
    await api.http(trainer.cookie).put(cellPath(answer)).send({ points: 1, reason: ' ', version: 0 }).expect(422);
    await api.db.execute(
      "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES (gen_random_uuid(), $1, 'trainer', 'run', $2, '[2020-01-01,)')",
      [answer.personId, scene.runId],
    );
    expect((await set(answer, 1_100, 0, answer)).body.code).toBe('access.own-record');
  });

  it('changes one grade and works nothing else out again', async () => {
    await crowd(200, 1);
    const answer = await submittedOpen(api, scene, null);
    const versions = () =>
      api.db.one(
        'SELECT sum(g.version)::int AS versions FROM grade g JOIN enrolment e ON e.id = g.enrolment_id WHERE e.run_id = $1',
        [scene.runId],
      ) as Promise<{ versions: number }>;
    const before = await versions();
    await set(answer, 500, 0).expect(200);
    expect((await versions()).versions - before.versions).toBe(1);
    expect((await book()).people.find(({ enrolmentId }) => enrolmentId === answer.enrolmentId)).toMatchObject({
      shares: [4_545, null],
    });
  });
});
