import type { AttemptView, Receipt } from '@edukom/contracts';
import { canonicalAnswers } from '@edukom/domain';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestApi, type TestApi } from '../../../test/api.js';
import {
  aLearner,
  anyResponse,
  aQuiz,
  letExpire,
  putAnswer,
  type QuizScene,
  realQuestions,
  started,
} from '../../../test/quizzes-factories.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AttemptFinisher } from './attempt-finisher.js';
import { ClosingRepository } from './closing.repository.js';
import type { QuestionSource } from './question-source.js';
import { QuizzesService } from './quizzes.service.js';

let api: TestApi;
let scene: QuizScene;

beforeAll(async () => {
  api = await startTestApi();
  scene = await aQuiz(api);
});
afterAll(() => api.close());

const submit = (cookie: string, attemptId: string) => api.http(cookie).post(`/api/attempts/${attemptId}/submit`);
const gradeOf = (enrolmentId: string) =>
  api.db.query('SELECT points, max_points, share, is_final, released_at, version FROM grade WHERE enrolment_id = $1', [
    enrolmentId,
  ]);
const attemptRow = (id: string) =>
  api.db.one('SELECT state, finished_at, deadline_at, auto_points, pending_marks, version FROM attempt WHERE id = $1', [
    id,
  ]);

/** The right answer to a question, found by its English text. */
function rightResponse(view: AttemptView['questions'][number], sources: readonly QuestionSource[]) {
  const source = sources.find((one) => one.prompt.en === view.prompt.texts.en?.v);
  if (!source) throw new Error('unknown question');
  switch (source.type) {
    case 'single':
      return { type: 'single' as const, selected: source.key.correct };
    case 'multiple':
      return { type: 'multiple' as const, selected: source.key.correct };
    case 'true-false':
      return { type: 'true-false' as const, value: source.key.correct };
    case 'numeric':
      return { type: 'numeric' as const, text: `${source.key.value} orë` };
    case 'short-text':
      return { type: 'short-text' as const, text: String(source.key.variants[0]).toUpperCase() };
    case 'open':
      return { type: 'open' as const, text: 'Qetësohu, po e shkëpusim kompjuterin nga rrjeti.' };
    default:
      throw new Error(`the real course has no ${source.type} question`);
  }
}

