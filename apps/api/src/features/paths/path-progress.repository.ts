import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson, survivorOf } from '../../platform/db/person-ids.js';

/** That somebody completed a course, with what a certificate of a path says of it. */
export interface CompletionRow {
  person_id: string;
  course_id: string;
  kind: 'certificate' | 'enrolment';
  id: string;
  completed_at: Date;
  valid_until: Date | null;
  is_withdrawn: boolean;
  serial: string | null;
  minutes: number;
}

const AWARD_KIND = "CASE r.kind WHEN 'open' THEN 'open' ELSE 'course' END";
/** The people in $2 under every name: what is told is told of the person who stays. */
const NAMES =
  'ARRAY(SELECT unnest($2::uuid[]) UNION ALL SELECT l.merged_id FROM person_alias l WHERE l.survivor_id = ANY ($2::uuid[]))';
/** Certificates of courses, and completed enrolments that led to none; of the courses in $1 and the people in $2 (null: all). */
const COMPLETIONS = `SELECT ${survivorOf('c.person_id')} AS person_id, a.course_id, 'certificate' AS kind, c.id, c.issued_at AS completed_at, c.valid_until,
    last.kind NOT IN ('issued', 'reinstated') AS is_withdrawn, c.serial, coalesce((c.snapshot #>> '{content,minutes}')::int, 0) AS minutes
  FROM award a JOIN certificate c ON c.award_id = a.id
  CROSS JOIN LATERAL (SELECT v.kind FROM certificate_event v WHERE v.certificate_id = c.id ORDER BY v.number DESC LIMIT 1) last
  WHERE a.course_id = ANY ($1::uuid[]) AND ($2::uuid[] IS NULL OR c.person_id = ANY (${NAMES}))
  UNION ALL
  SELECT ${survivorOf('e.person_id')}, r.course_id, 'enrolment', e.id, e.completed_at, e.completed_at + make_interval(months => a.months_valid), false, NULL, 0
  FROM run r JOIN enrolment e ON e.run_id = r.id AND e.state = 'enrolled' AND e.completed_at IS NOT NULL
  LEFT JOIN award a ON a.course_id = r.course_id AND a.kind = ${AWARD_KIND}
  WHERE r.course_id = ANY ($1::uuid[]) AND ($2::uuid[] IS NULL OR e.person_id = ANY (${NAMES}))
    AND NOT EXISTS (SELECT 1 FROM certificate k WHERE k.enrolment_id = e.id)`;

/** Who completed what of a path. */
@Injectable()
export class PathProgressRepository {
  constructor(private readonly db: Db) {}

  ofPeople(courseIds: readonly string[], personIds: readonly string[]): Promise<CompletionRow[]> {
    return this.db.query<CompletionRow & Record<string, unknown>>(COMPLETIONS, [courseIds, personIds]);
  }

  /** People who completed each of these courses at least once, however long ago; at most `limit`, by name. */
  completers(
    courseIds: readonly string[],
    limit: number,
  ): Promise<{ person_id: string; given_name: string; family_name: string }[]> {
    return this.db.query(
      `SELECT p.id AS person_id, p.given_name, p.family_name FROM (${COMPLETIONS}) d JOIN person p ON p.id = d.person_id
       GROUP BY p.id HAVING count(DISTINCT d.course_id) = cardinality($1::uuid[]) ORDER BY p.search_text, p.id LIMIT $3`,
      [courseIds, null, limit],
    );
  }

  /** Keeps the certificates a decision rests on from being revoked until it is made. */
  async holdCertificates(courseIds: readonly string[], personId: string): Promise<void> {
    await this.db.query(
      `SELECT 1 FROM certificate c JOIN award a ON a.id = c.award_id
       WHERE c.person_id = ANY (${idsOfPerson('$2')}) AND a.course_id = ANY ($1::uuid[]) ORDER BY c.id FOR SHARE OF c`,
      [courseIds, personId],
    );
  }

  /** Where somebody is in these courses now. */
  enrolments(courseIds: readonly string[], personId: string): Promise<{ course_id: string; id: string }[]> {
    return this.db.query(
      `SELECT DISTINCT ON (r.course_id) r.course_id, e.id FROM enrolment e JOIN run r ON r.id = e.run_id AND r.state <> 'cancelled'
       WHERE e.person_id = ANY (${idsOfPerson('$2')}) AND e.state = 'enrolled' AND r.course_id = ANY ($1::uuid[])
       ORDER BY r.course_id, array_position(ARRAY['running', 'planned', 'finished'], r.state), e.enrolled_at DESC`,
      [courseIds, personId],
    );
  }

  /** Where somebody works on a day, else the institution of everybody. */
  async institutionOf(personId: string, day: string): Promise<LocalizedText> {
    const row = await this.db.one<{ name: LocalizedText }>(
      `SELECT i.name FROM institution i WHERE i.id = coalesce((SELECT d.institution_id FROM affiliation f JOIN department d ON d.id = f.department_id
         WHERE f.person_id = $1 AND f.is_primary AND f.valid @> $2::date), (SELECT id FROM institution WHERE slug = 'public'))`,
      [personId, day],
    );
    if (!row) throw new Error('there is no institution for the public');
    return row.name;
  }
}
