import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { Exam } from '../exam/exam.js';
import { findEmbeddedDatabase, processesOfDatabase } from '../product/embedded-database.js';
import { freePort } from '../product/free-port.js';
import { keyOf } from '../product/process-tree.js';
import { ProductProcess } from '../product/product-process.js';
import { programFile, workspace } from '../product/workspace.js';
import { ExamSavers, type Refusal, storedAnswers } from './exam-savers.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { compareLedger, readLedger } from './ledger.js';

const clients = 50;
const recoverySeconds = 10;
const refusalSeconds = 2;

interface Trial {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** Refusals that were no 503 with a Retry-After of 2 s at most, or took longer than that. */
  readonly badRefusals: number;
  readonly refusals: number;
  /** Processes of the product that ended with their database. */
  readonly crashed: number;
  readonly slowestRecovery: number;
}

interface Variant {
  readonly breakage?: string;
  /** Setting of the database's owner, e.g. `synchronous_commit = off`. */
  readonly setting?: string;
  readonly stopWhenLost?: boolean;
}

/** All of PostgreSQL is killed under load; `npm start` starts it again, and the API goes on by itself. */
export function databaseKilledItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R3',
    title: 'PostgreSQL killed (SIGKILL, whole tree) while 50 people save',
    floor: '0 lost, 0 crashes, 503 ≤ 2 s, recovery ≤ 10 s',
    goal: '0 lost, 0 crashes, 503 ≤ 2 s, recovery ≤ 10 s',
    repetitions: { full: 50, reduced: 5 },
    limitSeconds: { full: 3_600, reduced: 600 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, {}, (version) => (postgres = version));
      return {
        figure: `${trial.lost} lost, ${trial.crashed} crashes, ${trial.badRefusals} bad refusals, recovery ≤ ${trial.slowestRecovery.toFixed(1)} s`,
        reference: `${trial.acknowledged} acknowledged, ${trial.refusals} refused meanwhile`,
        count: trial.kills,
        pass: isKept(trial),
      };
    },
    control: async (context) => {
      const early = await runTrial({ ...context, repetitions: 2 }, { breakage: 'ack-before-commit' });
      if (!context.full) return { caught: early.lost, variant: 'acknowledged before the commit' };
      const off = { setting: 'synchronous_commit = off', stopWhenLost: true };
      const late = await runTrial({ ...context, folder: join(context.folder, 'off'), repetitions: 30 }, off);
      const variant = `acknowledged before the commit ${early.lost}; synchronous_commit=off ${late.lost} in ${late.kills} kills`;
      return { caught: Math.min(early.lost, late.lost), variant };
    },
  };
}

function isKept({ lost, acknowledged, badRefusals, crashed, slowestRecovery }: Trial): boolean {
  const isWhole = lost === 0 && acknowledged > 0 && crashed === 0;
  return isWhole && badRefusals === 0 && slowestRecovery <= recoverySeconds;
}

async function runTrial(
  context: FaultContext,
  variant: Variant,
  tell: (postgres: string) => void = () => undefined,
): Promise<Trial> {
  const folder = join(context.folder, 'data');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  const product = await startProduct(folder, variant);
  try {
    const sql = await connect(folder);
    const { rows } = await sql.query<{ server_version: string }>('SHOW server_version');
    tell(rows[0]?.server_version ?? '');
    const exam = await Exam.write(sql);
    await exam.openAttempts(clients);
    if (variant.setting) await sql.query(`ALTER ROLE edukom SET ${variant.setting}`);
    await sql.end();
    return await killAgainAndAgain(context, variant, product, folder, exam);
  } finally {
    await product.stop(30);
  }
}

async function startProduct(folder: string, { breakage }: Variant): Promise<ProductProcess> {
  return ProductProcess.start({
    command: [process.execPath, programFile('start')],
    env: {
      NODE_OPTIONS: '',
      DATABASE_URL: undefined,
      EDUKOM_DATA: folder,
      PORT: `${await freePort()}`,
      EDUKOM_BREAK: breakage,
    },
    cwd: workspace,
    readyWithinSeconds: 240,
  });
}

async function killAgainAndAgain(
  context: FaultContext,
  variant: Variant,
  product: ProductProcess,
  folder: string,
  exam: Exam,
): Promise<Trial> {
  const path = join(folder, 'ledger');
  const programs = programsOf(product);
  const refusals: Refusal[] = [];
  const lost = new Set<string>();
  let kills = 0;
  let slowestRecovery = 0;
  const savers = await ExamSavers.start(exam, path, product.port, clients);
  savers.onRefusal((refusal) => refusals.push(refusal));
  try {
    while (kills < context.repetitions && !(variant.stopWhenLost && lost.size > 0)) {
      context.signal.throwIfAborted();
      await savers.nextSaved(30);
      await delay(200 + context.random() * 800);
      await product.kill(processesOfDatabase(folder));
      kills += 1;
      const saved = savers.nextSaved(90);
      saved.catch(() => undefined);
      const back = await untilBack(folder);
      const start = performance.now();
      for (const key of await lostNow(path, folder)) lost.add(key);
      await saved;
      slowestRecovery = Math.max(slowestRecovery, (performance.now() - start) / 1000);
      context.note(`kill ${kills}: PostgreSQL back after ${back.toFixed(1)} s, ${lost.size} lost so far`);
    }
  } finally {
    await savers.stop();
  }
  for (const key of await lostNow(path, folder)) lost.add(key);
  const left = new Set(programsOf(product));
  for (const { status, retryAfter, milliseconds } of refusals.filter(isBad).slice(0, 5))
    context.note(`refused with ${status}, Retry-After ${retryAfter ?? 'missing'}, after ${milliseconds.toFixed(0)} ms`);
  return {
    kills,
    acknowledged: readLedger(path).length,
    lost: lost.size,
    refusals: refusals.length,
    badRefusals: refusals.filter(isBad).length,
    crashed: programs.filter((one) => !left.has(one)).length,
    slowestRecovery,
  };
}

/** The programs of the product apart from its database: starter, API, worker. */
function programsOf(product: ProductProcess): string[] {
  const programs = product.processes().filter(({ name }) => name !== 'postgres');
  return programs.map(keyOf);
}

function isBad({ status, retryAfter, milliseconds }: Refusal): boolean {
  const wait = Number(retryAfter ?? Number.NaN);
  return status !== 503 || !(wait <= refusalSeconds) || milliseconds > refusalSeconds * 1000;
}

/** Answers that were acknowledged and are not stored. The ledger is read first: what comes later is no matter. */
async function lostNow(ledger: string, folder: string): Promise<string[]> {
  const acknowledged = readLedger(ledger);
  const sql = await connect(folder);
  try {
    const { lost, different } = compareLedger(acknowledged, await storedAnswers(sql));
    return [...lost, ...different].map(({ key, revision }) => `${key}#${revision}`);
  } finally {
    await sql.end();
  }
}

async function connect(folder: string): Promise<Client> {
  const database = findEmbeddedDatabase(folder);
  if (!database) throw new Error('PostgreSQL does not run');
  const sql = new Client({ connectionString: database.connection, connectionTimeoutMillis: 2_000 });
  sql.on('error', () => undefined);
  await sql.connect();
  return sql;
}

/** Waits until PostgreSQL answers again. Gives the seconds that took. */
async function untilBack(folder: string): Promise<number> {
  const start = performance.now();
  for (;;) {
    try {
      await (await connect(folder)).end();
      return (performance.now() - start) / 1000;
    } catch (error) {
      if (performance.now() - start > 60_000) throw new Error('PostgreSQL did not come back', { cause: error });
      await delay(50);
    }
  }
}
