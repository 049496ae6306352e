import type { InterfaceLocale, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson, survivorOf } from '../../platform/db/person-ids.js';

/** A difference between what somebody's calendar was told and what holds. */
export interface DifferenceRow {
  session_id: string;
  person_id: string;
  /** Null: nothing was told yet. */
  sequence: number | null;
  is_cancelled: boolean;
  /** What was told last was that it is off. */
  was_cancelled: boolean;
  /** Why the session is off, when somebody said it; null: it was not cancelled, or without a word. */
  cancel_reason: string | null;
  title: string;
  room: string;
  starts_at: Date;
  ends_at: Date;
}

export interface RecipientRow {
  id: string;
  given_name: string;
  family_name: string;
  email: string | null;
  locale: InterfaceLocale;
  is_calendar_mailed: boolean;
}

export interface EntryRow {
  session_id: string;
  sequence: number;
  is_cancelled: boolean;
  title: string;
  room: string;
  starts_at: Date;
  ends_at: Date;
  changed_at: Date;
  course_title: LocalizedText;
}

/** Who is expected at the sessions of a run: who is enrolled, and its own trainers (of a session with trainers of its own, those). */
const EXPECTED = `SELECT person_id FROM enrolment WHERE run_id = $1 AND state = 'enrolled'
  UNION SELECT person_id FROM role_grant WHERE role = 'trainer' AND scope_kind = 'run' AND scope_id = $1 AND valid @> CURRENT_DATE`;

const LEADS = 'EXISTS (SELECT 1 FROM session_trainer t WHERE t.session_id = s.id AND t.person_id = w.person_id)';

@Injectable()
export class CalendarRepository {
  constructor(private readonly db: Db) {}

  async runIds(): Promise<string[]> {
    return (await this.db.query<{ id: string }>('SELECT id FROM run ORDER BY id')).map((row) => row.id);
  }

  /** One after the other for a run, until the transaction ends. */
  async holdRun(runId: string): Promise<void> {
    await this.db.execute("SELECT pg_advisory_xact_lock(hashtext('calendar.run'), hashtext($1))", [runId]);
  }

  /** Entries that are not as they should be; of one that is no longer wanted what was told last. */
  differences(runId: string, limit: number): Promise<DifferenceRow[]> {
    return this.db.query<DifferenceRow>(
      `WITH wanted AS (
         SELECT s.id AS session_id, w.person_id, s.title, s.room, s.starts_at, s.ends_at
         FROM session s JOIN run r ON r.id = s.run_id AND (r.state <> 'cancelled' OR s.ends_at <= r.cancelled_at) CROSS JOIN (${EXPECTED}) w
         WHERE s.run_id = $1 AND s.cancelled_at IS NULL AND (${LEADS} OR NOT EXISTS (SELECT 1 FROM session_trainer t WHERE t.session_id = s.id)
           OR EXISTS (SELECT 1 FROM enrolment e WHERE e.run_id = $1 AND e.person_id = w.person_id AND e.state = 'enrolled'))
       ), told AS (
         SELECT c.*, s.cancel_reason FROM calendar_entry c JOIN session s ON s.id = c.session_id WHERE s.run_id = $1
       )
       SELECT session_id, person_id, t.sequence, w.title IS NULL AS is_cancelled,
         coalesce(t.is_cancelled, false) AS was_cancelled, t.cancel_reason, coalesce(w.title, t.title) AS title,
         coalesce(w.room, t.room) AS room, coalesce(w.starts_at, t.starts_at) AS starts_at, coalesce(w.ends_at, t.ends_at) AS ends_at
       FROM wanted w FULL JOIN told t USING (session_id, person_id)
       WHERE (w.title IS NULL AND NOT t.is_cancelled) OR (w.title IS NOT NULL AND (t.sequence IS NULL OR t.is_cancelled
         OR (t.title, t.room, t.starts_at, t.ends_at) IS DISTINCT FROM (w.title, w.room, w.starts_at, w.ends_at)))
       ORDER BY session_id, person_id LIMIT $2`,
      [runId, limit],
    );
  }

