import { INTERFACE_LOCALES, type InterfaceLocale } from '@edukom/domain';
import type { DraftQuestion } from '@edukom/contracts';
import { formatPoints } from '@edukom/i18n';
import type { Client } from 'pg';
import { KINDS_OF_CHOICE } from './support/kinds-of-choice.js';
import { criteriaOfOpen, KINDS_OF_WRITING } from './support/kinds-of-writing.js';
import { lookAt } from './support/look-at.js';
import { commentIn, MARKED, markFile, markOpen, stepAbout } from './support/marking-hands.js';
import { NEW_PASSWORD, newOfficial } from './support/new-official.js';
import { answerInWords, handsOf, inLocale, saidBy } from './support/question-kind.js';
import { QuestionScene } from './support/question-scene.js';
import { openDatabase, storedAnswers } from './support/stored-answers.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';
import { GOES_ON_IN, toQuiz, writeQuestion } from './support/write-question.js';

const KINDS = [...KINDS_OF_CHOICE, ...KINDS_OF_WRITING];
const SLUG = `llojet-${Date.now() % 1_000_000}`;
const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('question-types'));

let database: Client;
let scene: QuestionScene;
let runId = '';
let quizId = '';
/** The questions as they were written, in the order of the quiz. */
const written: DraftQuestion[] = [];
const officials = new Map<InterfaceLocale, { readonly email: string; readonly personId: string }>();
/** The receipts of the officials, which become their results. */
const results = new Map<InterfaceLocale, Visitor>();
const trainers = new Map<InterfaceLocale, Visitor>();

beforeAll(async () => {
  database = await openDatabase();
  scene = await QuestionScene.begin(SLUG);
  for (const locale of INTERFACE_LOCALES) officials.set(locale, await newOfficial(`${SLUG}-${locale}`));
});
afterAll(() => database.end());

const look = (visitor: Visitor, name: string) => lookAt(visitor, 'question-types', name);

/** A trainer who reads the interface in this language, signed in once. */
async function trainerIn(locale: InterfaceLocale): Promise<Visitor> {
  const known = trainers.get(locale);
  if (known) return known;
  const visitor = await browser.open({ locale, viewport: DESK });
  await visitor.signIn('trainer@edukom.example');
  trainers.set(locale, visitor);
  return visitor;
}

/** The other languages are written in next door. */
describe.each(KINDS)('a question of type $type', (kind) => {
  step(`is written by keyboard in ${GOES_ON_IN}, and stored as it was typed`, async () => {
    const visitor = await trainerIn(GOES_ON_IN);
    await toQuiz(visitor, scene.page);
    await writeQuestion(visitor, kind, (name) => look(visitor, `edit-${name}`));
    const question = await scene.lastQuestion();
    expect(saidBy(question)).toMatchObject({ prompt: kind.prompt.sq, ...kind.saved });
    written.push(question);
    await scene.translate(question);
  });
});

step('the quiz is published, and a run of it begins', async () => {
  expect(written.map(({ spec }) => spec.type)).toEqual(KINDS.map(({ type }) => type));
  await scene.settle();
  ({ runId, quizId } = await scene.run(
    SLUG,
    [...officials.values()].map(({ personId }) => personId),
  ));
});

/** Goes through the quiz by keyboard, looking at each question before and after it is answered. */
async function sit(visitor: Visitor): Promise<void> {
  const { page, t } = visitor;
  const hands = handsOf(visitor);
  const { keys } = hands;
  await keys.push(t('quiz.start.begin'));
  const count = KINDS.length;
  for (const [at, kind] of KINDS.entries()) {
    const heading = page.getByRole('heading', { name: t('quiz.question.of', { number: at + 1, count }), exact: true });
    await heading.waitFor();
    expect(await page.locator('.quiz-prompt').innerText()).toBe(inLocale(kind.prompt, hands));
    await look(visitor, `sit-${kind.type}-1-empty`);
    await kind.answer(hands);
    // Looked at while it is on its way, which takes as long.
    await look(visitor, `sit-${kind.type}-2-answered`);
    await page.locator('.quiz-save').getByText(t('quiz.save.saved')).waitFor();
    await keys.push(t(at + 1 < count ? 'quiz.nav.next' : 'quiz.nav.review'));
  }
  await page.getByRole('heading', { name: t('quiz.submit.title') }).waitFor();
  await look(visitor, 'sit-review');
  await keys.push(t('quiz.submit.button'));
  await page.getByText(t('quiz.result.done')).first().waitFor();
}

