import type { QueryConfig } from 'pg';
import { firstNumber, idOf, idPrefix } from '../exam/exam-ids.js';
import type { ExamQuestion } from '../exam/exam.js';
import { fromProduct } from '../product/workspace.js';
import type { Arm, BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { databaseArm } from './database-arm.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { growthOf } from './growth.js';
import { closedLoop, openLoop } from './load.js';
import { preparedScript } from './prepared-script.js';
import { countStatements } from './statement-count.js';

const clients = 16;
/** Open attempts of each arm: they write to rows of their own, so that the revisions of both keep growing. */
const attempts = 500;
const rate = 200;

/** Saving of answers: the whole product against the same statement by pgbench, both with 16 clients on one server. */
export function answerSaveItem(): BenchItem {
  let load: ExamLoad | undefined;
  let statement = '';
  let revision = 1;
  const product = (): ExamLoad => {
    if (!load) throw new Error('not set up');
    return load;
  };
  const saveNext = async (): Promise<void> => {
    revision += 1;
    const { exam } = product();
    const question = exam.questions[Math.floor(revision / attempts) % exam.questions.length];
    if (question) await product().save(revision % attempts, question, revision);
  };
  return {
    id: 'P1',
    title: 'answer save, 16 clients, 500 open attempts',
    unit: 'saves/s',
    direction: 'higher',
    floor: 0.12,
    goal: 0.25,
    stretch: 0.4,
    setUp: async () => {
      ({ SAVE: statement } = await fromProduct<{ SAVE: string }>('features/quizzes/attempts.repository.js'));
      load = await ExamLoad.open();
      await load.exam.openAttempts(2 * attempts);
    },
    tearDown: async () => load?.close(),
    postgresVersion: () => load?.postgres,
    reference: {
      name: 'the same statement by pgbench',
      run: (context) => pgbenchArm(product(), statement, context),
    },
    product: {
      name: 'PUT /api/attempts/:id/answers/:slot',
      run: async (context) => {
        const result = await closedLoop(clients, context.seconds, saveNext);
        noteErrors(context, result.messages);
        return { figure: result.perSecond, errors: result.errors };
      },
    },
    checks: checksOf(product, saveNext),
  };
}

function checksOf(product: () => ExamLoad, saveNext: () => Promise<void>): readonly BenchCheck[] {
  return [
    {
      title: `p99 at ${rate}/s, open loop`,
      unit: 'ms',
      limit: 100,
      direction: 'lower',
      measure: async (context) => {
        // what the rounds before have left to do, such as a checkpoint, is not part of it
        await openLoop(rate, 3, saveNext);
        const result = await openLoop(rate, Math.max(5, context.seconds * 2), saveNext);
        noteErrors(context, result.messages);
        return { figure: result.latency.p99, errors: result.errors };
      },
    },
    {
      title: 'SQL statements per save, by the log of the server',
      unit: 'statements',
      limit: 2,
      direction: 'lower',
      measure: async () => {
        const { sql, folder } = product().installation;
        const saves = 400;
        const count = await countStatements(sql, folder, 'answer.save', async () => {
          await closedLoop(4, 60, saveNext, { operations: saves });
        });
        return { figure: count / saves };
      },
    },
    {
      title: 'time per save with 10 times the attempts, answers and people',
      unit: 'times',
      limit: 1.3,
      direction: 'lower',
      measure: async (context) => {
        let errors = 0;
        const measure = async (): Promise<number> => {
          const result = await closedLoop(clients, Math.min(3, context.seconds), saveNext);
          errors += result.errors;
          return result.perSecond;
        };
        const figure = await growthOf(measure, () => product().exam.openAttempts(2 * attempts * 9));
        return { figure, errors };
      },
    },
  ];
}

/** One script a question, because a save names the type of its question; drawn with equal weight. */
function pgbenchArm(load: ExamLoad, statement: string, context: BenchContext): ReturnType<Arm['run']> {
  const { questions } = load.exam;
  const answers = questions.map(({ slot }) => [`response${slot}`, JSON.stringify(answerOf(questions, slot))]);
  const arm = databaseArm({
    name: 'pgbench',
    connection: () => load.installation.databaseUrl,
    bench: {
      clients,
      script: questions.map(({ slot }) => script(statement, slot)),
      variables: {
        ...Object.fromEntries(answers),
        ...Object.fromEntries(questions.map(({ slot, type }) => [`type${slot}`, type])),
        rev: 2 + (context.round + 1) * 1_000_000,
        at: new Date().toISOString(),
        locale: 'sq',
      },
    },
    transaction: (index) => [query(statement, questions, index, context.round)],
  });
  return arm.run(context);
}

const answerOf = (questions: readonly ExamQuestion[], slot: number): unknown => questions[slot - 1]?.answer(1);

function script(statement: string, slot: number): string {
  const own = firstNumber + attempts;
  return preparedScript(
    statement,
    [
      `('${idPrefix('attempt')}' || :n)::uuid`,
      `('${idPrefix('person')}' || :n)::uuid`,
      `${slot}`,
      ':rev',
      `:type${slot}`,
      `:response${slot}`,
      ':locale',
      ':at',
    ],
    [`\\set n random(${own}, ${own + attempts - 1})`, '\\set rev :rev + 1'],
  );
}

function query(statement: string, questions: readonly ExamQuestion[], index: number, round: number): QueryConfig {
  const attempt = attempts + (index % attempts);
  const question = questions[Math.floor(index / attempts) % questions.length];
  const { slot, type } = question ?? { slot: 1, type: 'single' };
  const revision = 2 + (round + 1) * 1_000_000 + index;
  const response = JSON.stringify(answerOf(questions, slot));
  const values = [idOf('attempt', attempt), idOf('person', attempt), slot, revision, type, response, 'sq', new Date()];
  return { name: 'answer.save', text: statement, values };
}
