import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson, survivorOf } from '../../../platform/db/person-ids.js';

export interface PassRow {
  session_id: string;
  enrolment_id: string;
  run_title: LocalizedText;
  session_title: string;
  room: string;
  starts_at: Date;
  ends_at: Date;
}

export interface ListedRow {
  enrolment_id: string;
  person_id: string;
  given_name: string;
  family_name: string;
  email: string | null;
  institution_name: LocalizedText;
  last_mark_id: string | null;
}

export interface SheetFactsRow {
  run_code: string;
  host_name: LocalizedText;
  trainers: string[];
}

/** What capturing attendance reads beside the board. */
@Injectable()
export class CaptureRepository {
  constructor(private readonly db: Db) {}

  /** Sessions of a person that end after an instant and begin before another. */
  passesOf(personId: string, endAfter: Date, beginBefore: Date): Promise<PassRow[]> {
    return this.db.query<PassRow>(
      `SELECT s.id AS session_id, e.id AS enrolment_id, r.title AS run_title, s.title AS session_title, s.room, s.starts_at, s.ends_at
       FROM enrolment e JOIN run r ON r.id = e.run_id JOIN session s ON s.run_id = r.id
       WHERE e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled' AND r.state IN ('planned', 'running') AND s.cancelled_at IS NULL
         AND s.ends_at > $2 AND s.starts_at < $3 ORDER BY s.starts_at, s.id LIMIT 20`,
      [personId, endAfter, beginBefore],
    );
  }

  /** Who is expected at a session, in the order of names, with the last mark of each; the person is the one who stays. */
  listed(runId: string, sessionId: string): Promise<ListedRow[]> {
    return this.db.query<ListedRow>(
      `SELECT e.id AS enrolment_id, ${survivorOf('p.id')} AS person_id, p.given_name, p.family_name, p.email, i.name AS institution_name, a.last_mark_id
       FROM enrolment e JOIN person p ON p.id = e.person_id JOIN institution i ON i.id = e.institution_id
       LEFT JOIN attendance_record a ON a.enrolment_id = e.id AND a.session_id = $2
       WHERE e.run_id = $1 AND e.state = 'enrolled'
       ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", e.id`,
      [runId, sessionId],
    );
  }

  /** What the head of a sheet says of the run. */
  sheetFacts(runId: string): Promise<SheetFactsRow | null> {
    return this.db.one<SheetFactsRow>(
      `SELECT r.code AS run_code, i.name AS host_name,
         ARRAY (SELECT p.given_name || ' ' || p.family_name FROM role_grant g JOIN person p ON p.id = g.person_id
           WHERE g.role = 'trainer' AND g.scope_kind = 'run' AND g.scope_id = r.id AND g.valid @> CURRENT_DATE ORDER BY p.search_text) AS trainers
       FROM run r JOIN institution i ON i.id = r.host_institution_id WHERE r.id = $1`,
      [runId],
    );
  }

  /** The installation's setting `programme`, as somebody entered it; null when nobody did. */
  async programme(): Promise<unknown> {
    const row = await this.db.one<{ value: unknown }>("SELECT value FROM installation WHERE key = 'programme'");
    return row?.value ?? null;
  }
}
