import { setTimeout as delay } from 'node:timers/promises';
import { allTypes } from '../exam/all-types.js';
import { lostAnswers, storedAnswersOf } from '../sitting/given-answers.js';
import type { Official } from '../sitting/official.js';
import { comeBack, cut, type Outage, outages } from '../sitting/outage.js';
import { SittingScene } from '../sitting/sitting-scene.js';
import type { FaultContext, FaultItem } from './fault-item.js';

/** How long the network is away, in minutes: one official each. */
const minutesAway = [1, 10, 60];
/** Longest time until everything is sent after the return, and until the unsent ones are counted on the page. */
const sentWithinMs = 10_000;
const countedWithinMs = 5_000;
/** How long it is watched for what may still come; beyond the limit, so that late is told from lost. */
const patienceMs = 30_000;
const controlPatienceMs = sentWithinMs + 2_000;

/** The queue of the player is opened in no storage: it lives in the page alone. */
const MEMORY_ONLY = `{
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, ...rest) {
    if (String(name).startsWith('edukom-answers')) throw new DOMException('forbidden', 'SecurityError');
    return open.call(this, name, ...rest);
  };
}`;

interface Round {
  readonly outage: Outage;
  /** Which of the officials reload their page in the middle. */
  readonly reloads: (place: number) => boolean;
  readonly brokenBy?: string;
  /** Real minutes instead of a clock put forward; for everybody. */
  readonly realMinutes?: number;
}

interface Found {
  readonly given: number;
  readonly lost: number;
  /** Times the count of the unsent was not on the page in time. */
  readonly uncounted: number;
  /** Answers that could not be given: each with the reason. */
  readonly blocked: readonly string[];
  readonly sentAfterMs: number;
}

/** Officials without a network for a minute, ten and an hour, who go on answering. */
export function offlineItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R4',
    title:
      'the player without a network for 1, 10 and 60 minutes: every type answered meanwhile, then the network is back',
    floor: '0 lost, all sent ≤ 10 s after the return, unsent counted ≤ 5 s, no input blocked',
    goal: '0 lost, all sent ≤ 10 s after the return, unsent counted ≤ 5 s, no input blocked',
    // sittings: three at a time
    repetitions: { full: 45, reduced: 9 },
    limitSeconds: { full: 1_800, reduced: 400 },
    postgresVersion: () => postgres,
    run: async (context) => {
      // The ten real minutes pass beside everything else, on a line of their own.
      const plans = context.full ? [roundsOf(context), [TEN_REAL_MINUTES]] : [roundsOf(context)];
      const scenes: SittingScene[] = [];
      try {
        for (const _plan of plans) scenes.push(await SittingScene.open());
        postgres = await scenes[0]?.installation.postgresVersion();
        const found = await Promise.all(scenes.map((scene, at) => runAll(context, scene, plans[at] ?? [])));
        return outcomeOf(found.flat());
      } finally {
        for (const scene of scenes) await scene.close();
      }
    },
    control: async (context) => {
      const scene = await SittingScene.open();
      try {
        const round: Round = { outage: 'refused', reloads: () => true, brokenBy: MEMORY_ONLY };
        const { lost } = await runRound(context, scene, round);
        return { caught: lost, variant: 'a queue in memory only, the page reloaded' };
      } finally {
        await scene.close();
      }
    },
  };
}

const TEN_REAL_MINUTES: Round = { outage: 'refused', reloads: (place) => place === 0, realMinutes: 10 };

async function runAll(context: FaultContext, scene: SittingScene, rounds: readonly Round[]): Promise<Found[]> {
  const all: Found[] = [];
  for (const round of rounds) all.push(await runRound(context, scene, round));
  return all;
}

/** Every way of being away in turn, and another one of the three reloads the page right after the last letter. */
function roundsOf({ repetitions }: FaultContext): Round[] {
  return Array.from({ length: Math.ceil(repetitions / minutesAway.length) }, (_, index): Round => {
    const outage = outages[index % outages.length] ?? 'refused';
    const reloading = (index + Math.floor(index / outages.length)) % minutesAway.length;
    return { outage, reloads: (place) => place === reloading };
  });
}

