import { setTimeout as delay } from 'node:timers/promises';
import { firstNumber, idOf, idPrefix } from '../exam/exam-ids.js';
import { fromProduct } from '../product/workspace.js';
import type { BenchCheck, BenchItem } from './bench-item.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { growthOf } from './growth.js';
import { openLoop } from './load.js';

const attempts = 2_000;
const growth = 10;
/** Others, who go on saving while the attempts of those who never came back are ended. */
const savers = 500;
const saveRate = 100;
/** The worker looks every five seconds; whatever is not over by then will not be. */
const longestSeconds = 120;
/** When each transaction was committed, to the microsecond: a sweep ends with its last commit. */
const database = { track_commit_timestamp: 'on' };

/** Attempts whose people never came back: the worker ends and grades them, against the change of their rows alone. */
export function autoFinishItem(): BenchItem {
  let load: ExamLoad | undefined;
  let statement = '';
  const product = (): ExamLoad => {
    if (!load) throw new Error('not set up');
    return load;
  };
  return {
    id: 'P15',
    title: `${attempts} attempts of 8 questions ended and graded by the worker after their deadline`,
    unit: 'ms',
    direction: 'lower',
    floor: 50,
    goal: 20,
    stretch: 10,
    setUp: async () => {
      ({ FINISH: statement } = await fromProduct<{ FINISH: string }>('features/quizzes/closing.repository.js'));
      load = await ExamLoad.open({}, database);
    },
    tearDown: async () => load?.close(),
    postgresVersion: () => load?.postgres,
    reference: {
      name: 'the statement that ends attempts, once for all',
      run: async () => ({ figure: await endByStatement(product(), statement) }),
    },
    product: {
      name: 'the sweep of the worker, from its look at the clock to its last commit',
      run: async () => {
        await openAgain(product(), attempts);
        return { figure: await sweep(product(), attempts) };
      },
    },
    checks: checksOf(product),
  };
}

async function openAgain({ exam }: ExamLoad, count: number): Promise<void> {
  await exam.clearAttempts();
  await exam.openAttempts(count + savers);
}

/** One statement over pg: there is nothing to repeat, so a client costs it nothing that counts. */
async function endByStatement(load: ExamLoad, statement: string): Promise<number> {
  await openAgain(load, attempts);
  const of = <T>(value: (index: number) => T): T[] => Array.from({ length: attempts }, (_, index) => value(index));
  const finishedAt = new Date();
  const values = [
    of((index) => idOf('attempt', index)),
    of(() => 'expired'),
    of(() => finishedAt),
    of(() => 'f'.repeat(64)),
    of(() => 300),
    of(() => 800),
    of(() => 0),
    of(() => load.exam.questions.length),
  ];
  const begun = performance.now();
  const { rowCount } = await load.installation.sql.query(statement, values);
  const milliseconds = performance.now() - begun;
  if (rowCount !== attempts) throw new Error(`the statement ended ${rowCount} attempts`);
  return milliseconds;
}

/** Lets the first attempts be overdue at once, and waits until all have ended; others stay open. Gives the milliseconds. */
async function sweep({ installation: { sql } }: ExamLoad, count: number): Promise<number> {
  const last = `${idPrefix('attempt')}${firstNumber + count - 1}`;
  await sql.query(
    `UPDATE attempt SET deadline_at = date_trunc('milliseconds', now()) - interval '1 minute' WHERE id <= $1`,
    [last],
  );
  const stopAt = performance.now() + longestSeconds * 1_000;
  for (;;) {
    const { rows } = await sql.query<{ open: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM attempt WHERE state = 'open' AND deadline_at < now()) AS open`,
    );
    if (rows[0]?.open === false) break;
    if (performance.now() > stopAt) throw new Error(`not ended after ${longestSeconds} s`);
    await delay(50);
  }
  const { rows } = await sql.query<{ ended: number; milliseconds: number }>(
    `SELECT count(*)::int AS ended,
       (extract(epoch FROM max(pg_xact_commit_timestamp(a.xmin)) - min(g.graded_at)) * 1000)::float8 AS milliseconds
     FROM attempt a JOIN grade g ON g.attempt_id = a.id AND g.points = a.points
     WHERE a.state = 'expired' AND a.finished_at = a.deadline_at AND a.id <= $1`,
    [last],
  );
  const { ended = 0, milliseconds = NaN } = rows[0] ?? {};
  if (ended !== count) throw new Error(`${ended} of ${count} attempts ended at their deadline and graded`);
  return milliseconds;
}

function checksOf(product: () => ExamLoad): readonly BenchCheck[] {
  let seconds = NaN;
  return [
    {
      title: `longest of ${saveRate} saves a second of others meanwhile, open loop`,
      unit: 'ms',
      limit: 200,
      direction: 'lower',
      measure: async (context) => {
        const load = product();
        await openAgain(load, attempts);
        let revision = 1;
        const save = async (): Promise<void> => {
          revision += 1;
          const { questions } = load.exam;
          const question = questions[Math.floor(revision / savers) % questions.length];
          if (question) await load.save(attempts + (revision % savers), question, revision);
        };
        await openLoop(saveRate, 2, save);
        // longer than the worker waits between two looks, and than the sweep may take
        const saving = openLoop(saveRate, 12, save);
        seconds = (await sweep(load, attempts)) / 1_000;
        const result = await saving;
        noteErrors(context, result.messages);
        context.note(`  saves: p99 ${result.latency.p99.toFixed(1)} ms, ${result.done} of them`);
        return { figure: result.latency.max, errors: result.errors };
      },
    },
    {
      title: 'the sweep in all, while they save',
      unit: 's',
      limit: 5,
      direction: 'lower',
      measure: async () => ({ figure: seconds }),
    },
    {
      title: `time per attempt with ${growth} times the attempts`,
      unit: 'times',
      limit: 1.1,
      direction: 'lower',
      measure: async () => {
        let count = attempts;
        const perSecond = async (): Promise<number> => {
          await openAgain(product(), count);
          return (count * 1_000) / (await sweep(product(), count));
        };
        return { figure: await growthOf(perSecond, async () => void (count *= growth), 2) };
      },
    },
  ];
}
