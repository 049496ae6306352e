import type { AttendanceRecord } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { survivorOf } from '../../platform/db/person-ids.js';
import type { AttendanceMarkRow } from './attendance-mark.entity.js';
import type { RecordKey } from './attendance.repository.js';

export interface MarkRow {
  id: string;
  session_id: string;
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

const MARK = `m.id, m.session_id, m.enrolment_id, m.kind, m.decides_id, m.status, m.method, m.intervals, m.device_at, m.received_at, m.reason,
    m.client_key, m.marker_id, p.given_name || ' ' || p.family_name AS marker_name
  FROM attendance_mark m LEFT JOIN person p ON p.id = m.marker_id`;

/** The append-only log and the records kept beside it. */
@Injectable()
export class MarksRepository {
  constructor(private readonly db: Db) {}

  /**
   * Enrolments of these runs, held until the transaction ends: two marks of one person are reduced one after the
   * other. Always in the order of ids, so that two batches cannot wait for each other.
   */
  lockEnrolments(runIds: readonly string[], enrolmentIds: readonly string[]): Promise<LockedEnrolmentRow[]> {
    return this.db.prepared<LockedEnrolmentRow>(
      'attendance.enrolments',
      `SELECT id, ${survivorOf('person_id')} AS person_id FROM enrolment
       WHERE id = ANY ($2::uuid[]) AND run_id = ANY ($1::uuid[]) AND state = 'enrolled'
       ORDER BY id FOR NO KEY UPDATE`,
      [runIds, enrolmentIds],
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
    const rows = await this.db.prepared<{ id: string }>(
      'attendance.mark',
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
      `SELECT ${MARK} WHERE m.session_id = $1 AND ($2::uuid[] IS NULL OR m.enrolment_id = ANY ($2::uuid[])) ORDER BY m.received_at, m.id`,
      [sessionId, enrolmentIds],
    );
  }

  /** The logs that records are reduced from, in the order in which they came. */
  ofRecords(keys: readonly RecordKey[]): Promise<MarkRow[]> {
    return this.db.prepared<MarkRow>(
      'attendance.log',
      `SELECT ${MARK} JOIN unnest($1::uuid[], $2::uuid[]) AS g (session_id, enrolment_id)
         ON m.session_id = g.session_id AND m.enrolment_id = g.enrolment_id ORDER BY m.received_at, m.id`,
      [keys.map(({ sessionId }) => sessionId), keys.map(({ enrolmentId }) => enrolmentId)],
    );
  }

  /** Marks with these keys. */
  byClientKeys(keys: readonly (RecordKey & { clientKey: string })[]): Promise<MarkRow[]> {
    return this.db.query<MarkRow>(
      `SELECT ${MARK} JOIN unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS g (session_id, enrolment_id, client_key)
         ON m.session_id = g.session_id AND m.enrolment_id = g.enrolment_id AND m.client_key = g.client_key`,
      [
        keys.map(({ sessionId }) => sessionId),
        keys.map(({ enrolmentId }) => enrolmentId),
        keys.map(({ clientKey }) => clientKey),
      ],
    );
  }

  async saveRecords(records: readonly (RecordKey & { record: AttendanceRecord; lastMarkId: string })[]): Promise<void> {
    if (records.length === 0) return;
    await this.db.prepared(
      'attendance.save-records',
      `INSERT INTO attendance_record (session_id, enrolment_id, state, minutes, late_minutes, to_confirm, last_mark_id, version)
       SELECT g.session_id, g.enrolment_id, g.state, g.minutes, g.late_minutes, g.to_confirm, g.last_mark_id, 1
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[], $7::uuid[])
         AS g (session_id, enrolment_id, state, minutes, late_minutes, to_confirm, last_mark_id)
       ON CONFLICT (session_id, enrolment_id) DO UPDATE SET state = EXCLUDED.state, minutes = EXCLUDED.minutes, late_minutes = EXCLUDED.late_minutes,
         to_confirm = EXCLUDED.to_confirm, last_mark_id = EXCLUDED.last_mark_id, version = attendance_record.version + 1`,
      [
        records.map(({ sessionId }) => sessionId),
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
