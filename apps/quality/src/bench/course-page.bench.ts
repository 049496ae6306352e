import type { QueryConfig } from 'pg';
import { addOtherCourses, addReaders, bigCourse, coursePage, writeBigCourse } from '../exam/big-course.js';
import { firstNumber } from '../exam/exam-ids.js';
import type { Arm, BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { asExpressions, asValues, type CapturedStatement, captureStatements } from './captured-statements.js';
import { databaseArm } from './database-arm.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { growthOf } from './growth.js';
import { closedLoop, openLoop } from './load.js';
import { preparedScript } from './prepared-script.js';

const clients = 16;
const readers = 300;
const otherCourses = 2;
const rate = 100;
/** Every request begins with the statement that tells whose it is. */
const marker = 'sign-in.actor';

interface CourseLoad {
  readonly load: ExamLoad;
  readonly statements: readonly CapturedStatement[];
}

/** A page that is not whole is an error: it must hold every lesson. */
async function read(load: ExamLoad, index: number): Promise<void> {
  const body = await load.read(coursePage(index % readers), index % readers);
  const lessons = body.split('"kind":"lesson"').length - 1;
  if (lessons < bigCourse.lessons) throw new Error(`${lessons} of ${bigCourse.lessons} lessons`);
}

/** The course page with 200 lessons of 2,000 blocks, against pgbench of the statements it executes. */
export function coursePageItem(): BenchItem {
  let open: CourseLoad | undefined;
  const product = (): CourseLoad => {
    if (!open) throw new Error('not set up');
    return open;
  };
  return {
    id: 'P4',
    title: `course page of ${bigCourse.lessons} lessons, 16 clients`,
    unit: 'pages/s',
    direction: 'higher',
    floor: 0.12,
    goal: 0.25,
    stretch: 0.4,
    setUp: async (note) => {
      const load = await ExamLoad.open();
      open = { load, statements: [] };
      const { sql, folder } = load.installation;
      await load.exam.addPeople(readers);
      await writeBigCourse(sql);
      await addReaders(sql, 0, readers);
      await addOtherCourses(sql, otherCourses);
      await read(load, 0);
      const statements = await captureStatements(sql, folder, marker, () => read(load, 0));
      if (statements.length === 0) throw new Error('the page executed no statement of its own');
      note(`P4 compares with ${statements.length} statements`);
      open = { load, statements };
    },
    tearDown: async () => open?.load.close(),
    postgresVersion: () => open?.load.postgres,
    reference: { name: 'its statements by pgbench', run: (context) => pgbenchArm(product(), context) },
    product: {
      name: 'GET /api/me/learning/:enrolmentId',
      run: async (context) => {
        const result = await closedLoop(clients, context.seconds, (_, index) => read(product().load, index));
        noteErrors(context, result.messages);
        return { figure: result.perSecond, errors: result.errors };
      },
    },
    checks: checksOf(product),
  };
}

function checksOf(product: () => CourseLoad): readonly BenchCheck[] {
  return [
    {
      title: 'SQL statements per page, by the log of the server',
      unit: 'statements',
      limit: 6,
      direction: 'lower',
      // The one that tells whose request it is counts too.
      measure: async () => ({ figure: product().statements.length + 1 }),
    },
    {
      title: `p95 at ${rate}/s, open loop`,
      unit: 'ms',
      limit: 150,
      direction: 'lower',
      measure: async (context) => {
        await openLoop(rate, 3, (_, index) => read(product().load, index));
        const result = await openLoop(rate, Math.max(5, context.seconds * 2), (_, index) =>
          read(product().load, index),
        );
        noteErrors(context, result.messages);
        return { figure: result.latency.p95, errors: result.errors };
      },
    },
    {
      title: 'time per page with 10 times the people and courses',
      unit: 'times',
      limit: 1.3,
      direction: 'lower',
      measure: (context) => growth(product().load, context),
    },
  ];
}

async function growth(load: ExamLoad, context: BenchContext): Promise<{ figure: number; errors: number }> {
  let errors = 0;
  const measure = async (): Promise<number> => {
    const result = await closedLoop(clients, Math.min(3, context.seconds), (_, index) => read(load, index));
    errors += result.errors;
    return result.perSecond;
  };
  const figure = await growthOf(measure, async () => {
    const { sql } = load.installation;
    await load.exam.addPeople(9 * readers);
    await addReaders(sql, readers, 9 * readers);
    await addOtherCourses(sql, 9 * (otherCourses + 1));
  });
  return { figure, errors };
}

function pgbenchArm({ load, statements }: CourseLoad, context: BenchContext): ReturnType<Arm['run']> {
  const arm = databaseArm({
    name: 'pgbench',
    connection: () => load.installation.databaseUrl,
    bench: { clients, script: scriptOf(statements) },
    transaction: (index) => statements.map((statement, at) => queryOf(statement, at, index % readers)),
  });
  return arm.run(context);
}

const scriptOf = (statements: readonly CapturedStatement[]): string =>
  [
    `\\set n random(${firstNumber}, ${firstNumber + readers - 1})`,
    ...statements.map(({ sql, parameters }) => preparedScript(sql, asExpressions(parameters))),
  ].join('\n');

const queryOf = ({ sql, parameters }: CapturedStatement, at: number, number: number): QueryConfig => ({
  name: `page-${at}`,
  text: sql,
  values: [...asValues(parameters, number)],
});
