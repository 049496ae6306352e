import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { json, LoadClient } from '../bench/load-client.js';
import { Award } from '../exam/award.js';
import { cookieOf, idOf } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import { armsOf, Times } from './batch-times.js';
import type { FaultContext, FaultItem } from './fault-item.js';

/** What a batch with a poisoned item in it may take, in batches without one. */
const longest = 1.1;
/** The sweep looks every five seconds, and a worker that starts needs some. */
const patienceSeconds = 240;
const attemptsPerBatch = 1_000;
/** Batches of attempts with and without a poisoned one: each takes but a third of a second. */
const attemptPairs = { full: 9, reduced: 5 } as const; // odd, so that the last batch of all is a poisoned one
const certificatePairs = 2;
/** When each transaction was committed, to the microsecond: a batch ends with its last commit. */
const database = { track_commit_timestamp: 'on' };
/** An answer of no type there is, as a damaged import or a release gone wrong could leave it. */
const poison = '{"type": "unknown"}';

interface Letter {
  readonly deadLetterId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly tries: number;
}

interface Trial {
  readonly attemptRatio: number;
  readonly certificateRatio: number;
  readonly poisoned: number;
  readonly wrong: readonly string[];
}

/** One item of a batch cannot be worked on: the others are done as if it were not there, and it is where somebody sees it. */
export function poisonItem(): FaultItem {
  let postgres: string | undefined;
  const rule = `all others done, each poisoned one shown as failed and done once mended, batch ≤ ${longest} of one without it`;
  return {
    id: 'R18',
    title: 'one attempt of 1,000 that cannot be scored, one certificate of a batch that cannot be printed',
    floor: rule,
    goal: rule,
    // certificates of a batch
    repetitions: { full: 1_000, reduced: 100 },
    limitSeconds: { full: 1_200, reduced: 600 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, (version) => (postgres = version));
      for (const words of trial.wrong.slice(0, 10)) context.note(words);
      return {
        figure: `${trial.wrong.length} wrong; attempts took ${trial.attemptRatio.toFixed(2)}, certificates ${trial.certificateRatio.toFixed(2)} of a batch without`,
        reference: `batches of ${attemptsPerBatch} attempts and ${context.repetitions} certificates`,
        count: trial.poisoned,
        pass:
          trial.wrong.length === 0 &&
          trial.poisoned > 0 &&
          trial.attemptRatio <= longest &&
          trial.certificateRatio <= longest,
      };
    },
    control: async () => ({
      caught: await endAllOrNone(),
      variant: 'a batch of overdue attempts is ended as a whole or not at all',
    }),
  };
}

async function runTrial(context: FaultContext, tell: (postgres: string) => void): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true, database });
  try {
    tell(await installation.postgresVersion());
    const { sql } = installation;
    const exam = await Exam.write(sql);
    const batches = 2 * certificatePairs;
    const award = await Award.write(sql, exam, batches * context.repetitions);
    await sql.query(
      `INSERT INTO role_grant (id, person_id, role, scope_kind, valid) VALUES ($1, $2, 'administrator', 'all', daterange(CURRENT_DATE - 1, NULL))`,
      [idOf('other', 12_000), exam.personId(award.issuer)],
    );
    const api = await installation.startApi();
    const administrator = new LoadClient(api.port);
    try {
      const wrong: string[] = [];
      const bad: string[] = [];
      const certificateRatio = await certificates(context, installation, award, administrator, bad, wrong);
      const worker = await installation.startWorker();
      const attemptRatio = await attempts(context, installation, exam, bad, wrong);
      await worker.stop();
      await seenAndMended(installation, administrator, award.issuer, bad, wrong);
      return { attemptRatio, certificateRatio, poisoned: bad.length, wrong };
    } finally {
      administrator.close();
    }
  } finally {
    await installation.close();
  }
}

