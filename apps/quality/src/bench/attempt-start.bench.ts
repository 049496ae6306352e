import type { QueryConfig } from 'pg';
import { firstNumber, idOf, idPrefix } from '../exam/exam-ids.js';
import { quizId } from '../exam/exam.js';
import { fromProduct } from '../product/workspace.js';
import type { Arm, BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { databaseArm } from './database-arm.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { growthOf } from './growth.js';
import { closedLoop, type LoadResult, openLoop } from './load.js';
import { preparedScript } from './prepared-script.js';

const clients = 16;
const rate = 200;
/** How many of the people each client of pgbench can start: a second start of the same person would be no start. */
const perClient = 4_000;
const people = clients * perClient;

interface StartModule {
  startAttempt(onConflict: string): string;
}

/** Start of an attempt: the whole product against the same rows in the same transaction by pgbench. */
export function attemptStartItem(): BenchItem {
  let load: ExamLoad | undefined;
  let statement = '';
  const product = (): ExamLoad => {
    if (!load) throw new Error('not set up');
    return load;
  };
  const startAll = async (seconds: number): Promise<LoadResult> => {
    await product().exam.clearAttempts();
    return closedLoop(clients, seconds, (_, index) => product().start(index), { operations: people });
  };
  return {
    id: 'P2',
    title: 'attempt start, 16 clients, 8 questions, everybody once',
    unit: 'starts/s',
    direction: 'higher',
    floor: 0.1,
    goal: 0.2,
    stretch: 0.35,
    setUp: async () => {
      const { startAttempt } = await fromProduct<StartModule>('features/quizzes/attempts.repository.js');
      statement = startAttempt('ON CONFLICT DO NOTHING');
      load = await ExamLoad.open();
      await load.exam.addPeople(people);
    },
    tearDown: async () => load?.close(),
    postgresVersion: () => load?.postgres,
    reference: {
      name: 'attempt and slots by pgbench',
      run: (context) => pgbenchArm(product(), statement, context),
    },
    product: {
      name: 'POST /api/quizzes/:id/attempts',
      run: async (context) => {
        const result = await startAll(context.seconds);
        noteErrors(context, result.messages);
        return { figure: result.perSecond, errors: result.errors };
      },
    },
    checks: checksOf(product, startAll),
  };
}

function checksOf(product: () => ExamLoad, startAll: (seconds: number) => Promise<LoadResult>): readonly BenchCheck[] {
  let stampede: Promise<LoadResult> | undefined;
  const once = async (context: BenchContext): Promise<LoadResult> => {
    stampede ??= (async () => {
      await product().exam.clearAttempts();
      return openLoop(rate, 10, (_, index) => product().start(index));
    })();
    const result = await stampede;
    noteErrors(context, result.messages);
    return result;
  };
  return [
    {
      title: 'p95 of 2,000 starts in 10 s, open loop',
      unit: 'ms',
      limit: 2_000,
      direction: 'lower',
      measure: async (context) => {
        const { latency, errors } = await once(context);
        return { figure: latency.p95, errors };
      },
    },
    {
      title: 'p99 of the same',
      unit: 'ms',
      limit: 4_000,
      direction: 'lower',
      measure: async (context) => ({ figure: (await once(context)).latency.p99 }),
    },
    {
      title: 'time per start with 10 times the question bank',
      unit: 'times',
      limit: 1.3,
      direction: 'lower',
      measure: async (context) => {
        let errors = 0;
        const measure = async (): Promise<number> => {
          const result = await startAll(Math.min(3, context.seconds));
          errors += result.errors;
          return result.perSecond;
        };
        await product().exam.addOtherQuestions(500);
        return { figure: await growthOf(measure, () => product().exam.addOtherQuestions(4_500)), errors };
      },
    },
  ];
}

function pgbenchArm(load: ExamLoad, statement: string, context: BenchContext): ReturnType<Arm['run']> {
  const { questions } = load.exam;
  const { sql } = load.installation;
  const variables = {
    seq: 0,
    quiz: quizId,
    locale: 'sq',
    seed: 1,
    started: new Date().toISOString(),
    deadline: new Date(Date.now() + 3_600_000).toISOString(),
    maximum: questions.reduce((sum, { points }) => sum + points, 0),
    slots: array(questions.map(({ slot }) => slot)),
    versions: array(questions.map(({ versionId }) => versionId)),
    points: array(questions.map(({ points }) => points)),
    orders: array(questions.map(({ optionOrder }) => JSON.stringify(JSON.stringify(optionOrder)))),
  };
  const arm = databaseArm({
    name: 'pgbench',
    connection: () => load.installation.databaseUrl,
    before: () => load.exam.clearAttempts(),
    verify: async ({ processed }) => {
      const { rows } = await sql.query<{ count: string }>('SELECT count(*) FROM attempt');
      if (Number(rows[0]?.count) < processed * 0.99)
        throw new Error(`pgbench ran out of people: ${rows[0]?.count} starts in ${processed} transactions`);
    },
    bench: { clients, script: script(statement), variables },
    transaction: (index) => [query(statement, variables, index)],
  });
  return arm.run(context);
}

const array = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

const names = ['quiz', 'locale', 'seed', 'started', 'deadline', 'maximum', 'slots', 'versions', 'points', 'orders'];

/** Parameters of the product's statement in their order; what differs between transactions is made from `:n`. */
const parameters = (id: (kind: 'attempt' | 'enrolment' | 'person') => string, of: (name: string) => string) => [
  id('attempt'),
  of('quiz'),
  id('enrolment'),
  id('person'),
  '1',
  of('seed'),
  ...names.slice(1, 2).map(of),
  ...names.slice(3).map(of),
  // seconds of extra time
  '0',
];

function script(statement: string): string {
  return preparedScript(
    statement,
    parameters(
      (kind) => `('${idPrefix(kind)}' || :n)::uuid`,
      (name) => `:${name}`,
    ),
    [`\\set n ${firstNumber} + :client_id * ${perClient} + :seq`, '\\set seq :seq + 1'],
  );
}

function query(statement: string, variables: Readonly<Record<string, string | number>>, index: number): QueryConfig {
  const values = parameters(
    (kind) => idOf(kind, index),
    (name) => `${variables[name]}`,
  );
  return { name: 'attempt.start', text: statement, values };
}
