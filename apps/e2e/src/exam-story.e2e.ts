import path from 'node:path';
import { interfaceLocale } from '@edukom/contracts';
import { formatPoints, formatShare, type Translate } from '@edukom/i18n';
import { TcpProxy } from '@edukom/quality';
import type { Client } from 'pg';
import { beginCourse } from './support/begin-course.js';
import { type CourseNames, nameCourse } from './support/course-names.js';
import { type CourseRun, startRunFor } from './support/course-run.js';
import { textIn } from './support/course-texts.js';
import { DAYS, earnedBy, PAPER, PAPER_POINTS, questionAt, sheetOf, SHEETS, totalOf } from './support/exam-paper.js';
import { answerOnPage, sitByRequests, someOfficials } from './support/exam-sitting.js';
import { readInstance } from './support/instance.js';
import { newOfficial, NEW_PASSWORD, type NewOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { plainAlpha, plainFigures } from './support/plain-figures.js';
import { QuizWriter } from './support/quiz-writer.js';
import { openDatabase, storedAnswers } from './support/stored-answers.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

/** The language of the staff's pages; EDUKOM_JOURNEY_LOCALE tells their part in another. What they write is Albanian. */
const LOCALE = interfaceLocale.parse(process.env['EDUKOM_JOURNEY_LOCALE'] ?? 'sq');
const JOURNEY = 'exam-story';
const STAMP = Date.now().toString(36);
const COURSE = `Qasja në dokumente ${STAMP}`;
const TRAINER = 'Јелена Ђурић';
const NAMES: CourseNames = {
  course: { sq: COURSE, 'sr-Cyrl': `Приступ документима ${STAMP}`, en: `Access to documents ${STAMP}` },
  summary: {
    sq: 'Kush mund të kërkojë një dokument publik dhe kur merr përgjigje.',
    'sr-Cyrl': 'Ко може да тражи јавни документ и када добија одговор.',
    en: 'Who may ask for a public document and when the answer is due.',
  },
  module: { sq: 'Provimi', 'sr-Cyrl': 'Испит', en: 'The exam' },
  activity: { sq: 'Testi i qasjes', 'sr-Cyrl': 'Тест о приступу', en: 'Test on access' },
};
/** Of the quiz, in basis points. */
const PASS_MARK = 6_000;
/** Of binary fractions. */
const SLACK = 1e-9;
const REASON = 'Ligji thotë shtatë ditë; pesëmbëdhjetë ishte afati i vjetër.';
const fixture = (name: string) => path.resolve(__dirname, 'fixtures/exam', name);

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures(JOURNEY));
let database: Client;
let proxy: TcpProxy;
let trainer: Visitor;
let writer: QuizWriter;
let courseId = '';
/** Address of the quiz being written, below the locale. */
let quiz = '';
let milica: NewOfficial;
let agim: NewOfficial;
let run: CourseRun;
let phone: Visitor;

beforeAll(async () => {
  database = await openDatabase();
  proxy = await TcpProxy.open({ targetPort: readInstance().port });
});
afterAll(async () => {
  await proxy.close();
  await database.end();
});

/** Screens that are gone through at both sizes; the others at the size of whoever looks, and for width at both. */
const AT_BOTH = /-(question|items|dry-run)$/;

/** The screen is fit for everybody, on a phone and on a desk; a picture of each when asked for. */
async function lookAsItIs(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor;
  const own = page.viewportSize()?.width === PHONE.width ? PHONE : DESK;
  await expectNoKeys(page);
  for (const size of [own === PHONE ? DESK : PHONE, own]) {
    await page.setViewportSize(size);
    await expectNoSidewaysScroll(page);
    if (size === own || AT_BOTH.test(name)) await expectAccessible(page);
    await visitor.picture(JOURNEY, name);
  }
}
async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await lookAsItIs(visitor, name);
}
const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const saved = ({ page, t }: Visitor) => page.locator('.quiz-save').getByText(t('quiz.save.saved')).waitFor();
const next = ({ page, t }: Visitor) => page.getByRole('button', { name: t('quiz.nav.next'), exact: true }).click();
/** What the clock of the quiz shows. */
async function secondsLeft(): Promise<number> {
  const shown = /(\d+):(\d\d)/.exec(await phone.page.getByRole('timer').innerText());
  return Number(shown?.[1]) * 60 + Number(shown?.[2]);
}
const currentSlot = async (): Promise<number> =>
  Number(/\d+/.exec(await phone.page.locator('.quiz-question h2').innerText())?.[0]);