describe.each(INTERFACE_LOCALES)('in %s', (locale) => {
  step('an official answers every type by keyboard, and what is stored is what was meant', async () => {
    const { email = '', personId = '' } = officials.get(locale) ?? {};
    const visitor = await browser.open({ locale, viewport: PHONE });
    await visitor.signIn(email, NEW_PASSWORD);
    await visitor.goto(`/app/quizzes/${quizId}`);
    await visitor.settled();
    await sit(visitor);
    await look(visitor, 'sit-receipt');
    const stored = await storedAnswers(database, personId);
    const said = written.map((question, at) => answerInWords(question, JSON.parse(stored[at + 1]?.text ?? 'null')));
    expect(said).toEqual(KINDS.map((kind) => kind.stored));
    results.set(locale, visitor);
  });
});

/** Each trainer marks what is open of one official; the last one releases all. */
describe.each(INTERFACE_LOCALES.map((locale, at) => ({ locale, at })))('in $locale', ({ locale, at }) => {
  step('a trainer marks an open answer and a file by keyboard, and comes to the release', async () => {
    const visitor = await trainerIn(locale);
    const hands = handsOf(visitor);
    const { keys, t } = hands;
    const { page } = visitor;
    const lookAt = (name: string) => look(visitor, `mark-${name}`);
    const count = 2 * INTERFACE_LOCALES.length;
    await visitor.goto(`/app/grading/${runId}`);
    await visitor.settled();
    await lookAt('run');
    await keys.follow(t('grading.run.by-person'));
    await page.locator('.grading-form').waitFor();
    await stepAbout(hands, count);
    await markOpen(hands, lookAt);
    await page.getByText(t('grading.queue.of', { number: 2, count })).waitFor();
    await markFile(hands, lookAt);
    await page.locator('[data-outbox="saved"]').waitFor();
    await visitor.goto(`/app/grading/${runId}`);
    await visitor.settled();
    await keys.push(t('grading.run.release'));
    const dialog = page.getByRole('dialog');
    const left = count - 2 * (at + 1);
    const { length: people } = INTERFACE_LOCALES;
    await dialog
      .getByText(
        left > 0 ? t('grading.release.pending', { count: left }) : t('grading.release.people', { count: people }),
      )
      .waitFor();
    await lookAt('release');
    if (left > 0) {
      await keys.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await keys.isOn(t('grading.run.release'));
    } else {
      await keys.push(t('grading.release.button'));
      await page.getByText(t('grading.release.done', { count: people })).waitFor();
    }
  });
});

describe.each(INTERFACE_LOCALES)('in %s', (locale) => {
  step('the official reads the result of every type', async () => {
    const visitor = results.get(locale);
    if (!visitor) throw new Error(`Nobody has sat the quiz in ${locale}`);
    const { page, t } = visitor;
    const hands = handsOf(visitor);
    await page.reload();
    await page.getByRole('heading', { name: t('quiz.result.questions') }).waitFor();
    await look(visitor, 'result');
    const points = (earned: number, max: number) =>
      t('quiz.result.points-value', { points: formatPoints(locale, earned), max: formatPoints(locale, max) });
    expect(await page.locator('.quiz-score').innerText()).toContain(points(1_250, 1_300));
    const questions = page.locator('.quiz-results > li');
    expect(await questions.locator('h3').allInnerTexts()).toEqual(KINDS.map(({ prompt }) => inLocale(prompt, hands)));
    const [open = '', file = ''] = (await questions.allInnerTexts()).slice(-2);
    expect(open).toContain(points(MARKED.open, 300));
    for (const { title, level, points: given } of criteriaOfOpen) {
      const words = { criterion: inLocale(title, hands), level: inLocale(level, hands) };
      const most = formatPoints(locale, given);
      expect(open).toContain(t('quiz.result.criterion', { ...words, points: most, max: most }));
    }
    expect(file).toContain(points(MARKED.file, 100));
    for (const marked of [open, file])
      expect(INTERFACE_LOCALES.map(commentIn).some((one) => marked.includes(one))).toBe(true);
  });
});
