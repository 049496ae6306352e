import { setTimeout as delay } from 'node:timers/promises';
import { allTypes, allTypesQuizId } from '../exam/all-types.js';
import { runId } from '../exam/exam.js';
import { addTrainers } from '../exam/trainers.js';
import { type AnswerKey, lateAnswersOf, lostAnswers, storedAnswersOf } from '../sitting/given-answers.js';
import type { Official } from '../sitting/official.js';
import { comeBack, cut, type Outage, outages } from '../sitting/outage.js';
import { SittingScene } from '../sitting/sitting-scene.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { type EndOfAttempt, wrongLate } from './late-rules.js';

/** The network is away from so many minutes before the deadline to so many after it. */
const minutesBefore = 5;
const minutesAfter = 30;
/** Questions answered with a network; from the second on all are answered without one, a file is chosen among them. */
const acknowledged = [1, 2, 3];
const offline = allTypes.flatMap((_type, index) => (index === 0 ? [] : [index + 1]));
/** Officials on one line. With nine browsers at once on two cores a press once took more than five seconds. */
const atOnce = 3;
const patienceMs = 40_000;

interface Found {
  /** Answers given in time that were kept nowhere. */
  readonly dropped: readonly AnswerKey[];
  /** What was decided or kept otherwise than it must be. */
  readonly wrong: readonly string[];
}

/** Officials whose network goes five minutes before the deadline and comes back half an hour after it. */
export function offlineDeadlineItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R6',
    title: 'the player without a network from 5 minutes before the deadline to 30 minutes after it',
    floor: '0 dropped, closed at the deadline with what was acknowledged, 0 late answers counted',
    goal: '0 dropped, closed at the deadline with what was acknowledged, 0 late answers counted',
    // sittings
    repetitions: { full: 45, reduced: 6 },
    limitSeconds: { full: 1_800, reduced: 400 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const all = await runTrial(context, false, (version) => (postgres = version));
      const [dropped, wrong] = [all.flatMap((one) => one.dropped), all.flatMap((one) => one.wrong)];
      for (const words of [...dropped, ...wrong].slice(0, 10)) context.note(words);
      return {
        figure: `${dropped.length} dropped, ${wrong.length} wrong ends, late answers or lists of a trainer`,
        reference: `${all.length} attempts, ${all.length * offline.length} answers given without a network`,
        count: all.length,
        pass: all.length > 0 && dropped.length + wrong.length === 0,
      };
    },
    control: async (context) => {
      const all = await runTrial({ ...context, repetitions: 3 }, true);
      return { caught: all.flatMap((one) => one.dropped).length, variant: 'what comes late is dropped by the server' };
    },
  };
}

async function runTrial(
  context: FaultContext,
  isBroken: boolean,
  tell: (postgres: string) => void = () => undefined,
): Promise<Found[]> {
  const scene = await SittingScene.open();
  try {
    tell(await scene.installation.postgresVersion());
    if (isBroken) await dropLate(scene);
    const [trainer = 0] = await addTrainers(scene.installation.sql, scene.exam, 1);
    const all: Found[] = [];
    for (let round = 0; all.length < context.repetitions; round += 1)
      all.push(...(await runRound(context, scene, outages[round % outages.length] ?? 'refused', trainer, isBroken)));
    return all;
  } finally {
    await scene.close();
  }
}

/** Late evidence is answered as always and kept nowhere. */
async function dropLate({ installation: { sql } }: SittingScene): Promise<void> {
  await sql.query(`CREATE FUNCTION drop_late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`);
  await sql.query(`CREATE TRIGGER drop_late BEFORE INSERT ON late_evidence FOR EACH ROW EXECUTE FUNCTION drop_late()`);
}

async function runRound(
  context: FaultContext,
  scene: SittingScene,
  outage: Outage,
  trainer: number,
  isBroken: boolean,
): Promise<Found[]> {
  const { installation, line } = scene;
  const officials: Official[] = [];
  for (let place = 0; place < atOnce; place += 1) {
    context.signal.throwIfAborted();
    officials.push(await scene.sit(await scene.newPerson(), { hasFakeClock: true }));
  }
  try {
    for (const official of officials) await answerOnline(scene, official);
    const acked = new Map(officials.flatMap(({ given }) => [...given]));
    await cut(outage, line, officials);
    await Promise.all(
      officials.map(async (official) => {
        for (const slot of offline) await official.give(slot, 1);
        await official.page.clock.runFor((minutesBefore + 1) * 60_000);
      }),
    );
    for (const { attemptId } of officials) await scene.letPass(attemptId, minutesBefore + minutesAfter);
    const before = await untilEnded(context, scene, officials);
    await comeBack(outage, line, officials);
    const wanted = new Map(
      officials.flatMap(({ given }) => [...given].filter(([key, text]) => acked.get(key) !== text)),
    );
    const dropped = await untilLate(context, scene, wanted, isBroken ? patienceMs / 4 : patienceMs);
    const after = await endsOf(scene, officials);
    const stored = await storedAnswersOf(installation.sql);
    const own = new Map([...stored].filter(([key]) => officials.some(({ attemptId }) => key.startsWith(attemptId))));
    const wrong = [
      ...lostAnswers(acked, own).map((key) => `${key}: acknowledged and not what stands`),
      ...[...own.keys()].filter((key) => !acked.has(key)).map((key) => `${key}: came late and counts`),
      ...after.flatMap((end) => wrongLate(end, before.get(end.attemptId))),
    ];
    if (!isBroken) wrong.push(...(await unseenBy(scene, trainer, officials)));
    return officials.map(({ attemptId }) => ({
      dropped: dropped.filter((key) => key.startsWith(attemptId)),
      wrong: wrong.filter((words) => words.startsWith(attemptId)),
    }));
  } finally {
    await Promise.all(officials.map((official) => official.context.close()));
  }
}

