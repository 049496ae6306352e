import type { ItemAnalysisView, ItemRow, QuestionResponseBody } from '@edukom/contracts';
import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { QUESTIONS } from '../../../../test/corrections-factories.js';
import { aLearner, aQuiz, aTrainer, type QuizScene, started } from '../../../../test/quizzes-factories.js';

let api: TestApi;
let scene: QuizScene;
let trainer: { personId: string; cookie: string };

beforeAll(async () => {
  api = await startTestApi();
  scene = await aQuiz(api, { questions: QUESTIONS, isShuffled: true });
  trainer = await aTrainer(api, scene);
});
afterAll(() => api.close());

const items = (path = `/api/runs/${scene.runId}/quizzes/${scene.quizId}/items`, cookie = trainer.cookie) =>
  api.http(cookie).get(path);
/** The three questions of the quiz. */
function rows({ questions }: ItemAnalysisView): [ItemRow, ItemRow, ItemRow] {
  const [choice, word, essay] = questions;
  if (!choice || !word || !essay) throw new Error('a question is missing');
  return [choice, word, essay];
}
const read = async () => (await items().expect(200)).body as ItemAnalysisView;

/** Somebody who chose and wrote in a language; the essay only when asked for. */
async function finished(selected: string | null, word: string, locale: string, essay: string | null = null) {
  const learner = await aLearner(api, scene);
  const view = await started(api, scene, learner.cookie);
  for (const question of view.questions) {
    const answers: Partial<Record<string, QuestionResponseBody>> = {
      single: { type: 'single', selected },
      'short-text': { type: 'short-text', text: word },
      ...(essay === null ? {} : { open: { type: 'open' as const, text: essay } }),
    };
    const response = answers[question.type];
    if (response)
      await api
        .http(learner.cookie)
        .put(`/api/attempts/${view.attemptId}/answers/${question.slot}`)
        .send({ clientRev: 1, response, locale })
        .expect(200);
  }
  await api.http(learner.cookie).post(`/api/attempts/${view.attemptId}/submit`).expect(200);
  return { ...learner, attemptId: view.attemptId };
}

it('shows nothing of too few attempts, and says so', async () => {
  await finished('a', 'shkëndija', 'sq');
  const view = await read();
  expect(view).toMatchObject({ attempts: 1, waiting: 0, minimum: 10, quiz: null, run: { runId: scene.runId } });
  expect(view.questions).toHaveLength(3);
  for (const { groups, flags, typed } of view.questions) {
    expect(groups.map(({ hidden, figures, use }) => [hidden, figures, use])).toEqual([
      ['too-few', null, null],
      ['too-few', null, null],
    ]);
    expect([flags, typed]).toEqual([[], []]);
  }
});

it('has figures, options, languages and typed answers from finished, fully marked attempts', async () => {
  for (let index = 0; index < 11; index += 1)
    await finished(index < 8 ? 'a' : 'b', index < 6 ? 'SHKENDIJA' : 'zjarri', 'sq');
  for (let index = 0; index < 10; index += 1)
    await finished(index < 2 ? 'a' : 'c', 'шкендија', index % 2 ? 'sr-Latn' : 'sr-Cyrl');
  await finished('a', 'x', 'en', 'Pret një vlerësim');
  const open = await aLearner(api, scene);
  await started(api, scene, open.cookie);
  const view = await read();
  expect(view).toMatchObject({
    attempts: 22,
    waiting: 1,
    languages: [
      { language: 'sq', attempts: 12 },
      { language: 'sr-Cyrl', attempts: 10 },
    ],
    quiz: { attempts: 22 },
  });
  const [choice, word, essay] = rows(view);
  expect(choice).toMatchObject({ type: 'single', points: 100, isKeyCorrectable: true, corrections: [], typed: [] });
  expect(choice.groups.map(({ language, figures }) => [language, figures?.facility])).toEqual([
    [null, 5_000],
    ['sq', 7_500],
    ['sr-Cyrl', 2_000],
  ]);
  expect(choice.groups[0]?.use?.options).toMatchObject([
    { id: 'a', isKey: true, all: 5_000 },
    { id: 'b', isKey: false, all: 1_364 },
    { id: 'c', isKey: false, all: 3_636 },
  ]);
  expect(choice.differences).toMatchObject([{ language: 'sr-Cyrl', reference: 'sq' }]);
  expect(word.typed.map(({ text, count, isRight }) => [text.toLowerCase(), count, isRight])).toEqual([
    ['шкендија', 10, false],
    ['shkendija', 6, true],
    ['zjarri', 5, false],
    ['shkëndija', 1, true],
  ]);
  expect(essay).toMatchObject({ type: 'open', isKeyCorrectable: false });
});

