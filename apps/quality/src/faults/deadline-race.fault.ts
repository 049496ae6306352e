import { setTimeout as delay } from 'node:timers/promises';
import { PROBLEMS } from '@edukom/contracts';
import { firstNumber, idOf } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import { attemptRecords, contradictions } from './attempt-records.js';
import { type KnownEnd, type RacedRequest, wasOvertaken, wrongDecision, wrongEnd } from './deadline-rules.js';
import { ExamPool } from './exam-pool.js';
import { examRequests } from './exam-client.js';
import type { FaultContext, FaultItem } from './fault-item.js';

/** A deadline every so many milliseconds. */
const spacingMs = 20;
const leadMs = 4_000;
/** How far around a limit requests are sent. */
const spreadMs = 500;
const skewMs = 86_400_000;

interface SentSave extends RacedRequest {
  /** Attempt and question. */
  readonly key: string;
}

interface Sitting {
  readonly attempt: number;
  readonly deadline: number;
  /** Sent; each save is of another question. */
  readonly saves: SentSave[];
  /** Saves that were answered with *come again*, before they were sent again. */
  readonly sentAway: SentSave[];
  submit: RacedRequest | undefined;
  end: KnownEnd | undefined;
}

interface Event {
  readonly at: number;
  readonly sitting: Sitting;
  /** Place of the question; null: submit. */
  readonly question: number | null;
}

interface Trial {
  readonly attempts: number;
  readonly requests: number;
  readonly refused: number;
  /** Of them, received in the grace and overtaken by a later request of the same person. */
  readonly overtaken: number;
  readonly expired: number;
  readonly wrong: readonly string[];
}

/** Saves and submits around the deadline and around the end of the grace: the time of receipt decides. */
export function deadlineRaceItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R11',
    title:
      'saves and submits from 500 ms before to 500 ms after deadline and grace, from devices a day ahead or behind',
    floor: '0 taken after deadline and grace, 0 refused before the deadline, ends at submit or deadline',
    goal: '0 taken after deadline and grace, 0 refused before the deadline, ends at submit or deadline',
    // attempts
    repetitions: { full: 5_000, reduced: 200 },
    limitSeconds: { full: 1_800, reduced: 300 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, {}, (version) => (postgres = version));
      for (const words of trial.wrong.slice(0, 10)) context.note(words);
      return {
        figure: `${trial.wrong.length} wrong decisions or ends`,
        reference: `${trial.requests} requests, ${trial.refused} saves refused (${trial.overtaken} in the grace behind a later one of the same person), ${trial.expired} of ${trial.attempts} attempts expired`,
        count: trial.attempts,
        pass: trial.wrong.length === 0 && trial.refused > 0 && trial.expired > 0 && trial.expired < trial.attempts,
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 50);
      const { wrong } = await runTrial({ ...context, repetitions }, { EDUKOM_BREAK: 'client-clock-decides' });
      return { caught: wrong.length, variant: 'the clock of the device decides' };
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
    await exam.openAttempts(context.repetitions);
    const api = await installation.startApi(env);
    await installation.startWorker(env);
    const pool = new ExamPool(api.port);
    try {
      // as the product tells it to the player
      const graceMs = Number((await pool.send(examRequests.start(0))).body['graceSeconds']) * 1000;
      const sittings = await setDeadlines(installation, context.repetitions);
      await send(context, pool, exam, planned(sittings, exam.questions.length, graceMs, context.random));
      return await judge(installation, sittings, graceMs);
    } finally {
      pool.close();
    }
  } finally {
    await installation.close();
  }
}

async function setDeadlines({ sql }: Installation, count: number): Promise<Sitting[]> {
  const first = Date.now() + leadMs;
  await sql.query(
    `UPDATE attempt SET deadline_at = $1::timestamptz + (right(id::text, 12)::bigint - $2) * interval '${spacingMs} milliseconds'`,
    [new Date(first), firstNumber],
  );
  return Array.from({ length: count }, (_, attempt) => ({
    attempt,
    deadline: first + attempt * spacingMs,
    saves: [],
    sentAway: [],
    submit: undefined,
    end: undefined,
  }));
}

/** Half of the people race with the deadline, half with the end of the grace; in the order in which they are to be sent. */
function planned(sittings: readonly Sitting[], questions: number, graceMs: number, random: () => number): Event[] {
  const around = (at: number): number => at + (2 * random() - 1) * spreadMs;
  const events = sittings.flatMap((sitting): Event[] => {
    const { attempt, deadline } = sitting;
    const limit = attempt % 2 === 0 ? deadline : deadline + graceMs;
    const saves = Array.from({ length: questions }, (_, question): Event => {
      // two of eight around the deadline in any case: they must be taken
      return { at: around(question % 4 === 0 ? deadline : limit), sitting, question };
    });
    return [...saves, { at: around(limit), sitting, question: null }];
  });
  return events.sort((a, b) => a.at - b.at);
}

