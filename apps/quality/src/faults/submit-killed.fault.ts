import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { idOf } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import type { ProductProcess } from '../product/product-process.js';
import { type AttemptRecord, attemptRecords, contradictions } from './attempt-records.js';
import { type ExamClient, examRequests, withClients } from './exam-client.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { compareLedger, Ledger, type LedgerEntry, readLedger } from './ledger.js';

/** Between the change of state and the grade, before the commit, and between commit and reply; else at any moment. */
const crashPoints = ['attempt.finished', 'submit.before-commit', 'submit.after-commit', undefined] as const;
type Point = (typeof crashPoints)[number];
/** Attempts that are submitted around each kill, and connections that do so at once. */
const batch = 12;
const clients = 6;

interface Trial {
  readonly kills: number;
  readonly attempts: number;
  /** Attempts that stood between open and submitted, at the moment of a kill or at the end; in words. */
  readonly between: readonly string[];
  /** Attempts whose receipt was lost or another one at a later try. */
  readonly otherReceipts: number;
}

/** The API is killed while people submit: an attempt is open or submitted, and its receipt stays the same. */
export function submitKilledItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R2',
    title: 'API killed (SIGKILL) while people submit, at crash points and at random; everybody submits twice again',
    floor: '0 between open and submitted, 0 other receipts, 0 double scores',
    goal: '0 between open and submitted, 0 other receipts, 0 double scores',
    repetitions: { full: 200, reduced: 16 },
    limitSeconds: { full: 3_600, reduced: 600 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, crashPoints, undefined, (version) => (postgres = version));
      for (const words of trial.between.slice(0, 5)) context.note(words);
      return {
        figure: `${trial.between.length} between or scored twice, ${trial.otherReceipts} other receipts`,
        reference: `${trial.attempts} attempts, each submitted three times`,
        count: trial.kills,
        pass: trial.between.length === 0 && trial.otherReceipts === 0 && trial.kills === context.repetitions,
      };
    },
    control: async (context) => {
      const part = (name: string): FaultContext => ({ ...context, repetitions: 2, folder: join(context.folder, name) });
      const guard = await runTrial(part('guard'), ['submit.after-commit'], 'submit-without-guard');
      const steps = await runTrial(part('steps'), ['attempt.finished'], 'submit-in-steps');
      return {
        caught: Math.min(guard.otherReceipts, steps.between.length),
        variant: `submit without guard ${guard.otherReceipts}; state and grade in two steps ${steps.between.length}`,
      };
    },
  };
}

async function runTrial(
  context: FaultContext,
  points: readonly Point[],
  breakage: string | undefined,
  tell: (postgres: string) => void = () => undefined,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  mkdirSync(context.folder, { recursive: true });
  const path = join(context.folder, 'ledger');
  const ledger = await Ledger.open(path);
  try {
    tell(await installation.postgresVersion());
    const exam = await Exam.write(installation.sql);
    const env: Record<string, string> = breakage === undefined ? {} : { EDUKOM_BREAK: breakage };
    const healthy = await installation.startApi(env);
    const between: string[] = [];
    let kills = 0;
    for (let turn = 0; turn < context.repetitions; turn += 1) {
      context.signal.throwIfAborted();
      const from = turn * batch;
      await exam.openAttempts(batch);
      const point = points[turn % points.length];
      await submitUntilKilled(context, installation, { env, point, from, ledger });
      kills += 1;
      const left = (await attemptRecords(installation.sql)).slice(from);
      between.push(...left.flatMap(contradictions));
      for (const record of left.filter(({ state }) => state !== 'open')) await ledger.record(entryOf(record));
      await submitAgain(healthy, from, ledger);
      const kept = left.filter(({ state }) => state === 'open').length;
      context.note(`kill ${kills}: ${point ?? 'at random'}, ${kept} of ${batch} still open`);
    }
    const records = await attemptRecords(installation.sql);
    between.push(
      ...records.flatMap(contradictions),
      ...records.filter(({ state }) => state === 'open').map(({ id }) => id),
    );
    return { kills, attempts: records.length, between, otherReceipts: otherReceipts(readLedger(path), records) };
  } finally {
    await ledger.close();
    await installation.close();
  }
}

interface Kill {
  readonly env: Readonly<Record<string, string>>;
  readonly point: Point;
  readonly from: number;
  readonly ledger: Ledger;
}

async function submitUntilKilled(
  { random }: FaultContext,
  installation: Installation,
  { env, point, from, ledger }: Kill,
): Promise<void> {
  const crash = point && `${point}#${1 + Math.floor(random() * (batch - clients))}`;
  const api = await installation.startApi(crash ? { ...env, EDUKOM_CRASH_AT: crash } : env);
  let replied = (): void => undefined;
  const first = new Promise<void>((resolve) => (replied = resolve));
  const submitting = withClients(api.port, clients, (all) =>
    Promise.all(all.map((client, place) => submitShare(client, from, place, ledger, () => replied()))),
  );
  if (point === undefined) {
    await Promise.race([first, delay(5_000)]);
    await delay(random() * 40);
    await api.killMain();
  } else if (!(await api.waitUntilEnded(30))) throw new Error(`the API did not end at ${point}`);
  await submitting;
}

async function submitShare(
  client: ExamClient,
  from: number,
  place: number,
  ledger: Ledger,
  replied: () => void,
): Promise<void> {
  for (let index = place; index < batch; index += clients) {
    const reply = await client.send(examRequests.submit(from + index)).catch(() => undefined);
    if (reply) replied();
    if (reply?.status === 200) await ledger.record(receiptEntry(from + index, reply.body));
  }
}

/** Everybody submits again, by another process of the API, and at once a second time. */
async function submitAgain(api: ProductProcess, from: number, ledger: Ledger): Promise<void> {
  await withClients(api.port, 2, (pair) =>
    Promise.all(
      pair.map(async (client) => {
        for (let index = 0; index < batch; index += 1) {
          const { status, text, body } = await client.insist(examRequests.submit(from + index), 30);
          if (status !== 200) throw new Error(`submit refused: ${status} ${text.slice(0, 200)}`);
          await ledger.record(receiptEntry(from + index, body));
        }
      }),
    ),
  );
}

const receiptEntry = (attempt: number, body: Readonly<Record<string, unknown>>): LedgerEntry => ({
  key: idOf('attempt', attempt),
  revision: 1,
  value: JSON.stringify([body['state'], body['hash'], body['finishedAt']]),
});

const entryOf = ({ id, state, receiptHash, finishedAt }: AttemptRecord): LedgerEntry => ({
  key: id,
  revision: 1,
  value: JSON.stringify([state, receiptHash, finishedAt?.toISOString()]),
});

/** Attempts that were told, or seen with, another receipt than the one that is stored. */
function otherReceipts(told: readonly LedgerEntry[], records: readonly AttemptRecord[]): number {
  const stored = new Map(records.map((record) => [record.id, entryOf(record)]));
  const wrong = told.filter(
    (entry) =>
      !compareLedger(
        [entry],
        [stored.get(entry.key)].filter((row) => row !== undefined),
      ).pass,
  );
  return new Set(wrong.map(({ key }) => key)).size;
}
