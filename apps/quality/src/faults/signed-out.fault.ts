import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { allTypes } from '../exam/all-types.js';
import { cookieOf, idOf } from '../exam/exam-ids.js';
import { runId } from '../exam/exam.js';
import { lostAnswers, storedAnswersOf } from '../sitting/given-answers.js';
import { Official } from '../sitting/official.js';
import { SittingScene } from '../sitting/sitting-scene.js';
import type { FaultContext, FaultItem } from './fault-item.js';

/** What happens to the session in the middle of the attempt. */
const events = ['deleted', 'password', 'role'] as const;
const firstPassword = 'four words nobody puts together';
const secondPassword = 'four other words nobody puts together';
const patienceMs = 30_000;
/** Longer than the queue waits before it sends. */
const watchMs = 4_000;
/** The question that the other person answers. */
const othersSlot = 4;

/** The queue is read without its owner: whatever lies in the browser is taken for one's own. */
const OWNERLESS = `{
  const { getAll } = IDBObjectStore.prototype;
  const { get } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'result');
  const readers = new WeakMap();
  IDBObjectStore.prototype.getAll = function (range, ...rest) {
    if (this.name !== 'answers' || !range || range.lower.length < 2) return getAll.call(this, range, ...rest);
    const request = getAll.call(this);
    readers.set(request, { personId: range.lower[0], attemptId: range.lower[1] });
    return request;
  };
  Object.defineProperty(IDBRequest.prototype, 'result', {
    get() {
      const result = get.call(this);
      const owner = readers.get(this);
      return owner && Array.isArray(result) ? result.map((entry) => ({ ...entry, ...owner })) : result;
    },
  });
}`;

/** Products that stand side by side in a full run, each with a line of its own. Not a multiple of the events: each sees all. */
const productsAtOnce = 4;

interface Found {
  readonly given: number;
  readonly lost: number;
  /** Answers of the first person among those of the second. */
  readonly foreign: number;
}

/** The session ends in the middle of an attempt; then somebody else signs in on the same browser. */
export function signedOutItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R13',
    title:
      'session deleted, password changed or role changed while answers wait; then another person signs in on that browser',
    floor: '0 lost, 0 answers of one person sent as another',
    goal: '0 lost, 0 answers of one person sent as another',
    // pairs of people
    repetitions: { full: 45, reduced: 3 },
    limitSeconds: { full: 1_800, reduced: 400 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const all = await runTrial(context, undefined, (version) => (postgres = version));
      const sum = (of: (found: Found) => number): number => all.reduce((total, found) => total + of(found), 0);
      const [lost, foreign] = [sum((one) => one.lost), sum((one) => one.foreign)];
      return {
        figure: `${lost} lost, ${foreign} sent as somebody else`,
        reference: `${sum((one) => one.given)} answers of ${all.length} people`,
        count: all.length,
        pass: all.length > 0 && lost + foreign === 0,
      };
    },
    control: async (context) => {
      const all = await runTrial({ ...context, repetitions: 1 }, OWNERLESS);
      return {
        caught: all.reduce((sum, { foreign }) => sum + foreign, 0),
        variant: 'the queue is read without its owner',
      };
    },
  };
}

async function runTrial(
  context: FaultContext,
  brokenBy?: string,
  tell: (postgres: string) => void = () => undefined,
): Promise<Found[]> {
  const scenes: SittingScene[] = [];
  try {
    const count = Math.min(context.full ? productsAtOnce : 1, context.repetitions);
    for (let place = 0; place < count; place += 1) scenes.push(await SittingScene.open());
    tell((await scenes[0]?.installation.postgresVersion()) ?? '');
    // In one product pairs come one after the other: they share its line.
    const turnsOf = (place: number) =>
      Array.from({ length: context.repetitions }, (_, turn) => turn).filter((turn) => turn % count === place);
    return (await Promise.all(scenes.map((scene, place) => runPairs(context, scene, turnsOf(place), brokenBy)))).flat();
  } finally {
    for (const scene of scenes) await scene.close();
  }
}

async function runPairs(
  context: FaultContext,
  scene: SittingScene,
  turns: readonly number[],
  brokenBy: string | undefined,
): Promise<Found[]> {
  const administrator = await addAdministrator(scene);
  const all: Found[] = [];
  for (const turn of turns) {
    const event = events[turn % events.length] ?? 'deleted';
    const found = await runPair(context, scene, event, administrator, brokenBy);
    context.note(`${event}: ${found.lost} lost, ${found.foreign} foreign`);
    all.push(found);
  }
  return all;
}

async function addAdministrator(scene: SittingScene): Promise<number> {
  const person = await scene.newPerson();
  await scene.installation.sql.query(
    `INSERT INTO role_grant (id, person_id, role, scope_kind, valid) VALUES ($1, $2, 'administrator', 'all', daterange(CURRENT_DATE - 1, NULL))`,
    [idOf('other', 900), scene.exam.personId(person)],
  );
  return person;
}

