import type { AttemptView, OutputOf, getResult, QuestionResponseBody, QuizPage, QuizSettings } from '@edukom/contracts';
import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { anEnrolmentIn, aRunOf } from '../../../test/courses-factories.js';
import { putAnswer } from '../../../test/quizzes-factories.js';
import {
  aWrittenChoice,
  aWrittenCourse,
  drawSection,
  fixedSection,
  type WrittenCourse,
} from '../../../test/writing-factories.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { AccommodationsService } from './accommodations/accommodations.service.js';

type Result = OutputOf<typeof getResult>;
type Sections = Parameters<WrittenCourse['setUp']>[0];

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** A published course whose quiz has these sections and rules, and a run of it. */
async function aSat(
  build: (course: WrittenCourse) => Promise<{ sections: Sections; settings?: Partial<QuizSettings> }>,
) {
  const course = await aWrittenCourse(api);
  const { sections, settings = {} } = await build(course);
  await course.setUp(sections, settings);
  const { versionId } = await course.publish();
  const { institutionId } = await anInstitution(api.db);
  const ids = { courseId: course.courseId, versionId, activityIds: new Map<string, string>() };
  const runId = await aRunOf(api.db, ids, { hostId: institutionId });
  const row = await api.db.one<{ id: string }>('SELECT id FROM quiz WHERE activity_id = $1', [course.activityId]);
  return { course, runId, versionId, institutionId, quizId: row?.id ?? '' };
}
type Sat = Awaited<ReturnType<typeof aSat>>;

async function sits({ runId, institutionId, quizId }: Sat) {
  const personId = await aPerson(api.db);
  const enrolmentId = await anEnrolmentIn(api.db, runId, personId, institutionId);
  const cookie = await api.signIn(personId);
  const http = api.http(cookie);
  const page = async (): Promise<QuizPage> => (await http.get(`/api/quizzes/${quizId}`).expect(200)).body;
  const begin = () => http.post(`/api/quizzes/${quizId}/attempts`).send({ locale: 'sq' });
  const start = async (): Promise<AttemptView> => (await begin().expect(200)).body;
  const submit = (attemptId: string) => http.post(`/api/attempts/${attemptId}/submit`).expect(200);
  const result = async (attemptId: string): Promise<Result> =>
    (await http.get(`/api/attempts/${attemptId}/result`).expect(200)).body;
  /** Answers every question rightly or wrongly and hands in. */
  const sit = async (isRight: boolean): Promise<string> => {
    const { attemptId, questions } = await start();
    for (const { slot } of questions) await putAnswer(api, cookie, attemptId, slot, 1, answer(isRight)).expect(200);
    await submit(attemptId);
    return attemptId;
  };
  return { personId, enrolmentId, cookie, page, begin, start, submit, result, sit };
}
const answer = (isRight: boolean): QuestionResponseBody => ({ type: 'single', selected: isRight ? 'a' : 'b' });
const wordsOf = ({ questions }: AttemptView) => questions.map(({ prompt }) => prompt.texts.sq?.v ?? '');
const release = (enrolmentId: string) =>
  api.db.execute('UPDATE grade SET released_at = now() WHERE enrolment_id = $1', [enrolmentId]);

const five = async (course: WrittenCourse) => {
  for (const words of ['A', 'B', 'C', 'D', 'E']) await course.create(aWrittenChoice(words));
  const fixed = await course.create(aWrittenChoice('Fiks'), { tags: [] });
  return fixed.questionId;
};

