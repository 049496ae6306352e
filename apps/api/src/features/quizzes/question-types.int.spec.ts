import type { AttemptView, QuestionResponseBody } from '@edukom/contracts';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { LATER_QUESTIONS, PICTURE_SHA256 } from '../../../test/question-types-factories.js';
import { aLearner, anyResponse, aQuiz, putAnswer, type QuizScene, started } from '../../../test/quizzes-factories.js';

let api: TestApi;
let scene: QuizScene;
/** The file question and its marking have a spec of their own. */
const automatic = LATER_QUESTIONS.filter((question) => question.type !== 'file-upload');

beforeAll(async () => {
  api = await startTestApi();
  scene = await aQuiz(api, { questions: automatic, isShuffled: false, attemptsAllowed: 1 });
});
afterAll(() => api.close());

type Question = AttemptView['questions'][number];
const of = <T extends Question['type']>(view: AttemptView, type: T) => {
  const found = view.questions.find((question) => question.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found as Extract<Question, { type: T }>;
};

async function sitting() {
  const learner = await aLearner(api, scene);
  return { ...learner, view: await started(api, scene, learner.cookie) };
}

/** The points of each question after saving these responses and submitting. */
async function pointsFor(responses: Partial<Record<Question['type'], QuestionResponseBody>>) {
  const { cookie, view, personId } = await sitting();
  for (const question of view.questions) {
    const response = responses[question.type];
    if (response) await putAnswer(api, cookie, view.attemptId, question.slot, 1, response).expect(200);
  }
  await api.http(cookie).post(`/api/attempts/${view.attemptId}/submit`).expect(200);
  await api.db.execute('UPDATE grade SET released_at = now() WHERE attempt_id = $1', [view.attemptId]);
  const { body } = await api.http(cookie).get(`/api/attempts/${view.attemptId}/result`).expect(200);
  const released = body.released as { questions: (Question & { earned: number; response: QuestionResponseBody })[] };
  return { body, personId, points: Object.fromEntries(released.questions.map(({ type, earned }) => [type, earned])) };
}

describe('the player', () => {
  it('gets what it needs of each type and nothing of a key', async () => {
    const { view } = await sitting();
    expect(view.questions.map((question) => question.type)).toEqual(automatic.map((question) => question.type));
    expect(of(view, 'matching').prompts.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(of(view, 'gaps')).toMatchObject({
      text: { texts: { sq: { v: expect.stringContaining('{{hours}}') } } },
      gaps: [
        { id: 'hours', kind: 'numeric', options: [], isUnitRequired: false },
        { id: 'whom', kind: 'choice', options: [{ id: 'ip' }, { id: 'it' }] },
        { id: 'town', kind: 'short-text', maxLength: 60, options: [] },
      ],
    });
    expect(of(view, 'picture-choice')).toMatchObject({
      picture: { url: expect.stringMatching(new RegExp(`^http.*/media/${PICTURE_SHA256}$`)), width: 800, height: 600 },
      choices: 'several',
      rule: 'right-minus-wrong',
    });
    expect(of(view, 'numeric').isUnitRequired).toBe(true);
    expect(of(view, 'multiple').rule).toBe('weights');
    expect(JSON.stringify(view)).not.toMatch(
      /"(answer_?[kK]ey|key|correct|accepted|tolerance|weights?|share|sha256)":/,
    );
  });

  it('gets items and targets shuffled, also in a quiz that is not: their written order would tell the answer', async () => {
    const orders = new Set<string>();
    for (let round = 0; round < 4; round += 1) {
      const { view } = await sitting();
      orders.add(
        JSON.stringify([of(view, 'ordering'), of(view, 'matching')].map(({ options }) => options.map(({ id }) => id))),
      );
    }
    expect(orders.size).toBeGreaterThan(1);
  });
});

describe('answers', () => {
  it('are stored as ids and typed text, and given back as they were', async () => {
    const { cookie, view } = await sitting();
    for (const question of view.questions)
      await putAnswer(api, cookie, view.attemptId, question.slot, 1, anyResponse(question)).expect(200);
    const again = await started(api, scene, cookie);
    expect(again.answers.map(({ response }) => response)).toEqual(
      view.questions.map((question) => anyResponse(question)),
    );
  });

  it('take two statements for every type that is no file, the session included', async () => {
    const { cookie, view } = await sitting();
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    for (const question of view.questions)
      await putAnswer(api, cookie, view.attemptId, question.slot, 1, anyResponse(question)).expect(200);
    stop();
    expect(statements).toHaveLength(2 * view.questions.length);
  });

  it.each<[string, unknown]>([
    ['an id that is none', { type: 'matching', pairs: { p1: '' } }],
    [
      'more parts than a question has',
      { type: 'gaps', gaps: Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`g${at}`, 'x'])) },
    ],
    ['a text that is too long for a gap', { type: 'gaps', gaps: { town: 'x'.repeat(501) } }],
    ['a text no database can hold', { type: 'gaps', gaps: { town: 'x\0' } }],
    ['an unknown field', { type: 'ordering', order: ['i1'], points: 400 }],
  ])('are refused with %s', async (_name, response) => {
    const { cookie, view } = await sitting();
    const answer = await putAnswer(api, cookie, view.attemptId, 1, 1, response as QuestionResponseBody);
    expect([answer.status, answer.body.code]).toEqual([422, 'request.invalid']);
  });

  it('of another type than the question are refused', async () => {
    const { cookie, view } = await sitting();
    const { slot } = of(view, 'matching');
    const answer = await putAnswer(api, cookie, view.attemptId, slot, 1, { type: 'ordering', order: ['i1'] });
    expect(answer.body.code).toBe('request.invalid');
  });
});

