import { book, bookEnrolmentId, bookQuizId, bookRunId, addOtherBooks, writeGradebook } from '../exam/gradebook-data.js';
import type { BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { type CapturedStatement, captureStatements } from './captured-statements.js';
import { databaseArm } from './database-arm.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { growthOf } from './growth.js';
import { closedLoop } from './load.js';
import { preparedScript } from './prepared-script.js';

const readers = 2;
const changers = 8;
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
  await load.exam.addPeople(book.people + 1);
  await writeGradebook(load.installation.sql);
  return load;
}

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

/** One grade set by hand, against the update of its row alone. */
export function gradeChangeItem(): BenchItem {
  let open: ExamLoad | undefined;
  const versions = new Map<number, number>();
  const product = (): ExamLoad => {
    if (!open) throw new Error('not set up');
    return open;
  };
  const cells = book.people * book.quizzes;
  /** Each cell in turn; the next time around with the version that stands then. */
  const change = async (index: number): Promise<void> => {
    const cell = index % cells;
    const path = `/api/runs/${bookRunId}/gradebook/${bookEnrolmentId(cell % book.people)}/${bookQuizId(Math.floor(cell / book.people))}`;
    const version = versions.get(cell) ?? 0;
    await product().change(path, { points: 500 + (version % 2), reason: 'Vendim i komisionit.', version }, 0);
    versions.set(cell, version + 1);
  };
  let next = 0;
  return {
    id: 'P6',
    title: `one grade of ${cells} changed, ${changers} clients`,
    unit: 'changes/s',
    direction: 'higher',
    floor: 0.1,
    goal: 0.1,
    setUp: async () => {
      open = await openBook();
    },
    tearDown: async () => open?.close(),
    postgresVersion: () => open?.postgres,
    reference: {
      name: 'update of one row by pgbench',
      run: (context) => {
        const row = (column: string) =>
          `UPDATE grade SET points = 500, share = 5000 WHERE enrolment_id = '${bookEnrolmentId(0)}' AND quiz_id = ${column}`;
        const arm = databaseArm({
          name: 'pgbench',
          connection: () => product().installation.databaseUrl,
          bench: { clients: changers, script: pickedRow() },
          transaction: (index) => [{ text: row(`'${bookQuizId(index % book.quizzes)}'`) }],
        });
        return arm.run(context);
      },
    },
    product: {
      name: 'PUT /api/runs/:runId/gradebook/:enrolmentId/:quizId',
      run: async (context) => {
        const result = await closedLoop(changers, context.seconds, () => change(next++));
        noteErrors(context, result.messages);
        return { figure: result.perSecond, errors: result.errors };
      },
    },
    checks: [
      {
        title: 'from a change to a gradebook that shows it',
        unit: 'ms',
        limit: 1_000,
        direction: 'lower',
        measure: async () => {
          const begun = performance.now();
          await change(next++);
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
            const result = await closedLoop(changers, Math.min(3, context.seconds), () => change(next++));
            errors += result.errors;
            return result.perSecond;
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
