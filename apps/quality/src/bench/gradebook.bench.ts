import { book, bookEnrolmentId, bookQuizId, bookRunId, addOtherBooks, writeGradebook } from '../exam/gradebook-data.js';
import type { ArmResult, BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { type CapturedStatement, captureStatements } from './captured-statements.js';
import { databaseArm } from './database-arm.js';
import { trainEverywhere } from '../exam/trainers.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { growthOf } from './growth.js';
import { closedLoop } from './load.js';
import { preparedScript } from './prepared-script.js';

const readers = 2;
/** Trainers who change grades at once; the goal is about one. */
const trainers = 8;
/** Every request begins with the statement that tells whose it is. */
const marker = 'sign-in.actor';
const whole = `/api/runs/${bookRunId}/gradebook?limit=${book.people}`;
const firstPage = `/api/runs/${bookRunId}/gradebook`;

interface BookLoad {
  readonly load: ExamLoad;
  readonly statements: readonly CapturedStatement[];
}

/** A gradebook that is not whole is an error. */
async function read(load: ExamLoad, path: string, people: number): Promise<void> {
  const body = await load.read(path, 0);
  const rows = body.split('"enrolmentId"').length - 1;
  if (rows !== people) throw new Error(`${rows} of ${people} people`);
}

async function openBook(): Promise<ExamLoad> {
  const load = await ExamLoad.open();
  await load.exam.addPeople(book.people + trainers);
  await writeGradebook(load.installation.sql);
  for (let other = 1; other < trainers; other += 1)
    await trainEverywhere(load.installation.sql, load.exam, trainerNumber(other));
  return load;
}

/** The first is person 0; the others come after those who have grades. */
const trainerNumber = (index: number): number => (index % trainers === 0 ? 0 : book.people + (index % trainers));

const literal = (value: string | null): string => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);

/** The whole gradebook as JSON, against pgbench of the statements it executes. */
export function gradebookItem(): BenchItem {
  let open: BookLoad | undefined;
  const product = (): BookLoad => {
    if (!open) throw new Error('not set up');
    return open;
  };
  return {
    id: 'P5',
    title: `gradebook of ${book.people} people and ${book.quizzes} quizzes, ${readers} clients`,
    unit: 'reads/s',
    direction: 'higher',
    floor: 0.25,
    goal: 0.4,
    stretch: 0.67,
    setUp: async (note) => {
      const load = await openBook();
      open = { load, statements: [] };
      const { sql, folder } = load.installation;
      const statements = await captureStatements(sql, folder, marker, () => read(load, whole, book.people));
      if (statements.length === 0) throw new Error('the gradebook executed no statement of its own');
      note(`P5 compares with ${statements.length} statements`);
      open = { load, statements };
    },
    tearDown: async () => open?.load.close(),
    postgresVersion: () => open?.load.postgres,
    reference: {
      name: 'its statements by pgbench',
      run: (context) => {
        const { load, statements } = product();
        const arm = databaseArm({
          name: 'pgbench',
          connection: () => load.installation.databaseUrl,
          bench: {
            clients: readers,
            script: statements.map(({ sql, parameters }) => preparedScript(sql, parameters.map(literal))).join('\n'),
          },
          transaction: () =>
            statements.map(({ sql, parameters }, at) => ({ name: `book-${at}`, text: sql, values: [...parameters] })),
        });
        return arm.run(context);
      },
    },
    product: {
      name: 'GET /api/runs/:runId/gradebook',
      run: async (context) => {
        const result = await closedLoop(readers, context.seconds, () => read(product().load, whole, book.people));
        noteErrors(context, result.messages);
        return { figure: result.perSecond, errors: result.errors };
      },
    },
    checks: bookChecks(() => product().load),
  };
}

const FIRST = 50;

function bookChecks(load: () => ExamLoad): readonly BenchCheck[] {
  const perSecond = async (context: BenchContext): Promise<number> => {
    const result = await closedLoop(1, Math.min(3, context.seconds), () => read(load(), firstPage, FIRST));
    noteErrors(context, result.messages);
    return result.perSecond;
  };
  return [
    {
      title: `first ${FIRST} people, one client`,
      unit: 'ms',
      // 5 times the 1.6 ms of its statement, and 20 ms.
      limit: 28,
      direction: 'lower',
      measure: async (context) => ({ figure: 1_000 / (await perSecond(context)) }),
    },
    {
      title: 'time of it with 10 times the grades in other runs',
      unit: 'times',
      limit: 1.3,
      direction: 'lower',
      measure: async (context) => ({
        figure: await growthOf(
          () => perSecond(context),
          () => addOtherBooks(load().installation.sql, 9),
        ),
      }),
    },
  ];
}

