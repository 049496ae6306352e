import { TcpProxy } from '@edukom/quality';
import type { Client } from 'pg';
import { readInstance } from './support/instance.js';
import { NEW_PASSWORD, type NewOfficial, newOfficial } from './support/new-official.js';
import { answer } from './support/quiz.js';
import { openDatabase, storedAnswers } from './support/stored-answers.js';
import { until } from './support/until.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const browser = useBrowser();
let database: Client;
let proxy: TcpProxy;

beforeAll(async () => {
  database = await openDatabase();
  proxy = await TcpProxy.open({ targetPort: readInstance().port });
});
afterEach(() => proxy.plugIn());
afterAll(async () => {
  await proxy.close();
  await database.end();
});

const unsent = ({ page }: Visitor) => page.locator('.quiz-save');

/** Somebody new in the middle of the pre-test, with the first question answered and saved. */
async function sitting(name: string): Promise<{ person: NewOfficial; visitor: Visitor }> {
  const person = await newOfficial(name);
  const visitor = await browser.open({ viewport: PHONE, base: proxy.base });
  const { page, t } = visitor;
  await visitor.signIn(person.email, NEW_PASSWORD);
  await visitor.goto(`/app/quizzes/${person.quizIds.pre}`);
  await page.getByRole('button', { name: t('quiz.start.begin') }).click();
  await answer(visitor);
  await unsent(visitor).getByText(t('quiz.save.saved')).waitFor();
  return { person, visitor };
}

async function cut(visitor: Visitor): Promise<void> {
  visitor.expectOffline(true);
  await proxy.unplug();
}

/** Answers the following questions, one after the other. */
async function answerNext(visitor: Visitor, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await visitor.page.getByRole('button', { name: visitor.t('quiz.nav.next'), exact: true }).click();
    await answer(visitor);
  }
}

const dropSessions = (personId: string) => database.query('DELETE FROM sign_in WHERE person_id = $1', [personId]);

