import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson, survivorOf } from '../../../platform/db/person-ids.js';

export interface SheetSessionRow {
  id: string;
  run_id: string;
  code: string;
  local_date: string;
  local_start: string;
  starts_at: Date;
  ends_at: Date;
  locked_at: Date | null;
  cancelled_at: Date | null;
}

export interface SheetEnrolmentRow {
  enrolment_id: string;
  run_id: string;
  person_id: string;
  email: string | null;
}

const SESSION = `SELECT s.id, s.run_id, lower(r.code) AS code, s.local_date::text, s.local_start, s.starts_at, s.ends_at, s.locked_at, s.cancelled_at
  FROM session s JOIN run r ON r.id = s.run_id`;

/** Sessions, people and records that rows of attendance name. */
@Injectable()
export class ImportAttendanceRepository {
  constructor(private readonly db: Db) {}

  /** Sessions of runs on days, and those with some ids. */
  sessions(codes: readonly string[], days: readonly string[], ids: readonly string[]): Promise<SheetSessionRow[]> {
    return this.db.query<SheetSessionRow & Record<string, unknown>>(
      `${SESSION} WHERE s.id = ANY ($3::uuid[])
         OR (lower(r.code) = ANY ($1::text[]) AND s.local_date = ANY ($2::date[])) ORDER BY s.starts_at, s.id`,
      [codes, days, ids],
    );
  }

  /** Who has a seat in runs, by the address of any of their accounts; the person is the one who stays. */
  enrolments(runIds: readonly string[], emails: readonly string[]): Promise<SheetEnrolmentRow[]> {
    return this.db.query<SheetEnrolmentRow & Record<string, unknown>>(
      `SELECT e.id AS enrolment_id, e.run_id, ${survivorOf('e.person_id')} AS person_id, p.email FROM person p
       JOIN enrolment e ON e.person_id = ANY (${idsOfPerson('p.id')}) AND e.run_id = ANY ($1::uuid[]) AND e.state = 'enrolled'
       WHERE p.email = ANY ($2::text[])`,
      [runIds, emails],
    );
  }

  /** State of attendance by session and enrolment, where there is one. */
  async states(
    sessionIds: readonly string[],
    enrolmentIds: readonly string[],
  ): Promise<{ session_id: string; enrolment_id: string; state: string }[]> {
    return this.db.query(
      `SELECT session_id, enrolment_id, state FROM attendance_record
       WHERE session_id = ANY ($1::uuid[]) AND enrolment_id = ANY ($2::uuid[])`,
      [sessionIds, enrolmentIds],
    );
  }

  /** Holds enrolments, as whoever marks attendance does. */
  async hold(enrolmentIds: readonly string[]): Promise<void> {
    await this.db.execute('SELECT 1 FROM enrolment WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
      enrolmentIds,
    ]);
  }

  /** Marks by the key of the request that made them. */
  async marksByKey(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ client_key: string; id: string }>(
      'SELECT client_key, id FROM attendance_mark WHERE client_key = ANY ($1::uuid[])',
      [keys],
    );
    return new Map(rows.map((row) => [row.client_key, row.id]));
  }

  /** Those of some marks after which nobody has said anything about that person in that session. */
  async lastWords(
    markIds: readonly string[],
  ): Promise<ReadonlyMap<string, { sessionId: string; enrolmentId: string; personId: string }>> {
    const rows = await this.db.query<{ id: string; session_id: string; enrolment_id: string; person_id: string }>(
      `SELECT m.id, m.session_id, m.enrolment_id, e.person_id FROM attendance_mark m JOIN enrolment e ON e.id = m.enrolment_id
       WHERE m.id = ANY ($1::uuid[]) AND NOT EXISTS (
         SELECT 1 FROM attendance_mark o WHERE o.session_id = m.session_id AND o.enrolment_id = m.enrolment_id AND o.id > m.id)`,
      [markIds],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        { sessionId: row.session_id, enrolmentId: row.enrolment_id, personId: row.person_id },
      ]),
    );
  }
}
