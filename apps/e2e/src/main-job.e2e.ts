import { interfaceLocale } from '@edukom/contracts';
import { activityTitle, courseTitle } from './support/course-texts.js';
import { expectAccessible, expectNoKeys } from './support/page-checks.js';
import { csvRows, downloaded, pdfText, xlsxRows } from './support/read-files.js';
import { answerAll } from './support/quiz.js';
import { invitationLink, NEW_PASSWORD } from './support/new-official.js';
import { story } from './support/story.js';
import { aMinuteAgo, sessionNow } from './support/today.js';
import { until } from './support/until.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, LOCALE_NAMES, PHONE, type Visitor } from './support/visitor.js';

/** The language everybody in this story uses; the suite tells it in Albanian, EDUKOM_JOURNEY_LOCALE in another. */
const LOCALE = interfaceLocale.parse(process.env['EDUKOM_JOURNEY_LOCALE'] ?? 'sq');
const JOURNEY = 'main-job';
const RUN = `PD-${Date.now().toString(36)}`;
const COURSE = courseTitle(LOCALE);
const PRE_TEST = activityTitle('pre-test', LOCALE);
const LESSON_1 = activityTitle('lesson-1', LOCALE);
const POST_TEST = activityTitle('post-test', LOCALE);
const TEUTA = { email: `teuta.${RUN}@journeys.example`.toLowerCase(), name: 'Teuta Këmbësorja' };
const ARBEN = { email: `arben.${RUN}@journeys.example`.toLowerCase(), name: 'Arben Përtaci' };
const TABLE = [
  'Emri;Mbiemri;E-mail;Institucioni;Drejtoria;Pozita;Gjuha',
  `Teuta;Këmbësorja;${TEUTA.email};Podujeva;Administrata;Zyrtare e gjendjes civile;${LOCALE}`,
  `Arben;Përtaci;${ARBEN.email};Podujeva;Arsimi;Zyrtar;${LOCALE}`,
  'Luan;Zogaj;luan.zogaj@journeys.example;Atlantida;Arsimi;Zyrtar;sq',
].join('\r\n');

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures(JOURNEY));
let manager: Visitor;
let trainer: Visitor;
let official: Visitor;
let editor: Visitor;
let runUrl = '';
let serial = '';
let verifyPath = '';

/** What a page says after a change: a notice, with the words. */
const says = ({ page }: Visitor, text: string) =>
  page.locator('main').getByText(text, { exact: true }).first().waitFor();
const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const link = ({ page }: Visitor, name: string) => page.getByRole('link', { name, exact: true });
/** An entry of the menu of the application. */
const menu = ({ page }: Visitor, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await visitor.picture(JOURNEY, name);
}

/** The sums a report shows above its rows. */
async function totals({ page }: Visitor): Promise<ReadonlyMap<string, number>> {
  const list = page.locator('section[aria-labelledby="totals"] dl');
  const terms = await list.locator('dt').allInnerTexts();
  const values = await list.locator('dd').allInnerTexts();
  return new Map(terms.map((term, index) => [term.trim(), Number(values[index]?.replaceAll(/\D/g, ''))]));
}

/** A cell of a workbook as the CSV of the same report writes it. */
const plain = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''));

