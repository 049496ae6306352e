import { idOf } from '../exam/exam-ids.js';
import { Exam, runId } from '../exam/exam.js';
import { addTrainers } from '../exam/trainers.js';
import { Installation } from '../product/installation.js';
import { sweepDays, wallInstant } from './clock-change-days.js';
import { ask, examRequests } from './exam-client.js';
import { ExamPool } from './exam-pool.js';
import type { FaultContext, FaultItem } from './fault-item.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** How far the clocks of devices are off, by turns. */
const SKEWS = [-DAY, DAY] as const;
/** How far the clock of a server steps. */
const STEPS = [-5 * MINUTE, 5 * MINUTE] as const;
/** A night over the change of clocks, one that begins in the hour that may be repeated, a morning. */
const SHAPES = [
  ['00:30', '04:30'],
  ['02:30', '05:00'],
  ['09:00', '12:00'],
] as const;
const LATE_MINUTES = 20;

interface Trial {
  readonly sessions: number;
  readonly wrong: readonly string[];
}

/** Sessions of two years over every change of clocks, devices a day off, and a server whose clock steps. */
export function clockChangesItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R24',
    title:
      'sessions of two years over every change of clocks, marked from devices a day off; a server whose clock steps 5 min',
    floor: '0 wrong times or minutes, 0 closed attempts reopened',
    goal: '0 wrong times or minutes, 0 closed attempts reopened',
    // days; each with three sessions
    repetitions: { full: 730, reduced: 24 },
    limitSeconds: { full: 1_800, reduced: 300 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const { sessions, wrong } = await runTrial(context, {}, (version) => (postgres = version));
      for (const words of wrong.slice(0, 10)) context.note(words);
      return {
        figure: `${wrong.length} wrong`,
        reference: `${sessions} sessions, ${STEPS.length} steps of the clock`,
        count: sessions,
        pass: wrong.length === 0 && sessions >= context.repetitions,
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 12);
      const { wrong } = await runTrial({ ...context, repetitions }, { EDUKOM_BREAK: 'session-from-midnight' });
      return { caught: wrong.length, variant: 'midnight plus the seconds on the clock' };
    },
  };
}

async function runTrial(
  context: FaultContext,
  env: Readonly<Record<string, string>>,
  tell: (postgres: string) => void = () => undefined,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  try {
    tell(await installation.postgresVersion());
    const exam = await Exam.write(installation.sql);
    await exam.openAttempts(1);
    const [trainer = 0] = await addTrainers(installation.sql, exam, 1);
    await installation.sql.query(
      `INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid)
       VALUES (gen_random_uuid(), $1, 'project-manager', 'all', NULL, daterange(CURRENT_DATE - 1, NULL))`,
      [exam.personId(trainer)],
    );
    const { port } = await installation.startApi(env);
    const pool = new ExamPool(port);
    try {
      const swept = await sweep(context, pool, installation, trainer);
      return { ...swept, wrong: [...swept.wrong, ...(await reopened(installation, pool))] };
    } finally {
      pool.close();
    }
  } finally {
    await installation.close();
  }
}

/** Plans every session, marks somebody late in it from a device that is a day off, and compares what is stored. */
async function sweep(context: FaultContext, pool: ExamPool, { sql }: Installation, trainer: number): Promise<Trial> {
  // The year to come: what lies more than two weeks back is locked.
  const days = sweepDays(new Date().getUTCFullYear() + 1, context.repetitions);
  const { rows } = await sql.query<{ id: string }>(
    'SELECT id FROM enrolment WHERE run_id = $1 AND person_id = (SELECT person_id FROM attempt WHERE id = $2)',
    [runId, idOf('attempt', 0)],
  );
  const enrolmentId = rows[0]?.id ?? '';
  const wrong: string[] = [];
  for (const [index, day] of days.entries()) {
    context.signal.throwIfAborted();
    const deviceAt = new Date(Date.now() + (SKEWS[index % SKEWS.length] ?? 0));
    for (const [start, end] of SHAPES)
      wrong.push(...(await wrongIn(pool, trainer, { day, start, end, enrolmentId, deviceAt })));
  }
  return { sessions: days.length * SHAPES.length, wrong };
}

