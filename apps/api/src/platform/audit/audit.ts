import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Random } from '../clock/clock.js';
import { Db } from '../db/db.js';
import { uuidv7 } from '../db/ids.js';

/** One thing that happened to a grade, an attendance, a certificate, a role or an export. */
export interface AuditEntry {
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

const SEAL_BATCH = 1_000;
const SEAL_LOCK = 4_207_111_939;
const GENESIS = Buffer.alloc(32);
const sha256 = (...parts: (Buffer | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** Hash of a payload: over salt and text, so that the payload can be erased and the chain still holds. */
export const auditPayloadHash = (salt: Buffer, payload: string): Buffer => sha256(salt, payload);

/** What an audit row needs that only the process gives: its id, when, and the salt of its payload. */
export interface AuditStamp {
  readonly id: string;
  readonly at: Date;
  readonly salt: Buffer;
}

/** An entry as it is stored; the payload is the JSON text with before, after and reason. */
export interface StampedEntry extends AuditStamp, Omit<AuditEntry, 'before' | 'after' | 'reason'> {
  readonly payload: string;
}

/**
 * Common table expressions that write audit rows within the statement of what they tell, for a hot path that is one
 * statement: from the rows of `source` (id, at, actor_id, action, subject_kind, subject_id, salt, payload), of which the
 * payload is the JSON text with before, after and reason.
 */
export const auditedInStatement = (source: string): string => `
  audit_events AS (
    INSERT INTO audit_event (id, at, actor_id, action, subject_kind, subject_id, payload_hash)
    SELECT id, at, actor_id, action, subject_kind, subject_id, sha256(salt || convert_to(payload, 'UTF8')) FROM ${source}
  ), audit_payloads AS (
    INSERT INTO audit_payload (event_id, salt, payload) SELECT id, salt, to_jsonb(payload) FROM ${source}
  )`;

/**
 * The audit log: rows are written unsealed in the transaction of what they tell, and sealed within seconds into a hash
 * chain by a worker. Personal payload lies apart, so it can be erased without breaking the chain.
 */
@Injectable()
export class Audit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async record(entry: AuditEntry): Promise<void> {
    await this.recordAll([entry]);
  }

  /** For a statement that writes its audit row itself: {@link auditedInStatement}. */
  stamp(): AuditStamp {
    return { id: uuidv7(), at: this.clock.now(), salt: this.random.salt() };
  }

  /** The same for an entry that is made here. */
  stamped({ before, after, reason, ...entry }: AuditEntry): StampedEntry {
    const payload = JSON.stringify({ before: before ?? null, after: after ?? null, reason: reason ?? '' });
    return { ...this.stamp(), ...entry, payload };
  }

  async recordAll(entries: readonly AuditEntry[]): Promise<void> {
    const rows = entries.map((entry) => this.stamped(entry));
    if (rows.length === 0) return;
    const column = <T>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of);
    await this.db.prepared(
      'audit.record',
      `WITH given AS (
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::text[])
           AS g (id, actor_id, action, subject_kind, subject_id, payload_hash, salt, payload)
       ), events AS (
         INSERT INTO audit_event (id, at, actor_id, action, subject_kind, subject_id, payload_hash)
         SELECT id, $9, actor_id, action, subject_kind, subject_id, payload_hash FROM given
       )
       INSERT INTO audit_payload (event_id, salt, payload) SELECT id, salt, to_jsonb(payload) FROM given`,
      [
        column(({ id }) => id),
        column(({ actorId }) => actorId),
        column(({ action }) => action),
        column(({ subjectKind }) => subjectKind),
        column(({ subjectId }) => subjectId),
        column(({ salt, payload }) => auditPayloadHash(salt, payload)),
        column(({ salt }) => salt),
        column(({ payload }) => payload),
        this.clock.now(),
      ],
    );
  }

  /**
   * Seals what is unsealed, oldest first, into the next link of the chain. One process at a time.
   * @returns how many events were sealed.
   */
  async seal(): Promise<number> {
    return this.db.tx(async () => {
      const lock = await this.db.one<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [SEAL_LOCK]);
      if (!lock?.got) return 0;
      const events = await this.db.query<SealedEvent>(
        'SELECT id, at, actor_id, action, subject_kind, subject_id, payload_hash FROM audit_event WHERE seal_number IS NULL ORDER BY id LIMIT $1',
        [SEAL_BATCH],
      );
      if (events.length === 0) return 0;
      const last = await this.db.one<{ number: string; hash: Buffer }>(
        'SELECT number, hash FROM audit_seal ORDER BY number DESC LIMIT 1',
      );
      const number = Number(last?.number ?? 0) + 1;
      const previous = last?.hash ?? GENESIS;
      await this.db.execute(
        'INSERT INTO audit_seal (number, sealed_at, event_count, previous_hash, hash) VALUES ($1, $2, $3, $4, $5)',
        [number, this.clock.now(), events.length, previous, sealHash(previous, events)],
      );
      await this.db.execute('UPDATE audit_event SET seal_number = $1 WHERE id = ANY ($2)', [
        number,
        events.map((event) => event.id),
      ]);
      return events.length;
    });
  }

  /** Recomputes the whole chain and every payload that was not erased; the number of the first seal that does not hold, or null. */
  async firstBrokenSeal(): Promise<number | null> {
    let previous: Buffer = GENESIS;
    for (const seal of await this.db.query<{ number: string; hash: Buffer; event_count: number }>(
      'SELECT number, hash, event_count FROM audit_seal ORDER BY number',
    )) {
      const events = await this.db.query<SealedEvent & StoredPayload>(
        `SELECT e.id, e.at, e.actor_id, e.action, e.subject_kind, e.subject_id, e.payload_hash, p.salt, p.payload #>> '{}' AS payload
         FROM audit_event e LEFT JOIN audit_payload p ON p.event_id = e.id WHERE e.seal_number = $1 ORDER BY e.id`,
        [seal.number],
      );
      const isWhole = events.length === seal.event_count && sealHash(previous, events).equals(seal.hash);
      if (!isWhole || !events.every(isPayloadAsWritten)) return Number(seal.number);
      previous = seal.hash;
    }
    return null;
  }
}

interface SealedEvent {
  id: string;
  at: Date;
  actor_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  payload_hash: Buffer;
}

/** Null when it was erased, which leaves the chain whole. */
interface StoredPayload {
  salt: Buffer | null;
  payload: string | null;
}

const isPayloadAsWritten = ({ salt, payload, payload_hash }: SealedEvent & StoredPayload): boolean =>
  salt === null || payload === null || auditPayloadHash(salt, payload).equals(payload_hash);

const sealHash = (previous: Buffer, events: readonly SealedEvent[]): Buffer =>
  sha256(
    previous,
    ...events.map((event) =>
      JSON.stringify([
        event.id,
        event.at.toISOString(),
        event.actor_id,
        event.action,
        event.subject_kind,
        event.subject_id,
        event.payload_hash.toString('hex'),
      ]),
    ),
  );