const nameOf = (number: number) => `${['Milica', 'Agim'][number] ?? `Zyrtari${number}`}-${STAMP}`;
const fullNameOf = (number: number) => `${nameOf(number)} ${number < 2 ? 'Udhëtari' : 'Vlerësi'}`;
const says = ({ page }: Visitor, text: string | RegExp) => page.locator('main').getByText(text).first().waitFor();

/** Has a file checked for the bank of the course; its preview stands afterwards. */
async function check(file: string, language: string): Promise<void> {
  const { page, t } = trainer;
  await trainer.goto(`/app/bank/import?bank=${courseId}`);
  await page.getByLabel(t('bank.import.language'), { exact: true }).selectOption(language);
  await page.locator('#bank-file').setInputFiles(fixture(file));
  await button(trainer, t('imports.upload')).click();
  await page.waitForURL('**/app/bank/import/*-*');
  await trainer.settled();
}
const decided = (kind: 'create' | 'update' | 'skip' | 'error', count: number) =>
  button(trainer, trainer.t('imports.kind', { kind: trainer.t(`bank.import.${kind}`), count })).waitFor();
async function take(created: number, updated: number, refused: number): Promise<void> {
  const { t } = trainer;
  await button(trainer, t('bank.import.apply', { count: created + updated })).click();
  const outcome = { created: `${created}`, updated: `${updated}`, skipped: '0', refused: `${refused}` };
  await says(trainer, t('bank.import.done', outcome));
}

