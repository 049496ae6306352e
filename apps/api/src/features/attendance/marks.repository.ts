import type { AttendanceRecord } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { auditedInStatement, type StampedEntry } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson, survivorOf } from '../../platform/db/person-ids.js';
import type { AttendanceMarkRow } from './attendance-mark.entity.js';
import { type RecordKey, versionOf } from './attendance.repository.js';

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

export interface AppendedRow extends MarkRow {
  is_new: boolean;
}

/** Who is looked for at which session. */
export interface Place {
  readonly sessionId: string;
  readonly personId: string;
}

/** The first mark of somebody at a session, and all that is stored with it. */
export interface FirstMark {
  readonly mark: AttendanceMarkRow;
  readonly record: AttendanceRecord;
  readonly audit: StampedEntry;
}

export interface LockedEnrolmentRow {
  id: string;
  person_id: string;
}

const MARK = `m.id, m.session_id, m.enrolment_id, m.kind, m.decides_id, m.status, m.method, m.intervals, m.device_at, m.received_at, m.reason,
    m.client_key, m.marker_id, p.given_name || ' ' || p.family_name AS marker_name
  FROM attendance_mark m LEFT JOIN person p ON p.id = m.marker_id`;

/**
 * First marks with record and audit row. Each is stored only if the session is the one that was read, the enrolment stands,
 * and nothing was said about the person there: a record that somebody else adds meanwhile is met by its key, however old
 * the snapshot is. Sessions are held before enrolments (all of them are counted first), both in the order of ids, as everywhere.
 */
const APPEND_FIRST = `
  WITH given AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS g (
      id uuid, session_id uuid, enrolment_id uuid, kind text, status text, method text, intervals jsonb, marker_id uuid,
      device_at timestamptz, received_at timestamptz, reason text, client_key uuid, state text, minutes int, late_minutes int, to_confirm int,
      audit_id uuid, audit_at timestamptz, action text, subject_kind text, subject_id text, salt bytea, payload text)
  ), sessions AS MATERIALIZED (
    SELECT s.id FROM unnest($2::uuid[], $3::text[]) AS r (id, version) JOIN session s ON s.id = r.id AND ${versionOf('s')} = r.version
    ORDER BY s.id FOR SHARE OF s
  ), seats AS MATERIALIZED (
    SELECT e.id FROM enrolment e WHERE (SELECT count(*) FROM sessions) > 0 AND e.id = ANY ($4::uuid[]) AND e.state = 'enrolled'
    ORDER BY e.id FOR NO KEY UPDATE
  ), recorded AS (
    INSERT INTO attendance_record (session_id, enrolment_id, state, minutes, late_minutes, to_confirm, last_mark_id, version)
    SELECT g.session_id, g.enrolment_id, g.state, g.minutes, g.late_minutes, g.to_confirm, g.id, 1
    FROM given g JOIN sessions ON sessions.id = g.session_id JOIN seats ON seats.id = g.enrolment_id
    ON CONFLICT (session_id, enrolment_id) DO NOTHING RETURNING last_mark_id
  ), added AS MATERIALIZED (
    SELECT g.* FROM given g JOIN recorded ON recorded.last_mark_id = g.id
  ), marks AS (
    INSERT INTO attendance_mark (id, session_id, enrolment_id, kind, status, method, intervals, marker_id, device_at, received_at, reason, client_key)
    SELECT id, session_id, enrolment_id, kind, status, method, coalesce(intervals, 'null'), marker_id, device_at, received_at, reason, client_key FROM added
  ), told AS (
    SELECT audit_id AS id, audit_at AS at, marker_id AS actor_id, action, subject_kind, subject_id, salt, payload FROM added
  ), ${auditedInStatement('told')}
  SELECT id FROM added`;

/** The append-only log and the records kept beside it. */
@Injectable()
export class MarksRepository {
  constructor(private readonly db: Db) {}

  /**
   * Enrolments of the session's run, held until the transaction ends: two marks of one person are reduced one after the
   * other. Always in the order of ids, so that two batches cannot wait for each other.
   */
  lockEnrolments(runId: string, enrolmentIds: readonly string[]): Promise<LockedEnrolmentRow[]> {
    return this.db.prepared<LockedEnrolmentRow>(
      'attendance.enrolments',
      `SELECT id, ${survivorOf('person_id')} AS person_id FROM enrolment
       WHERE id = ANY ($2::uuid[]) AND run_id = $1 AND state = 'enrolled'
       ORDER BY id FOR NO KEY UPDATE`,
      [runId, enrolmentIds],
    );
  }

  /** The enrolment of each person in the run of each session, in their order; null where there is none. Of several it is that of the latest cycle. */
  seats(places: readonly Place[]): Promise<(string | null)[]> {
    return this.#seats('attendance.seats', '', places);
  }

  /** As `seats`, held as by `lockEnrolments`. */
  lockSeats(places: readonly Place[]): Promise<(string | null)[]> {
    return this.#seats('attendance.lock-seats', 'FOR NO KEY UPDATE OF e', places);
  }

