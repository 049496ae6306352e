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
    repetitions: { full: 60, reduced: 3 },
    limitSeconds: { full: 3_000, reduced: 400 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const all = await runTrial(context, undefined, (version) => (postgres = version));
      const sum = (of: (found: Found) => number): number => all.reduce((total, found) => total + of(found), 0);
      const [unsent, lost, notShown] = [sum((one) => one.unsent), sum((one) => one.lost), sum((one) => one.notShown)];
      const slowest = Math.max(...all.map(({ sentAfterMs }) => sentAfterMs));
      return {
        figure: `${lost} lost, ${notShown} not restored, sent ${(slowest / 1000).toFixed(1)} s after the page stood at most`,
        reference: `${unsent} unsent answers of ${sum((one) => one.given)} when it was killed`,
        count: all.length,
        pass: lost + notShown === 0 && unsent > 0,
      };
    },
    control: async (context) => {
      const [found] = await runTrial({ ...context, repetitions: 1 }, MARKED_AS_SENT);
      return { caught: found?.lost ?? 0, variant: 'what is restored counts as sent' };
    },
  };
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
    for (let turn = 0; turn < context.repetitions; turn += 1) {
      context.signal.throwIfAborted();
      const found = await killAndReopen(context, scene, turn, brokenBy);
      context.note(`${found.unsent} unsent, ${found.lost} lost, sent after ${(found.sentAfterMs / 1000).toFixed(1)} s`);
      all.push(found);
    }
    return all;
  } finally {
    await scene.close();
  }
}

async function killAndReopen(
  context: FaultContext,
  scene: SittingScene,
  turn: number,
  brokenBy: string | undefined,
): Promise<Found> {
  const { installation, line, unpacked } = scene;
  const profile = join(context.folder, `profile-${turn}`);
  const person = await scene.newPerson();
  const outage: Outage = turn % 3 === 1 ? 'hanging' : 'refused';
  let browser = await ProfileBrowser.start(unpacked, profile);
  try {
    const official = await openPage(scene, browser, person);
    await official.begin();
    for (const slot of [1, 2, 3]) await official.give(slot, 0);
    await official.saved();
    await official.onDevice();
    await cut(outage, line, []);
    // An odd turn differs from the first in every type.
    for (let slot = 2; slot <= allTypes.length; slot += 1) await official.give(slot, 1 + 2 * turn);
    const unsent = allTypes.length - 1;
    await official.showsUnsent(unsent, 20_000);
    // Once the page has found that saving fails, and once at any moment after the last letter was kept.
    await delay(500 + context.random() * 3_000);
    await browser.kill();

    browser = await ProfileBrowser.start(unpacked, profile);
    // Every third time the page comes up while there is still no network.
    const isBackFirst = turn % 3 !== 2;
    if (isBackFirst) await comeBack(outage, line, []);
    const reopened = await openPage(scene, browser, person, brokenBy);
    await reopened.reopen();
    if (!isBackFirst) await comeBack(outage, line, []);
    const since = performance.now();
    const lost = await untilStored(context, installation, official, brokenBy ? controlPatienceMs : patienceMs);
    const sentAfterMs = performance.now() - since;
    for (const key of lost) context.note(`lost: ${key}`);
    const notShown = allTypes.length - (await reopened.answeredCount());
    return { given: official.given.size, unsent, lost: lost.length, notShown, sentAfterMs };
  } finally {
    await browser.kill();
    await comeBack(outage, line, []);
  }
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
