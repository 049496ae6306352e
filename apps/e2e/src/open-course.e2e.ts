import { interfaceLocale } from '@edukom/contracts';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { activityTitle, courseTitle } from './support/course-texts.js';
import { mailedLink, NEW_PASSWORD } from './support/new-official.js';
import { expectAccessible, expectHead, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { answerAll } from './support/quiz.js';
import { downloaded, pdfText } from './support/read-files.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

/** The language of the citizen; EDUKOM_JOURNEY_LOCALE tells the story in another. */
const LOCALE = interfaceLocale.parse(process.env['EDUKOM_JOURNEY_LOCALE'] ?? 'sq');
const JOURNEY = 'open-course';
const COURSE = courseTitle(LOCALE);
const SLUG = 'safe-passwords';
const EMAIL = `citizen.${Date.now().toString(36)}@journeys.example`;

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures(JOURNEY));
let citizen: Visitor;
let learner: Visitor;
let verifyPath = '';

const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const link = ({ page }: Visitor, name: string) => page.getByRole('link', { name, exact: true });
const says = ({ page }: Visitor, text: string) =>
  page.locator('main').getByText(text, { exact: true }).first().waitFor();

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.page.locator('main h1').first().waitFor();
  await expectNoKeys(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture(JOURNEY, name);
}

describe('a citizen without JavaScript', () => {
  step('finds the course by its format and opens its page', async () => {
    citizen = await browser.open({ locale: LOCALE, viewport: PHONE, javaScript: false });
    const { page, t } = citizen;
    await citizen.goto('/courses');
    await page.getByText(t('courses.filter.title'), { exact: true }).click();
    await page.getByLabel(t('courses.filter.format'), { exact: true }).selectOption('open');
    await button(citizen, t('courses.filter.submit')).click();
    await page.waitForURL('**/courses?**format=open**');
    await look(citizen, 'catalogue');
    await page.locator('main').getByRole('link', { name: COURSE }).click();
    await says(citizen, t('open.card.title'));
    await look(citizen, 'course');
    await link(citizen, t('open.card.register')).click();
  });

  step('is told in place what is missing, and keeps what was typed', async () => {
    const { page, t } = citizen;
    citizen.expectStatus(422);
    await page.getByLabel(t('open.register.given'), { exact: true }).fill('Vjosa');
    await button(citizen, t('open.register.submit')).click();
    await page.getByRole('link', { name: new RegExp(t('open.register.consent-label')) }).waitFor();
    expect(await page.getByLabel(t('open.register.given'), { exact: true }).inputValue()).toBe('Vjosa');
    await look(citizen, 'register-errors');
  });

  step('registers, and confirms the address from the mail', async () => {
    const { page, t } = citizen;
    await page.getByLabel(t('open.register.family'), { exact: true }).fill('Përmeti');
    await page.getByLabel(t('signIn.email'), { exact: true }).fill(EMAIL);
    await page.getByRole('radio', { name: t('open.kind.citizen'), exact: true }).check();
    await page.getByRole('checkbox').check();
    await button(citizen, t('open.register.submit')).click();
    await page.getByRole('heading', { name: t('open.sent.title') }).waitFor();
    await look(citizen, 'sent');
    await page.goto(await mailedLink(EMAIL, 'registrations'));
    await page.getByRole('heading', { name: t('open.confirm.title', { name: 'Vjosa' }) }).waitFor();
    await look(citizen, 'confirm');
    for (const locale of INTERFACE_LOCALES) {
      const other = await browser.open({ locale, viewport: PHONE });
      await other.page.goto(page.url().replace(/\/[^/]+\/registrations/, `/${locale}/registrations`));
      await look(other, 'confirm');
      await expectAccessible(other.page);
      await browser.close(other);
    }
    await page.getByLabel(t('signIn.invitation.password'), { exact: true }).fill(NEW_PASSWORD);
    await button(citizen, t('open.confirm.submit')).click();
    await page.waitForURL(/\/app\/learning\/[0-9a-f-]{36}$/);
  });

  step('cannot use the link again', async () => {
    citizen.expectStatus(410);
    const reply = await citizen.page.goto(await mailedLink(EMAIL, 'registrations'));
    expect(reply?.status()).toBe(410);
  });
});