async function upload({ page, t }: Visitor): Promise<void> {
  await page
    .getByLabel(t('imports.file'))
    .setInputFiles({ name: 'zyrtaret.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  await page.getByRole('button', { name: t('imports.upload'), exact: true }).click();
  await page.getByRole('heading', { name: t('imports.check-title') }).waitFor();
}

describe('the project manager prepares', () => {
  step('imports people after a preview, and importing again changes nothing', async () => {
    manager = await browser.open({ locale: LOCALE, viewport: DESK });
    const { page, t } = manager;
    await manager.signIn('manager@edukom.example');
    await look(manager, 'home-manager');
    await menu(manager, t('shell.app.import')).click();
    await upload(manager);
    const kinds = page.getByRole('group', { name: t('imports.filter') }).getByRole('button');
    const kind = (decision: 'create' | 'update' | 'skip' | 'error', count: number) =>
      t('imports.kind', { kind: t(`imports.decision.${decision}`), count });
    expect((await kinds.allInnerTexts()).slice(1)).toEqual([
      kind('create', 2),
      kind('update', 0),
      kind('skip', 0),
      kind('error', 1),
    ]);
    await kinds.last().click();
    await page.getByRole('cell').getByText(t('imports.reason.institution-unknown')).waitFor();
    await look(manager, 'import-preview');
    await page.getByLabel(t('imports.invite')).check();
    await button(manager, t('imports.apply-rows', { count: 2 })).click();
    await says(manager, t('imports.done', { created: 2, updated: 0, skipped: 0, refused: 1 }));
    await says(manager, t('imports.done-invited', { count: 2 }));
    await look(manager, 'import-done');
    await link(manager, t('imports.another')).click();
    await upload(manager);
    await says(manager, t('imports.nothing-to-do'));
    expect((await kinds.allInnerTexts()).slice(1, 4)).toEqual([kind('create', 0), kind('update', 0), kind('skip', 2)]);
  });

  step('plans a run with a session that is under way', async () => {
    const { page, t } = manager;
    const { date, from, to } = sessionNow();
    await menu(manager, t('shell.app.runs')).click();
    await link(manager, t('runs.list.new')).click();
    const course = page.getByLabel(t('runs.new.course'), { exact: true });
    await course.locator('option', { hasText: COURSE }).first().waitFor({ state: 'attached' });
    await course.selectOption(await course.locator('option', { hasText: COURSE }).first().getAttribute('value'));
    await page.getByLabel(t('runs.new.host'), { exact: true }).selectOption({ index: 1 });
    await page.getByLabel(t('runs.new.code'), { exact: true }).fill(RUN);
    await page.getByLabel(t('runs.new.starts'), { exact: true }).fill(date);
    await page.getByLabel(t('runs.new.ends'), { exact: true }).fill(date);
    await page.getByRole('checkbox', { name: 'Јелена Ђурић' }).check();
    await look(manager, 'run-new');
    await button(manager, t('runs.new.submit')).click();
    await page.getByText(t('runs.step.sessions')).waitFor();
    runUrl = new URL(page.url()).pathname;
    await page.getByRole('tab', { name: new RegExp(`^${t('runs.tab.sessions')}`) }).click();
    await button(manager, t('runs.session.add')).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('runs.session.date'), { exact: true }).fill(date);
    await dialog.getByLabel(t('runs.session.start'), { exact: true }).fill(from);
    await dialog.getByLabel(t('runs.session.end'), { exact: true }).fill(to);
    await dialog.getByLabel(t('planner.session.place')).fill('Salla e Kuvendit');
    await dialog.getByRole('button', { name: t('runs.session.save') }).click();
    await says(manager, t('runs.session.saved'));
    await look(manager, 'run-sessions');
  });

  step('enrols the people and starts the run', async () => {
    const { page, t } = manager;
    await page.getByRole('tab', { name: new RegExp(`^${t('runs.tab.people')}`) }).click();
    await button(manager, t('runs.enrol.action')).first().click();
    const dialog = page.getByRole('dialog');
    // Written without diacritics, found with them.
    for (const [search, { name }] of [
      ['Kembesorja', TEUTA],
      ['Pertaci', ARBEN],
    ] as const) {
      await dialog.getByLabel(t('runs.enrol.search')).fill(search);
      await dialog.getByRole('checkbox', { name }).last().check();
    }
    await dialog.getByRole('button', { name: t('runs.enrol.submit', { count: 2 }) }).click();
    await says(manager, t('runs.enrol.done', { count: 2 }));
    await look(manager, 'run-people');
    await button(manager, t('runs.start.action')).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('runs.start.action') })
      .click();
    await says(manager, t('runs.start.done'));
  });
});

