import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { closedLoop } from '../bench/load.js';
import { idOf } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import type { ProductProcess } from '../product/product-process.js';
import { attemptRecords, contradictions } from './attempt-records.js';
import { examRequests, withClients } from './exam-client.js';
import { canonical, storedAnswers } from './exam-savers.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { compareLedger, Ledger, readLedger } from './ledger.js';

const clients = 8;
/** Where workers die: with attempts claimed, ended but not graded, all but committed, and just after that. */
const crashPoints = ['expiry.claimed', 'attempt.finished', 'expiry.before-commit', 'expiry.after-commit'] as const;
/** One batch is all there is in a reduced run: whoever died after its commit would leave nothing for the others to die over. */
const crashPointsReduced = ['expiry.claimed', 'attempt.finished', 'expiry.claimed', 'expiry.before-commit'] as const;
const kills = 10;
/** Longest time from the deadline until the last attempt has ended, in seconds. */
const longest = 30;
/** A worker looks for overdue attempts so often, from its start on. */
const sweepMs = 5_000;
/** Eleven workers are more than an installation is made for. */
const database = { max_connections: '200' };
/** After the deadline: the grace of 10 s, and 2 s in which a request of that moment may still be under way. */
const overdueMs = 12_000;

interface Trial {
  readonly attempts: number;
  /** Workers that died at a crash point, with attempts in hand; the rest of the kills came from outside. */
  readonly diedInside: number;
  readonly seconds: number;
  readonly lost: number;
  readonly acknowledged: number;
  readonly wrong: readonly string[];
}

/** Everybody's time is over at once and nobody comes back, while one worker after another dies. */
export function nobodyReturnsItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R12',
    title: 'attempts expire in the same second, nobody returns, 10 workers killed (SIGKILL) while they end them',
    floor: `all ended ≤ ${longest} s after the deadline, at the deadline, graded once, 0 answers lost`,
    goal: `all ended ≤ ${longest} s after the deadline, at the deadline, graded once, 0 answers lost`,
    // attempts
    repetitions: { full: 2_000, reduced: 200 },
    limitSeconds: { full: 900, reduced: 420 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, (version) => (postgres = version));
      for (const words of trial.wrong.slice(0, 5)) context.note(words);
      return {
        figure: `all ended after ${trial.seconds.toFixed(1)} s, ${trial.wrong.length} not once or not at the deadline, ${trial.lost} answers lost`,
        reference: `${trial.attempts} attempts, ${trial.acknowledged} answers acknowledged, ${trial.diedInside} of ${kills} kills with attempts in hand`,
        count: kills,
        pass: isKept(trial),
      };
    },
    control: async (context) => ({
      caught: await endWithoutClaim(context),
      variant: 'overdue attempts ended without claim and guard by 4 workers',
    }),
  };
}

function isKept({ seconds, wrong, lost, acknowledged, diedInside }: Trial): boolean {
  return seconds <= longest && wrong.length === 0 && lost === 0 && acknowledged > 0 && diedInside >= kills / 2;
}

async function runTrial(context: FaultContext, tell: (postgres: string) => void): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true, database });
  const path = join(context.folder, 'ledger');
  const ledger = await Ledger.open(path);
  try {
    tell(await installation.postgresVersion());
    const exam = await Exam.write(installation.sql);
    await exam.openAttempts(context.repetitions);
    const api = await installation.startApi();
    await answerOnce(api.port, exam, context.repetitions, ledger);
    const points = context.full ? crashPoints : crashPointsReduced;
    const doomed: ProductProcess[] = [];
    for (let worker = 0; worker < kills; worker += 1) {
      context.signal.throwIfAborted();
      doomed.push(await installation.startWorker({ EDUKOM_CRASH_AT: points[worker % points.length] ?? '' }));
    }
    await installation.startWorker();
    // the healthy one has just looked when the attempts fall due, so that all others look before it does again
    const deadline = Date.now() + Math.ceil(overdueMs / sweepMs) * sweepMs + 300 - overdueMs;
    await setDeadlines(installation, new Date(deadline));
    const killing = killRest(doomed, deadline + overdueMs + sweepMs - 600);
    const [seconds, killedOutside] = await Promise.all([secondsUntilEnded(context, installation, deadline), killing]);
    const diedInside = kills - killedOutside;
    context.note(
      `${diedInside} workers died with attempts in hand, all ended ${seconds.toFixed(1)} s after the deadline`,
    );
    const records = await attemptRecords(installation.sql);
    const { lost, different, acknowledged } = compareLedger(readLedger(path), await storedAnswers(installation.sql));
    return {
      attempts: records.length,
      diedInside,
      seconds,
      lost: lost.length + different.length,
      acknowledged,
      wrong: [
        ...records.flatMap(contradictions),
        ...records.filter(({ state }) => state !== 'expired').map(({ id, state }) => `${id}: ${state}`),
      ],
    };
  } finally {
    await ledger.close();
    await installation.close();
  }
}

