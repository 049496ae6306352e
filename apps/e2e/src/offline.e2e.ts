import { TcpProxy } from '@edukom/quality';
import type { Client } from 'pg';
import { readInstance } from './support/instance.js';
import { NEW_PASSWORD, type NewOfficial, newOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { answer } from './support/quiz.js';
import { openDatabase, storedAnswers } from './support/stored-answers.js';
import { story } from './support/story.js';
import { until } from './support/until.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('offline'));
let database: Client;
let proxy: TcpProxy;
let visitor: Visitor;
let person: NewOfficial;

beforeAll(async () => {
  database = await openDatabase();
  proxy = await TcpProxy.open({ targetPort: readInstance().port });
});
afterAll(async () => {
  await proxy.close();
  await database.end();
});

async function cut(): Promise<void> {
  visitor.expectOffline(true);
  await proxy.unplug();
}

async function plugIn(): Promise<void> {
  await proxy.plugIn();
}

/** The worker answers for the page, and has brought the application onto the device. */
async function workerReady({ page }: Visitor): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 });
}

/** What this browser has kept of what was read, by person. */
const keptOf = ({ page }: Visitor): Promise<Record<string, string[]>> =>
  page.evaluate(async () => {
    const found: Record<string, string[]> = {};
    for (const name of await caches.keys())
      if (name.startsWith('edukom-data-'))
        found[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
    return found;
  });

/** In the end these people's data are on the device and nobody else's; the worker writes after the page has its answer. */
async function onlyKept(...people: readonly NewOfficial[]): Promise<void> {
  const wanted = people.map(({ personId }) => `edukom-data-${personId}`);
  await until(
    async () => Object.keys(await keptOf(visitor)),
    (names) => JSON.stringify(names) === JSON.stringify(wanted),
    { what: 'What is kept on the device' },
  );
}

async function openLesson(number: number): Promise<void> {
  await visitor.goto(`/app/learning/${person.enrolmentId}`);
  await visitor.settled();
  await visitor.page
    .locator('.web-outline a[href*="/lessons/"]')
    .nth(number - 1)
    .click();
  await visitor.page.getByText(visitor.t('learning.lesson.of', { number, count: 3 })).waitFor();
}

/** Reads to the end as somebody does who scrolls: every block stands in view for a while. */
async function readThrough(): Promise<void> {
  const blocks = visitor.page.locator('[data-anchor]');
  for (let at = 0; at < (await blocks.count()); at += 1) {
    await blocks.nth(at).scrollIntoViewIfNeeded();
    await visitor.page.waitForTimeout(900);
  }
}

async function answerCheck(): Promise<void> {
  const { page, t } = visitor;
  const check = page.locator('form.web-check').first();
  await check.locator('input').first().check();
  await check.getByRole('button', { name: t('learning.check.submit') }).click();
  await check.locator('.web-check-feedback').getByText(/\S/).first().waitFor();
}

const NOTE = 'Pyet drejtorin për fjalëkalimet e përbashkëta';
const status = () => visitor.page.locator('.web-sync');

interface Fact {
  readonly slug: string;
  readonly kind: string;
}
const factsOf = async (): Promise<Fact[]> =>
  (
    await database.query<Fact>(
      `SELECT a.slug, g.kind FROM progress_event g JOIN activity a ON a.id = g.activity_id WHERE g.enrolment_id = $1`,
      [person.enrolmentId],
    )
  ).rows;
const notesOf = async (): Promise<string[]> =>
  (
    await database.query<{ texts: { text: string }[] }>('SELECT texts FROM lesson_note WHERE person_id = $1', [
      person.personId,
    ])
  ).rows.flatMap(({ texts }) => texts.map(({ text }) => text));

describe('an official on a phone without a network', () => {
  step('keeps a course on the device', async () => {
    person = await newOfficial('Offline-First');
    visitor = await browser.open({ viewport: PHONE, base: proxy.base });
    const { page, t } = visitor;
    await visitor.signIn(person.email, NEW_PASSWORD);
    await workerReady(visitor);
    await visitor.goto(`/app/learning/${person.enrolmentId}`);
    await visitor.settled();
    await page.getByRole('button', { name: t('offline.keep') }).click();
    await page.getByRole('button', { name: t('offline.remove') }).waitFor();
    await visitor.picture('offline', 'kept');
    const kept = (await keptOf(visitor))[`edukom-data-${person.personId}`] ?? [];
    expect(kept.filter((path) => path.includes('/lessons/'))).toHaveLength(3);
    expect(await factsOf()).toEqual([]);
  });

  step('reads two lessons, answers a check and writes a note with the network away', async () => {
    const { page, t } = visitor;
    await cut();
    await openLesson(1);
    await readThrough();
    await answerCheck();
    await page.getByText(t('learning.lesson.completed')).waitFor();
    await status().getByText(/\d/).waitFor();
    await page.locator('.web-block-tools summary').nth(1).click();
    await page
      .locator('.web-block-tools details[open]')
      .getByRole('button', { name: t('notes.write') })
      .click();
    await page.getByLabel(t('notes.mine')).fill(NOTE);
    await page.getByText(t('notes.kept')).waitFor();
    await page.getByRole('button', { name: t('notes.done') }).click();
    await visitor.picture('offline', 'lesson');
    await openLesson(2);
    await page.getByRole('button', { name: t('learning.lesson.mark') }).click();
    await page.getByText(t('learning.lesson.completed')).waitFor();
    expect([await factsOf(), await notesOf()]).toEqual([[], []]);
  });

  step('reloads: everything is still there', async () => {
    const { page, t } = visitor;
    await page.reload();
    await visitor.settled();
    await page.getByText(t('learning.lesson.completed')).waitFor();
    await openLesson(1);
    await page.getByText(t('learning.lesson.completed')).waitFor();
    await page.getByText(NOTE).waitFor();
    await visitor.goto('/app/notes');
    await page.getByText(NOTE).waitFor();
    await page.locator('.web-sync[data-state=offline]').waitFor();
    await visitor.picture('offline', 'notes');
    await visitor.goto('/app');
    await visitor.settled();
  });

  step('changes the language without a network, and the words with it', async () => {
    await visitor.goto('/app/learning');
    await visitor.settled();
    await visitor.chooseLocale('sr-Cyrl');
    await visitor.page.getByRole('heading', { name: visitor.t('learning.title') }).waitFor();
    await visitor.chooseLocale('sq');
  });

  step('comes back, and all of it is on the server without a further word', async () => {
    await plugIn();
    await visitor.page.reload();
    await visitor.settled();
    const facts = await until(factsOf, (all) => all.filter(({ kind }) => kind === 'completed').length >= 2);
    expect(new Set(facts.filter(({ kind }) => kind === 'completed').map(({ slug }) => slug)).size).toBe(2);
    expect(await until(notesOf, (all) => all.length > 0)).toEqual([NOTE]);
    await status().getByText(visitor.t('shell.sync.saved')).waitFor({ timeout: 25_000 });
    visitor.expectOffline(false);
  });

  step('reloads a running quiz without a network, goes on, and hands it in when it is back', async () => {
    const { page, t } = visitor;
    await visitor.goto(`/app/quizzes/${person.quizIds.pre}`);
    await page.getByRole('button', { name: t('quiz.start.begin') }).click();
    await answer(visitor);
    await page.locator('.quiz-save').getByText(t('quiz.save.saved')).waitFor();
    await cut();
    await page.reload();
    await page.locator('.quiz-prompt').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: t('quiz.nav.next'), exact: true }).click();
    await answer(visitor);
    await page
      .locator('.quiz-save')
      .getByText(t('quiz.save.offline', { count: 1 }))
      .waitFor();
    await page.reload();
    await page.locator('.quiz-prompt').waitFor({ timeout: 20_000 });
    await visitor.picture('offline', 'quiz');
    await plugIn();
    await until(
      async () => Object.keys(await storedAnswers(database, person.personId)).length,
      (count) => count === 2,
    );
    await page.locator('.quiz-save').getByText(t('quiz.save.saved')).waitFor({ timeout: 20_000 });
    visitor.expectOffline(false);
  });

  step('signs out, and another person on that browser sees nothing of it, with and without a network', async () => {
    const { page, t } = visitor;
    const other = await newOfficial('Offline-Second');
    await visitor.goto('/app');
    await visitor.settled();
    await page.locator('header summary', { hasText: 'Udhëtari' }).click();
    await page.getByRole('button', { name: t('shell.sign-out'), exact: true }).click();
    await page.waitForURL('**/sq');
    await onlyKept();
    await visitor.signIn(other.email, NEW_PASSWORD);
    await visitor.goto('/app/notes');
    await visitor.settled();
    await page.getByText(t('notes.empty.title')).waitFor();
    await onlyKept(other);
    await cut();
    await page.reload();
    await visitor.settled();
    expect(await page.locator('main').innerText()).not.toContain(NOTE);
    await visitor.goto(`/app/learning/${person.enrolmentId}`);
    await page.getByText(t('common.offline')).first().waitFor({ timeout: 20_000 });
    expect(await page.locator('body').innerText()).not.toContain('Offline-First');
    expect(JSON.stringify(await keptOf(visitor))).not.toContain(person.enrolmentId);
    await plugIn();
    visitor.expectOffline(false);
  });

  step('whoever comes next after a session that just ended sees nothing either', async () => {
    const { page } = visitor;
    await visitor.context.clearCookies();
    await visitor.signIn(person.email, NEW_PASSWORD);
    await visitor.goto('/app/notes');
    await page.getByText(NOTE).waitFor();
    await onlyKept(person);
  });
});

describe.each(['sq', 'sr-Latn', 'sr-Cyrl', 'en'] as const)('the new screens in %s', (locale) => {
  step('are accessible, light and dark, and reachable by keyboard', async () => {
    await visitor.page.evaluate((chosen) => {
      document.cookie = `edukom_locale=${chosen}; path=/`;
    }, locale);
    await visitor.page.goto(`/${locale}/app/learning/${person.enrolmentId}/lessons/lesson-1`);
    const { page } = visitor;
    await visitor.settled();
    const summary = page.locator('.web-block-tools summary').nth(2);
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.web-note-edited textarea:focus').waitFor();
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      await expectAccessible(page);
    }
    expect((await summary.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await page.locator('.web-note-edited button').first().focus();
    await page.keyboard.press('Enter');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    for (const below of [`/learning/${person.enrolmentId}`, '/notes']) {
      await page.goto(`/${locale}/app${below}`);
      await visitor.settled();
      await visitor.picture('offline', `screen${below.replaceAll(/[^a-z]+/g, '-').slice(0, 12)}-${locale}`);
      await expectNoKeys(page);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
});