  async #seats(name: string, hold: string, places: readonly Place[]): Promise<(string | null)[]> {
    const rows = await this.db.prepared<{ place: number; id: string; cycle: number }>(
      name,
      `SELECT g.place::int, e.id, e.cycle FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS g (session_id, person_id, place)
       JOIN session s ON s.id = g.session_id
       JOIN enrolment e ON e.run_id = s.run_id AND e.person_id = ANY (${idsOfPerson('g.person_id')}) AND e.state = 'enrolled'
       ORDER BY e.id ${hold}`,
      [places.map(({ sessionId }) => sessionId), places.map(({ personId }) => personId)],
    );
    const found = Map.groupBy(rows, ({ place }) => place);
    return places.map((_place, index) => {
      const mine = found.get(index + 1) ?? [];
      return mine.toSorted((one, other) => other.cycle - one.cycle)[0]?.id ?? null;
    });
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

  /**
   * Adds marks; one whose client key is known stays as it is. The people's enrolments are held, so that nobody adds meanwhile.
   * @returns the whole logs the marks belong to, in the order in which they came, and which of them were added now.
   */
  async append(marks: readonly AttendanceMarkRow[]): Promise<readonly AppendedRow[]> {
    const rows = await this.db.prepared<AppendedRow>(
      'attendance.append',
      `WITH given AS (
         SELECT (m->>'id')::uuid AS id, (m->>'sessionId')::uuid AS session_id, (m->>'enrolmentId')::uuid AS enrolment_id, m
         FROM jsonb_array_elements($1::jsonb) AS g (m)
       ), added AS (
         INSERT INTO attendance_mark (id, session_id, enrolment_id, kind, decides_id, status, method, intervals, marker_id, device_at, received_at, reason, client_key)
         SELECT id, session_id, enrolment_id, m->>'kind', (m->>'decidesId')::uuid, m->>'status', m->>'method', m->'intervals',
           (m->>'markerId')::uuid, (m->>'deviceAt')::timestamptz, (m->>'receivedAt')::timestamptz, m->>'reason', (m->>'clientKey')::uuid
         FROM given ON CONFLICT ON CONSTRAINT attendance_mark_once DO NOTHING RETURNING *
       )
       SELECT m.*, NULL AS marker_name, false AS is_new FROM attendance_mark m
       JOIN (SELECT DISTINCT session_id, enrolment_id FROM given) g ON m.session_id = g.session_id AND m.enrolment_id = g.enrolment_id
       UNION ALL SELECT added.*, NULL, true FROM added`,
      [JSON.stringify(marks)],
    );
    return rows.toSorted(
      (one, other) => one.received_at.getTime() - other.received_at.getTime() || (one.id < other.id ? -1 : 1),
    );
  }

  /**
   * Adds first marks with their records and audit rows, as a unit of work of its own; at most one of each person and session.
   * @param sessions the marks belong to, as they were read
   * @returns ids of those that were added; the others are not as they were read, or not the first.
   */
  async appendFirst(
    sessions: readonly { id: string; version: string }[],
    first: readonly FirstMark[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.db.preparedUnit<{ id: string }>('attendance.append-first', APPEND_FIRST, [
      JSON.stringify(
        first.map(({ mark, record, audit }) => ({
          id: mark.id,
          session_id: mark.sessionId,
          enrolment_id: mark.enrolmentId,
          kind: mark.kind,
          status: mark.status,
          method: mark.method,
          intervals: mark.intervals,
          marker_id: mark.markerId,
          device_at: mark.deviceAt,
          received_at: mark.receivedAt,
          reason: mark.reason,
          client_key: mark.clientKey,
          state: record.state,
          minutes: record.minutes,
          late_minutes: record.lateMinutes,
          to_confirm: record.toConfirm,
          audit_id: audit.id,
          audit_at: audit.at,
          action: audit.action,
          subject_kind: audit.subjectKind,
          subject_id: audit.subjectId,
          salt: `\\x${audit.salt.toString('hex')}`,
          payload: audit.payload,
        })),
      ),
      sessions.map(({ id }) => id),
      sessions.map(({ version }) => version),
      first.map(({ mark }) => mark.enrolmentId),
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  /** The log of a session, of everybody or of some, in the order in which it came. */
  ofSession(sessionId: string, enrolmentIds: readonly string[] | null): Promise<MarkRow[]> {
    return this.db.query<MarkRow>(
      `SELECT ${MARK} WHERE m.session_id = $1 AND ($2::uuid[] IS NULL OR m.enrolment_id = ANY ($2::uuid[])) ORDER BY m.received_at, m.id`,
      [sessionId, enrolmentIds],
    );
  }

  byClientKey({ sessionId, enrolmentId }: RecordKey, clientKey: string): Promise<MarkRow | null> {
    return this.db.one<MarkRow>(
      `SELECT ${MARK} WHERE m.session_id = $1 AND m.enrolment_id = $2 AND m.client_key = $3`,
      [sessionId, enrolmentId, clientKey],
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
