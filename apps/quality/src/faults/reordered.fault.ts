import { join } from 'node:path';
import { closedLoop } from '../bench/load.js';
import { idOf } from '../exam/exam-ids.js';
import { Exam, type ExamQuestion } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import { canonical, storedAnswers } from './exam-savers.js';
import { type ExamReply, examRequests, withClients } from './exam-client.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { compareLedger, Ledger, readLedger } from './ledger.js';
import { type Delivery, reorderedSaves } from './reordered-saves.js';

const clients = 16;
/** Revisions of each answer after the one it began with. */
const revisions = 3;
/** Attempts whose deliveries are mixed with each other. */
const mixed = 50;

interface Trial {
  readonly answers: number;
  readonly deliveries: number;
  /** Answers that do not hold their highest revision as it was sent. */
  readonly wrong: number;
  /** Replies that told something else than what was stored then, or refused. */
  readonly untrue: number;
}

/** Saves come several times and in any order: the highest revision of each question stands. */
export function reorderedItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R8',
    title: 'every save delivered 1 to 5 times in random order over 16 connections',
    floor: 'final answer = highest revision, every reply true',
    goal: 'final answer = highest revision, every reply true',
    // answers
    repetitions: { full: 10_000, reduced: 600 },
    limitSeconds: { full: 3_600, reduced: 300 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const { answers, deliveries, wrong, untrue } = await runTrial(context, {}, (version) => (postgres = version));
      return {
        figure: `${wrong} with another than the highest revision, ${untrue} untrue replies`,
        reference: `${answers} answers × ${revisions} revisions in ${deliveries} deliveries`,
        count: answers,
        pass: wrong === 0 && untrue === 0 && answers >= context.repetitions,
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 200);
      const { wrong } = await runTrial({ ...context, repetitions }, { EDUKOM_BREAK: 'last-arrival-wins' });
      return { caught: wrong, variant: 'the last arrival wins' };
    },
  };
}

async function runTrial(
  context: FaultContext,
  env: Readonly<Record<string, string>>,
  tell: (postgres: string) => void = () => undefined,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  const path = join(context.folder, 'ledger');
  const ledger = await Ledger.open(path);
  try {
    tell(await installation.postgresVersion());
    const exam = await Exam.write(installation.sql);
    const attempts = Math.ceil(context.repetitions / exam.questions.length);
    await exam.openAttempts(attempts);
    const api = await installation.startApi(env);
    let deliveries = 0;
    let untrue = 0;
    for (let from = 0; from < attempts; from += mixed) {
      context.signal.throwIfAborted();
      const count = Math.min(mixed, attempts - from);
      const saves = reorderedSaves({ from, count }, exam.questions.length, revisions, context.random);
      untrue += await deliver(api.port, exam, saves, ledger);
      deliveries += saves.length;
      context.note(`${deliveries} deliveries`);
    }
    const { lost, different, duplicated } = compareLedger(readLedger(path), await storedAnswers(installation.sql));
    const low = await belowHighest(installation);
    return {
      answers: attempts * exam.questions.length,
      deliveries,
      wrong: Math.max(low, lost.length + different.length + duplicated.length),
      untrue,
    };
  } finally {
    await ledger.close();
    await installation.close();
  }
}

/** Sends saves over all connections at once. Gives how many replies were not true. */
async function deliver(port: number, exam: Exam, saves: readonly Delivery[], ledger: Ledger): Promise<number> {
  return withClients(port, clients, async (all) => {
    const { errors, done } = await closedLoop(
      clients,
      600,
      async (place, index) => {
        const save = saves[index];
        const client = all[place];
        const question = save && exam.questions[save.question];
        if (!save || !client || !question) throw new Error('there is no such delivery');
        const { attempt, revision } = save;
        const response = question.answer(revision);
        const reply = await client.send(examRequests.save(attempt, question.slot, { clientRev: revision, response }));
        if (!isTrue(reply, question, revision)) throw new Error(`${reply.status} ${reply.text.slice(0, 200)}`);
        const key = `${idOf('attempt', attempt)}/${question.slot}`;
        if (reply.body['outcome'] === 'stored') await ledger.record({ key, revision, value: canonical(response) });
      },
      { operations: saves.length },
    );
    return errors + (saves.length - done - errors);
  });
}

/** Stored as it was sent, or a higher revision stands and is told with what it says. */
function isTrue({ status, body }: ExamReply, question: ExamQuestion, revision: number): boolean {
  const rev = Number(body['rev']);
  if (status !== 200 || !(rev >= revision)) return false;
  if (body['outcome'] === 'stored') return rev === revision;
  return rev > revision && canonical(body['stored']) === canonical(question.answer(rev));
}

async function belowHighest({ sql }: Installation): Promise<number> {
  const { rows } = await sql.query<{ low: string }>('SELECT count(*) AS low FROM answer WHERE client_rev <> $1', [
    1 + revisions,
  ]);
  return Number(rows[0]?.low);
}