  /** Writes down what is told now. */
  async tell(rows: readonly (DifferenceRow & { sequence: number })[], now: Date): Promise<void> {
    const column = <K extends keyof DifferenceRow>(key: K) => rows.map((row) => row[key]);
    await this.db.execute(
      `INSERT INTO calendar_entry (session_id, person_id, sequence, is_cancelled, title, room, starts_at, ends_at, changed_at)
       SELECT g.*, $9 FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::boolean[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[]) AS g
       ON CONFLICT (session_id, person_id) DO UPDATE SET sequence = excluded.sequence, is_cancelled = excluded.is_cancelled,
         title = excluded.title, room = excluded.room, starts_at = excluded.starts_at, ends_at = excluded.ends_at, changed_at = excluded.changed_at`,
      [
        column('session_id'),
        column('person_id'),
        column('sequence'),
        column('is_cancelled'),
        column('title'),
        column('room'),
        column('starts_at'),
        column('ends_at'),
        now,
      ],
    );
  }

  recipients(personIds: readonly string[]): Promise<RecipientRow[]> {
    return this.db.query<RecipientRow>(
      `SELECT n.id, p.given_name, p.family_name, p.email, p.locale, coalesce(m.is_calendar_mailed, true) AS is_calendar_mailed
       FROM person n JOIN person p ON p.id = ${survivorOf('n.id')} LEFT JOIN message_preference m ON m.person_id = p.id
       WHERE n.id = ANY ($1::uuid[])`,
      [personIds],
    );
  }

  async courseTitle(runId: string): Promise<LocalizedText | null> {
    const row = await this.db.one<{ title: LocalizedText }>(
      'SELECT c.title FROM run r JOIN course c ON c.id = r.course_id WHERE r.id = $1',
      [runId],
    );
    return row?.title ?? null;
  }

  /** People of a run as they are told of a change. */
  audience(runId: string): Promise<{ has_address: boolean; waits: boolean }[]> {
    return this.db.query(
      `SELECT p.email IS NOT NULL AS has_address,
         coalesce(m.quiet_from IS NOT NULL OR (m.is_digest AND NOT m.is_calendar_mailed), false) AS waits
       FROM (${EXPECTED}) w JOIN person p ON p.id = w.person_id LEFT JOIN message_preference m ON m.person_id = p.id`,
      [runId],
    );
  }

  /** Somebody's entries from a day on. */
  entries(personId: string, from: Date): Promise<EntryRow[]> {
    return this.db.query<EntryRow>(
      `SELECT DISTINCT ON (c.starts_at, c.session_id) c.session_id, c.sequence, c.is_cancelled, c.title, c.room, c.starts_at, c.ends_at, c.changed_at, k.title AS course_title
       FROM calendar_entry c JOIN session s ON s.id = c.session_id JOIN run r ON r.id = s.run_id JOIN course k ON k.id = r.course_id
       WHERE c.person_id = ANY (${idsOfPerson('$1')}) AND c.starts_at >= $2 ORDER BY c.starts_at, c.session_id, c.is_cancelled`,
      [personId, from],
    );
  }

  feedOf(personId: string): Promise<{ created_at: Date; read_at: Date | null } | null> {
    return this.db.one('SELECT created_at, read_at FROM calendar_feed WHERE person_id = $1', [personId]);
  }

  async replaceFeed(personId: string, tokenHash: Buffer, now: Date): Promise<void> {
    await this.db.execute(
      `INSERT INTO calendar_feed (person_id, token_hash, created_at) VALUES ($1, $2, $3)
       ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at, read_at = NULL`,
      [personId, tokenHash, now],
    );
  }

  async endFeed(personId: string): Promise<boolean> {
    return (await this.db.execute('DELETE FROM calendar_feed WHERE person_id = $1', [personId])) === 1;
  }

  /** Whose feed it is, while their account is active. */
  ownerOf(tokenHash: Buffer): Promise<{ person_id: string; locale: InterfaceLocale } | null> {
    return this.db.one(
      `SELECT p.id AS person_id, p.locale FROM calendar_feed f JOIN person p ON p.id = ${survivorOf('f.person_id')}
       JOIN account a ON a.person_id = p.id AND a.state = 'active' WHERE f.token_hash = $1`,
      [tokenHash],
    );
  }

  /** At most one write an hour, however often a calendar asks. */
  async noteRead(tokenHash: Buffer, now: Date): Promise<void> {
    await this.db.execute(
      `UPDATE calendar_feed SET read_at = $2 WHERE token_hash = $1 AND (read_at IS NULL OR read_at < $2::timestamptz - interval '1 hour')`,
      [tokenHash, now],
    );
  }
}
