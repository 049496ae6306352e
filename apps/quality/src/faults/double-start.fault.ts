import { json, LoadClient } from '../bench/load-client.js';
import { cookieOf } from '../exam/exam-ids.js';
import { Exam, quizId } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import type { FaultContext, FaultItem } from './fault-item.js';

const parallel = 20;

interface Trial {
  readonly people: number;
  /** People with none or several open attempts, or who were told different things. */
  readonly wrong: number;
  /** Starts that were not answered with the attempt. */
  readonly refused: number;
}

/** Twenty starts of one person at once: one attempt, and everybody is told the same. */
export function doubleStartItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R10',
    title: '20 starts of the same quiz by the same person at once',
    floor: 'exactly 1 open attempt each, same id, same order',
    goal: 'exactly 1 open attempt each, same id, same order',
    repetitions: { full: 500, reduced: 50 },
    limitSeconds: { full: 900, reduced: 300 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const { people, wrong, refused } = await runTrial(context, {}, async (installation) => {
        postgres = await installation.postgresVersion();
      });
      return {
        figure: `${wrong} people with another than 1 attempt or order, ${refused} starts refused`,
        reference: `${people} people × ${parallel} starts`,
        count: people * parallel,
        pass: wrong === 0 && refused === 0,
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 20);
      const env = { EDUKOM_BREAK: 'start-without-lock' };
      // without the careful statement and without what the database holds against it
      const { wrong, refused } = await runTrial({ ...context, repetitions }, env, async ({ sql }) => {
        await sql.query('DROP INDEX attempt_one_open');
        await sql.query('ALTER TABLE attempt DROP CONSTRAINT attempt_number_unique');
      });
      return { caught: wrong + refused, variant: 'start without lock and unique index' };
    },
  };
}

async function runTrial(
  context: FaultContext,
  env: Readonly<Record<string, string>>,
  prepare: (installation: Installation) => Promise<void>,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  const clients: LoadClient[] = [];
  try {
    const exam = await Exam.write(installation.sql);
    await exam.addPeople(context.repetitions);
    await prepare(installation);
    const api = await installation.startApi(env);
    for (let place = 0; place < parallel; place += 1) clients.push(new LoadClient(api.port));
    let wrong = 0;
    let refused = 0;
    for (let person = 0; person < context.repetitions; person += 1) {
      context.signal.throwIfAborted();
      const seen = await Promise.all(clients.map((client) => startOnce(client, person)));
      const told = new Set(seen.filter((view) => view !== undefined));
      refused += seen.filter((view) => view === undefined).length;
      const open = await openAttempts(installation, exam, person);
      if (told.size !== 1 || open !== 1) wrong += 1;
    }
    return { people: context.repetitions, wrong, refused };
  } finally {
    clients.forEach((client) => client.close());
    await installation.close();
  }
}

/** What one start was told: the attempt, its questions and the order of their options. */
async function startOnce(client: LoadClient, person: number): Promise<string | undefined> {
  const request = json('POST', `/api/quizzes/${quizId}/attempts`, { locale: 'sq' }, { cookie: cookieOf(person) });
  const { status, body } = await client.request(request);
  if (status !== 200) return undefined;
  const view = JSON.parse(body.toString()) as {
    attemptId: string;
    questions: { slot: number; options: { id: string }[]; prompt: unknown }[];
  };
  const order = view.questions.map(({ slot, options, prompt }) => [slot, prompt, options.map(({ id }) => id)]);
  return JSON.stringify([view.attemptId, order]);
}

async function openAttempts({ sql }: Installation, exam: Exam, person: number): Promise<number> {
  const { rows } = await sql.query<{ attempts: string; slots: string }>(
    `SELECT count(DISTINCT a.id) AS attempts, count(s.slot) AS slots FROM attempt a LEFT JOIN attempt_slot s ON s.attempt_id = a.id
     WHERE a.person_id = $1 AND a.state = 'open'`,
    [exam.personId(person)],
  );
  const [row] = rows;
  return row && Number(row.slots) === Number(row.attempts) * exam.questions.length ? Number(row.attempts) : -1;
}