describe('the trainer', () => {
  step('begins a course with a quiz', async () => {
    trainer = await browser.open({ locale: LOCALE, viewport: DESK });
    writer = new QuizWriter(trainer);
    const { page, t } = trainer;
    await trainer.signIn('trainer@edukom.example');
    await beginCourse(trainer, COURSE, 'Provimi');
    await page.keyboard.type('Testi i qasjes');
    await page.getByLabel(t('authoring.outline.kind'), { exact: true }).selectOption('quiz');
    await button(trainer, t('authoring.outline.add-activity')).first().press('Enter');
    await page.getByRole('link', { name: 'Testi i qasjes' }).click();
    await page.waitForURL(/\/authoring\/[\da-f-]{36}\/[\da-f-]{36}$/);
    await trainer.settled();
    quiz = new URL(page.url()).pathname.replace(/^\/[^/]+/, '');
    courseId = quiz.split('/')[3] ?? '';
  });

  step('imports a GIFT file: one question cannot be read, the others are taken', async () => {
    const { t } = trainer;
    await check('access.gift', 'sq');
    await decided('create', 4);
    await decided('error', 1);
    await says(trainer, `${t('bank.reason.syntax')} ({ })`);
    await says(trainer, t('bank.loss.option-feedback'));
    await look(trainer, '01-gift');
    await take(4, 0, 1);
  });

  step('imports a Moodle file in three languages: the picture and one question are named as left out', async () => {
    const { t } = trainer;
    await check('passwords-moodle.xml', 'sq');
    await decided('create', 3);
    await decided('error', 1);
    await says(trainer, t('bank.reason.type-unsupported'));
    await says(trainer, /dryri\.png/);
    await look(trainer, '02-moodle');
    await take(3, 0, 1);
    await look(trainer, '03-imported');
  });

  step('brings the Serbian and the English under the same ids', async () => {
    await check('access-sr.gift', 'sr-Latn');
    await decided('update', 4);
    await look(trainer, '04-serbian');
    await take(0, 4, 0);
    await check('access-en.gift', 'en');
    await decided('update', 3);
    await take(0, 3, 0);
  });

  step('puts the quiz together from the bank, with a pass mark', async () => {
    const { page, t } = trainer;
    await trainer.goto(quiz);
    await trainer.settled();
    await button(trainer, t('builder.quiz.from-bank')).click();
    const dialog = page.getByRole('dialog');
    for (const { prompt } of PAPER)
      await dialog
        .getByRole('button', {
          name: t('builder.bank.add-named', { question: textIn(prompt, LOCALE).slice(0, 80) }),
          exact: true,
        })
        .click();
    await look(trainer, '05-from-bank');
    await page.keyboard.press('Escape');
    await page.getByLabel(t('builder.settings.minutes'), { exact: true }).fill('30');
    await page.getByLabel(t('builder.settings.attempts'), { exact: true }).fill('1');
    await page.getByLabel(t('builder.settings.pass')).fill('60');
    await page.getByLabel(t('builder.review.submitted')).selectOption('nothing');
    await page.getByLabel(t('builder.review.released')).selectOption('key');
    await writer.saved();
    await look(trainer, '06-quiz');
  });

  step(
    'translates the first question into English beside its source, and names the quiz in every language',
    async () => {
      const { page, t } = trainer;
      await page.getByRole('link', { name: textIn(questionAt(1).prompt, LOCALE) }).click();
      await page.waitForURL(/\/questions\/[\da-f-]{36}$/);
      await page.getByLabel(t('builder.question.language')).selectOption('en');
      await page.locator('.qb-source').first().waitFor();
      await writer.type(t('builder.question.prompt'), textIn(questionAt(1).prompt, 'en'));
      for (const [at, { en }] of Object.values(DAYS).entries())
        await writer.type(t('builder.options.option', { number: at + 1 }), en);
      await writer.type(t('builder.question.feedback'), 'The time runs from the day the request is received.');
      await writer.saved();
      await look(trainer, '07-english');
      await nameCourse(trainer, courseId, NAMES);
    },
  );

  step('publishes it: nothing is left to translate', async () => {
    const { page, t } = trainer;
    await trainer.goto(`${quiz.replace(/\/[^/]+$/, '')}/publish`);
    await trainer.settled();
    expect(await page.getByRole('button', { name: t('authoring.gap.waive-all') }).count()).toBe(0);
    await look(trainer, '08-publish');
    await button(trainer, t('authoring.publish.submit', { number: 1 })).click();
    await says(trainer, t('authoring.publish.done-title', { number: 1 }));
  });
});

