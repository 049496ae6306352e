import { interfaceLocale } from '@edukom/contracts';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { courseTitle } from './support/course-texts.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

/** The language of the manager; EDUKOM_JOURNEY_LOCALE tells the story in another. */
const LOCALE = interfaceLocale.parse(process.env['EDUKOM_JOURNEY_LOCALE'] ?? 'sq');
const JOURNEY = 'learning-path';
const COURSE = courseTitle(LOCALE);
const MARK = Date.now().toString(36);
const SLUG = `zyrtari-digjital-${MARK}`;
const TITLES = { sq: 'Zyrtari digjital', sr: 'Дигитални службеник', en: 'The digital official' };
const TITLE = { sq: TITLES.sq, 'sr-Cyrl': TITLES.sr, 'sr-Latn': 'Digitalni službenik', en: TITLES.en }[LOCALE];

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures(JOURNEY));
let manager: Visitor;

const button = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = ({ page }: Visitor, name: string) => page.getByLabel(name, { exact: true });
const says = ({ page }: Visitor, text: string) =>
  page.locator('main').getByText(text, { exact: true }).first().waitFor();

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture(JOURNEY, name);
}

describe('a manager opens a course to everybody', () => {
  step('by the form of a run, told that it is open already when it is', async () => {
    manager = await browser.open({ locale: LOCALE, viewport: DESK });
    const { page, t } = manager;
    manager.expectStatus(409);
    await manager.signIn('manager@edukom.example');
    await manager.goto('/app/runs/new');
    await page.getByRole('radio', { name: t('runs.kind.open'), exact: true }).check();
    await look(manager, 'open-run-form');
    await field(manager, t('runs.new.course')).selectOption({
      label: t('runs.new.course-version', { title: COURSE, number: 1 }),
    });
    await field(manager, t('runs.new.host')).selectOption({ index: 1 });
    await field(manager, t('runs.new.code')).fill(`O-${MARK}`);
    await button(manager, t('runs.open.submit')).click();
    await says(manager, t('problem.run.already-open'));
  });

  step('and sees the other course open, with nobody in it', async () => {
    const { page, t } = manager;
    const course = field(manager, t('runs.new.course'));
    // The first is no course, but the word that one is to be chosen.
    const index = (await course.locator('option').allInnerTexts()).findIndex(
      (text, at) => at > 0 && !text.includes(COURSE),
    );
    await course.selectOption({ index });
    await button(manager, t('runs.open.submit')).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
    await says(manager, t('open.overview.empty.title'));
    await look(manager, 'open-run');
    await button(manager, t('open.close.action')).first().click();
    await page.getByRole('dialog').getByText(t('open.close.text')).waitFor();
    await look(manager, 'close-open-run');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('open.close.action'), exact: true })
      .click();
    await says(manager, t('open.close.done'));
    await manager.goto('/app/runs?kind=open');
    await look(manager, 'runs-open');
  });
});

describe('a manager makes a learning path', () => {
  step('begins it, and is told what it still needs to be public', async () => {
    const { page, t } = manager;
    manager.expectStatus(422);
    await manager.goto('/app/paths');
    await look(manager, 'paths-empty');
    await field(manager, t('pathWriting.edit.title-sq')).fill(TITLES.sq);
    await field(manager, t('pathWriting.begin.slug')).fill(SLUG);
    await button(manager, t('pathWriting.begin.submit')).click();
    await page.waitForURL(/\/paths\/[0-9a-f-]{36}$/);
    await button(manager, t('pathWriting.edit.publish')).click();
    await page.getByText(t('problem.path.not-ready')).waitFor();
    await look(manager, 'path-not-ready');
  });

  step('writes it in three languages, puts courses in order by buttons, and publishes it', async () => {
    const { page, t } = manager;
    await field(manager, t('pathWriting.edit.title-sr')).fill(TITLES.sr);
    await field(manager, t('pathWriting.edit.title-en')).fill(TITLES.en);
    await field(manager, t('pathWriting.edit.summary-sq')).fill('Dy kurse për punën e përditshme digjitale.');
    await field(manager, t('pathWriting.edit.summary-sr')).fill('Два курса за свакодневни дигитални рад.');
    await field(manager, t('pathWriting.edit.summary-en')).fill('Two courses for everyday digital work.');
    // One that the official of the last step is in, whatever else other journeys have published by now.
    await field(manager, t('pathWriting.edit.add')).selectOption({ label: COURSE });
    await field(manager, t('pathWriting.edit.add')).selectOption({ index: 1 });
    const first = await page.locator('.web-path-edit > li strong').first().innerText();
    await button(manager, `${t('pathWriting.edit.down')}: ${first}`).click();
    expect(await page.locator('.web-path-edit > li strong').nth(1).innerText()).toBe(first);
    await page.locator('.web-path-edit > li').nth(0).getByRole('checkbox').uncheck();
    await button(manager, t('common.save')).click();
    await says(manager, t('pathWriting.edit.saved'));
    await button(manager, t('pathWriting.edit.publish')).click();
    await says(manager, t('pathWriting.edit.published'));
    await page.reload();
    await look(manager, 'path-published');
    await manager.goto('/app/paths');
    await look(manager, 'paths');
  });

  step('which stands in the catalogue and on a page of its own', async () => {
    const visitor = await browser.open({ locale: LOCALE, viewport: PHONE, javaScript: false });
    await visitor.goto('/courses');
    await visitor.page.getByRole('link', { name: TITLE, exact: true }).last().click();
    await visitor.page.waitForURL(`**/courses/paths/${SLUG}`);
    expect(await visitor.page.locator('.web-path-courses > li').count()).toBe(2);
    await visitor.picture(JOURNEY, 'path-public');
    for (const locale of INTERFACE_LOCALES) {
      const other = await browser.open({ locale, viewport: PHONE });
      await other.goto(`/courses/paths/${SLUG}`);
      await look(other, 'path-public');
      await browser.close(other);
    }
  });

  step('and an official sees how far they are on it', async () => {
    const official = await browser.open({ locale: LOCALE, viewport: PHONE });
    await official.signIn('official@edukom.example');
    await official.goto('/app/learning');
    await says(official, official.t('paths.mine.title'));
    await look(official, 'my-paths');
  });
});