describe('the official learns', () => {
  step('accepts the invitation and chooses a language', async () => {
    official = await browser.open({ locale: LOCALE, viewport: PHONE });
    const { page, t } = official;
    await invitationLink(TEUTA.email);
    await page.goto(`/dev/mail?to=${encodeURIComponent(TEUTA.email)}`);
    await page
      .locator('article', { hasText: TEUTA.email })
      .getByRole('link', { name: /invitations/ })
      .click();
    await page.getByRole('heading', { name: t('signIn.invitation.title', { name: 'Teuta' }) }).waitFor();
    await look(official, 'invitation');
    await page.getByLabel(t('signIn.invitation.password'), { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('radio', { name: LOCALE_NAMES[LOCALE] }).check();
    await page.getByRole('button', { name: t('signIn.invitation.submit') }).click();
    await page.waitForURL(`**/${LOCALE}/app`);
    await page.getByRole('heading', { name: t('home.todo.greeting', { name: 'Teuta' }) }).waitFor();
    await look(official, 'home-official');
  });

  step('sits the pre-test', async () => {
    const { page, t } = official;
    await menu(official, t('shell.app.learning')).click();
    await page.getByRole('heading', { name: COURSE }).waitFor();
    await look(official, 'learning');
    await page.locator('main').getByRole('link', { name: PRE_TEST }).click();
    await look(official, 'quiz-start');
    await button(official, t('quiz.start.begin')).click();
    await answerAll(official);
    await look(official, 'quiz-review');
    await button(official, t('quiz.submit.button')).click();
    await says(official, t('quiz.result.done'));
    await look(official, 'receipt');
    await link(official, t('quiz.result.course')).click();
  });

  step('reads the lessons, with progress after each', async () => {
    const { page, t } = official;
    await page.locator('main a.web-next-step', { hasText: LESSON_1 }).click();
    for (let number = 1; number <= 3; number += 1) {
      await page
        .getByText(t('learning.lesson.of', { number, count: 3 }))
        .first()
        .waitFor();
      await page.locator('form.web-check').locator('input').first().check();
      await button(official, t('learning.check.submit')).click();
      await button(official, t('learning.lesson.mark')).click();
      await says(official, t('learning.lesson.completed'));
      if (number === 1) await look(official, 'lesson');
      await page.locator('a[rel="next"]').click();
    }
    await page.getByRole('heading', { name: POST_TEST }).waitFor();
  });

  step('sits the post-test with its open question', async () => {
    const { t } = official;
    await button(official, t('quiz.start.begin')).click();
    expect(new Set(await answerAll(official))).toEqual(
      new Set(['single', 'true-false', 'multiple', 'short-text', 'numeric', 'open']),
    );
    await button(official, t('quiz.submit.button')).click();
    await says(official, t('quiz.result.done'));
    await says(official, t('quiz.result.waits'));
  });
});

describe('the session is held', () => {
  step('the trainer shows the code, the official types it', async () => {
    trainer = await browser.open({ locale: LOCALE, viewport: DESK });
    const { page, t } = trainer;
    await trainer.signIn('trainer@edukom.example');
    await look(trainer, 'home-trainer');
    await page.goto(runUrl);
    await page.getByRole('tab', { name: new RegExp(`^${t('runs.tab.sessions')}`) }).click();
    await link(trainer, t('runs.session.attendance')).click();
    await look(trainer, 'attendance-board');
    await link(trainer, t('attendance.board.screen')).click();
    await page.getByRole('img', { name: t('attendance.screen.qr') }).waitFor();
    await look(trainer, 'check-in-screen');
    const learner = official.page;
    await menu(official, t('shell.app.sessions')).click();
    await look(official, 'sessions');
    await learner
      .getByRole('link', { name: t('attendance.mine.check-in'), exact: true })
      .first()
      .click();
    const code = (await page.locator('.attendance-code-letters').innerText()).replaceAll(/\s/g, '');
    await learner.getByLabel(t('attendance.check-in.code')).fill(code.toLowerCase());
    await button(official, t('attendance.check-in.submit')).click();
    await learner.getByText(t('attendance.check-in.accepted.title')).waitFor();
    await look(official, 'checked-in');
    await page.getByText(t('attendance.screen.present', { present: 1, expected: 2 })).waitFor();
  });

  step('the trainer marks attendance by hand', async () => {
    const { page, t } = trainer;
    await link(trainer, t('attendance.screen.back')).click();
    const mark = (kind: 'present' | 'absent', name: string) =>
      page.getByRole('button', { name: t('attendance.mark.for', { action: t(`attendance.mark.${kind}`), name }) });
    await mark('absent', ARBEN.name).click();
    await mark('present', TEUTA.name).click();
    const rows = page.getByRole('list', { name: t('attendance.board.people') }).getByRole('listitem');
    await rows.filter({ hasText: 'Përtaci' }).getByText(t('attendance.state.absent'), { exact: true }).waitFor();
    await rows.filter({ hasText: 'Këmbësorja' }).getByText(t('attendance.state.present'), { exact: true }).waitFor();
    await look(trainer, 'attendance-marked');
  });

  step('the trainer grades the open answer and releases the grades', async () => {
    const { page, t } = trainer;
    await menu(trainer, t('shell.app.grading')).click();
    await page.locator('main a', { hasText: RUN }).click();
    await link(trainer, t('grading.run.open')).click();
    await look(trainer, 'grading');
    await page.getByLabel(t('grading.mark.points', { max: '3' })).fill(LOCALE === 'en' ? '2.5' : '2,5');
    await page.getByLabel(t('grading.mark.comment')).fill('Mirë: mungon vetëm afati.');
    await button(trainer, t('grading.mark.save')).click();
    await says(trainer, t('grading.queue.all-done'));
    await link(trainer, t('grading.queue.run')).click();
    for (const count of [2, 1]) {
      const left = button(trainer, t('grading.run.release'));
      await left.nth(count - 1).waitFor();
      await left.nth(count).waitFor({ state: 'detached' });
      await left.first().click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('grading.release.button') })
        .click();
      await says(trainer, t('grading.release.done', { count: 1 }));
    }
    // That the first was released is still said when the second is on its way.
    await button(trainer, t('grading.run.release')).first().waitFor({ state: 'detached' });
    await look(trainer, 'grading-released');
  });

  step('the official sees the result', async () => {
    const { page, t } = official;
    await menu(official, t('shell.app.learning')).click();
    await page.getByRole('link', { name: COURSE }).first().click();
    await page.locator('main').getByRole('link', { name: POST_TEST }).first().click();
    await page.getByText(t('quiz.result.passed')).waitFor();
    await page.getByText('Mirë: mungon vetëm afati.').waitFor();
    await look(official, 'result');
  });
});