describe('the exam', () => {
  step('is given to twelve officials; ten of them sit it', async () => {
    [milica, agim] = [await newOfficial(nameOf(0)), await newOfficial(nameOf(1))];
    const others = await someOfficials(
      database,
      SHEETS.slice(2).map((_, at) => nameOf(at + 2)),
    );
    const manager = await browser.open({ viewport: DESK });
    await manager.signIn('manager@edukom.example');
    const people = [milica, agim, ...others].map(({ personId }) => personId);
    run = await startRunFor(manager, COURSE, people, TRAINER);
    await browser.close(manager);
    await Promise.all(others.map(({ email }, at) => sitByRequests(email, run.quizId, at + 2)));
  });

  step('is begun in Cyrillic on a phone, and goes on in Albanian and back', async () => {
    phone = await browser.open({ locale: 'sr-Cyrl', viewport: PHONE, base: proxy.base });
    const { page, t } = phone;
    // The ten minutes without a network are those of this clock. Until then it goes as every clock does.
    await page.clock.install();
    await phone.signIn(milica.email, NEW_PASSWORD);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 });
    await phone.goto(`/app/quizzes/${run.quizId}`);
    await button(phone, t('quiz.start.begin')).waitFor();
    await look(phone, '09-start');
    await button(phone, t('quiz.start.begin')).click();
    await answerOnPage(phone, 1, 0);
    await saved(phone);
    await look(phone, '10-question');
    await phone.chooseLocale('sq');
    const chosen = page.locator('.quiz-question').getByRole('radio', { name: DAYS[7].sq, exact: true });
    await chosen.waitFor();
    expect(await chosen.isChecked()).toBe(true);
    await look(phone, '10-question');
    await next(phone);
    await answerOnPage(phone, 2, 0);
    await saved(phone);
    await phone.chooseLocale('sr-Cyrl');
    await page
      .locator('.quiz-prompt')
      .getByText(textIn(questionAt(2).prompt, 'sr-Cyrl'))
      .waitFor();
  });

  step('goes on for ten minutes without a network, and over a reload; the session ends meanwhile', async () => {
    const { page, t } = phone;
    const before = await secondsLeft();
    phone.expectOffline(true);
    await proxy.unplug();
    await database.query('DELETE FROM sign_in WHERE person_id = $1', [milica.personId]);
    for (const slot of [3, 4, 5]) {
      await next(phone);
      await answerOnPage(phone, slot, 0);
      await page.clock.runFor(200_000);
    }
    const unsent = page.locator('.quiz-save').getByText(t('quiz.save.offline', { count: 3 }), { exact: true });
    await unsent.waitFor();
    expect(before - (await secondsLeft())).toBeGreaterThanOrEqual(600);
    await look(phone, '11-offline');
    // For the server they pass as well.
    await database.query(
      "UPDATE attempt SET started_at = started_at - interval '10 minutes', deadline_at = deadline_at - interval '10 minutes' WHERE person_id = $1",
      [milica.personId],
    );
    await page.reload();
    await page.locator('.quiz-prompt').waitFor({ timeout: 20_000 });
    await unsent.waitFor();
    expect(Object.keys(await storedAnswers(database, milica.personId))).toEqual(['1', '2']);
    await look(phone, '12-reloaded');
  });

  step('signs in again in place when the network is back, and everything is sent', async () => {
    const { page, t } = phone;
    phone.expectStatus(401);
    await proxy.plugIn();
    // Over the question, with the name of whose answers these are; and the same after another reload, for anybody.
    const dialog = page.getByRole('dialog');
    await dialog.getByText(t('signIn.dialog.text')).waitFor({ timeout: 20_000 });
    expect(await dialog.getByLabel(t('signIn.email'), { exact: true }).inputValue()).toBe(milica.email);
    await look(phone, '13-sign-in-again');
    await page.reload();
    await dialog.getByLabel(t('signIn.email'), { exact: true }).fill(milica.email);
    await lookAsItIs(phone, '14-signed-out');
    await dialog.getByLabel(t('signIn.password'), { exact: true }).fill(NEW_PASSWORD);
    await dialog.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await saved(phone);
    phone.expectOffline(false);
    expect(Object.keys(await storedAnswers(database, milica.personId))).toEqual(['1', '2', '3', '4', '5']);
    expect(await secondsLeft()).toBeLessThan(20 * 60);
  });

  step('is handed in, with a receipt', async () => {
    const { t } = phone;
    for (let slot = (await currentSlot()) + 1; slot <= PAPER.length; slot += 1) {
      await next(phone);
      if (slot > 5) await answerOnPage(phone, slot, 0);
    }
    await button(phone, t('quiz.nav.review')).click();
    await saved(phone);
    await look(phone, '15-review');
    await button(phone, t('quiz.submit.button')).click();
    await says(phone, t('quiz.result.receipt-text'));
    const { rows } = await database.query<{ receipt_hash: string }>(
      'SELECT receipt_hash FROM attempt WHERE person_id = $1',
      [milica.personId],
    );
    await says(phone, rows[0]?.receipt_hash ?? 'no receipt');
    await look(phone, '16-receipt');
  });

  step('is sat by another official on a desk in Albanian', async () => {
    const desk = await browser.open({ viewport: DESK });
    const { t } = desk;
    await desk.signIn(agim.email, NEW_PASSWORD);
    await desk.goto(`/app/quizzes/${run.quizId}`);
    await button(desk, t('quiz.start.begin')).click();
    for (let slot = 1; slot <= PAPER.length; slot += 1) {
      await answerOnPage(desk, slot, 1);
      await button(desk, t(slot < PAPER.length ? 'quiz.nav.next' : 'quiz.nav.review')).click();
    }
    await button(desk, t('quiz.submit.button')).click();
    await says(desk, t('quiz.result.receipt-text'));
    await browser.close(desk);
  });
});

