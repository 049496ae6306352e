import { TcpProxy } from '@edukom/quality';
import type { Client } from 'pg';
import { ask, cookieOf, json } from './support/http.js';
import { readInstance } from './support/instance.js';
import { NEW_PASSWORD, type NewOfficial, newOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { answer } from './support/quiz.js';
import { downloaded } from './support/read-files.js';
import { openDatabase, storedAnswers } from './support/stored-answers.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

const REASON = 'Vërtetim mjekësor nr. 4711';
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

/** The page as it stands is fit for everybody; a picture of it when asked for. */
async function look(visitor: Visitor, name: string): Promise<void> {
  await expectNoKeys(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await expectAccessible(visitor.page);
  await visitor.picture('sitting', name);
}

const saved = ({ page, t }: Visitor) => page.locator('.quiz-save').getByText(t('quiz.save.saved')).waitFor();

/** Somebody's pre-test, opened in a browser of its own; begun, or gone on with. */
async function open(person: NewOfficial, viewport: typeof PHONE | typeof DESK, base?: string): Promise<Visitor> {
  const visitor = await browser.open({ viewport, ...(base ? { base } : {}) });
  await visitor.signIn(person.email, NEW_PASSWORD);
  await visitor.goto(`/app/quizzes/${person.quizIds.pre}`);
  const { page, t } = visitor;
  const begin = page.getByRole('button', { name: t('quiz.start.begin') });
  await begin.or(page.locator('.quiz-prompt')).first().waitFor();
  if (await begin.isVisible()) await begin.click();
  await page.locator('.quiz-prompt').waitFor();
  return visitor;
}
const next = ({ page, t }: Visitor) => page.getByRole('button', { name: t('quiz.nav.next'), exact: true }).click();

/** The page of the attempts of the run that is under way, as its trainer finds it. */
async function attemptsPage(person: NewOfficial): Promise<Visitor> {
  const trainer = await browser.open({ viewport: DESK });
  await trainer.signIn('trainer@edukom.example');
  const { rows } = await database.query<{ run_id: string }>('SELECT run_id FROM enrolment WHERE id = $1', [
    person.enrolmentId,
  ]);
  await trainer.goto(`/app/grading/${rows[0]?.run_id ?? ''}`);
  await trainer.page
    .locator(`a[href$="/attempts/${person.quizIds.pre}"]`)
    .filter({ hasText: trainer.t('sittings.link') })
    .click();
  await trainer.page.waitForURL('**/attempts/*');
  await trainer.settled();
  return trainer;
}
const rowOf = ({ page }: Visitor, name: string) => page.getByRole('row', { name: new RegExp(`${name} Udhëtari`) });

describe('extra time', () => {
  it('is granted while the quiz is being sat; the official is told the new time, the trainer the effect alone', async () => {
    const person = await newOfficial('Koha-Shtese');
    const phone = await open(person, PHONE);
    const manager = await browser.open({ viewport: DESK });
    await manager.signIn('manager@edukom.example');
    await manager.goto(`/app/people/${person.personId}`);
    const { page, t } = manager;
    await page.getByText(t('accommodation.none')).waitFor();
    await page.getByRole('button', { name: t('accommodation.grant') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('accommodation.reason'), { exact: true }).fill(REASON);
    await dialog.getByText(t('accommodation.per-hour', { count: 30 })).waitFor();
    await look(manager, 'extra-time-form');
    await dialog.getByRole('button', { name: t('accommodation.grant') }).click();
    await page.getByText(t('accommodation.grant.moved', { count: 1 })).waitFor();
    await page.getByText(REASON).waitFor();
    await look(manager, 'extra-time-person');

    const moved = phone.page.getByRole('status').filter({ hasText: /\(\d+ \+ \d+\)/ });
    await moved.waitFor({ timeout: 15_000 });
    const parts =
      /(\d+) min \((\d+) \+ (\d+)\)/
        .exec(await moved.innerText())
        ?.slice(1)
        .map(Number) ?? [];
    const [total = 0, base = 0, extra = 0] = parts;
    expect([base + extra, extra]).toEqual([total, Math.round(base / 2)]);
    await look(phone, 'extra-time-player');

    await page.getByRole('button', { name: t('accommodation.end'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('accommodation.end'), exact: true })
      .click();
    await page.getByText(t('accommodation.end.done')).waitFor();
    await phone.page.reload();
    await phone.page.getByText(phone.t('quiz.time.whole-extra', { total, base, extra })).waitFor();

    const trainer = await attemptsPage(person);
    const row = rowOf(trainer, 'Koha-Shtese');
    await row.getByText(trainer.t('sittings.time.extra', { total, base, extra })).waitFor();
    await row.getByText(trainer.t('sittings.state.open')).waitFor();
    expect(await trainer.page.content()).not.toContain(REASON);
    await look(trainer, 'attempts');
  });
});

describe('the last seconds', () => {
  it('are not the last when extra time is granted in them: no page submits what the server lets go on', async () => {
    const person = await newOfficial('Sekonda');
    const phone = await open(person, PHONE);
    await database.query("UPDATE attempt SET deadline_at = now() + interval '16 seconds' WHERE person_id = $1", [
      person.personId,
    ]);
    const clock = phone.page.getByRole('timer');
    await clock.getByText(/^0?0:0[1-4]$/).waitFor({ timeout: 20_000 });
    const headers = { cookie: await cookieOf('manager@edukom.example'), origin: readInstance().base };
    const grant = { extraTime: 5_000, firstDay: '2026-01-01', lastDay: null, reason: REASON };
    const granted = await ask(`/api/people/${person.personId}/accommodations`, json(grant, headers));
    expect(granted.status).toBe(201);
    await clock.getByText(/^0?7:\d\d$/).waitFor({ timeout: 15_000 });
    await answer(phone);
    await saved(phone);
    const { rows } = await database.query('SELECT state FROM attempt WHERE person_id = $1', [person.personId]);
    expect(rows).toEqual([{ state: 'open' }]);
  });
});

describe('somebody else who signs in on the same browser', () => {
  it('sends nothing of the page that is still open, which says so and goes on when its author is back', async () => {
    const person = await newOfficial('Autori');
    const other = await newOfficial('Tjetri');
    const phone = await open(person, PHONE);
    const { page, t, context, base } = phone;
    await answer(phone);
    await saved(phone);
    phone.expectStatus(404);
    const session = (email: string) =>
      context.request.post(`${base}/api/session`, { data: { email, password: NEW_PASSWORD } });
    expect((await session(other.email)).status()).toBe(200);
    await next(phone);
    await answer(phone);
    await page
      .locator('.quiz-save')
      .getByText(t('quiz.save.signed-out', { count: 1 }))
      .waitFor();
    expect(await storedAnswers(database, other.personId)).toEqual({});
    expect(Object.keys(await storedAnswers(database, person.personId))).toEqual(['1']);
    expect((await session(person.email)).status()).toBe(200);
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await saved(phone);
    expect(Object.keys(await storedAnswers(database, person.personId))).toEqual(['1', '2']);
  });
});

describe('offline over the deadline', () => {
  it('closes the attempt with what was saved, keeps the rest for the trainer, and says what became of it', async () => {
    const person = await newOfficial('Vonesa');
    const phone = await open(person, PHONE, proxy.base);
    await answer(phone);
    await saved(phone);
    phone.expectOffline(true);
    await proxy.unplug();
    for (let at = 0; at < 2; at += 1) {
      await next(phone);
      await answer(phone);
    }
    await phone.page
      .locator('.quiz-save')
      .getByText(phone.t('quiz.save.offline', { count: 2 }))
      .waitFor({ timeout: 5_000 });
    await database.query(
      "UPDATE attempt SET started_at = started_at - (deadline_at - now()) - interval '30 minutes', deadline_at = now() - interval '30 minutes' WHERE person_id = $1",
      [person.personId],
    );
    phone.expectStatus(409);
    await proxy.plugIn();
    await phone.page.getByText(phone.t('quiz.result.late-title')).waitFor({ timeout: 30_000 });
    await phone.page.locator('.quiz-late li').nth(1).waitFor();
    expect(Object.keys(await storedAnswers(database, person.personId))).toEqual(['1']);
    await look(phone, 'late-kept');

    const receipt = await downloaded(phone.page, phone.page.getByRole('button', { name: phone.t('quiz.result.save') }));
    const { rows } = await database.query<{ receipt_hash: string }>(
      'SELECT receipt_hash FROM attempt WHERE person_id = $1',
      [person.personId],
    );
    expect(receipt.toString('utf8')).toContain(rows[0]?.receipt_hash ?? 'no receipt');

    const trainer = await attemptsPage(person);
    await rowOf(trainer, 'Vonesa')
      .getByRole('link', { name: trainer.t('sittings.late.open', { count: 2 }) })
      .click();
    const { page, t } = trainer;
    await page.getByRole('heading', { level: 1, name: /Vonesa/ }).waitFor();
    await look(trainer, 'late-answers');
    const accept = page.getByRole('button', { name: t('sittings.decide.accept') });
    const reason = page.getByLabel(t('sittings.decide.reason'), { exact: true });
    await accept.first().click();
    await page.getByText(t('sittings.decide.reason-missing')).waitFor();
    await reason.first().fill('Rrjeti mungoi');
    await accept.first().click();
    await page.getByText(/→/).first().waitFor();
    // What was decided is told before its form goes: then the first one left is that of the other answer (a busy
    // button has another name, the field has not).
    await reason.nth(1).waitFor({ state: 'detached' });
    await reason.first().fill('Erdhi tepër vonë');
    await page
      .getByRole('button', { name: t('sittings.decide.reject') })
      .first()
      .click();
    await page.getByText(t('sittings.done.rejected')).waitFor();
    await reason.first().waitFor({ state: 'detached' });
    await look(trainer, 'late-decided');

    expect(Object.keys(await storedAnswers(database, person.personId))).toEqual(['1', '2']);
    await phone.page.reload();
    await phone.page.getByText(/Rrjeti mungoi/).waitFor();
    await phone.page.getByText(/Erdhi tepër vonë/).waitFor();
    await look(phone, 'late-decided');
  });
});

describe('one attempt on two devices', () => {
  /** What is stored for the first question. */
  const firstStored = async (person: NewOfficial) =>
    (await storedAnswers(database, person.personId))[1] ?? { rev: 0, text: '' };
  const goTo = ({ page, t }: Visitor, number: number) =>
    page.getByRole('button', { name: t('quiz.nav.answered', { number }) }).click({ timeout: 15_000 });

  /** Chooses the first option that is not chosen. */
  async function chooseAnother({ page }: Visitor): Promise<void> {
    const radios = page.locator('.quiz-question').getByRole('radio');
    const chosen = await radios.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked));
    await radios.nth(chosen.indexOf(false)).check();
  }

  /** Both answer the first question; the phone, which was first, is told and puts its own back. */
  async function disagree(person: NewOfficial, phone: Visitor, laptop: Visitor): Promise<void> {
    const before = await firstStored(person);
    await goTo(laptop, 1);
    await chooseAnother(laptop);
    await saved(laptop);
    const theirs = await firstStored(person);
    expect(theirs.rev).toBeGreaterThan(before.rev);
    await phone.page.getByText(phone.t('quiz.overruled.title')).waitFor({ timeout: 15_000 });
    await phone.page.getByRole('button', { name: phone.t('quiz.submit.go', { number: 1 }) }).click();
    await look(phone, 'overruled');
    await phone.page.getByRole('button', { name: phone.t('quiz.overruled.mine') }).click();
    await saved(phone);
    const mine = await firstStored(person);
    expect(mine.text).toBe(before.text);
    expect(mine.rev).toBeGreaterThan(theirs.rev);
  }

  it('is told to both, keeps both answers, shows the loser the newer one, and ends in both', async () => {
    const person = await newOfficial('Dy-Pajisje');
    const phone = await open(person, PHONE);
    const laptop = await open(person, DESK);
    for (const { page, t } of [phone, laptop])
      await page.getByText(t('quiz.elsewhere.title')).waitFor({ timeout: 20_000 });
    await look(phone, 'two-devices');

    // Different questions: both are kept, and appear on the other device.
    await answer(phone);
    await saved(phone);
    await next(laptop);
    await answer(laptop);
    await saved(laptop);
    expect(Object.keys(await storedAnswers(database, person.personId))).toEqual(['1', '2']);
    await goTo(phone, 2);
    await disagree(person, phone, laptop);

    // The end: the other device shows the receipt instead of going on.
    for (let slot = 1; slot < 8; slot += 1) await next(phone);
    await phone.page.getByRole('button', { name: phone.t('quiz.nav.review') }).click();
    await phone.page.getByRole('button', { name: phone.t('quiz.submit.button'), exact: true }).click();
    await phone.page.getByText(phone.t('quiz.result.receipt-text')).waitFor();
    await laptop.page.getByText(laptop.t('quiz.result.receipt-text')).waitFor({ timeout: 20_000 });
    await look(laptop, 'receipt-elsewhere');
  });
});
