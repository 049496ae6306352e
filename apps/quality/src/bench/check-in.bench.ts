import { checkIn, readCheckInCodes } from '@edukom/contracts';
import { firstNumber, idOf, idPrefix } from '../exam/exam-ids.js';
import { runId } from '../exam/exam.js';
import { addTrainers } from '../exam/trainers.js';
import type { BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { databaseArm } from './database-arm.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { growthOf } from './growth.js';
import { closedLoop, type LoadResult, openLoop } from './load.js';
import { countStatements } from './statement-count.js';

/** Connections of the reference; more give fewer inserts on two cores. */
const connections = 16;
/** Phones that wait for an answer at once: in the burst that are hundreds, which share the connections of one process. */
const phones = 64;
const rooms = 38;
const perRoom = 500;
const people = rooms * perRoom;
const burstSeconds = 10;
const firstRoom = 2_000;
const roomOf = (person: number): number => person % rooms;
const roomId = (room: number): string => idOf('other', firstRoom + room);

/** What a screen was given: a code for each of the next steps. */
type Codes = readonly { readonly until: number; readonly path: string }[];

/**
 * Check-in of a full house: the scan judged at its arrival and the mark stored, as one request, against a narrow insert by
 * pgbench.
 */
export function checkInItem(): BenchItem {
  let load: ExamLoad | undefined;
  let trainer = -1;
  let walls: readonly Codes[] = [];
  const product = (): ExamLoad => {
    if (!load) throw new Error('not set up');
    return load;
  };
  const readWalls = async (): Promise<void> => {
    walls = await Promise.all(
      Array.from({ length: rooms }, async (_, room) => {
        const body = await product().read(readCheckInCodes.path.replace(':sessionId', roomId(room)), trainer);
        const { codes } = JSON.parse(body) as { codes: { until: string; url: string }[] };
        return codes.map(({ until, url }) => ({ until: Date.parse(until), path: new URL(url).pathname }));
      }),
    );
  };
  const shownIn = (room: number): string | undefined => walls[room]?.find(({ until }) => until > Date.now())?.path;
  let reading: Promise<void> | undefined;
  // A screen reads its codes for three minutes ahead and shows them one after the other.
  const arrive = async (person: number): Promise<void> => {
    const room = roomOf(person);
    if (shownIn(room) === undefined) await (reading ??= readWalls().finally(() => (reading = undefined)));
    await scan(product(), shownIn(room) ?? '', person);
  };
  const run = async (seconds: number): Promise<LoadResult> => {
    await clear(product());
    return closedLoop(phones, seconds, (_, person) => arrive(person), { operations: people });
  };
  return {
    id: 'P7',
    title: `check-in, ${perRoom} in ${burstSeconds} s in each of ${rooms} rooms`,
    unit: 'check-ins/s',
    direction: 'higher',
    floor: 0.12,
    goal: 0.25,
    stretch: 0.4,
    setUp: async () => {
      load = await ExamLoad.open();
      await load.exam.addPeople(people);
      [trainer = -1] = await addTrainers(load.installation.sql, load.exam, 1);
      await writeRooms(load);
      await load.installation.sql.query(
        'CREATE TABLE bench_check_in (session_id uuid, enrolment_id uuid, client_key uuid, received_at timestamptz, UNIQUE (session_id, enrolment_id, client_key))',
      );
    },
    tearDown: async () => load?.close(),
    postgresVersion: () => load?.postgres,
    reference: { name: 'a narrow insert by pgbench', run: (context) => pgbenchArm(product(), context) },
    product: {
      name: 'POST /api/check-ins with the scan',
      run: async (context) => {
        const result = await run(context.seconds);
        noteErrors(context, result.messages);
        return { figure: result.perSecond, errors: result.errors };
      },
    },
    checks: checksOf(product, arrive, run, () => shownIn(0) ?? ''),
  };
}

function checksOf(
  product: () => ExamLoad,
  arrive: (person: number) => Promise<void>,
  run: (seconds: number) => Promise<LoadResult>,
  shown: () => string,
): readonly BenchCheck[] {
  return [
    {
      title: `p95 of ${people} check-ins in ${burstSeconds} s, open loop`,
      unit: 'ms',
      limit: 300,
      direction: 'lower',
      measure: async (context) => {
        await clear(product());
        const result = await openLoop(people / burstSeconds, burstSeconds, (_, person) => arrive(person));
        noteErrors(context, result.messages);
        return { figure: result.latency.p95, errors: result.errors };
      },
    },
    {
      title: 'rows beyond one of each person after it',
      unit: 'rows',
      limit: 0,
      direction: 'lower',
      measure: async () => {
        const { rows } = await product().installation.sql.query<{ doubled: string }>(
          'SELECT count(*) - count(DISTINCT (session_id, enrolment_id)) AS doubled FROM attendance_mark',
        );
        return { figure: Number(rows[0]?.doubled) };
      },
    },
    {
      title: 'SQL statements to judge a code, by the log of the server',
      unit: 'statements',
      limit: 0,
      direction: 'lower',
      measure: async () => {
        const { sql, folder } = product().installation;
        const judged = 50;
        // Of somebody who is signed in: looking that up would be the first read.
        const count = await countStatements(sql, folder, 'sign-in.actor', async () => {
          for (let turn = 0; turn < judged; turn += 1) await product().send('GET', shown(), undefined, turn);
        });
        return { figure: count / judged };
      },
    },
    {
      title: 'time per check-in with 10 times the people',
      unit: 'times',
      limit: 1.2,
      direction: 'lower',
      measure: async (context) => {
        let errors = 0;
        const measure = async (): Promise<number> => {
          const result = await run(Math.min(3, context.seconds));
          errors += result.errors;
          return result.perSecond;
        };
        return { figure: await growthOf(measure, () => product().exam.addPeople(people * 9), 3), errors };
      },
    },
  ];
}

/** Sends what the QR on the wall carries; rejects unless it is taken. */
async function scan(load: ExamLoad, path: string, person: number): Promise<void> {
  const reply = await load.send('POST', checkIn.path, { scan: path.split('/').at(-1) }, person);
  if (reply.status !== 200) throw new Error(`check-in: ${reply.status} ${reply.body.toString().slice(0, 200)}`);
}

async function writeRooms({ installation: { sql } }: ExamLoad): Promise<void> {
  await sql.query(
    `INSERT INTO session (id, run_id, title, local_date, local_start, local_end, zone, starts_at, ends_at)
     SELECT r.id, $2, 'Room', current_date, '00:00', '23:59', 'Europe/Belgrade', now() - interval '5 minutes', now() + interval '6 hours'
     FROM unnest($1::uuid[]) AS r (id)`,
    [Array.from({ length: rooms }, (_, room) => roomId(room)), runId],
  );
  await sql.query(
    `INSERT INTO session_slot (session_id, starts_at, ends_at) SELECT id, starts_at, ends_at FROM session WHERE title = 'Room'`,
  );
}

const clear = async ({ installation: { sql } }: ExamLoad): Promise<void> => {
  await sql.query('TRUNCATE attendance_record, attendance_mark CASCADE');
};

const INSERT =
  'INSERT INTO bench_check_in (session_id, enrolment_id, client_key, received_at) VALUES ($1, $2, gen_random_uuid(), now())';

function pgbenchArm(load: ExamLoad, context: BenchContext) {
  const script = `\\set n random(${firstNumber}, ${firstNumber + people - 1})\n${INSERT.replace('$1', `'${roomId(0)}'`).replace('$2', `('${idPrefix('enrolment')}' || :n)::uuid`)};\n`;
  const arm = databaseArm({
    name: 'pgbench',
    connection: () => load.installation.databaseUrl,
    before: async () => {
      await load.installation.sql.query('TRUNCATE bench_check_in');
    },
    bench: { clients: connections, script, variables: {} },
    transaction: (index) => [
      { name: 'check-in', text: INSERT, values: [roomId(0), idOf('enrolment', index % people)] },
    ],
  });
  return arm.run(context);
}