/**
 * One grade set by hand, against the update of its row alone: how long one change takes when nothing else happens. How many
 * several trainers make at once is looked at beside it.
 */
export function gradeChangeItem(): BenchItem {
  let open: ExamLoad | undefined;
  const versions = new Map<number, number>();
  const product = (): ExamLoad => {
    if (!open) throw new Error('not set up');
    return open;
  };
  const cells = book.people * book.quizzes;
  let next = 0;
  /** Each cell in turn; the next time around with the version that stands then. */
  const change = async (): Promise<void> => {
    const index = next++;
    const cell = index % cells;
    const path = `/api/runs/${bookRunId}/gradebook/${bookEnrolmentId(cell % book.people)}/${bookQuizId(Math.floor(cell / book.people))}`;
    const version = versions.get(cell) ?? 0;
    const body = { points: 500 + (version % 2), reason: 'Vendim i komisionit.', version };
    await product().change(path, body, trainerNumber(index));
    versions.set(cell, version + 1);
  };
  const rawUpdates = (context: BenchContext, clients: number): Promise<ArmResult> => {
    const row = (column: string) =>
      `UPDATE grade SET points = 500, share = 5000 WHERE enrolment_id = '${bookEnrolmentId(0)}' AND quiz_id = ${column}`;
    const arm = databaseArm({
      name: 'pgbench',
      connection: () => product().installation.databaseUrl,
      bench: { clients, script: pickedRow() },
      transaction: (index) => [{ text: row(`'${bookQuizId(index % book.quizzes)}'`) }],
    });
    return arm.run(context);
  };
  const changes = async (context: BenchContext, clients: number): Promise<{ figure: number; errors: number }> => {
    const result = await closedLoop(clients, context.seconds, change);
    noteErrors(context, result.messages);
    return { figure: result.perSecond, errors: result.errors };
  };
  return {
    id: 'P6',
    title: `one grade of ${cells} changed, one after the other`,
    unit: 'changes/s',
    direction: 'higher',
    floor: 0.1,
    goal: 0.1,
    setUp: async () => {
      open = await openBook();
    },
    tearDown: async () => open?.close(),
    postgresVersion: () => open?.postgres,
    reference: { name: 'update of one row by pgbench', run: (context) => rawUpdates(context, 1) },
    product: {
      name: 'PUT /api/runs/:runId/gradebook/:enrolmentId/:quizId',
      run: (context) => changes(context, 1),
    },
    checks: [
      {
        title: `changes of ${trainers} trainers at once, as a part of the raw updates of as many clients`,
        unit: 'times',
        limit: 0.05,
        direction: 'higher',
        measure: async (context) => {
          await changes(context, trainers);
          const raw = await rawUpdates(context, trainers);
          const { figure, errors } = await changes(context, trainers);
          context.note(`  ${trainers} trainers: ${figure.toFixed(0)} of ${raw.figure.toFixed(0)} changes/s`);
          return { figure: figure / raw.figure, errors };
        },
      },
      {
        title: 'from a change to a gradebook that shows it',
        unit: 'ms',
        limit: 1_000,
        direction: 'lower',
        measure: async () => {
          const begun = performance.now();
          await change();
          await read(product(), whole, book.people);
          return { figure: performance.now() - begun };
        },
      },
      {
        title: 'time per change with 10 times the attempts and grades',
        unit: 'times',
        limit: 1.3,
        direction: 'lower',
        measure: async (context) => {
          let errors = 0;
          const measure = async (): Promise<number> => {
            const result = await changes({ ...context, seconds: Math.min(3, context.seconds) }, 1);
            errors += result.errors;
            return result.figure;
          };
          const figure = await growthOf(measure, () => addOtherBooks(product().installation.sql, 9));
          return { figure, errors };
        },
      },
    ],
  };
}

/** Any person and any quiz of the gradebook, so that clients do not wait for one row. */
function pickedRow(): string {
  const [person, enrolment] = idParts(bookEnrolmentId(0));
  const [prefix, quiz] = idParts(bookQuizId(0));
  return [
    `\\set e random(${enrolment}, ${enrolment + book.people - 1})`,
    `\\set q random(${quiz}, ${quiz + book.quizzes - 1})`,
    `UPDATE grade SET points = 500, share = 5000 WHERE enrolment_id = ('${person}' || :e)::uuid AND quiz_id = ('${prefix}' || :q)::uuid;`,
    '',
  ].join('\n');
}

/** An id of the load data in its prefix and its number. */
function idParts(id: string): readonly [string, number] {
  return [id.slice(0, -12), Number(id.slice(-12))];
}