/** Everybody saves one more answer before the time is over. */
async function answerOnce(port: number, exam: Exam, attempts: number, ledger: Ledger): Promise<void> {
  await withClients(port, clients, (all) =>
    closedLoop(
      clients,
      300,
      async (place, attempt) => {
        const question = exam.questions[attempt % exam.questions.length];
        if (!question) return;
        const response = question.answer(attempt);
        const reply = await all[place]?.send(examRequests.save(attempt, question.slot, { clientRev: 2, response }));
        if (reply?.status !== 200) throw new Error(`save refused: ${reply?.status}`);
        const key = `${idOf('attempt', attempt)}/${question.slot}`;
        await ledger.record({ key, revision: 2, value: canonical(response) });
      },
      { operations: attempts },
    ),
  );
}

async function setDeadlines({ sql }: Installation, deadline: Date): Promise<void> {
  await sql.query('UPDATE attempt SET deadline_at = $1', [deadline]);
}

async function secondsUntilEnded(context: FaultContext, { sql }: Installation, deadline: number): Promise<number> {
  for (;;) {
    context.signal.throwIfAborted();
    const { rows } = await sql.query<{ open: string }>(`SELECT count(*) AS open FROM attempt WHERE state = 'open'`);
    const seconds = (Date.now() - deadline) / 1000;
    if (Number(rows[0]?.open) === 0) return seconds;
    if (seconds > 4 * longest) throw new Error(`${rows[0]?.open} attempts had not ended ${seconds.toFixed(0)} s after`);
    await delay(100);
  }
}

/** Kills the workers that found nothing to die over, before the healthy one looks again. Gives how many they were. */
async function killRest(doomed: readonly ProductProcess[], at: number): Promise<number> {
  await delay(Math.max(0, at - Date.now()));
  const alive = doomed.filter((worker) => worker.main !== undefined);
  await Promise.all(alive.map((worker) => worker.killMain()));
  return alive.length;
}

/**
 * Workers that started together end the same attempts, round by round until one was ended twice. Gives how many. Each looks
 * every five seconds from its own start: with twice the attempts in each round they meet in the end, whoever was slow to start.
 */
async function endWithoutClaim(context: FaultContext): Promise<number> {
  const installation = await Installation.open({ isDemo: true, database });
  try {
    const exam = await Exam.write(installation.sql);
    const env = { EDUKOM_BREAK: 'expire-without-claim' };
    await Promise.all(Array.from({ length: 4 }, () => installation.startWorker(env)));
    for (let round = 0; round < 5; round += 1) {
      context.signal.throwIfAborted();
      await exam.openAttempts(400 * 2 ** round);
      const deadline = Date.now() - overdueMs - 1_000;
      await installation.sql.query(`UPDATE attempt SET deadline_at = $1 WHERE state = 'open'`, [new Date(deadline)]);
      await secondsUntilEnded(context, installation, deadline);
      // a worker that came second is still at it
      await delay(3_000);
      const wrong = (await attemptRecords(installation.sql)).flatMap(contradictions);
      context.note(`round ${round + 1}: ${wrong.length} ended more than once`);
      if (wrong.length > 0) return wrong.length;
    }
    return 0;
  } finally {
    await installation.close();
  }
}