/** Answers the first questions; then five minutes are left, and the page knows. */
async function answerOnline({ installation: { sql }, letPass }: SittingScene, official: Official): Promise<void> {
  for (const slot of acknowledged) await official.give(slot, 0);
  await official.saved();
  const { attemptId, page } = official;
  const { rows } = await sql.query<{ minutes: string }>(
    `SELECT extract(epoch FROM deadline_at - now()) / 60 - $2 AS minutes FROM attempt WHERE id = $1`,
    [attemptId, minutesBefore],
  );
  await letPass(attemptId, Number(rows[0]?.minutes));
  // The page hears of its time with a beat; the deadline of a page only moves later, so it is opened anew.
  await page.reload();
  await official.shown();
  await page
    .getByRole('timer')
    .getByText(new RegExp(`^0?${minutesBefore - 1}:\\d\\d$`))
    .waitFor({ timeout: 30_000 });
}

/** What the database says of the attempts and of their late answers. */
async function endsOf(
  { installation: { sql } }: SittingScene,
  officials: readonly Official[],
): Promise<EndOfAttempt[]> {
  const { rows } = await sql.query<EndOfAttempt>(
    `SELECT a.id AS "attemptId", a.state, a.finished_at AS "finishedAt", a.deadline_at AS "deadlineAt", a.points,
       a.receipt_hash AS "receiptHash", a.answered,
       greatest((SELECT max(received_at) FROM answer WHERE attempt_id = a.id),
         (SELECT max(seen_at) FROM attempt_presence WHERE attempt_id = a.id)) AS "heardAt",
       coalesce((SELECT json_agg(json_build_object('receivedAt', l.received_at, 'lastContactAt', l.last_contact_at))
         FROM late_evidence l WHERE l.attempt_id = a.id), '[]') AS late
     FROM attempt a WHERE a.id = ANY($1)`,
    [officials.map(({ attemptId }) => attemptId)],
  );
  return rows;
}

/** Nobody is there: the attempts end by themselves. */
async function untilEnded(context: FaultContext, scene: SittingScene, officials: readonly Official[]) {
  const stopAt = performance.now() + patienceMs;
  for (;;) {
    context.signal.throwIfAborted();
    const ends = await endsOf(scene, officials);
    if (ends.every(({ state }) => state !== 'open')) return new Map(ends.map((end) => [end.attemptId, end]));
    if (performance.now() > stopAt) throw new Error('the attempts did not end at the deadline');
    await delay(200);
  }
}

async function untilLate(
  context: FaultContext,
  { installation: { sql } }: SittingScene,
  wanted: ReadonlyMap<AnswerKey, string>,
  withinMs: number,
): Promise<AnswerKey[]> {
  const stopAt = performance.now() + withinMs;
  for (;;) {
    context.signal.throwIfAborted();
    const missing = lostAnswers(wanted, await lateAnswersOf(sql));
    if (missing.length === 0 || performance.now() > stopAt) return missing;
    await delay(100);
  }
}

/** Opens the late answers of each attempt as the trainer does: every one must wait there for a decision. */
async function unseenBy(scene: SittingScene, trainer: number, officials: readonly Official[]): Promise<string[]> {
  const page = await scene.pageOf(trainer);
  const wrong: string[] = [];
  try {
    for (const { attemptId } of officials) {
      await page.goto(`/sq/app/grading/${runId}/attempts/${allTypesQuizId}/${attemptId}`);
      const accept = page.getByRole('button', { name: scene.t('sittings.decide.accept') });
      await accept
        .nth(offline.length - 1)
        .waitFor({ timeout: 20_000 })
        .catch(() => undefined);
      const shown = await accept.count();
      if (shown !== offline.length) wrong.push(`${attemptId}: the trainer sees ${shown} late answers`);
    }
    return wrong;
  } finally {
    await page.context().close();
  }
}
