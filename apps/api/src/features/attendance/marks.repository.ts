import type { AttendanceRecord } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { survivorOf } from '../../platform/db/person-ids.js';
import type { AttendanceMarkRow } from './attendance-mark.entity.js';

export interface MarkRow {
  id: string;
  enrolment_id: string;
  kind: AttendanceMarkRow['kind'];
  decides_id: string | null;
  status: AttendanceMarkRow['status'];
  method: AttendanceMarkRow['method'];
  intervals: AttendanceMarkRow['intervals'] | null;
  device_at: Date | null;
  received_at: Date;
  reason: string;
  client_key: string;
  marker_id: string | null;
  marker_name: string | null;
}

export interface LockedEnrolmentRow {
  id: string;
  person_id: string;
}

/** The append-only log and the records kept beside it. */
@Injectable()
export class MarksRepository {
  constructor(private readonly db: Db) {}

  /**
   * Enrolments of the session's run, held until the transaction ends: two marks of one person are reduced one after the
   * other. Always in the order of ids, so that two batches cannot wait for each other.
   */
  lockEnrolments(runId: string, enrolmentIds: readonly string[]): Promise<LockedEnrolmentRow[]> {
    return this.db.query<LockedEnrolmentRow>(
      `SELECT id, ${survivorOf('person_id')} AS person_id FROM enrolment WHERE run_id = $1 AND id = ANY ($2::uuid[]) AND state = 'enrolled'
       ORDER BY id FOR NO KEY UPDATE`,
      [runId, enrolmentIds],
    );
  }

  /** Everybody with a mark in the session, held. */
  async lockMarked(sessionId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM enrolment WHERE id IN (SELECT enrolment_id FROM attendance_mark WHERE session_id = $1)
       ORDER BY id FOR NO KEY UPDATE`,
      [sessionId],
    );
    return rows.map((row) => row.id);
  }

  /** Adds marks; one whose client key is known stays as it is. Gives the ids that were added. */
  async insert(marks: readonly AttendanceMarkRow[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ id: string }>(
      `INSERT INTO attendance_mark (id, session_id, enrolment_id, kind, decides_id, status, method, intervals, marker_id, device_at, received_at, reason, client_key)
       SELECT (m->>'id')::uuid, (m->>'sessionId')::uuid, (m->>'enrolmentId')::uuid, m->>'kind', (m->>'decidesId')::uuid, m->>'status', m->>'method', m->'intervals',
         (m->>'markerId')::uuid, (m->>'deviceAt')::timestamptz, (m->>'receivedAt')::timestamptz, m->>'reason', (m->>'clientKey')::uuid
       FROM jsonb_array_elements($1::jsonb) AS given (m)
       ON CONFLICT ON CONSTRAINT attendance_mark_once DO NOTHING RETURNING id`,
      [JSON.stringify(marks)],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** The log of a session, of everybody or of some, in the order in which it came. */
  ofSession(sessionId: string, enrolmentIds: readonly string[] | null): Promise<MarkRow[]> {
    return this.db.query<MarkRow>(
      `SELECT m.id, m.enrolment_id, m.kind, m.decides_id, m.status, m.method, m.intervals, m.device_at, m.received_at, m.reason, m.client_key,
         m.marker_id, p.given_name || ' ' || p.family_name AS marker_name
       FROM attendance_mark m LEFT JOIN person p ON p.id = m.marker_id
       WHERE m.session_id = $1 AND ($2::uuid[] IS NULL OR m.enrolment_id = ANY ($2::uuid[])) ORDER BY m.received_at, m.id`,
      [sessionId, enrolmentIds],
    );
  }

  byClientKey(sessionId: string, enrolmentId: string, clientKeys: readonly string[]): Promise<MarkRow | null> {
    return this.db.one<MarkRow>(
      `SELECT m.*, NULL AS marker_name FROM attendance_mark m
       WHERE m.session_id = $1 AND m.enrolment_id = $2 AND m.client_key = ANY ($3::uuid[]) ORDER BY m.received_at LIMIT 1`,
      [sessionId, enrolmentId, clientKeys],
    );
  }

  async saveRecords(
    sessionId: string,
    records: readonly { enrolmentId: string; record: AttendanceRecord; lastMarkId: string }[],
  ): Promise<void> {
    if (records.length === 0) return;
    await this.db.execute(
      `INSERT INTO attendance_record (session_id, enrolment_id, state, minutes, late_minutes, to_confirm, last_mark_id, version)
       SELECT $1, g.enrolment_id, g.state, g.minutes, g.late_minutes, g.to_confirm, g.last_mark_id, 1
       FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[], $7::uuid[]) AS g (enrolment_id, state, minutes, late_minutes, to_confirm, last_mark_id)
       ON CONFLICT (session_id, enrolment_id) DO UPDATE SET state = EXCLUDED.state, minutes = EXCLUDED.minutes, late_minutes = EXCLUDED.late_minutes,
         to_confirm = EXCLUDED.to_confirm, last_mark_id = EXCLUDED.last_mark_id, version = attendance_record.version + 1`,
      [
        sessionId,
        records.map(({ enrolmentId }) => enrolmentId),
        records.map(({ record }) => record.state),
        records.map(({ record }) => record.minutes),
        records.map(({ record }) => record.lateMinutes),
        records.map(({ record }) => record.toConfirm),
        records.map(({ lastMarkId }) => lastMarkId),
      ],
    );
  }
}
