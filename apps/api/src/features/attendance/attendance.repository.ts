import type { AttendanceRule, AttendanceState, Interval, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';

/** A session with its slots (epoch ms) and the run it belongs to. */
export interface SessionRow {
  id: string;
  /** Another one after each change of the session; its slots are only ever changed with it. */
  version: string;
  run_id: string;
  run_title: LocalizedText;
  run_state: string;
  title: string;
  room: string;
  starts_at: Date;
  ends_at: Date;
  locked_at: Date | null;
  cancelled_at: Date | null;
  slots: Interval[];
}

export interface RecordRow {
  session_id: string;
  enrolment_id: string;
  state: AttendanceState;
  minutes: number;
  late_minutes: number | null;
  to_confirm: number;
}

/** Whose record at which session. */
export interface RecordKey {
  readonly sessionId: string;
  readonly enrolmentId: string;
}

export interface RuledEnrolmentRow {
  id: string;
  run_id: string;
  attendance_rule: AttendanceRule;
}

export interface BoardPersonRow {
  enrolment_id: string;
  given_name: string;
  family_name: string;
  institution_name: LocalizedText;
}

/** SQL for the version of a row of `session` as PostgreSQL keeps it: which transaction wrote it. */
export const versionOf = (session: string): string => `${session}.xmin::text`;

const SESSION = `SELECT s.id, ${versionOf('s')} AS version, s.run_id, r.title AS run_title, r.state AS run_state, s.title, s.room, s.starts_at, s.ends_at, s.locked_at, s.cancelled_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'start', (extract(epoch FROM l.starts_at) * 1000)::bigint, 'end', (extract(epoch FROM l.ends_at) * 1000)::bigint) ORDER BY l.starts_at), '[]')
      FROM session_slot l WHERE l.session_id = s.id) AS slots
  FROM session s JOIN run r ON r.id = s.run_id`;

/** What attendance reads; what it writes is in `MarksRepository`. */
@Injectable()
export class AttendanceRepository {
  constructor(private readonly db: Db) {}

  sessionById(sessionId: string): Promise<SessionRow | null> {
    return this.db.one<SessionRow>(`${SESSION} WHERE s.id = $1`, [sessionId]);
  }

  async sessionsByIds(sessionIds: readonly string[]): Promise<ReadonlyMap<string, SessionRow>> {
    const rows = await this.db.prepared<SessionRow>('attendance.sessions', `${SESSION} WHERE s.id = ANY ($1::uuid[])`, [
      sessionIds,
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** All sessions of these runs in the order of time, cancelled ones too. */
  sessionsOfRuns(runIds: readonly string[]): Promise<SessionRow[]> {
    return this.db.query<SessionRow>(`${SESSION} WHERE s.run_id = ANY ($1::uuid[]) ORDER BY s.starts_at, s.id`, [
      runIds,
    ]);
  }

  recordsOfEnrolments(enrolmentIds: readonly string[]): Promise<RecordRow[]> {
    return this.db.query<RecordRow>(
      'SELECT session_id, enrolment_id, state, minutes, late_minutes, to_confirm FROM attendance_record WHERE enrolment_id = ANY ($1::uuid[])',
      [enrolmentIds],
    );
  }

  /** Records of a session, of everybody or of some. */
  recordsOfSession(sessionId: string, enrolmentIds: readonly string[] | null): Promise<RecordRow[]> {
    return this.db.query<RecordRow>(
      `SELECT session_id, enrolment_id, state, minutes, late_minutes, to_confirm FROM attendance_record
       WHERE session_id = $1 AND ($2::uuid[] IS NULL OR enrolment_id = ANY ($2::uuid[]))`,
      [sessionId, enrolmentIds],
    );
  }

  /** Records that there are. */
  recordsOf(keys: readonly RecordKey[]): Promise<RecordRow[]> {
    return this.db.prepared<RecordRow>(
      'attendance.records',
      `SELECT r.session_id, r.enrolment_id, r.state, r.minutes, r.late_minutes, r.to_confirm
       FROM unnest($1::uuid[], $2::uuid[]) AS g (session_id, enrolment_id) JOIN attendance_record r USING (session_id, enrolment_id)`,
      [keys.map(({ sessionId }) => sessionId), keys.map(({ enrolmentId }) => enrolmentId)],
    );
  }

  /** Keeps the times of sessions as they are until the transaction ends; many may hold them at once. */
  async holdSessions(sessionIds: readonly string[]): Promise<void> {
    await this.db.prepared(
      'attendance.hold',
      'SELECT 1 FROM session WHERE id = ANY ($1::uuid[]) ORDER BY id FOR SHARE',
      [sessionIds],
    );
  }

  /** Enrolments of a run with its rule, withdrawn ones too; all of them when `enrolmentIds` is null. */
  enrolmentsOfRun(runId: string, enrolmentIds: readonly string[] | null): Promise<RuledEnrolmentRow[]> {
    return this.db.query<RuledEnrolmentRow>(
      `SELECT e.id, e.run_id, r.attendance_rule FROM enrolment e JOIN run r ON r.id = e.run_id
       WHERE e.run_id = $1 AND ($2::uuid[] IS NULL OR e.id = ANY ($2::uuid[]))`,
      [runId, enrolmentIds],
    );
  }

  enrolmentsOfPerson(personId: string): Promise<(RuledEnrolmentRow & { title: LocalizedText })[]> {
    return this.db.query(
      `SELECT e.id, e.run_id, r.attendance_rule, r.title FROM enrolment e JOIN run r ON r.id = e.run_id
       WHERE e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled' AND r.state <> 'cancelled' ORDER BY r.starts_on DESC, e.id`,
      [personId],
    );
  }

  /** Who is expected at the sessions of a run, in the order of names. */
  boardPeople(runId: string): Promise<BoardPersonRow[]> {
    return this.db.query<BoardPersonRow>(
      `SELECT e.id AS enrolment_id, p.given_name, p.family_name, i.name AS institution_name
       FROM enrolment e JOIN person p ON p.id = e.person_id JOIN institution i ON i.id = e.institution_id
       WHERE e.run_id = $1 AND e.state = 'enrolled' ORDER BY p.search_text, e.id`,
      [runId],
    );
  }

  /** Sessions that begin between two instants and lie in one of the scopes. */
  sessionsBetween(
    from: Date,
    until: Date,
    scopes: { all: boolean; run: readonly string[]; course: readonly string[]; institution: readonly string[] },
  ): Promise<
    {
      id: string;
      run_id: string;
      run_title: LocalizedText;
      title: string;
      room: string;
      starts_at: Date;
      ends_at: Date;
      expected: number;
      present: number;
      to_confirm: number;
    }[]
  > {
    return this.db.query(
      `SELECT s.id, s.run_id, r.title AS run_title, s.title, s.room, s.starts_at, s.ends_at,
         (SELECT count(*)::int FROM enrolment e WHERE e.run_id = s.run_id AND e.state = 'enrolled') AS expected,
         count(a.*) FILTER (WHERE a.state IN ('present', 'partial'))::int AS present,
         coalesce(sum(a.to_confirm), 0)::int AS to_confirm
       FROM session s JOIN run r ON r.id = s.run_id
       LEFT JOIN (attendance_record a JOIN enrolment n ON n.id = a.enrolment_id AND n.state = 'enrolled') ON a.session_id = s.id
       WHERE s.starts_at >= $1 AND s.starts_at < $2 AND s.cancelled_at IS NULL AND r.state IN ('planned', 'running')
         AND ($3 OR r.id = ANY ($4::uuid[]) OR r.course_id = ANY ($5::uuid[]) OR r.host_institution_id = ANY ($6::uuid[]))
       GROUP BY s.id, r.id ORDER BY s.starts_at, s.id LIMIT 50`,
      [from, until, scopes.all, scopes.run, scopes.course, scopes.institution],
    );
  }

  /** Sessions whose codes are taken at an instant, each with this person's enrolment in its run, if any. */
  sessionsOpenAt(
    personId: string,
    opensBefore: Date,
    now: Date,
  ): Promise<{ id: string; enrolment_id: string | null }[]> {
    return this.db.query(
      `SELECT s.id, e.id AS enrolment_id FROM session s JOIN run r ON r.id = s.run_id
       LEFT JOIN enrolment e ON e.run_id = s.run_id AND e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled'
       WHERE s.starts_at <= $2 AND s.ends_at > $3 AND s.cancelled_at IS NULL AND r.state IN ('planned', 'running')
       ORDER BY e.id IS NULL, s.starts_at`,
      [personId, opensBefore, now],
    );
  }

  /** Whose enrolment it is, when it is one of this run. */
  personOfEnrolment(enrolmentId: string, runId: string): Promise<{ person_id: string; name: string } | null> {
    return this.db.one(
      `SELECT e.person_id, p.given_name || ' ' || p.family_name AS name FROM enrolment e JOIN person p ON p.id = e.person_id
       WHERE e.id = $1 AND e.run_id = $2`,
      [enrolmentId, runId],
    );
  }
}