describe('what comes of it', () => {
  step('the trainer marks twelve answers by keyboard and releases the grades', async () => {
    const { page, t } = trainer;
    await trainer.goto(`/app/grading/${run.runId}`);
    await trainer.settled();
    await look(trainer, '17-to-mark');
    await page.getByRole('link', { name: t('grading.run.open'), exact: true }).press('Enter');
    const points = page.getByLabel(t('grading.mark.points', { max: '3' }), { exact: true });
    await points.waitFor();
    await look(trainer, '18-desk');
    await points.focus();
    const seen = new Set<number>();
    for (let left = SHEETS.length; left > 0; left -= 1) {
      const number = Number(/\((\d+)\)/.exec(await page.locator('.grading-answer').innerText())?.[1]);
      seen.add(number);
      await page.keyboard.type(formatPoints(LOCALE, sheetOf(number).marked));
      await page.keyboard.press('Enter');
    }
    expect(seen.size).toBe(SHEETS.length);
    await says(trainer, t('grading.queue.all-done'));
    await page.locator('[data-outbox="saved"]').waitFor();
    await page.getByRole('link', { name: t('grading.queue.run'), exact: true }).click();
    await button(trainer, t('grading.run.release')).click();
    await look(trainer, '19-release');
    await button(trainer, t('grading.release.button')).click();
    await says(trainer, t('grading.release.done', { count: SHEETS.length }));
  });

  step('the official sees a result that the wrong key made', async () => {
    const { page, t } = phone;
    await page.reload();
    await says(phone, t('quiz.result.failed'));
    expect(await page.locator('.quiz-score strong').innerText()).toBe(formatShare('sr-Cyrl', 5_500));
    await look(phone, '20-failed');
  });

  step('the item analysis points at the question, with the figures these answers have', async () => {
    const { t } = trainer;
    await trainer.goto(`/app/grading/${run.runId}/items/${run.quizId}`);
    await trainer.settled();
    await expectFigures(trainer, 15);
    const first = trainer.page
      .getByRole('table', { name: t('items.table.caption') })
      .locator('tbody tr')
      .first();
    await first.getByText(t('items.flag.negative-discrimination')).waitFor();
    await first.getByText(t('items.flag.distractor-beats-key')).waitFor();
    await look(trainer, '21-items');
  });

  step('the dry run lists exactly whose result the right key changes, and that is applied', async () => {
    const { page, t } = trainer;
    await button(trainer, t('correction.open')).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: t('correction.kind.new-key') }).check();
    await dialog.getByRole('radio', { name: textIn(DAYS[7], LOCALE), exact: true }).check();
    await look(trainer, '22-correct');
    await dialog.getByRole('button', { name: t('correction.preview') }).click();
    const rows = dialog.getByRole('table', { name: t('correction.list.caption') }).locator('tbody tr');
    await rows.first().waitFor();
    await look(trainer, '23-dry-run');
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('.ed-row-head, .ed-cell-value')].map((one) => one.textContent)),
    );
    const expected = SHEETS.flatMap((_, number) => impactOn(number, t));
    // First those for whom it decides something.
    expect(new Set(shown.slice(0, 2).map(([name]) => name))).toEqual(new Set([fullNameOf(0), fullNameOf(6)]));
    expect(shown.toSorted()).toEqual(expected.toSorted());
    await dialog.getByLabel(t('correction.reason'), { exact: true }).fill(REASON);
    await dialog.getByRole('button', { name: t('correction.apply'), exact: true }).click();
    await says(trainer, t('correction.done', { count: expected.length }));
    await look(trainer, '24-corrected');
  });

  step('the official sees the new result, and the figures are those of the new key', async () => {
    const { page, t } = phone;
    await page.reload();
    await says(phone, t('quiz.result.passed'));
    expect(await page.locator('.quiz-score strong').innerText()).toBe(formatShare('sr-Cyrl', 6_500));
    await look(phone, '25-passed');
    await trainer.page.reload();
    await trainer.settled();
    await expectFigures(trainer, 7);
  });
});