describe('the same person at a computer', () => {
  step('signs in and is in the course', async () => {
    learner = await browser.open({ locale: LOCALE, viewport: DESK });
    const { page, t } = learner;
    await learner.signIn(EMAIL, NEW_PASSWORD);
    await learner.goto(`/courses/${SLUG}`);
    await expectHead(page, LOCALE, learner.base);
    await expectAccessible(page);
    await link(learner, t('open.card.continue')).click();
    await page.getByRole('heading', { name: COURSE }).waitFor();
    await learner.settled();
    await look(learner, 'course-begun');
    await expectAccessible(page);
  });

  step('sits the pre-test, reads the lessons, and passes the post-test without an open question', async () => {
    const { page, t } = learner;
    await page
      .locator('main')
      .getByRole('link', { name: activityTitle('pre-test', LOCALE) })
      .first()
      .click();
    await button(learner, t('quiz.start.begin')).click();
    await answerAll(learner);
    await button(learner, t('quiz.submit.button')).click();
    await link(learner, t('quiz.result.course')).click();
    await page.locator('main a.web-next-step', { hasText: activityTitle('lesson-1', LOCALE) }).click();
    for (let number = 1; number <= 3; number += 1) {
      await page
        .getByText(t('learning.lesson.of', { number, count: 3 }))
        .first()
        .waitFor();
      await page.locator('form.web-check').locator('input').first().check();
      await button(learner, t('learning.check.submit')).click();
      await button(learner, t('learning.lesson.mark')).click();
      await says(learner, t('learning.lesson.completed'));
      await page.locator('a[rel="next"]').click();
    }
    await page.getByRole('heading', { name: activityTitle('post-test', LOCALE) }).waitFor();
    await button(learner, t('quiz.start.begin')).click();
    expect(await answerAll(learner)).not.toContain('open');
    await button(learner, t('quiz.submit.button')).click();
    await link(learner, t('quiz.result.course')).waitFor();
    await look(learner, 'passed');
  });

  step('gets the certificate of completion by itself, as a PDF that says what it is', async () => {
    const { page, t } = learner;
    await learner.goto('/app/certificates');
    const download = link(learner, t('certificates.download'));
    for (let tried = 0; tried < 20 && !(await download.isVisible()); tried += 1) {
      await page.waitForTimeout(1_000);
      await page.reload();
      await learner.settled();
    }
    await says(learner, t('certificates.kind.open'));
    await look(learner, 'certificate');
    await expectAccessible(page);
    const text = await pdfText(await downloaded(page, download));
    expect(text).toContain(t('certificates.pdf.title-open'));
    expect(text).toContain('Vjosa Përmeti');
    verifyPath = (await link(learner, t('certificates.verify-link')).getAttribute('href')) ?? '';
  });

  step('and anybody can verify it, without JavaScript', async () => {
    const { page, t } = citizen;
    await page.goto(verifyPath);
    await says(citizen, t('certificates.verify.valid'));
    await says(citizen, t('certificates.verify.open.text'));
    await look(citizen, 'verified');
  });
});

describe('every public page of it', () => {
  step('is accessible on a phone, in every script', async () => {
    for (const locale of INTERFACE_LOCALES) {
      const visitor = await browser.open({ locale, viewport: PHONE });
      for (const below of [
        '/courses?format=open&language=sq',
        '/courses?municipality=nowhere',
        `/courses/${SLUG}`,
        `/courses/${SLUG}/register`,
        `/courses/${SLUG}/register/sent`,
      ]) {
        await visitor.goto(below);
        await look(visitor, below.replaceAll(/\W+/g, '-'));
        await expectAccessible(visitor.page);
      }
      await browser.close(visitor);
    }
  });
});
