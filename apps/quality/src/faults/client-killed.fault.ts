import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ProfileBrowser } from '../browser/profile-browser.js';
import { allTypes } from '../exam/all-types.js';
import { lostAnswers, storedAnswersOf } from '../sitting/given-answers.js';
import { Official } from '../sitting/official.js';
import { comeBack, cut, type Outage } from '../sitting/outage.js';
import { SittingScene } from '../sitting/sitting-scene.js';
import type { FaultContext, FaultItem } from './fault-item.js';

/** How long it is waited for what must be sent by itself. */
const patienceMs = 30_000;
const controlPatienceMs = 12_000;

/** What the queue finds when it is read again counts as sent. */
const MARKED_AS_SENT = `{
  const { get } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'result');
  const asSent = (entry) => (entry && entry.rev !== undefined ? { ...entry, ackedRev: entry.rev } : entry);
  Object.defineProperty(IDBRequest.prototype, 'result', {
    get() {
      const result = get.call(this);
      return Array.isArray(result) ? result.map(asSent) : result;
    },
  });
}`;

/** Browsers that are killed in one outage. */
const atOnce = { full: 6, reduced: 2 };
/** Answers that wait when a browser is killed: all but the first. */
const unsent = allTypes.length - 1;

interface Round {
  readonly outage: Outage;
  readonly isBackFirst: boolean;
}

interface Found {
  readonly given: number;
  /** Answers that were unsent when Chromium was killed. */
  readonly unsent: number;
  readonly lost: number;
  /** Answers that did not stand on the page again. */
  readonly notShown: number;
  readonly sentAfterMs: number;
}

/** Chromium is killed while answers wait that could not be saved; what it finds in its profile it must send by itself. */
export function clientKilledItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R5',
    title:
      'saving fails, every process of Chromium is killed, and the profile is opened again without touching anything',
    floor: '0 lost, every unsent answer restored and sent untouched',
    goal: '0 lost, every unsent answer restored and sent untouched',
    // kills
    repetitions: { full: 60, reduced: 4 },
    limitSeconds: { full: 1_800, reduced: 400 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const all = await runTrial(context, undefined, (version) => (postgres = version));
      const sum = (of: (found: Found) => number): number => all.reduce((total, found) => total + of(found), 0);
      const [waited, lost, notShown] = [sum((one) => one.unsent), sum((one) => one.lost), sum((one) => one.notShown)];
      const slowest = Math.max(...all.map(({ sentAfterMs }) => sentAfterMs));
      return {
        figure: `${lost} lost, ${notShown} not restored, sent ${(slowest / 1000).toFixed(1)} s after the page stood at most`,
        reference: `${waited} unsent answers of ${sum((one) => one.given)} when it was killed`,
        count: all.length,
        pass: lost + notShown === 0 && waited > 0,
      };
    },
    control: async (context) => {
      const [found] = await runTrial({ ...context, repetitions: 1 }, MARKED_AS_SENT);
      return { caught: found?.lost ?? 0, variant: 'what is restored counts as sent' };
    },
  };
}

/** How the network goes in a round, and whether it is back when the profiles are opened again: every pair in four rounds. */
function roundOf(index: number): Round {
  return { outage: index % 2 === 0 ? 'hanging' : 'refused', isBackFirst: index % 4 === 1 || index % 4 === 2 };
}

async function runTrial(
  context: FaultContext,
  brokenBy?: string,
  tell: (postgres: string) => void = () => undefined,
): Promise<Found[]> {
  const scene = await SittingScene.open();
  try {
    tell(await scene.installation.postgresVersion());
    const all: Found[] = [];
    for (let index = 0; all.length < context.repetitions; index += 1) {
      const round = brokenBy === undefined ? roundOf(index) : { outage: 'refused' as const, isBackFirst: true };
      const count = Math.min(context.full ? atOnce.full : atOnce.reduced, context.repetitions - all.length);
      const first = all.length;
      const turns = Array.from({ length: count }, (_, place) => first + place);
      const found = await runRound(context, scene, round, turns, brokenBy);
      const slowest = Math.max(...found.map(({ sentAfterMs }) => sentAfterMs));
      const when = round.isBackFirst ? 'before' : 'after';
      context.note(
        `${round.outage}, back ${when} the page: ${count} killed, sent after ${(slowest / 1000).toFixed(1)} s`,
      );
      all.push(...found);
    }
    return all;
  } finally {
    await scene.close();
  }
}