/** What the dry run must say of somebody, computed from the answers alone: nothing of whom the key does not matter. */
function impactOn(number: number, t: Translate): string[][] {
  const [from, to] = ([15, 7] as const).map((key) => totalOf(earnedBy(sheetOf(number), key)));
  if (from === undefined || to === undefined || from === to) return [];
  const changed = (before: string, after: string) =>
    before === after ? after : t('correction.change.to', { from: before, to: after });
  const of = (points: number) =>
    t('correction.change.of', { points: formatPoints(LOCALE, points), max: formatPoints(LOCALE, PAPER_POINTS) });
  const share = (points: number) => (points / PAPER_POINTS) * 10_000;
  const pass = (points: number) => t(share(points) >= PASS_MARK ? 'correction.pass.yes' : 'correction.pass.no');
  return [
    [
      fullNameOf(number),
      changed(of(from), of(to)),
      changed(formatShare(LOCALE, share(from)), formatShare(LOCALE, share(to))),
      changed(pass(from), pass(to)),
      t('correction.eligible.none'),
    ],
  ];
}

/** The number in a cell, as every locale writes it. */
const numberIn = (cell: string): number =>
  Number(/[−-]?\d+(?:[.,]\d+)?/.exec(cell)?.[0].replace('−', '-').replace(',', '.') ?? Number.NaN);

/** The page holds what a plain computation from the answers gives. */
async function expectFigures({ page, t }: Visitor, key: keyof typeof DAYS): Promise<void> {
  const cells = await page
    .getByRole('table', { name: t('items.table.caption') })
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((one) => one.textContent)));
  const points = SHEETS.map((one) => earnedBy(one, key));
  const totals = points.map(totalOf);
  expect(cells).toHaveLength(PAPER.length);
  for (const [at, { max }] of PAPER.entries()) {
    const { facility, discrimination, correlation, efficiency } = plainFigures(
      points.map((one) => one[at] ?? 0),
      max,
      totals,
    );
    const read = (cells[at] ?? []).slice(2, 6).map(numberIn);
    // As they are rounded on the page.
    expect(Math.abs((read[0] ?? Number.NaN) - facility)).toBeLessThanOrEqual(0.5 + SLACK);
    for (const [index, value] of [discrimination, correlation, efficiency].entries())
      expect(Math.abs((read[index + 1] ?? Number.NaN) - value)).toBeLessThanOrEqual(0.0055 + SLACK);
  }
  const summary = await page.locator('.items-summary dd').allInnerTexts();
  const mean = (totalOf(totals) / totals.length / PAPER_POINTS) * 100;
  expect(Math.abs(numberIn(summary[0] ?? '') - mean)).toBeLessThanOrEqual(0.05 + SLACK);
  expect(Math.abs(numberIn(summary[4] ?? '') - plainAlpha(points))).toBeLessThanOrEqual(0.0055 + SLACK);
}