async function runPair(
  context: FaultContext,
  scene: SittingScene,
  event: (typeof events)[number],
  administrator: number,
  brokenBy: string | undefined,
): Promise<Found> {
  context.signal.throwIfAborted();
  const [author, other] = [await scene.newPerson(), await scene.newPerson()];
  for (const person of [author, other]) await scene.setPassword(person, firstPassword);
  const official = await scene.sit(author, brokenBy === undefined ? {} : { brokenBy });
  try {
    const password = event === 'password' ? secondPassword : firstPassword;
    await official.give(1, 0);
    await official.saved();
    await official.onDevice();
    await scene.line.unplug();
    for (let slot = 1; slot <= allTypes.length; slot += 1) await official.give(slot, 1);
    await happen(scene, event, author, administrator);
    await scene.line.plugIn();
    if (event !== 'role') await signInAgain(scene, official, password);
    const lostAtOnce = await untilStored(context, scene, official);

    await scene.line.unplug();
    for (const slot of [1, 2, 3]) await official.give(slot, 2);
    await dropSessions(scene, author);
    await scene.line.plugIn();
    const foreign = await othersTurn(scene, official, other);
    const lost = [...lostAtOnce, ...(await backToAuthor(context, scene, official, password))];
    for (const key of [...lost, ...foreign]) context.note(`${event}: ${key}`);
    return { given: official.given.size + 3, lost: lost.length, foreign: foreign.length };
  } finally {
    await scene.line.plugIn();
    await official.context.close();
  }
}

const dropSessions = ({ installation, exam }: SittingScene, person: number) =>
  installation.sql.query('DELETE FROM sign_in WHERE person_id = $1', [exam.personId(person)]);

/** What happens to the session, by the product's own ways where it has one. */
async function happen(scene: SittingScene, event: (typeof events)[number], author: number, administrator: number) {
  const personId = scene.exam.personId(author);
  if (event === 'deleted') return void (await dropSessions(scene, author));
  if (event === 'role') {
    const grant = { role: 'trainer', scopeKind: 'run', scopeId: runId };
    return scene.ask(`/api/people/${personId}/grants`, grant, { cookie: cookieOf(administrator) });
  }
  const token = createHash('sha256').update(personId).digest('base64url');
  await scene.installation.sql.query(
    `INSERT INTO account_link (token_hash, person_id, purpose, created_at, expires_at)
     VALUES (sha256($1::bytea), $2, 'password-reset', now(), now() + interval '1 hour')`,
    [token, personId],
  );
  return scene.ask(`/api/password-resets/${token}`, { password: secondPassword });
}

/** Signs in in the dialog that stands over the page; nothing else is touched. */
async function signInAgain({ t }: SittingScene, { page }: Official, password: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor({ timeout: patienceMs });
  await dialog.getByLabel(t('signIn.password'), { exact: true }).fill(password);
  await dialog.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden', timeout: patienceMs });
}

/** Signs in on the page for it, in whatever browser this is. */
async function signIn(scene: SittingScene, page: Page, person: number, password: string): Promise<void> {
  const { t } = scene;
  await page.goto('/sq/sign-in');
  await page.getByLabel(t('signIn.email'), { exact: true }).fill(scene.emailOf(person));
  await page.getByLabel(t('signIn.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  await page.waitForURL('**/sq/app', { timeout: patienceMs });
}

/**
 * Another person signs in beside the page that still stands open, and sits the same quiz there.
 * @returns what is among their answers and is not theirs
 */
async function othersTurn(scene: SittingScene, official: Official, other: number): Promise<string[]> {
  const page = await official.context.newPage();
  const second = new Official(page, scene.t, other);
  page.setDefaultTimeout(patienceMs);
  await signIn(scene, page, other, firstPassword);
  // The first one's page has every reason to send again.
  await official.page.evaluate(() => void window.dispatchEvent(new Event('online')));
  await second.begin();
  await second.give(othersSlot, 5);
  await second.saved();
  await delay(watchMs);
  const stored = await storedAnswersOf(scene.installation.sql);
  await page.close();
  return [...stored]
    .filter(([key, text]) => key.startsWith(`${second.attemptId}/`) && second.given.get(key) !== text)
    .map(([key]) => `${key}: sent as somebody else`);
}

/** The author signs in again on that browser and opens the quiz: what waited goes on by itself. */
async function backToAuthor(context: FaultContext, scene: SittingScene, official: Official, password: string) {
  await official.page.close();
  await official.context.clearCookies();
  const page = await official.context.newPage();
  page.setDefaultTimeout(patienceMs);
  await signIn(scene, page, official.person, password);
  await new Official(page, scene.t, official.person).reopen();
  return untilStored(context, scene, official);
}

/** Waits until everything given is stored; what is not, when the time is over. */
async function untilStored(context: FaultContext, scene: SittingScene, { given }: Official): Promise<string[]> {
  const stopAt = performance.now() + patienceMs;
  for (;;) {
    context.signal.throwIfAborted();
    const lost = lostAnswers(given, await storedAnswersOf(scene.installation.sql));
    if (lost.length === 0 || performance.now() > stopAt) return lost;
    await delay(100);
  }
}