function outcomeOf(all: readonly Found[]) {
  const sum = (of: (found: Found) => number): number => all.reduce((total, found) => total + of(found), 0);
  const [given, lost, uncounted] = [sum((one) => one.given), sum((one) => one.lost), sum((one) => one.uncounted)];
  const blocked = sum((one) => one.blocked.length);
  const slowest = Math.max(...all.map(({ sentAfterMs }) => sentAfterMs));
  return {
    figure: `${lost} lost, all sent after ${(slowest / 1000).toFixed(1)} s at most, ${uncounted} counts late, ${blocked} inputs blocked`,
    reference: `${given} answers of ${allTypes.length} types`,
    count: all.length * minutesAway.length,
    pass: given > 0 && lost + uncounted + blocked === 0 && slowest <= sentWithinMs,
  };
}

async function runRound(context: FaultContext, scene: SittingScene, round: Round): Promise<Found> {
  const { outage, realMinutes, brokenBy } = round;
  const { installation, line } = scene;
  const officials: Official[] = [];
  for (let place = 0; place < minutesAway.length; place += 1) {
    context.signal.throwIfAborted();
    const options = { hasFakeClock: realMinutes === undefined, ...(brokenBy === undefined ? {} : { brokenBy }) };
    officials.push(await scene.sit(await scene.newPerson(), options));
  }
  try {
    await Promise.all(
      officials.map(async (official) => {
        for (const slot of [1, 2]) await official.give(slot, 0);
        await official.saved();
        await official.onDevice();
      }),
    );
    await cut(outage, line, officials);
    const sat = await Promise.all(officials.map((official, place) => sitOffline(context, official, round, place)));
    if (realMinutes === undefined)
      for (const [place, { attemptId }] of officials.entries()) await scene.letPass(attemptId, minutesAway[place] ?? 0);
    await comeBack(outage, line, officials);
    const withinMs = brokenBy === undefined ? patienceMs : controlPatienceMs;
    const { lost, sentAfterMs } = await untilSent(context, installation, officials, withinMs);
    const blocked = sat.flatMap((one) => one.blocked);
    for (const words of [...blocked, ...lost]) context.note(`${outage}: ${words}`);
    context.note(`${outage}: all sent after ${(sentAfterMs / 1000).toFixed(1)} s`);
    return {
      given: officials.reduce((sum, { given }) => sum + given.size, 0),
      lost: lost.length,
      uncounted: sat.filter(({ isCounted }) => !isCounted).length,
      blocked,
      sentAfterMs,
    };
  } finally {
    await Promise.all(officials.map((official) => official.context.close()));
  }
}

/** Answers everything while the network is away, the time of the outage spread over the answers. */
async function sitOffline(context: FaultContext, official: Official, round: Round, place: number) {
  const blocked: string[] = [];
  const minutes = round.realMinutes ?? minutesAway[place] ?? 0;
  const pause = (minutes * 60_000) / allTypes.length;
  let isCounted = true;
  for (let slot = 1; slot <= allTypes.length; slot += 1) {
    context.signal.throwIfAborted();
    await official.give(slot, 1).catch((error: unknown) => blocked.push(`question ${slot}: ${String(error)}`));
    if (slot === 1) isCounted = await isInTime(official.showsUnsent(1, countedWithinMs));
    if (slot === 6 && round.reloads(place)) {
      await official.page.reload();
      await official.shown();
    }
    if (round.realMinutes === undefined) await official.page.clock.runFor(pause);
    else await delay(pause, undefined, { signal: context.signal });
  }
  return { blocked, isCounted };
}

const isInTime = (told: Promise<void>): Promise<boolean> =>
  told.then(
    () => true,
    () => false,
  );

/** Waits until everything given is stored and every page says so. */
async function untilSent(
  context: FaultContext,
  { sql }: SittingScene['installation'],
  officials: readonly Official[],
  withinMs: number,
) {
  const back = performance.now();
  const passed = (): number => performance.now() - back;
  for (;;) {
    context.signal.throwIfAborted();
    const stored = await storedAnswersOf(sql);
    const lost = officials.flatMap(({ given }) => lostAnswers(given, stored));
    if (lost.length === 0) {
      await Promise.all(officials.map((official) => official.saved(withinMs)));
      return { lost, sentAfterMs: passed() };
    }
    if (passed() > withinMs) return { lost, sentAfterMs: passed() };
    await delay(100);
  }
}
