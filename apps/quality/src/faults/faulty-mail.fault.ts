import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { FaultyMailServer, MAIL_FAULTS, type MailBehaviour } from '../product/faulty-mail-server.js';
import { Installation } from '../product/installation.js';
import type { FaultContext, FaultItem } from './fault-item.js';

/** The mails an hour of the installation whose limit is looked at. */
const HOURLY = 20;
/** Looks of the worker, which come every five seconds, that a limit or a fence has to stand. */
const LOOKS_MS = 13_000;

/** The mail server refuses, hangs, closes, or takes a mail and drops the line: nobody gets a mail of one event twice. */
export function faultyMailItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R17',
    title: 'mail server answers 4xx, hangs, closes, takes the mail and drops the line; hourly limit; restored database',
    floor: '<= 1 mail per event, limit kept, 0 after a restore',
    goal: '<= 1 mail per event, none lost unseen, limit kept, 0 after a restore',
    repetitions: { full: 100, reduced: 30 },
    limitSeconds: { full: 1_800, reduced: 600 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const installation = await Installation.open({ isDemo: true });
      try {
        postgres = await installation.postgresVersion();
        const faulty = await sendThroughFaults(context, installation, {});
        const overLimit = await sendOverLimit(installation);
        const afterRestore = await sendAfterRestore(installation);
        const { twice, lost, faults, mails } = faulty;
        return {
          figure: `${twice} twice, ${lost} lost unseen, ${overLimit} over the limit, ${afterRestore} after a restore`,
          reference: `${mails} events, ${faults} faults`,
          count: faults,
          pass: twice === 0 && lost === 0 && overLimit === 0 && afterRestore === 0 && faults >= context.repetitions,
        };
      } finally {
        await installation.close();
      }
    },
    control: async (context) => {
      const installation = await Installation.open({ isDemo: true });
      try {
        const repetitions = Math.min(context.repetitions, 30);
        const { twice } = await sendThroughFaults({ ...context, repetitions }, installation, {
          EDUKOM_BREAK: 'mail-flag-after-send',
        });
        return { caught: twice, variant: 'noted as sent after sending' };
      } finally {
        await installation.close();
      }
    },
  };
}

interface Sent {
  readonly twice: number;
  /** Neither accepted by the server nor among what staff is shown. */
  readonly lost: number;
  readonly faults: number;
  readonly mails: number;
}

/** Lays mails of events into the outbox, as the API does in its transactions. */
async function layMails({ sql }: Installation, name: string, count: number): Promise<void> {
  await sql.query(
    `INSERT INTO outbox_mail (id, event_key, person_id, recipient, subject, body, locale, urgency, state, due_at, created_at)
     SELECT g.id, $2 || ':' || g.at, NULL, 'r17@example.org', $2, 'x', 'en', 'soon', 'queued', now(), now()
     FROM unnest($1::uuid[]) WITH ORDINALITY AS g (id, at)`,
    [Array.from({ length: count }, () => randomUUID()), name],
  );
}

async function sendThroughFaults(
  context: FaultContext,
  installation: Installation,
  env: Readonly<Record<string, string>>,
): Promise<Sent> {
  const { sql } = installation;
  let isWell = false;
  const behave = (): MailBehaviour => {
    const drawn = context.random();
    if (isWell || drawn > 0.75) return 'take';
    return MAIL_FAULTS[Math.floor((drawn / 0.75) * MAIL_FAULTS.length)] ?? 'take';
  };
  const server = await FaultyMailServer.open(behave);
  try {
    await layMails(installation, 'faults', context.repetitions);
    // Two workers: a mail must not leave from both.
    const workers = await Promise.all(
      [1, 2].map(() => installation.startWorker({ ...env, SMTP_URL: server.url, MAILS_PER_HOUR: '100000' })),
    );
    for (let round = 0; server.faults < context.repetitions; round += 1) {
      context.signal.throwIfAborted();
      await delay(500);
      // The back-off in fast motion.
      await sql.query("UPDATE outbox_mail SET due_at = now() WHERE state = 'queued' AND due_at > now()");
      if ((await open(installation)) === 0) await layMails(installation, `faults-${round}`, context.repetitions);
      context.note(`${server.faults} faults`);
    }
    isWell = true;
    for (const end = performance.now() + 120_000; performance.now() < end && (await open(installation)) > 0;) {
      await delay(500);
      await sql.query("UPDATE outbox_mail SET due_at = now() WHERE state = 'queued' AND due_at > now()");
    }
    for (const worker of workers) await worker.stop();
    return await judge(installation, server);
  } finally {
    server.close();
  }
}

async function open({ sql }: Installation): Promise<number> {
  const { rows } = await sql.query<{ open: number }>(
    "SELECT count(*)::int AS open FROM outbox_mail WHERE state IN ('queued', 'sending')",
  );
  return rows[0]?.open ?? 0;
}

async function judge({ sql }: Installation, server: FaultyMailServer): Promise<Sent> {
  const { rows } = await sql.query<{ id: string; state: string }>('SELECT id, state FROM outbox_mail');
  const times = new Map(
    [...server.accepted].map(([header, count]) => [/<([^@>]+)@edukom>/.exec(header)?.[1] ?? header, count]),
  );
  return {
    twice: [...times.values()].filter((count) => count > 1).length,
    lost: rows.filter(({ id, state }) => !times.has(id) && ['sent', 'queued', 'sending'].includes(state)).length,
    faults: server.faults,
    mails: rows.length,
  };
}

/** How many mails leave beyond what an hour allows. */
async function sendOverLimit(installation: Installation): Promise<number> {
  const server = await FaultyMailServer.open(() => 'take');
  try {
    await installation.sql.query('DELETE FROM outbox_mail');
    await layMails(installation, 'limit', 3 * HOURLY);
    const workers = await Promise.all(
      [1, 2].map(() => installation.startWorker({ SMTP_URL: server.url, MAILS_PER_HOUR: `${HOURLY}` })),
    );
    await delay(LOOKS_MS);
    for (const worker of workers) await worker.stop();
    if (server.accepted.size === 0) throw new Error('nothing left at all: the limit was not looked at');
    return Math.max(0, server.accepted.size - HOURLY);
  } finally {
    server.close();
  }
}

/** How many mails leave that waited in a database which was restored. */
async function sendAfterRestore(installation: Installation): Promise<number> {
  const server = await FaultyMailServer.open(() => 'take');
  try {
    await installation.sql.query('DELETE FROM outbox_mail');
    await layMails(installation, 'restore', 10);
    // What a database that was loaded from a dump has: the mark of the one it was dumped from.
    await installation.sql.query(`UPDATE installation SET value = '"another"' WHERE key = 'mail-fence'`);
    const worker = await installation.startWorker({ SMTP_URL: server.url });
    await delay(LOOKS_MS);
    await worker.stop();
    return server.accepted.size;
  } finally {
    server.close();
  }
}