describe('submitting', () => {
  it('scores what is right, leaves the open answer to a person, and gives a receipt whose hash can be made again', async () => {
    const { cookie, enrolmentId } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    const responses = view.questions.map((question) => ({
      slot: question.slot,
      response: rightResponse(question, realQuestions('post-test')),
    }));
    for (const { slot, response } of responses)
      await putAnswer(api, cookie, view.attemptId, slot, slot, response).expect(200);
    const receipt = (await submit(cookie, view.attemptId).expect(200)).body as Receipt;
    expect(receipt).toMatchObject({ state: 'submitted', answered: 9, questions: 9 });
    expect(await attemptRow(view.attemptId)).toMatchObject({ state: 'submitted', auto_points: 800, pending_marks: 1 });
    expect(await gradeOf(enrolmentId)).toEqual([
      { points: 800, max_points: 1_100, share: 7_273, is_final: false, released_at: null, version: 1 },
    ]);

    const versions = await api.db.query<{ slot: number; question_version_id: string }>(
      'SELECT slot, question_version_id FROM attempt_slot WHERE attempt_id = $1',
      [view.attemptId],
    );
    const text = canonicalAnswers(
      view.attemptId,
      String(receipt.finishedAt),
      responses.map(({ slot, response }) => ({
        questionVersionId: versions.find((row) => row.slot === slot)?.question_version_id ?? '',
        revision: slot,
        response,
      })),
    );
    expect(receipt.hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('is one change of state: ten submits at once give one receipt, one grade, one entry in the audit log', async () => {
    const { cookie, enrolmentId } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    const receipts = await Promise.all(Array.from({ length: 10 }, () => submit(cookie, view.attemptId)));
    expect(receipts.every((one) => one.status === 200)).toBe(true);
    expect(new Set(receipts.map((one) => one.text)).size).toBe(1);
    expect(await attemptRow(view.attemptId)).toMatchObject({ version: 2 });
    expect(await gradeOf(enrolmentId)).toMatchObject([{ points: 0, is_final: true, version: 1 }]);
    expect(
      await api.db.query("SELECT 1 FROM audit_event WHERE subject_id = $1 AND action = 'attempt.submitted'", [
        view.attemptId,
      ]),
    ).toHaveLength(1);
  });

  it('after the deadline and grace ends at the deadline, with what was saved in time', async () => {
    const { cookie } = await aLearner(api, scene);
    const view = await started(api, scene, cookie);
    await letExpire(api, view.attemptId, 120);
    const receipt = (await submit(cookie, view.attemptId).expect(200)).body as Receipt;
    const row = await attemptRow(view.attemptId);
    expect(receipt.state).toBe('expired');
    expect(row?.['finished_at']).toEqual(row?.['deadline_at']);
  });

  it('keeps the best of several attempts', async () => {
    const twice = await aQuiz(api, { attemptsAllowed: 2, isShuffled: false, questions: realQuestions('pre-test') });
    const { cookie, enrolmentId } = await aLearner(api, twice);
    const first = await started(api, twice, cookie);
    for (const question of first.questions.slice(0, 5))
      await putAnswer(
        api,
        cookie,
        first.attemptId,
        question.slot,
        1,
        rightResponse(question, realQuestions('pre-test')),
      );
    await submit(cookie, first.attemptId);
    const second = await started(api, twice, cookie);
    await submit(cookie, second.attemptId);
    expect(await gradeOf(enrolmentId)).toMatchObject([{ points: 500, share: 6_250, is_final: true, version: 2 }]);
    const grades = await api.app.get(QuizzesService).gradesOfRun(twice.runId);
    expect(grades.get(enrolmentId)).toEqual([
      { quizId: twice.quizId, purpose: 'post', shareBasisPoints: 6_250, isFinal: true, releasedAt: null },
    ]);
  });
});

describe('attempts nobody came back to', () => {
  it('end once, at their deadline, graded with all that was saved, also with three sweepers at once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aLearner(api, scene)));
    const views = await Promise.all(people.map(({ cookie }) => started(api, scene, cookie)));
    for (const [index, view] of views.entries()) {
      const question = view.questions[index % 9];
      if (question)
        await putAnswer(
          api,
          people[index]?.cookie ?? '',
          view.attemptId,
          question.slot,
          1,
          anyResponse(question),
        ).expect(200);
      await letExpire(api, view.attemptId, 60);
    }
    const running = await started(api, scene, (await aLearner(api, scene)).cookie);
    const finisher = api.app.get(AttemptFinisher);
    const counts = await Promise.all([finisher.sweep(), finisher.sweep(), finisher.sweep()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
    for (const [index, view] of views.entries()) {
      const row = await attemptRow(view.attemptId);
      expect(row).toMatchObject({ state: 'expired', version: 2 });
      expect(row?.['finished_at']).toEqual(row?.['deadline_at']);
      expect(await gradeOf(people[index]?.enrolmentId ?? '')).toMatchObject([{ version: 1 }]);
    }
    expect(await attemptRow(running.attemptId)).toMatchObject({ state: 'open' });
    expect(await finisher.sweep()).toBe(0);
  });

  it('leave statistics behind that know of them, when there were many: keys are checked by a plan for what is there', async () => {
    const many = 1_000;
    const person = await aLearner(api, scene);
    const { attemptId } = await started(api, scene, person.cookie);
    await letExpire(api, attemptId, 60);
    const copies = (table: string, from: string, changes: string) =>
      api.db.execute(
        `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(${changes}))).*
         FROM ${from}, generate_series(1, ${many}) AS n WHERE a.id = $1`,
        [attemptId],
      );
    const id = (kind: string) => `md5('${kind} ' || n)::uuid`;
    await copies(
      'person',
      'attempt a JOIN person t ON t.id = a.person_id',
      `'id', ${id('person')}, 'email', n || '@many.example'`,
    );
    await copies(
      'enrolment',
      'attempt a JOIN enrolment t ON t.id = a.enrolment_id',
      `'id', ${id('enrolment')}, 'person_id', ${id('person')}`,
    );
    await copies(
      'attempt',
      'attempt a JOIN attempt t ON t.id = a.id',
      `'id', ${id('attempt')}, 'enrolment_id', ${id('enrolment')}, 'person_id', ${id('person')}`,
    );
    await api.db.execute('ANALYZE grade');
    const known = async () =>
      (await api.db.one<{ reltuples: number }>("SELECT reltuples FROM pg_class WHERE oid = 'grade'::regclass"))
        ?.reltuples ?? NaN;
    const before = await known();
    expect(await api.app.get(AttemptFinisher).sweep()).toBe(many + 1);
    expect((await known()) - before).toBeGreaterThanOrEqual(800);
  });

  it('end although one among them cannot be scored', async () => {
    const broken = await aQuiz(api);
    const [first, second] = [await aLearner(api, broken), await aLearner(api, broken)];
    const bad = await started(api, broken, first.cookie);
    const good = await started(api, broken, second.cookie);
    await letExpire(api, bad.attemptId, 90);
    await letExpire(api, good.attemptId, 60);
    await api.db.execute(
      'INSERT INTO answer (attempt_id, slot, client_rev, response, locale, received_at) VALUES ($1, 1, 1, \'{"type": "unknown"}\', \'sq\', now())',
      [bad.attemptId],
    );
    const finisher = api.app.get(AttemptFinisher);
    expect(await finisher.sweep()).toBe(1);
    expect(await attemptRow(good.attemptId)).toMatchObject({ state: 'expired' });
    expect(await attemptRow(bad.attemptId)).toMatchObject({ state: 'open' });
    // It is another's now: the sweep passes it by.
    expect(await finisher.sweep()).toBe(0);
    await expect(finisher.expire(bad.attemptId, new Date())).rejects.toThrow();
    await api.db.execute('DELETE FROM answer WHERE attempt_id = $1', [bad.attemptId]);
    await finisher.expire(bad.attemptId, new Date());
    expect(await attemptRow(bad.attemptId)).toMatchObject({ state: 'expired' });
  });

  it('end although the database refuses one among them, also one that others were claimed with', async () => {
    const quiz = await aQuiz(api);
    const views: AttemptView[] = [];
    for (let number = 0; number < 9; number += 1) {
      const view = await started(api, quiz, (await aLearner(api, quiz)).cookie);
      await letExpire(api, view.attemptId, 60);
      views.push(view);
    }
    const bad = views[6]?.attemptId ?? '';
    await api.db.execute(
      `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN IF NEW.id = '${bad}' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`,
    );
    await api.db.execute(
      'CREATE TRIGGER refuse_one BEFORE UPDATE ON attempt FOR EACH ROW EXECUTE FUNCTION refuse_one()',
    );
    try {
      expect(await api.app.get(AttemptFinisher).sweep()).toBe(8);
    } finally {
      await api.db.execute('DROP FUNCTION refuse_one CASCADE');
    }
    for (const { attemptId } of views)
      expect(await attemptRow(attemptId)).toMatchObject({ state: attemptId === bad ? 'open' : 'expired' });
    expect(await api.db.query('SELECT attempt_id FROM attempt_set_aside WHERE attempt_id = $1', [bad])).toHaveLength(1);
  });

  it('end by a job of their own when the sweep could not, or are seen as failed', async () => {
    const quiz = await aQuiz(api);
    const view = await started(api, quiz, (await aLearner(api, quiz)).cookie);
    await letExpire(api, view.attemptId, 60);
    const reading = jest.spyOn(api.app.get(ClosingRepository), 'finish').mockRejectedValue(new Error('not today'));
    expect(await api.app.get(AttemptFinisher).sweep()).toBe(0);
    reading.mockRestore();
    await api.db.execute("UPDATE pgboss.job SET start_after = now() WHERE name = 'attempt.expire'");
    await api.app.get(Jobs).work();
    const stopAt = Date.now() + 20_000;
    while ((await attemptRow(view.attemptId))?.['state'] === 'open' && Date.now() < stopAt) await delay(100);
    expect(await attemptRow(view.attemptId)).toMatchObject({ state: 'expired', version: 2 });
  });
});

describe('defining a quiz', () => {
  it('changes nothing the second time', async () => {
    const again = await api.app.get(QuizzesService).defineQuiz({
      ...scene,
      purpose: 'pre',
      secondsAllowed: null,
      attemptsAllowed: 3,
      passMark: 0,
      isShuffled: false,
      questions: [],
    });
    expect(again).toBe(scene.quizId);
    expect(await api.app.get(QuizzesService).quizzesOfVersion(scene.versionId)).toEqual([
      {
        quizId: scene.quizId,
        activityId: scene.activityId,
        purpose: 'post',
        passMark: 6_000,
        secondsAllowed: 1_800,
        attemptsAllowed: 1,
      },
    ]);
  });

  it('refuses a key that does not fit its question, and stores nothing', async () => {
    const [question] = realQuestions('pre-test');
    if (question?.type !== 'single') throw new Error('the first question is a single choice');
    await expect(aQuiz(api, { questions: [{ ...question, key: { correct: 'z' } }] })).rejects.toThrow(
      'question pre-1: the key names an option',
    );
  });
});