/** The same batch with and without a poisoned attempt, in turn. Gives how much longer it took with one. */
async function attempts(
  context: FaultContext,
  { sql }: Installation,
  exam: Exam,
  bad: string[],
  wrong: string[],
): Promise<number> {
  const times = new Times();
  const pairs = context.full ? attemptPairs.full : attemptPairs.reduced;
  // the first of each warms up and does not count
  for (let turn = -1; turn < pairs; turn += 1)
    for (const arm of armsOf(turn)) {
      context.signal.throwIfAborted();
      await exam.clearAttempts();
      await exam.openAttempts(attemptsPerBatch);
      const poisoned = arm === 'poisoned' ? [idOf('attempt', Math.floor(context.random() * attemptsPerBatch))] : [];
      await sql.query('UPDATE answer SET response = $2 WHERE attempt_id = ANY ($1) AND slot = 1', [poisoned, poison]);
      const milliseconds = await sweep(sql, attemptsPerBatch - poisoned.length);
      if (turn >= 0) times.add(arm, milliseconds);
      const { rows } = await sql.query<{ id: string }>(`SELECT id FROM attempt WHERE state = 'open'`);
      if (rows.map(({ id }) => id).join() !== poisoned.join()) wrong.push(`${rows.length} open at the end`);
    }
  // of the attempts only those of the last batch are left
  const { rows } = await sql.query<{ id: string }>(`SELECT id FROM attempt WHERE state = 'open'`);
  bad.push(...rows.map(({ id }) => id));
  context.note(`attempts: ${times.words()}`);
  return times.ratio();
}

/** Lets all attempts be overdue and waits until so many have ended. Gives the milliseconds from the look to the last commit. */
async function sweep(sql: Client, expected: number): Promise<number> {
  await sql.query(
    `UPDATE attempt SET deadline_at = date_trunc('milliseconds', now()) - interval '1 minute' WHERE state = 'open'`,
  );
  const ended = async (): Promise<boolean> => {
    const { rows } = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM attempt WHERE state = 'expired'`,
    );
    return rows[0]?.count === expected;
  };
  if (!(await comesTrue(ended, patienceSeconds))) throw new Error(`not ended: ${expected} attempts`);
  const { rows } = await sql.query<{ milliseconds: number }>(
    `SELECT (extract(epoch FROM max(pg_xact_commit_timestamp(a.xmin)) - min(g.graded_at)) * 1000)::float8 AS milliseconds
     FROM attempt a JOIN grade g ON g.attempt_id = a.id WHERE a.state = 'expired'`,
  );
  return rows[0]?.milliseconds ?? NaN;
}

/** Batches of certificates with and without one whose row says too little to be printed, in turn. */
async function certificates(
  context: FaultContext,
  installation: Installation,
  award: Award,
  client: LoadClient,
  bad: string[],
  wrong: string[],
): Promise<number> {
  const { sql } = installation;
  const size = context.repetitions;
  const times = new Times();
  // Certificates cannot be changed; this stands for one that was written wrongly.
  await sql.query('ALTER TABLE certificate DISABLE TRIGGER USER');
  for (let turn = 0; turn < certificatePairs; turn += 1)
    for (const [index, arm] of armsOf(turn).entries()) {
      const first = (2 * turn + index) * size;
      const holders = Array.from({ length: size }, (_, holder) => first + holder);
      for (const holder of holders) {
        context.signal.throwIfAborted();
        await issue(client, award, holder);
      }
      const chosen = arm === 'poisoned' ? [idOf('person', first + Math.floor(context.random() * size))] : [];
      const { rows: poisoned } = await sql.query<{ id: string }>(
        `UPDATE certificate SET snapshot = snapshot #- '{content,awardTitle}' WHERE person_id = ANY ($1) RETURNING id`,
        [chosen],
      );
      bad.push(...poisoned.map(({ id }) => id));
      const worker = await installation.startWorker();
      const batch = await printed(sql, holders, size - chosen.length);
      if (!batch.isWhole) wrong.push(`a batch of certificates has fewer than ${size - chosen.length} documents`);
      times.add(arm, batch.milliseconds);
      await worker.stop();
    }
  context.note(`certificates: ${times.words()}`);
  return times.ratio();
}

async function issue(client: LoadClient, award: Award, holder: number): Promise<void> {
  const path = `/api/enrolments/${award.enrolmentsOf(holder)[0]}/certificate`;
  const { status } = await client.request(json('POST', path, {}, { cookie: cookieOf(award.issuer) }));
  if (status >= 300) throw new Error(`issue refused: ${status}`);
}

