import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Exam } from '../exam/exam.js';
import { freePort } from '../product/free-port.js';
import { Installation } from '../product/installation.js';
import type { ProductProcess } from '../product/product-process.js';
import { ExamSavers, storedAnswers } from './exam-savers.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { compareLedger, type LedgerComparison, readLedger } from './ledger.js';

const clients = 50;
const recoverySeconds = 5;
/** Where the API is made to end itself; the rest of the kills come from outside, at any moment. */
const crashPoints = ['answer.before-commit', 'answer.after-commit'] as const;

interface Trial {
  readonly comparison: LedgerComparison;
  readonly kills: number;
  readonly slowestRecovery: number;
  /** Answers stored without a response or without their attempt's question. */
  readonly partial: number;
}

/** The API is killed while 50 people save: nothing acknowledged may be missing. */
export function apiKilledItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R1',
    title: 'API killed (SIGKILL) while 50 people save, at crash points and at random',
    floor: '0 lost, 0 partial, first save ≤ 5 s after restart',
    goal: '0 lost, 0 partial, first save ≤ 5 s after restart',
    repetitions: { full: 200, reduced: 20 },
    limitSeconds: { full: 3_600, reduced: 600 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const { comparison, kills, slowestRecovery, partial } = await runTrial(context, undefined, (version) => {
        postgres = version;
      });
      return {
        figure: `${comparison.lost.length + comparison.different.length} lost, ${partial} partial, first save ≤ ${slowestRecovery.toFixed(1)} s after start`,
        reference: `${comparison.acknowledged} acknowledged`,
        count: kills,
        pass: comparison.pass && partial === 0 && slowestRecovery <= recoverySeconds && comparison.acknowledged > 0,
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 5);
      const { comparison } = await runTrial({ ...context, repetitions }, 'ack-before-commit', () => undefined);
      return { caught: comparison.lost.length, variant: 'acknowledged before the commit' };
    },
  };
}

async function runTrial(
  context: FaultContext,
  breakage: string | undefined,
  tell: (postgres: string) => void,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  try {
    tell(await installation.postgresVersion());
    const exam = await Exam.write(installation.sql);
    await exam.openAttempts(clients);
    const env: Record<string, string> = breakage === undefined ? {} : { EDUKOM_BREAK: breakage };
    const path = join(context.folder, 'ledger');
    const { kills, slowestRecovery } = await killAgainAndAgain(context, installation, exam, path, env);
    // what an API that is gone had sent may still be on its way to the disk
    await delay(500);
    const comparison = compareLedger(readLedger(path), await storedAnswers(installation.sql));
    return { comparison, kills, slowestRecovery, partial: await partialRows(installation) };
  } finally {
    await installation.close();
  }
}

async function killAgainAndAgain(
  context: FaultContext,
  installation: Installation,
  exam: Exam,
  ledger: string,
  env: Readonly<Record<string, string>>,
): Promise<{ kills: number; slowestRecovery: number }> {
  const port = await freePort();
  let savers: ExamSavers | undefined;
  let kills = 0;
  let slowestRecovery = 0;
  try {
    for (let turn = 0; turn < context.repetitions; turn += 1) {
      context.signal.throwIfAborted();
      const crashAt = env['EDUKOM_BREAK'] === undefined ? crashSwitch(turn, context) : undefined;
      const launched = performance.now();
      const api = await installation.startApi(crashAt ? { ...env, EDUKOM_CRASH_AT: crashAt } : env, port);
      const isFirst = savers === undefined;
      savers ??= await ExamSavers.start(exam, ledger, port, clients);
      await savers.nextSaved(30);
      const seconds = (performance.now() - launched) / 1000;
      // the first start is no restart
      if (!isFirst) slowestRecovery = Math.max(slowestRecovery, seconds);
      await endApi(api, crashAt, context);
      kills += 1;
      context.note(
        `kill ${kills}: ${crashAt ?? 'at random'}, saved again ${slowestRecovery.toFixed(1)} s after the start of the process at the most`,
      );
    }
    await installation.startApi({}, port);
    await savers?.nextSaved(30);
  } finally {
    await savers?.stop();
  }
  return { kills, slowestRecovery };
}

/** Two of three kills at a crash point, after some dozens of saves, so that the instants between are hit too. */
function crashSwitch(turn: number, { random }: FaultContext): string | undefined {
  const point = crashPoints[turn % (crashPoints.length + 1)];
  return point && `${point}#${100 + Math.floor(random() * 200)}`;
}

async function endApi(api: ProductProcess, crashAt: string | undefined, { random }: FaultContext): Promise<void> {
  if (crashAt === undefined) {
    await delay(100 + random() * 700);
    await api.killMain();
  } else if (!(await api.waitUntilEnded(30))) throw new Error(`the API did not end at ${crashAt}`);
}

async function partialRows({ sql }: Installation): Promise<number> {
  const { rows } = await sql.query<{ count: string }>(
    `SELECT count(*) FROM answer w LEFT JOIN attempt_slot s USING (attempt_id, slot)
     WHERE s.slot IS NULL OR w.response IS NULL OR w.received_at IS NULL`,
  );
  return Number(rows[0]?.count);
}