async function send(context: FaultContext, pool: ExamPool, exam: Exam, events: readonly Event[]): Promise<void> {
  const underWay: Promise<void>[] = [];
  const failed: unknown[] = [];
  for (const event of events) {
    const wait = event.at - Date.now();
    if (wait > 0) await delay(wait);
    context.signal.throwIfAborted();
    const work = event.question === null ? submit(pool, event.sitting) : save(context, pool, exam, event);
    underWay.push(work.catch((error: unknown) => void failed.push(error)));
  }
  await Promise.all(underWay);
  if (failed.length > 0) throw failed[0];
}

async function submit(pool: ExamPool, sitting: Sitting): Promise<void> {
  const sentAt = Date.now();
  const { status, body, text } = await pool.send(examRequests.submit(sitting.attempt));
  if (status !== 200) throw new Error(`submit refused: ${status} ${text.slice(0, 200)}`);
  const { deadline } = sitting;
  const finishedAt = Date.parse(String(body['finishedAt']));
  const isAccepted = body['state'] === 'submitted';
  const receivedAt = isAccepted ? finishedAt : null;
  sitting.end = { state: isAccepted ? 'submitted' : 'expired', finishedAt };
  sitting.submit = { kind: 'submit', deadline, sentAt, repliedAt: Date.now(), isAccepted, receivedAt };
}

async function save({ random }: FaultContext, pool: ExamPool, exam: Exam, { sitting, question }: Event): Promise<void> {
  const asked = exam.questions[question ?? 0];
  if (!asked) return;
  const { attempt, deadline } = sitting;
  const { slot } = asked;
  const deviceAt = new Date(Date.now() + (random() < 0.5 ? skewMs : -skewMs)).toISOString();
  const request = examRequests.save(attempt, slot, { clientRev: 2, response: asked.answer(2), deviceAt });
  const key = `${idOf('attempt', attempt)}/${slot}`;
  for (;;) {
    const sentAt = Date.now();
    const { status, body, text } = await pool.send(request);
    const isAccepted = status === 200;
    const receivedAt = isAccepted ? Date.parse(String(body['receivedAt'])) : null;
    const sent = { kind: 'save', key, deadline, sentAt, repliedAt: Date.now(), isAccepted, receivedAt } as const;
    // come again: the attempt is being ended this moment
    if (status === PROBLEMS['server.busy']) sitting.sentAway.push(sent);
    else if (!isAccepted && status !== PROBLEMS['attempt.closed'])
      throw new Error(`save refused: ${status} ${text.slice(0, 200)}`);
    else {
      sitting.saves.push(sent);
      return;
    }
    await delay(250);
  }
}

async function judge({ sql }: Installation, sittings: readonly Sitting[], graceMs: number): Promise<Trial> {
  const { rows } = await sql.query<{ key: string; received_at: Date }>(
    `SELECT attempt_id || '/' || slot AS key, received_at FROM late_evidence`,
  );
  const evidence = new Map(rows.map(({ key, received_at }) => [key, received_at.getTime()]));
  const judged = sittings.map((sitting) => judgeSitting(sitting, evidence, graceMs));
  const all = sittings.flatMap(({ saves }) => saves);
  return {
    attempts: sittings.length,
    requests: all.length + sittings.length,
    refused: all.filter(({ isAccepted }) => !isAccepted).length,
    overtaken: judged.reduce((sum, { overtaken }) => sum + overtaken, 0),
    expired: sittings.filter(({ end }) => end?.state === 'expired').length,
    wrong: [...(await attemptRecords(sql)).flatMap(contradictions), ...judged.flatMap(({ wrong }) => wrong)],
  };
}

function judgeSitting(
  { attempt, saves, sentAway, submit: asked, end }: Sitting,
  evidence: ReadonlyMap<string, number>,
  graceMs: number,
): { readonly wrong: string[]; readonly overtaken: number } {
  if (!asked || !end) throw new Error(`attempt ${attempt} was not submitted`);
  // when a refused save was received is known from where it is kept as evidence
  const sent = saves.map((one) => (one.isAccepted ? one : { ...one, receivedAt: evidence.get(one.key) ?? null }));
  const requests = [...sent, ...sentAway, asked];
  const race = { end, requests, graceMs };
  const wrong = [
    ...requests.map((one) => wrongDecision(one, race)),
    wrongEnd(end, asked, graceMs),
    ...sent.map((one) => (!one.isAccepted && one.receivedAt === null ? 'refused and not kept' : undefined)),
  ];
  return {
    wrong: wrong.flatMap((words) => (words === undefined ? [] : [`attempt ${attempt}: ${words}`])),
    overtaken: requests.filter((one) => wasOvertaken(one, race)).length,
  };
}
