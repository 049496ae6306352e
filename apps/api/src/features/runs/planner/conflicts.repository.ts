import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

/** A stretch of time that is asked about; `sessionId` is whose it is, null for one that is not planned yet. */
export interface AskedTime {
  readonly sessionId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What would be missed if somebody else had it. */
export interface AskedNeeds {
  readonly roomIds: readonly string[];
  readonly personIds: readonly string[];
}

/** A session at an asked time that has something of what is needed. */
export interface OverlapRow {
  /** Which of the asked times. */
  place: number;
  id: string;
  run_id: string;
  course_id: string;
  host_institution_id: string;
  code: string;
  run_title: LocalizedText;
  title: string;
  room_id: string | null;
  starts_at: Date;
  ends_at: Date;
  local_date: string;
  local_start: string;
  local_end: string;
  /** Of the needed people those who lead it, and those who are enrolled in it. */
  trainer_ids: string[];
  person_ids: string[];
}

export interface PlannedSessionRow {
  id: string;
  room_id: string | null;
  starts_at: Date;
  ends_at: Date;
  trainer_ids: string[];
}

/** Who leads a session `s`: whom it names, else the trainers of its run. */
export const leadersOf = (s: string): string => `SELECT t.person_id FROM session_trainer t WHERE t.session_id = ${s}.id
  UNION ALL SELECT g.person_id FROM role_grant g WHERE g.role = 'trainer' AND g.scope_kind = 'run' AND g.scope_id = ${s}.run_id
    AND g.valid @> CURRENT_DATE AND NOT EXISTS (SELECT 1 FROM session_trainer t WHERE t.session_id = ${s}.id)`;

/** What of a planned session collides with others: found by the index over the time that sessions take. */
@Injectable()
export class ConflictsRepository {
  constructor(private readonly db: Db) {}

  /** Sessions at the asked times that have one of the rooms or people; those that are cancelled have nothing. */
  overlapping(asked: readonly AskedTime[], needs: AskedNeeds): Promise<OverlapRow[]> {
    return this.db.query<OverlapRow & Record<string, unknown>>(OVERLAPPING, overlapValues(asked, needs));
  }

  /** Sessions of a run that are neither cancelled nor over. */
  comingOf(runId: string, now: Date): Promise<PlannedSessionRow[]> {
    return this.db.query<PlannedSessionRow & Record<string, unknown>>(
      `SELECT s.id, s.room_id, s.starts_at, s.ends_at, ARRAY(${leadersOf('s')}) AS trainer_ids
       FROM session s WHERE s.run_id = $1 AND s.cancelled_at IS NULL AND s.ends_at > $2 ORDER BY s.starts_at, s.id`,
      [runId, now],
    );
  }

  async enrolledIn(runId: string): Promise<string[]> {
    const rows = await this.db.query<{ person_id: string }>(
      "SELECT person_id FROM enrolment WHERE run_id = $1 AND state = 'enrolled' ORDER BY person_id",
      [runId],
    );
    return rows.map((row) => row.person_id);
  }

  /** What rooms and people are called. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; name: string }>(
      `SELECT id, name FROM room WHERE id = ANY ($1::uuid[])
       UNION ALL SELECT id, given_name || ' ' || family_name FROM person WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}

/** For the test that looks at its plan, too. */
export const OVERLAPPING = `SELECT q.* FROM (
    SELECT a.place::int AS place, s.id, s.run_id, r.course_id, r.host_institution_id, r.code, r.title AS run_title, s.title, s.room_id,
      s.starts_at, s.ends_at, s.local_date, s.local_start, s.local_end,
      ARRAY(SELECT w.person_id FROM (${leadersOf('s')}) w WHERE w.person_id = ANY ($5::uuid[])) AS trainer_ids,
      ARRAY(SELECT e.person_id FROM enrolment e WHERE e.run_id = s.run_id AND e.state = 'enrolled' AND e.person_id = ANY ($5::uuid[])) AS person_ids
    FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS a (session_id, starts_at, ends_at, place)
    JOIN session s ON s.cancelled_at IS NULL AND tstzrange(s.starts_at, s.ends_at) && tstzrange(a.starts_at, a.ends_at)
      AND s.id IS DISTINCT FROM a.session_id
    JOIN run r ON r.id = s.run_id
  ) q WHERE q.room_id = ANY ($4::uuid[]) OR cardinality(q.trainer_ids) + cardinality(q.person_ids) > 0
  ORDER BY q.place, q.starts_at, q.id`;

export const overlapValues = (asked: readonly AskedTime[], { roomIds, personIds }: AskedNeeds): readonly unknown[] => [
  asked.map(({ sessionId }) => sessionId),
  asked.map(({ startsAt }) => startsAt),
  asked.map(({ endsAt }) => endsAt),
  roomIds,
  personIds,
];
