import type { Client } from 'pg';
import { type AttemptRecord, attemptRecords, contradictions } from '../faults/attempt-records.js';
import { canonical, storedAnswers } from '../faults/exam-savers.js';
import { compareLedger, type LedgerEntry } from '../faults/ledger.js';

/** What people were promised on the day. In memory: nobody kills the harness here. */
export class DayRecord {
  readonly answers: LedgerEntry[] = [];
  /** Hash of the receipt, by attempt. */
  readonly receipts = new Map<string, string>();
  /** Ids of people. */
  readonly checkIns: string[] = [];

  /** An answer of which the reply said that it is stored. */
  saved(attemptId: string, slot: number, revision: number, response: unknown): void {
    this.answers.push({ key: `${attemptId}/${slot}`, revision, value: canonical(response) });
  }
}

/** What is there afterwards. */
export interface StoredDay {
  readonly answers: readonly LedgerEntry[];
  readonly attempts: readonly AttemptRecord[];
  /** Ids of people, one for each mark. */
  readonly checkIns: readonly string[];
}

/** Reads it all. */
export async function readStoredDay(sql: Client): Promise<StoredDay> {
  const { rows } = await sql.query<{ person_id: string }>(
    `SELECT e.person_id FROM attendance_mark m JOIN enrolment e ON e.id = m.enrolment_id WHERE m.method = 'code'`,
  );
  return {
    answers: await storedAnswers(sql),
    attempts: await attemptRecords(sql),
    checkIns: rows.map(({ person_id }) => person_id),
  };
}

/** Every promise that was not kept, and every attempt that contradicts itself, a line each. */
export function brokenPromises({ answers, receipts, checkIns }: DayRecord, stored: StoredDay): string[] {
  const { lost, different, duplicated } = compareLedger(answers, stored.answers);
  const attempts = new Map(stored.attempts.map((attempt) => [attempt.id, attempt]));
  const marked = new Set(stored.checkIns);
  return [
    ...lost.map(({ key }) => `${key}: an answer that was acknowledged is lost`),
    ...different.map(({ key }) => `${key}: another answer is stored than the one that was acknowledged`),
    ...duplicated.map((key) => `${key}: stored twice`),
    ...[...receipts].flatMap(([id, hash]) => brokenReceipt(id, hash, attempts.get(id))),
    ...stored.attempts.flatMap(contradictions),
    ...checkIns.filter((id) => !marked.has(id)).map((id) => `${id}: a check-in is lost`),
  ];
}

function brokenReceipt(id: string, hash: string, attempt: AttemptRecord | undefined): string[] {
  if (attempt?.state === 'submitted' && attempt.receiptHash === hash) return [];
  return [`${id}: submitted with a receipt, and ${attempt ? `${attempt.state} with another` : 'gone'}`];
}
