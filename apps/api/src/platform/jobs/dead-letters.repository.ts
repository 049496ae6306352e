import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';
import { uuidv7 } from '../db/ids.js';
import type { DeadLetter } from './dead-letter.entity.js';

/** A job that failed every time it was tried. */
export interface FailedJob {
  readonly jobId: string;
  /** Name of its kind. */
  readonly kind: string;
  readonly payload: object;
  /** What it said the last time; empty: it never came to say anything. */
  readonly error: string;
  readonly tries: number;
  readonly diedAt: Date;
}

export type Settlement = NonNullable<DeadLetter['settlement']>;

export interface DeadLetterRow {
  id: string;
  kind: string;
  payload: Record<string, unknown>;
  error: string;
  tries: number;
  died_at: Date;
  settlement: Settlement | null;
  settled_at: Date | null;
  settled_by_name: string | null;
  reason: string;
}

const MAX_ERROR = 2_000;

/** Work that failed for good, until somebody has seen to it, and what they did. */
@Injectable()
export class DeadLettersRepository {
  constructor(private readonly db: Db) {}

  /** Once per job, however often it is told. */
  async add({ jobId, kind, payload, error, tries, diedAt }: FailedJob): Promise<void> {
    await this.db.execute(
      `INSERT INTO dead_letter (id, job_id, kind, payload, error, tries, died_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT dead_letter_once DO NOTHING`,
      [uuidv7(), jobId, kind, JSON.stringify(payload), error.replaceAll('\0', '').slice(0, MAX_ERROR), tries, diedAt],
    );
  }

  list(
    isSettled: boolean,
    after: { readonly at: Date; readonly id: string } | null,
    limit: number,
  ): Promise<DeadLetterRow[]> {
    return this.db.query<DeadLetterRow & Record<string, unknown>>(
      `SELECT d.id, d.kind, d.payload, d.error, d.tries, d.died_at, d.settlement, d.settled_at,
         p.given_name || ' ' || p.family_name AS settled_by_name, d.reason
       FROM dead_letter d LEFT JOIN person p ON p.id = d.settled_by
       WHERE ${isSettled ? 'd.settlement IS NOT NULL' : 'd.settlement IS NULL'} AND ($1::timestamptz IS NULL OR (d.died_at, d.id) < ($1, $2::uuid))
       ORDER BY d.died_at DESC, d.id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, limit],
    );
  }

  async openCount(): Promise<number> {
    const row = await this.db.one<{ count: number }>(
      'SELECT count(*)::int AS count FROM dead_letter WHERE settlement IS NULL',
    );
    return row?.count ?? 0;
  }

  /** The letter, held. */
  lock(id: string): Promise<Pick<DeadLetterRow, 'id' | 'kind' | 'payload' | 'settlement'> | null> {
    return this.db.one('SELECT id, kind, payload, settlement FROM dead_letter WHERE id = $1 FOR UPDATE', [id]);
  }

  async settle(id: string, settlement: Settlement, by: string, at: Date, reason: string): Promise<void> {
    await this.db.execute(
      'UPDATE dead_letter SET settlement = $2, settled_by = $3, settled_at = $4, reason = $5 WHERE id = $1',
      [id, settlement, by, at, reason],
    );
  }
}