/** Waits until so many of these people have their document. Gives the milliseconds from the first to the last. */
async function printed(
  sql: Client,
  holders: readonly number[],
  expected: number,
): Promise<{ readonly isWhole: boolean; readonly milliseconds: number }> {
  const look = async () => {
    const { rows } = await sql.query<{ count: number; milliseconds: number }>(
      `SELECT count(*)::int AS count,
         (extract(epoch FROM max(pg_xact_commit_timestamp(d.xmin)) - min(pg_xact_commit_timestamp(d.xmin))) * 1000)::float8 AS milliseconds
       FROM certificate_document d JOIN certificate c ON c.id = d.certificate_id WHERE c.person_id = ANY ($1)`,
      [holders.map((holder) => idOf('person', holder))],
    );
    return rows[0];
  };
  const isWhole = await comesTrue(async () => (await look())?.count === expected, patienceSeconds);
  return { isWhole, milliseconds: (await look())?.milliseconds ?? NaN };
}

/** Each poisoned item is listed as failed; mended and run again, it is done like the others. */
async function seenAndMended(
  installation: Installation,
  client: LoadClient,
  administrator: number,
  bad: readonly string[],
  wrong: string[],
): Promise<void> {
  const { sql } = installation;
  const cookie = cookieOf(administrator);
  const letters = async (): Promise<Letter[]> => {
    const { status, body } = await client.request({
      method: 'GET',
      path: '/api/dead-letters?limit=200',
      headers: { cookie },
    });
    if (status !== 200) throw new Error(`the list of failed work answers ${status}`);
    return (JSON.parse(body.toString()) as { items: Letter[] }).items.filter(({ subjectId }) =>
      bad.includes(subjectId),
    );
  };
  const worker = await installation.startWorker();
  const all = async (): Promise<boolean> => {
    // its waits between two tries run in fast motion
    await sql.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`);
    return (await letters()).length === bad.length;
  };
  if (!(await comesTrue(all, patienceSeconds))) wrong.push('not every poisoned item is shown as failed');
  const shown = await letters();
  wrong.push(...shown.filter(({ tries }) => tries !== 8).map(({ kind, tries }) => `${kind} was tried ${tries} times`));
  await sql.query(`UPDATE answer SET response = NULL WHERE response = $1`, [poison]);
  await sql.query(
    `UPDATE certificate SET snapshot = jsonb_set(snapshot, '{content,awardTitle}', (SELECT title FROM award WHERE id = award_id)) WHERE id = ANY ($1)`,
    [bad],
  );
  for (const { deadLetterId } of shown) {
    const path = `/api/dead-letters/${deadLetterId}/again`;
    const { status } = await client.request(json('POST', path, {}, { cookie }));
    if (status !== 204) wrong.push(`running it again was answered ${status}`);
  }
  const done = async (): Promise<boolean> => {
    const { rows } = await sql.query<{ left: number }>(
      `SELECT (SELECT count(*) FROM attempt WHERE state = 'open')::int
         + (SELECT count(*) FROM certificate c WHERE NOT EXISTS (SELECT 1 FROM certificate_document WHERE certificate_id = c.id))::int
         + (SELECT count(*) FROM attempt_set_aside)::int AS left`,
    );
    return rows[0]?.left === 0;
  };
  if (!(await comesTrue(done, 60))) wrong.push('not everything was done after it was mended');
  await worker.stop();
}

/** Whether something comes true within so many seconds. */
async function comesTrue(isTrue: () => Promise<boolean>, seconds: number): Promise<boolean> {
  const stopAt = performance.now() + seconds * 1_000;
  while (!(await isTrue())) {
    if (performance.now() > stopAt) return false;
    await delay(100);
  }
  return true;
}

/** A batch that ends as a whole or not at all leaves behind whoever was claimed with the poisoned one. Gives how many. */
async function endAllOrNone(): Promise<number> {
  const installation = await Installation.open({ isDemo: true, database });
  try {
    const { sql } = installation;
    const exam = await Exam.write(sql);
    await exam.openAttempts(attemptsPerBatch);
    await sql.query('UPDATE answer SET response = $2 WHERE attempt_id = $1 AND slot = 1', [idOf('attempt', 0), poison]);
    await installation.startWorker({ EDUKOM_BREAK: 'expire-all-or-none' });
    await sql.query(`UPDATE attempt SET deadline_at = now() - interval '1 minute'`);
    // three looks of the sweep
    await delay(16_000);
    const { rows } = await sql.query<{ left: number }>(
      `SELECT count(*)::int - 1 AS left FROM attempt WHERE state = 'open'`,
    );
    return rows[0]?.left ?? 0;
  } finally {
    await installation.close();
  }
}
