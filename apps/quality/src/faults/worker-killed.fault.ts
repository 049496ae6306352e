import { setTimeout as delay } from 'node:timers/promises';
import { json, LoadClient } from '../bench/load-client.js';
import { Award } from '../exam/award.js';
import { cookieOf } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import type { ProductProcess } from '../product/product-process.js';
import { wrongCertificates } from './certificate-check.js';
import type { FaultContext, FaultItem } from './fault-item.js';

/** Steps in the API, in one transaction up to `row`; `issued` is after it and before the reply. */
const apiSteps = ['certificate.number', 'certificate.row', 'certificate.issued'] as const;
/** Steps in the worker, in their order. */
const workerSteps = ['certificate.pdf', 'certificate.file', 'certificate.document', 'certificate.mail'] as const;
/** As many jobs are left behind by dead workers before a healthy one may tidy up: each is tried 8 times at the most. */
const batch = 20;

/** API or worker dies after each step of making a certificate: everybody ends with exactly one of everything. */
export function workerKilledItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R16',
    title: 'API or worker killed after each step of a certificate (number, row, issued, PDF, file, document, mail)',
    floor: 'exactly 1 certificate, number, PDF, mail each',
    goal: 'exactly 1 certificate, number, PDF, mail each',
    repetitions: { full: 100, reduced: 5 },
    limitSeconds: { full: 7_200, reduced: 900 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const installation = await Installation.open({ isDemo: true });
      try {
        postgres = await installation.postgresVersion();
        const { kills, wrong, people } = await killAtEveryStep(context, installation);
        for (const line of wrong.slice(0, 10)) context.note(line);
        return {
          figure: `${wrong.length} with none, two, or another number`,
          reference: `${people} people, ${kills} kills`,
          count: kills,
          pass: wrong.length === 0 && kills === context.repetitions * (apiSteps.length + workerSteps.length),
        };
      } finally {
        await installation.close();
      }
    },
    control: async (context) => ({
      caught: await issueTwiceWithoutConstraint(context),
      variant: 'check, then insert, without the unique constraint',
    }),
  };
}

async function killAtEveryStep(
  context: FaultContext,
  installation: Installation,
): Promise<{ kills: number; wrong: string[]; people: number }> {
  const { sql } = installation;
  const { repetitions } = context;
  const exam = await Exam.write(sql);
  const award = await Award.write(sql, exam, repetitions * (apiSteps.length + workerSteps.length));
  let kills = 0;
  for (const [index, step] of apiSteps.entries())
    for (let turn = 0; turn < repetitions; turn += 1) {
      context.signal.throwIfAborted();
      const api = await installation.startApi({ EDUKOM_CRASH_AT: step });
      await issue(api.port, award, index * repetitions + turn, 0).catch(() => undefined);
      if (!(await api.waitUntilEnded(30))) throw new Error(`the API did not end at ${step}`);
      kills += 1;
      context.note(`kill ${kills}: API at ${step}`);
    }
  const api = await installation.startApi();
  // the ones whose API died are asked for again, as whoever clicked would do; twice at once, through both enrolments
  await issueAll(api.port, award, 0, apiSteps.length * repetitions);
  kills += await killWorkers(context, installation, async (from, count) => issueAll(api.port, award, from, count));
  const holders = Array.from({ length: award.holders }, (_, holder) => exam.personId(holder));
  return { kills, wrong: await wrongCertificates(installation, holders), people: holders.length };
}

/** Issues some, lets a worker die at a step for each of them, and lets a healthy one finish them; step by step. */
async function killWorkers(
  context: FaultContext,
  installation: Installation,
  issueSome: (from: number, count: number) => Promise<void>,
): Promise<number> {
  const { repetitions } = context;
  let kills = 0;
  let behind = 0;
  for (const [index, step] of workerSteps.entries()) {
    const from = (apiSteps.length + index) * repetitions;
    for (let turn = 0; turn < repetitions; turn += 1) {
      context.signal.throwIfAborted();
      await issueSome(from + turn, 1);
      const worker = await installation.startWorker({ EDUKOM_CRASH_AT: step });
      if (!(await worker.waitUntilEnded(60))) throw new Error(`the worker did not end at ${step}`);
      kills += 1;
      behind += 1;
      context.note(`kill ${kills}: worker at ${step}`);
      if (behind === batch) behind = await finish(installation);
    }
  }
  await finish(installation);
  return kills;
}

/** A healthy worker until every certificate has its document and its mail has left. */
async function finish(installation: Installation): Promise<0> {
  const worker: ProductProcess = await installation.startWorker();
  const end = performance.now() + 180_000;
  for (;;) {
    const { rows } = await installation.sql.query<{ open: string }>(
      `SELECT (SELECT count(*) FROM certificate) - (SELECT count(*) FROM certificate_document)
         + (SELECT count(*) FROM certificate) - (SELECT count(*) FROM outbox_mail WHERE sent_at IS NOT NULL) AS open`,
    );
    if (Number(rows[0]?.open) === 0) break;
    if (performance.now() > end) throw new Error(`${rows[0]?.open} documents or mails were never made`);
    await delay(250);
  }
  await worker.stop();
  return 0;
}

async function issueAll(port: number, award: Award, from: number, count: number): Promise<void> {
  for (let holder = from; holder < from + count; holder += 1)
    await Promise.all([issue(port, award, holder, 0), issue(port, award, holder, 1)]);
}

async function issue(port: number, award: Award, holder: number, enrolment: 0 | 1): Promise<void> {
  const client = new LoadClient(port);
  try {
    const path = `/api/enrolments/${award.enrolmentsOf(holder)[enrolment]}/certificate`;
    const { status, body } = await client.request(json('POST', path, {}, { cookie: cookieOf(award.issuer) }));
    if (status >= 300) throw new Error(`issue refused: ${status} ${body.toString().slice(0, 300)}`);
  } finally {
    client.close();
  }
}

/** Without the constraint only the look before the insert stands against a second certificate. Gives the doubles. */
async function issueTwiceWithoutConstraint({ signal }: FaultContext): Promise<number> {
  const installation = await Installation.open({ isDemo: true });
  try {
    const { sql } = installation;
    const award = await Award.write(sql, await Exam.write(sql), 100);
    await sql.query('ALTER TABLE certificate DROP CONSTRAINT certificate_once');
    const api = await installation.startApi();
    let doubles = 0;
    for (let holder = 0; holder < award.holders && doubles < 5; holder += 1) {
      signal.throwIfAborted();
      await issueAll(api.port, award, holder, 1);
      const { rows } = await sql.query<{ doubles: string }>(
        'SELECT count(*) - count(DISTINCT person_id) AS doubles FROM certificate',
      );
      doubles = Number(rows[0]?.doubles);
    }
    return doubles;
  } finally {
    await installation.close();
  }
}