describe('a quiz that draws', () => {
  let sat: Sat;
  beforeAll(async () => {
    sat = await aSat(async (course) => ({
      sections: [
        { ...fixedSection([await five(course)]), title: 'Të gjithëve' },
        { ...drawSection(3), title: 'Me short' },
      ],
    }));
  });

  it('asks everybody as much, for as many points, no question twice, and names its sections', async () => {
    const seen = new Set<string>();
    for (let at = 0; at < 6; at += 1) {
      const person = await sits(sat);
      const page = await person.page();
      expect(page).toMatchObject({ questionCount: 4, maxPoints: 700 });
      const view = await person.start();
      const words = wordsOf(view);
      expect(words[0]).toBe('Fiks');
      expect(new Set(words).size).toBe(4);
      expect(view.questions.map(({ points }) => points)).toEqual([100, 200, 200, 200]);
      expect(view.sections?.map(({ slot, title }) => [slot, title.texts.sq?.v])).toEqual([
        [1, 'Të gjithëve'],
        [2, 'Me short'],
      ]);
      words.slice(1).forEach((one) => seen.add(one));
      expect(wordsOf(await person.start())).toEqual(words);
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  it('costs as many statements to start as a quiz that does not draw', async () => {
    const plain = await aSat(async (course) => {
      await five(course);
      return { sections: [fixedSection([(await course.create()).questionId])] };
    });
    const counts: number[] = [];
    for (const one of [plain, sat]) {
      const person = await sits(one);
      await person.page();
      await api.app.get(QuizCatalogue).quiz(one.quizId);
      let count = 0;
      const stop = api.db.listen(() => (count += 1));
      const view = await person.start();
      stop();
      counts.push(count);
      expect(view.questions.length).toBeGreaterThan(0);
    }
    expect(counts[1]).toBeLessThanOrEqual((counts[0] ?? 0) + 1);
  });

  it('scores what was drawn', async () => {
    const person = await sits(sat);
    await person.sit(true);
    const grade = await api.db.one('SELECT points, max_points, share FROM grade WHERE enrolment_id = $1', [
      person.enrolmentId,
    ]);
    expect(grade).toEqual({ points: 700, max_points: 700, share: 10_000 });
  });
});

describe('the grade over several attempts', () => {
  it.each([
    ['highest', 10_000],
    ['first', 0],
    ['last', 10_000],
    ['average', 5_000],
  ] as const)('%s', async (gradingMethod, share) => {
    const sat = await aSat(async (course) => ({
      sections: [fixedSection([(await course.create()).questionId])],
      settings: { gradingMethod, attemptsAllowed: 2 },
    }));
    const person = await sits(sat);
    await person.sit(false);
    await person.sit(true);
    expect((await person.page()).gradingMethod).toBe(gradingMethod);
    expect(await api.db.one('SELECT share FROM grade WHERE enrolment_id = $1', [person.enrolmentId])).toEqual({
      share,
    });
    await person.begin().expect(409);
  });
});

const toldOf = ({ earned, feedback, right }: NonNullable<Result['released']>['questions'][number]) => [
  earned,
  feedback?.texts.sq?.v,
  right,
];

describe('what is shown of a result', () => {
  const quizWith = (settings: Partial<QuizSettings>) =>
    aSat(async (course) => ({ sections: [fixedSection([(await course.create()).questionId])], settings }));
  const review = (submitted: QuizSettings['review']['submitted'], released = submitted, closed = submitted) => ({
    review: { submitted, closed, released },
  });

  it('is nothing, the score, what was right, the feedback, the key, as the quiz says', async () => {
    const seen: Record<string, unknown> = {};
    for (const level of ['nothing', 'score', 'marks', 'feedback', 'key'] as const) {
      const person = await sits(await quizWith(review(level)));
      const { shown, released } = await person.result(await person.sit(false));
      expect(shown).toBe(level);
      seen[level] = released && [released.points, ...released.questions.map(toldOf)];
      expect((await person.page()).attempts[0]?.isReleased).toBe(level !== 'nothing');
    }
    expect(seen).toEqual({
      nothing: null,
      score: [0],
      marks: [0, [0, undefined, []]],
      feedback: [0, [0, 'Cila? sepse', []]],
      key: [0, [0, 'Cila? sepse', [{ type: 'single', selected: 'a' }]]],
    });
  });

  it('waits for the release, and hides the key from who may try again', async () => {
    const sat = await quizWith({ ...review('nothing', 'key'), attemptsAllowed: 2 });
    const person = await sits(sat);
    const first = await person.sit(false);
    expect(await person.result(first)).toMatchObject({ shown: 'nothing', released: null });
    await release(person.enrolmentId);
    const { shown, released } = await person.result(first);
    expect([shown, released?.questions[0]?.right]).toEqual(['feedback', []]);
    const second = await person.sit(true);
    expect((await person.result(second)).shown).toBe('key');
    expect((await person.result(first)).shown).toBe('key');
  });

  it('waits for the close', async () => {
    const closesAt = new Date(Date.now() + 3_600_000);
    const sat = await quizWith({ closesAt, review: { submitted: 'nothing', closed: 'marks', released: 'nothing' } });
    const person = await sits(sat);
    const attemptId = await person.sit(true);
    expect((await person.result(attemptId)).shown).toBe('nothing');
    await moveWindow(sat, "now() - interval '2 hours'", "now() - interval '1 hour'");
    expect((await person.result(attemptId)).shown).toBe('marks');
  });
});

/** Moves the time in which a quiz can be sat; what is kept of it in the process is forgotten. */
async function moveWindow({ quizId }: Sat, opens: string, closes: string) {
  await api.db.execute(`UPDATE quiz SET opens_at = ${opens}, closes_at = ${closes} WHERE id = $1`, [quizId]);
  api.app.get(QuizCatalogue).forget(quizId);
}

describe('the time in which it can be sat', () => {
  it('is told on its page and kept by the server; an attempt ends with it', async () => {
    const sat = await aSat(async (course) => ({
      sections: [fixedSection([(await course.create()).questionId])],
      settings: { secondsAllowed: 3_600, closesAt: new Date(Date.now() + 600_000) },
    }));
    const person = await sits(sat);
    const { attemptId, deadlineAt } = await person.start();
    expect(new Date(String(deadlineAt)).getTime()).toBeLessThan(Date.now() + 601_000);
    await person.submit(attemptId);
    const late = await sits(sat);
    await moveWindow(sat, "now() - interval '2 hours'", "now() - interval '1 hour'");
    expect((await late.page()).state).toBe('closed');
    expect((await late.begin().expect(409)).body.code).toBe('quiz.not-open');
    await moveWindow(sat, "now() + interval '1 hour'", "now() + interval '2 hours'");
    expect((await late.page()).state).toBe('early');
    await late.begin().expect(409);
  });

  it('is longer for who has extra time, also when that comes in the middle', async () => {
    const sat = await aSat(async (course) => ({
      sections: [fixedSection([(await course.create()).questionId])],
      settings: { secondsAllowed: 1_200, closesAt: new Date(Date.now() + 600_000) },
    }));
    const person = await sits(sat);
    const view = await person.start();
    const given = { extraTime: 5_000, firstDay: '2026-01-01', lastDay: null, reason: 'Vërtetim mjekësor' };
    await api.app.get(AccommodationsService).grant({ personId: await aPerson(api.db) }, person.personId, given);
    const again = await person.start();
    const more = new Date(String(again.deadlineAt)).getTime() - new Date(String(view.deadlineAt)).getTime();
    expect(more).toBe(600_000);
    const page = await person.page();
    expect(new Date(String(page.closesAt)).getTime()).toBeGreaterThan(Date.now() + 1_100_000);
  });
});

it('practice is without limit, shows everything at once, and never ends', async () => {
  const sat = await aSat(async (course) => ({
    sections: [fixedSection([(await course.create()).questionId])],
    settings: { purpose: 'practice', attemptsAllowed: 1, layout: 'all' },
  }));
  const person = await sits(sat);
  for (const isRight of [false, true, false]) {
    const attemptId = await person.sit(isRight);
    const { shown, released } = await person.result(attemptId);
    expect(shown).toBe('key');
    expect(released?.questions[0]).toMatchObject({ earned: isRight ? 100 : 0, right: [{ selected: 'a' }] });
  }
  expect(await person.page()).toMatchObject({
    state: 'ready',
    attemptsAllowed: null,
    attemptsLeft: null,
    layout: 'all',
  });
});

it('a test after tells what was gained since the test before, competence by competence', async () => {
  const course = await aWrittenCourse(api);
  const ask = async (words: string, competence: string) =>
    (await course.create(aWrittenChoice(words), { competence })).questionId;
  const [data, law] = [await ask('D', 'data'), await ask('L', 'law')];
  const after = await course.addQuiz('Pas');
  await course.setUp([fixedSection([data, law])], { purpose: 'pre' });
  const review = { submitted: 'score', closed: 'score', released: 'score' } as const;
  await course.setUp([fixedSection([law])], { purpose: 'post', pairsWith: 'testi', review }, after);
  const { versionId } = await course.publish();
  const { institutionId } = await anInstitution(api.db);
  const ids = { courseId: course.courseId, versionId, activityIds: new Map<string, string>() };
  const runId = await aRunOf(api.db, ids, { hostId: institutionId });
  const quizOf = async (activityId: string) =>
    (await api.db.one<{ id: string }>('SELECT id FROM quiz WHERE activity_id = $1', [activityId]))?.id ?? '';
  const sat = { course, runId, versionId, institutionId };
  const person = await sits({ ...sat, quizId: await quizOf(course.activityId) });
  await person.sit(false);
  const http = api.http(person.cookie);
  const { body: view } = await http.post(`/api/quizzes/${await quizOf(after)}/attempts`).send({ locale: 'sq' });
  await putAnswer(api, person.cookie, view.attemptId, 1, 1, answer(true)).expect(200);
  await person.submit(view.attemptId);
  const { released } = await person.result(view.attemptId);
  expect(released?.gains).toEqual([{ competence: 'law', before: 0, after: 10_000, gain: 10_000 }]);
});