/** Signs in in the dialog that stands over the page. */
async function signInInPlace({ page, t }: Visitor, email: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const address = dialog.getByLabel(t('signIn.email'), { exact: true });
  if (await address.isEditable()) await address.fill(email);
  await dialog.getByLabel(t('signIn.password'), { exact: true }).fill(NEW_PASSWORD);
  await dialog.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/**
 * Waits until as many answers are stored, and the newest words of each slot named among them: an older text may have
 * got through before.
 */
async function untilStored(personId: string, count: number, words: Readonly<Record<number, string>> = {}) {
  await until(
    () => storedAnswers(database, personId),
    (stored) =>
      Object.keys(stored).length === count &&
      Object.entries(words).every(([slot, text]) => stored[Number(slot)]?.text.includes(text)),
    { what: `What is stored, wanted ${count} answers,` },
  );
}

describe('an answer typed while the network is away', () => {
  it('is stored without being touched again: session gone, tab reloaded, signed in in place', async () => {
    const { person, visitor } = await sitting('Outage-Reload');
    const { page, t } = visitor;
    await cut(visitor);
    const cutAt = Date.now();
    await answerNext(visitor, 1);
    await unsent(visitor)
      .getByText(t('quiz.save.offline', { count: 1 }))
      .waitFor();
    expect(Date.now() - cutAt).toBeLessThan(5_000);
    await answerNext(visitor, 6);
    await unsent(visitor)
      .getByText(t('quiz.save.offline', { count: 7 }))
      .waitFor();
    await visitor.picture('outage', 'offline');
    expect(Object.keys(await storedAnswers(database, person.personId))).toHaveLength(1);
    await dropSessions(person.personId);
    await proxy.plugIn();
    visitor.expectStatus(401);
    await page.reload();
    // Nobody is signed in: the page says that answers wait, and nothing of whose.
    const waiting = page.getByRole('dialog').getByText(t('shell.signed-out.waiting'));
    await waiting.waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Outage-Reload');
    await visitor.picture('outage', 'waiting-here');
    await signInInPlace(visitor, person.email);
    await untilStored(person.personId, 8, { 8: '72', 4: 'kerkesa.example' });
    await unsent(visitor).getByText(t('quiz.save.saved')).waitFor();
    expect(await waiting.count()).toBe(0);
    // The question one was at, not the first.
    await page.getByRole('heading', { name: /^Pyetja 8 / }).waitFor();
  });

  it('is on the device with its last letter: a reload in the very moment of it loses nothing', async () => {
    const { person, visitor } = await sitting('Outage-Letter');
    const { page } = visitor;
    await page.locator('.quiz-numbers button').nth(3).click();
    const box = page.locator('.quiz-question').getByRole('textbox');
    // No answer gets through, not even by a request that outlives the page.
    visitor.expectOffline(true);
    await page.route('**/answers/*', (route) => route.abort());
    for (const words of ['e para', 'e dyta', 'e treta', 'e katërta', 'e pesta']) {
      await box.fill('');
      await page.evaluate(() =>
        window.addEventListener('input', ({ target }) => {
          if (target instanceof HTMLInputElement && target.value.endsWith('!')) location.reload();
        }),
      );
      const loaded = page.waitForEvent('load');
      await box.pressSequentially(`${words}!`);
      await loaded;
      await box.waitFor();
      expect(await box.inputValue()).toBe(`${words}!`);
    }
    await page.unroute('**/answers/*');
    await untilStored(person.personId, 2, { 4: '"e pesta!"' });
    visitor.expectOffline(false);
  });

  it('is stored after signing in over the open page', async () => {
    const { person, visitor } = await sitting('Outage-Stay');
    const { t } = visitor;
    await cut(visitor);
    await answerNext(visitor, 3);
    await unsent(visitor)
      .getByText(t('quiz.save.offline', { count: 3 }))
      .waitFor();
    await dropSessions(person.personId);
    visitor.expectStatus(401);
    await proxy.plugIn();
    await signInInPlace(visitor, person.email);
    await untilStored(person.personId, 4);
    await unsent(visitor).getByText(t('quiz.save.saved')).waitFor();
  });

  it('is never sent by somebody else who signs in on the same browser, and still by its own author', async () => {
    const { person, visitor } = await sitting('Outage-First');
    const other = await newOfficial('Outage-Second');
    const { page, t } = visitor;
    await cut(visitor);
    await answerNext(visitor, 3);
    await unsent(visitor)
      .getByText(t('quiz.save.offline', { count: 3 }))
      .waitFor();
    await dropSessions(person.personId);
    await proxy.plugIn();
    visitor.expectStatus(401);
    await visitor.signIn(other.email, NEW_PASSWORD);
    await visitor.goto(`/app/quizzes/${other.quizIds.pre}`);
    await page.getByRole('button', { name: t('quiz.start.begin') }).click();
    await unsent(visitor).getByText(t('quiz.save.saved')).waitFor();
    // Longer than the outbox waits before it sends.
    await page.waitForTimeout(3_000);
    expect(await storedAnswers(database, other.personId)).toEqual({});
    expect(Object.keys(await storedAnswers(database, person.personId))).toHaveLength(1);
    await visitor.context.clearCookies();
    await visitor.signIn(person.email, NEW_PASSWORD);
    await visitor.goto(`/app/quizzes/${person.quizIds.pre}`);
    await untilStored(person.personId, 4);
    expect(await storedAnswers(database, other.personId)).toEqual({});
  });

  it('stays when the language is changed meanwhile: the words change, nothing else', async () => {
    const { person, visitor } = await sitting('Outage-Language');
    const { page } = visitor;
    await answerNext(visitor, 3);
    await untilStored(person.personId, 4);
    // Stored, and known to be: what is typed next is then all that waits.
    await unsent(visitor).getByText(visitor.t('quiz.save.saved')).waitFor();
    await cut(visitor);
    const typed = page.locator('.quiz-question').getByRole('textbox');
    await typed.fill('ndryshuar pa rrjet');
    await visitor.chooseLocale('sr-Cyrl');
    await page.getByRole('heading', { name: visitor.t('quiz.question.of', { number: 4, count: 8 }) }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('sr-Cyrl');
    expect(await typed.inputValue()).toBe('ndryshuar pa rrjet');
    expect(await page.locator('.quiz-prompt').innerText()).toContain('Коме припада');
    await unsent(visitor)
      .getByText(visitor.t('quiz.save.offline', { count: 1 }))
      .waitFor();
    const before = await storedAnswers(database, person.personId);
    await proxy.plugIn();
    await unsent(visitor).getByText(visitor.t('quiz.save.saved')).waitFor({ timeout: 20_000 });
    const after = await storedAnswers(database, person.personId);
    expect(after[4]?.text).toContain('ndryshuar pa rrjet');
    expect([after[1], after[2], after[3]]).toEqual([before[1], before[2], before[3]]);
  });
});