describe('points', () => {
  it('are all for what is right', async () => {
    const { points, body } = await pointsFor({
      matching: { type: 'matching', pairs: { p1: 't1', p2: 't5', p3: 't3', p4: 't4' } },
      ordering: { type: 'ordering', order: ['i1', 'i2', 'i3', 'i4', 'i5'] },
      gaps: { type: 'gaps', gaps: { hours: '72', whom: 'ip', town: 'PRISHTINE' } },
      'picture-choice': { type: 'picture-choice', selected: ['safe', 'door'] },
      multiple: { type: 'multiple', selected: ['a', 'b'] },
      numeric: { type: 'numeric', text: '201,9 kWh' },
    });
    expect(points).toEqual({
      matching: 400,
      ordering: 400,
      gaps: 400,
      'picture-choice': 400,
      multiple: 400,
      numeric: 400,
    });
    expect(body.receipt).toMatchObject({ answered: 6, questions: 6 });
    expect(JSON.stringify(body.released)).not.toMatch(/"(key|correct|accepted|tolerance|weights|guide|rubric)":/);
  });

  it('are a part for what is partly right, by the rule of the question', async () => {
    const { points } = await pointsFor({
      matching: { type: 'matching', pairs: { p1: 't1', p2: 't1', p3: 't3' } },
      ordering: { type: 'ordering', order: ['i5', 'i1', 'i2', 'i3', 'i4'] },
      gaps: { type: 'gaps', gaps: { hours: '48', whom: 'ip', town: 'Prishtinës' } },
      'picture-choice': { type: 'picture-choice', selected: ['safe'] },
      multiple: { type: 'multiple', selected: ['a', 'c'] },
      numeric: { type: 'numeric', text: '215 kWh' },
    });
    expect(points).toEqual({
      matching: 200,
      ordering: 300,
      gaps: 250,
      'picture-choice': 200,
      multiple: 100,
      numeric: 100,
    });
  });

  it('are none for nothing', async () => {
    const { points, body } = await pointsFor({ gaps: { type: 'gaps', gaps: { town: '  ' } } });
    expect(new Set(Object.values(points))).toEqual(new Set([0]));
    expect(body.released.share).toBe(0);
  });
});
