import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { json, LoadClient } from '../bench/load-client.js';
import { cookieOf, idOf } from '../exam/exam-ids.js';
import type { Exam, ExamQuestion } from '../exam/exam.js';
import { Ledger, type LedgerEntry } from './ledger.js';

/** A reply that was no acknowledgement, or none at all. */
export interface Refusal {
  /** 0 when the connection was lost. */
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly milliseconds: number;
}

/**
 * People who save answers without a pause, each to an attempt of their own, and write every acknowledgement into a
 * ledger on disk before they go on. After a refusal they try the same answer again, as the player does.
 */
export class ExamSavers {
  private readonly loops: Promise<void>[] = [];
  private readonly watchers = new Set<(refusal: Refusal | undefined) => void>();
  private isOver = false;

  private constructor(
    private readonly exam: Exam,
    private readonly ledger: Ledger,
    private readonly port: number,
  ) {}

  /** @param from number of the first attempt */
  static async start(exam: Exam, ledgerPath: string, port: number, count: number, from = 0): Promise<ExamSavers> {
    const savers = new ExamSavers(exam, await Ledger.open(ledgerPath), port);
    for (let place = 0; place < count; place += 1) savers.loops.push(savers.work(from + place));
    return savers;
  }

  /** Waits for the next acknowledgement. Resolves with the time it took in seconds; rejects after `withinSeconds`. */
  nextSaved(withinSeconds: number): Promise<number> {
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.watchers.delete(watch);
      };
      const watch = (refusal: Refusal | undefined): void => {
        if (refusal) return;
        finish();
        resolve((performance.now() - start) / 1000);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`no answer was saved within ${withinSeconds} s`));
      }, withinSeconds * 1000);
      this.watchers.add(watch);
    });
  }

  /** Hears every refusal until the returned function is called. */
  onRefusal(listener: (refusal: Refusal) => void): () => void {
    const watch = (refusal: Refusal | undefined): void => {
      if (refusal) listener(refusal);
    };
    this.watchers.add(watch);
    return () => this.watchers.delete(watch);
  }

  /** Lets what is under way end, and closes the ledger. */
  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.loops);
    await this.ledger.close();
  }

  private async work(attempt: number): Promise<void> {
    const client = new LoadClient(this.port, 10_000);
    for (let revision = 2; !this.isOver; revision += 1) {
      const question = this.exam.questions[revision % this.exam.questions.length];
      if (!question) break;
      if (!(await this.saveUntilAcknowledged(client, attempt, question, revision))) break;
      await this.ledger.record(entryOf(attempt, question.slot, revision, question.answer(revision)));
    }
    client.close();
  }

  private async saveUntilAcknowledged(
    client: LoadClient,
    attempt: number,
    question: ExamQuestion,
    revision: number,
  ): Promise<boolean> {
    const path = `/api/attempts/${idOf('attempt', attempt)}/answers/${question.slot}`;
    const body = { clientRev: revision, response: question.answer(revision), locale: 'sq' };
    while (!this.isOver) {
      const start = performance.now();
      const reply = await client.request(json('PUT', path, body, { cookie: cookieOf(attempt) })).catch(() => undefined);
      const milliseconds = performance.now() - start;
      const status = reply?.status ?? 0;
      const refusal =
        status === 200 ? undefined : { status, retryAfter: reply?.headers.get('retry-after'), milliseconds };
      this.watchers.forEach((watch) => watch(refusal));
      if (!refusal) return true;
      await delay(20);
    }
    return false;
  }
}

/** The answers as they are stored, in the words of the ledger. */
export async function storedAnswers(sql: Client): Promise<LedgerEntry[]> {
  const { rows } = await sql.query<{ attempt_id: string; slot: number; client_rev: number; response: unknown }>(
    'SELECT attempt_id, slot, client_rev, response FROM answer',
  );
  return rows.map(({ attempt_id, slot, client_rev, response }) => ({
    key: `${attempt_id}/${slot}`,
    revision: client_rev,
    value: canonical(response),
  }));
}

function entryOf(attempt: number, slot: number, revision: number, response: unknown): LedgerEntry {
  return { key: `${idOf('attempt', attempt)}/${slot}`, revision, value: canonical(response) };
}

/** A response as text: jsonb does not keep the order of keys. */
export function canonical(response: unknown): string {
  return JSON.stringify(Object.entries(response ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
