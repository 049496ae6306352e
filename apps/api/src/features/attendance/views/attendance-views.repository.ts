import type { AttendanceRule, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { survivorOf } from '../../../platform/db/person-ids.js';

/** An enrolment with whose it is, as totals group it: of all names of a person the one who stays. */
export interface CountedEnrolmentRow {
  id: string;
  run_id: string;
  attendance_rule: AttendanceRule;
  person_id: string;
  person_name: string;
  person_order: string;
  institution_id: string;
  institution_name: LocalizedText;
  institution_order: string;
  department_id: string | null;
  department_name: string | null;
}

/** Which runs somebody may see. */
export interface VisibleScopes {
  readonly all: boolean;
  readonly run: readonly string[];
  readonly course: readonly string[];
  readonly institution: readonly string[];
}

const VISIBLE =
  '($1 OR r.id = ANY ($2::uuid[]) OR r.course_id = ANY ($3::uuid[]) OR r.host_institution_id = ANY ($4::uuid[]))';
const OF_PERIOD = `e.state = 'enrolled' AND r.kind = 'group' AND r.state <> 'cancelled' AND r.starts_on <= $6 AND r.ends_on >= $5 AND ${VISIBLE}`;

/** What views over whole runs, and over many, read. */
@Injectable()
export class AttendanceViewsRepository {
  constructor(private readonly db: Db) {}

  run(runId: string): Promise<{ title: LocalizedText; attendance_rule: AttendanceRule } | null> {
    return this.db.one('SELECT title, attendance_rule FROM run WHERE id = $1', [runId]);
  }

  /**
   * Enrolments in runs that were under way between two days: the next `limit` after an id. The institution is that at
   * enrolment; the department is the one in which the person worked there on the day of enrolment.
   */
  countedEnrolments(
    scopes: VisibleScopes,
    period: { readonly from: string; readonly to: string; readonly institutionId: string | null },
    after: string | null,
    limit: number,
  ): Promise<CountedEnrolmentRow[]> {
    const { all, run, course, institution } = scopes;
    return this.db.query<CountedEnrolmentRow & Record<string, unknown>>(
      `SELECT e.id, e.run_id, r.attendance_rule, p.id AS person_id, p.family_name || ' ' || p.given_name AS person_name, p.search_text AS person_order,
         e.institution_id, i.name AS institution_name, i.search_text AS institution_order, w.id AS department_id, w.name AS department_name
       FROM enrolment e JOIN run r ON r.id = e.run_id JOIN person p ON p.id = ${survivorOf('e.person_id')} JOIN institution i ON i.id = e.institution_id
         LEFT JOIN LATERAL (SELECT d.id, d.name FROM affiliation f JOIN department d ON d.id = f.department_id
           WHERE f.person_id = e.person_id AND d.institution_id = e.institution_id
             AND f.valid @> (e.enrolled_at AT TIME ZONE 'Europe/Belgrade')::date
           ORDER BY f.is_primary DESC, f.id LIMIT 1) w ON true
       WHERE ${OF_PERIOD} AND ($7::uuid IS NULL OR e.institution_id = $7) AND ($8::uuid IS NULL OR e.id > $8)
       ORDER BY e.id LIMIT $9`,
      [all, run, course, institution, period.from, period.to, period.institutionId, after, limit],
    );
  }

  /** Institutions of which there are enrolments to count. */
  institutions(scopes: VisibleScopes, from: string, to: string): Promise<{ id: string; name: LocalizedText }[]> {
    const { all, run, course, institution } = scopes;
    return this.db.query(
      `SELECT i.id, i.name FROM institution i WHERE EXISTS (
         SELECT 1 FROM enrolment e JOIN run r ON r.id = e.run_id WHERE e.institution_id = i.id AND ${OF_PERIOD})
       ORDER BY i.search_text, i.id`,
      [all, run, course, institution, from, to],
    );
  }
}