describe('what comes of it', () => {
  step('the manager notes that the session ended earlier and finishes the run', async () => {
    const { page, t } = manager;
    await page.goto(runUrl);
    await page.getByRole('tab', { name: new RegExp(`^${t('runs.tab.sessions')}`) }).click();
    await button(manager, t('runs.session.edit')).click();
    await page.getByRole('dialog').getByLabel(t('runs.session.end'), { exact: true }).fill(aMinuteAgo());
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('runs.session.save') })
      .click();
    await says(manager, t('runs.session.saved'));
    await page.getByText(t('runs.session.state.held'), { exact: true }).waitFor();
    await button(manager, t('runs.finish.action')).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('runs.finish.action') })
      .click();
    await says(manager, t('runs.finish.done'));
    await look(manager, 'run-finished');
  });

  step('the manager issues the certificate', async () => {
    const { page, t } = manager;
    await menu(manager, t('shell.app.issue')).click();
    await page
      .getByRole('row', { name: new RegExp(RUN) })
      .getByRole('link')
      .click();
    await look(manager, 'issue');
    await button(manager, t('certificates.issue.submit', { count: 1 })).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('certificates.issue.submit', { count: 1 }) })
      .click();
    await says(manager, t('certificates.issue.done', { count: 1 }));
    await look(manager, 'issued');
  });

  step('the official downloads the certificate', async () => {
    const { page, t } = official;
    await menu(official, t('shell.app.certificates')).click();
    const download = link(official, t('certificates.download'));
    await download.waitFor({ timeout: 20_000 });
    await look(official, 'certificates');
    serial = (
      await page
        .getByText(/^[A-Z]+-\d{4}-\d+$/)
        .first()
        .innerText()
    ).trim();
    const bytes = await downloaded(page, download);
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const text = await pdfText(bytes);
    expect(text).toContain(serial);
    expect(text).toContain('Këmbësorja');
    verifyPath = (await link(official, t('certificates.verify-link')).getAttribute('href')) ?? '';
  });

  step('anybody sees on the public page that it holds', async () => {
    const citizen = await browser.open({ locale: LOCALE, viewport: PHONE, javaScript: false });
    const { page, t } = citizen;
    await page.goto(verifyPath);
    await page.getByText(t('certificates.verify.valid')).first().waitFor();
    await page.getByText(TEUTA.name).waitFor();
    await page.getByText(serial).waitFor();
    await citizen.picture(JOURNEY, 'verify');
    await browser.close(citizen);
  });

  step('the manager exports attendance: the files hold what the page shows', async () => {
    const { page, t } = manager;
    await menu(manager, t('shell.app.reports')).click();
    const run = page.getByLabel(t('reports.filter.run'), { exact: true });
    await run.locator('option', { hasText: RUN }).waitFor({ state: 'attached' });
    await run.selectOption(await run.locator('option', { hasText: RUN }).getAttribute('value'));
    await page
      .getByRole('table', { name: t('reports.rows') })
      .getByText(RUN)
      .first()
      .waitFor();
    // Its rows were among those of all runs.
    const shown = await until(
      () => totals(manager),
      (all) => all.get(t('reports.total.people')) === 2,
    );
    await look(manager, 'report-attendance');
    const csv = csvRows(await downloaded(page, link(manager, t('reports.download.csv'))));
    const xlsx = await xlsxRows(await downloaded(page, link(manager, t('reports.download.xlsx'))));
    for (const [header = [], ...rows] of [csv, xlsx]) {
      const sum = (column: string) => rows.reduce((all, row) => all + Number(row[header.indexOf(column)]), 0);
      expect(rows).toHaveLength(shown.get(t('reports.total.rows')) ?? -1);
      expect(sum(t('reports.column.planned'))).toBe(shown.get(t('reports.total.planned')));
      expect(sum(t('reports.column.minutes'))).toBe(shown.get(t('reports.total.minutes')));
    }
    expect(xlsx.map((row) => row.map(plain))).toEqual(csv);
  });

  step('the manager exports certificates: the files hold what the page shows', async () => {
    const { page, t } = manager;
    await page.getByLabel(t('reports.kind'), { exact: true }).selectOption('certificates');
    await page
      .getByRole('table', { name: t('reports.rows') })
      .getByText(serial)
      .waitFor();
    const shown = await totals(manager);
    const csv = csvRows(await downloaded(page, link(manager, t('reports.download.csv'))));
    const xlsx = await xlsxRows(await downloaded(page, link(manager, t('reports.download.xlsx'))));
    expect([shown.get(t('reports.total.rows')), shown.get(t('reports.total.valid'))]).toEqual([1, 1]);
    expect(csv).toHaveLength(2);
    expect(csv[1]).toContain(serial);
    expect(csv[1]).toContain('Këmbësorja');
    expect(xlsx.map((row) => row.map(plain))).toEqual(csv);
    await page.reload();
    const past = page.getByRole('table', { name: t('reports.past.title') });
    await past.waitFor();
    const hashes = await past.locator('tbody tr code').allInnerTexts();
    // XLSX and CSV of the same rows have the same fingerprint.
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).toBe(hashes[3]);
    await look(manager, 'report-certificates');
  });

  step('the editor produces the figures, sees the dry run and approves', async () => {
    const reader = await browser.open({ locale: LOCALE, viewport: DESK, javaScript: false });
    await reader.goto('/observatory/places/podujeve');
    expect(await reader.page.locator('.web-figures dd').allInnerTexts()).toEqual(
      Array(4).fill(reader.t('observatory.status.not-reported')),
    );
    editor = await browser.open({ locale: LOCALE, viewport: DESK });
    const { page, t } = editor;
    await editor.signIn('editor@edukom.example');
    await look(editor, 'home-editor');
    await menu(editor, t('shell.app.feeds')).click();
    await button(editor, t('observatory.feeds.produce')).click();
    const newest = page
      .getByRole('table', { name: t('observatory.feeds.list') })
      .locator('tbody tr')
      .first();
    await newest.getByText(t('observatory.state.to-approve')).waitFor({ timeout: 20_000 });
    await look(editor, 'feeds');
    await newest.getByRole('link').click();
    await button(editor, t('observatory.approve')).waitFor();
    await look(editor, 'feed-dry-run');
    await button(editor, t('observatory.approve')).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('observatory.approve.confirm') })
      .click();
    await link(editor, t('observatory.feed.public')).waitFor();
    await look(editor, 'feed-approved');
    // One person is trained there now: that there are figures is told, the figures are not.
    await reader.page.reload();
    // Nobody has told there what they can do, and so nothing of what is lacking.
    expect(await reader.page.locator('.web-figures dd').allInnerTexts()).toEqual([
      ...Array(3).fill(reader.t('observatory.status.suppressed')),
      reader.t('observatory.status.not-reported'),
    ]);
    await reader.goto('/observatory/places/prizren');
    expect(await reader.page.locator('.web-figure-value').count()).toBe(4);
    await reader.picture(JOURNEY, 'municipality');
    await browser.close(reader);
  });
});