/** A browser that is killed, and who sat before it. */
interface Killed {
  readonly turn: number;
  readonly profile: string;
  readonly official: Official;
}

/** Several browsers on one line: killed in the same outage, each at its own moment, and opened again. */
async function runRound(
  context: FaultContext,
  scene: SittingScene,
  { outage, isBackFirst }: Round,
  turns: readonly number[],
  brokenBy: string | undefined,
): Promise<Found[]> {
  const browsers = new Set<ProfileBrowser>();
  const start = async (profile: string): Promise<ProfileBrowser> => {
    context.signal.throwIfAborted();
    const browser = await ProfileBrowser.start(scene.unpacked, profile);
    browsers.add(browser);
    return browser;
  };
  const { line } = scene;
  try {
    const sat = [];
    for (const turn of turns) sat.push(await sitDown(context, scene, turn, start));
    await cut(outage, line, []);
    const killed = await Promise.all(sat.map(({ browser, ...one }) => answerAndDie(context, browser, one)));

    if (isBackFirst) await comeBack(outage, line, []);
    const reopened = await Promise.all(
      killed.map(async (one) => {
        const page = await openPage(scene, await start(one.profile), one.official.person, brokenBy);
        await page.reopen();
        return { ...one, page };
      }),
    );
    if (!isBackFirst) await comeBack(outage, line, []);
    const since = performance.now();
    return await Promise.all(
      reopened.map(async ({ official, page }) => {
        const lost = await untilStored(
          context,
          scene.installation,
          official,
          brokenBy ? controlPatienceMs : patienceMs,
        );
        const sentAfterMs = performance.now() - since;
        for (const key of lost) context.note(`lost: ${key}`);
        const notShown = allTypes.length - (await page.answeredCount());
        return { given: official.given.size, unsent, lost: lost.length, notShown, sentAfterMs };
      }),
    );
  } finally {
    await Promise.all([...browsers].map((browser) => browser.kill()));
    await comeBack(outage, line, []);
  }
}

/** Begins, with the first answers saved and the application on the device. */
async function sitDown(
  context: FaultContext,
  scene: SittingScene,
  turn: number,
  start: (profile: string) => Promise<ProfileBrowser>,
): Promise<Killed & { readonly browser: ProfileBrowser }> {
  const profile = join(context.folder, `profile-${turn}`);
  const person = await scene.newPerson();
  const browser = await start(profile);
  const official = await openPage(scene, browser, person);
  await official.begin();
  for (const slot of [1, 2, 3]) await official.give(slot, 0);
  await official.saved();
  await official.onDevice();
  return { turn, profile, official, browser };
}

async function answerAndDie(context: FaultContext, browser: ProfileBrowser, killed: Killed): Promise<Killed> {
  const { turn, official } = killed;
  // An odd turn differs from the first in every type.
  for (let slot = 2; slot <= allTypes.length; slot += 1) await official.give(slot, 1 + 2 * turn);
  await official.showsUnsent(unsent, 20_000);
  // Once the page has found that saving fails, and once at any moment after the last letter was kept.
  await delay(500 + context.random() * 3_000);
  await browser.kill();
  return killed;
}

/** A page of somebody who had signed in long before: Chromium keeps a new cookie only after half a minute. */
async function openPage(scene: SittingScene, { context }: ProfileBrowser, person: number, brokenBy?: string) {
  await context.addCookies([scene.cookie(person)]);
  if (brokenBy !== undefined) await context.addInitScript({ content: brokenBy });
  return new Official(await context.newPage(), scene.t, person, scene.line.base);
}

/** Waits until everything given is stored; what is not, when the time is over. */
async function untilStored(
  context: FaultContext,
  { sql }: SittingScene['installation'],
  { given }: Official,
  withinMs: number,
): Promise<string[]> {
  const stopAt = performance.now() + withinMs;
  for (;;) {
    context.signal.throwIfAborted();
    const lost = lostAnswers(given, await storedAnswersOf(sql));
    if (lost.length === 0 || performance.now() > stopAt) return lost;
    await delay(100);
  }
}