it('needs the same number of statements whatever the number of attempts', async () => {
  let count = 0;
  const stop = api.db.listen(() => (count += 1));
  await items().expect(200);
  stop();
  // Who asks, in which scopes, the run, the attempts, the corrections; quiz and questions are cached.
  expect(count).toBeLessThanOrEqual(6);
});

it('follows corrections: another key counts as right, and what was ruled on has no figures', async () => {
  const before = await read();
  const [choice, word] = rows(before);
  const path = `/api/runs/${scene.runId}/quizzes/${scene.quizId}/corrections`;
  for (const order of [
    { kind: 'accept-also', questionVersionId: choice.questionVersionId, key: { type: 'single', correct: ['c'] } },
    { kind: 'void', questionVersionId: word.questionVersionId },
  ]) {
    const { body } = await api.http(trainer.cookie).post(`${path}/preview`).send({ order }).expect(200);
    await api.http(trainer.cookie).post(path).send({ order, hash: body.hash, reason: 'Gabim' }).expect(200);
  }
  const [corrected, voided] = rows(await read());
  expect(corrected.corrections).toEqual(['accept-also']);
  expect(corrected.groups[0]?.figures?.facility).toBe(8_636);
  expect(corrected.groups[0]?.use?.options.map(({ isKey }) => isKey)).toEqual([true, false, true]);
  expect(voided.corrections).toEqual(['void']);
  expect(voided.groups[0]).toMatchObject({ hidden: 'ruled', figures: null });
  expect(voided.flags).toEqual([]);
});

it('is there over all runs for those who write the course', async () => {
  const writer = await api.signIn(
    await aPerson(api.db, { grants: [{ role: 'trainer', scopeKind: 'course', scopeId: scene.courseId }] }),
  );
  const { body } = await items(`/api/quizzes/${scene.quizId}/items`, writer).expect(200);
  expect(body).toMatchObject({ run: null, attempts: 22 });
  // A key that one run accepted also is not the key of the question everywhere.
  expect(body.questions[0].corrections).toEqual([]);
  expect(body.questions[0].groups[0].use.options.map(({ isKey }: { isKey: boolean }) => isKey)).toEqual([
    true,
    false,
    false,
  ]);
  await items(`/api/quizzes/${scene.quizId}/items`).expect(404);
  await items(`/api/runs/${scene.runId}/quizzes/${(await aQuiz(api)).quizId}/items`).expect(404);
});

it('comes as a file with a row per question and language, numbers as numbers and no formulas', async () => {
  const path = `/api/runs/${scene.runId}/quizzes/${scene.quizId}/items.csv`;
  await items(path).expect(422);
  const { text, headers } = await items(`${path}?locale=sr-Latn`).expect(200);
  expect(headers['content-type']).toContain('text/csv');
  const lines = text.split('\r\n');
  expect(lines[0]).toBe(
    '\uFEFFPitanje;Tekst;Jezik;Pokušaji;Lakoća (%);Standardna devijacija (%);Indeks diskriminativnosti;Korelacija sa ostatkom;Diskriminativna efikasnost;Za pregled',
  );
  expect(lines[1]).toMatch(/^1;Cila\?;Svi jezici;22;86\.36;/);
  expect(lines).toHaveLength(11);
});