interface Asked {
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly enrolmentId: string;
  readonly deviceAt: Date;
}

/** What is wrong with one session, in words. */
async function wrongIn(pool: ExamPool, trainer: number, asked: Asked): Promise<string[]> {
  const { day, start, end, enrolmentId, deviceAt } = asked;
  const found = await planned(pool, trainer, day, start, end);
  const [from, until] = [wallInstant(day, start), wallInstant(day, end)];
  if (from === null || until === null)
    return found === null ? [] : [`${day} ${start}: an hour that is not was planned`];
  if (found === null) return [`${day} ${start}: refused`];
  const minutes = (until - from) / MINUTE;
  const cameAt = from + LATE_MINUTES * MINUTE;
  const attended = await markedLate(pool, trainer, found, { enrolmentId, cameAt, deviceAt });
  const expected = { planned: minutes, minutes: minutes - LATE_MINUTES, startsAt: from };
  return JSON.stringify(attended) === JSON.stringify(expected)
    ? []
    : [`${day} ${start}: ${JSON.stringify(attended)} instead of ${JSON.stringify(expected)}`];
}

/** The id of a session that was planned; null when its time was refused. */
async function planned(
  pool: ExamPool,
  person: number,
  day: string,
  start: string,
  end: string,
): Promise<string | null> {
  const body = { title: 'R24', localDate: day, localStart: start, localEnd: end };
  const reply = await pool.send(ask('POST', `/api/runs/${runId}/sessions`, body, person));
  if (reply.status === 422 || reply.status === 400) return null;
  const id = reply.body['sessionId'] ?? reply.body['id'];
  if (typeof id !== 'string') throw new Error(`session refused: ${reply.status} ${reply.text.slice(0, 200)}`);
  return id;
}

async function markedLate(
  pool: ExamPool,
  person: number,
  sessionId: string,
  { enrolmentId, cameAt, deviceAt }: { enrolmentId: string; cameAt: number; deviceAt: Date },
): Promise<{ planned: number; minutes: number; startsAt: number }> {
  const at = new Date(cameAt).toISOString();
  const mark = { clientKey: sessionId, enrolmentId, kind: 'late', at, deviceAt: deviceAt.toISOString() };
  await pool.send(ask('POST', `/api/sessions/${sessionId}/marks`, { marks: [mark] }, person));
  const { body } = await pool.send(ask('GET', `/api/sessions/${sessionId}/board`, undefined, person));
  const people = body['rows'] as readonly { enrolmentId: string; minutes: number }[];
  return {
    planned: Number(body['plannedMinutes']),
    minutes: people.find((row) => row.enrolmentId === enrolmentId)?.minutes ?? NaN,
    startsAt: Date.parse(String(body['startsAt'])),
  };
}

/** A process whose clock is off from its first line on: the step of a server’s clock, as the product sees it. */
const steppedBy = (ms: number): string =>
  `--import data:text/javascript,${encodeURIComponent(
    `const Real=Date;globalThis.Date=class extends Real{constructor(...a){if(a.length)super(...a);else super(Real.now()+(${ms}))}static now(){return Real.now()+(${ms})}};`,
  )}`;

/** Saves into an attempt that was handed in, from servers before and behind their time. Gives what was taken. */
async function reopened(installation: Installation, pool: ExamPool): Promise<string[]> {
  const wrong: string[] = [];
  await pool.send(examRequests.submit(0));
  const stateOf = async () =>
    JSON.stringify(
      (await installation.sql.query('SELECT state, finished_at FROM attempt WHERE id = $1', [idOf('attempt', 0)])).rows,
    );
  const before = await stateOf();
  for (const step of STEPS) {
    const stepped = await installation.startApi({ NODE_OPTIONS: steppedBy(step) });
    const other = new ExamPool(stepped.port);
    try {
      const { status } = await other.send(examRequests.save(0, 1, { clientRev: 9, response: null }));
      if (status === 200) wrong.push(`a closed attempt took an answer at ${step / MINUTE} min`);
      await other.send(examRequests.submit(0));
      if ((await stateOf()) !== before) wrong.push(`a closed attempt changed at ${step / MINUTE} min`);
    } finally {
      other.close();
      await stepped.stop();
    }
  }
  return wrong;
}
