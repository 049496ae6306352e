import type { LocalizedText, TeachingCourse } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';

export interface TeachingRow extends TeachingCourse {
  slug: string;
  title: LocalizedText;
  teaches: { framework: string; competence: string; level: number }[];
  /** The next run of a group that takes requests. */
  run: { runId: string; title: LocalizedText; startsOn: string } | null;
  is_open: boolean;
}

const PUBLISHED = "EXISTS (SELECT 1 FROM course_version v WHERE v.course_id = c.id AND v.state = 'published')";
const TEACHES = `SELECT coalesce(jsonb_agg(jsonb_build_object('framework', f.key, 'competence', k.competence_key, 'level', k.level)
    ORDER BY f.position, n.position), '[]') AS teaches
  FROM course_competence k
  JOIN competence_framework f ON f.id = k.framework_id
  JOIN competence n ON n.framework_id = k.framework_id AND n.key = k.competence_key
  WHERE k.course_id = c.id`;

/** What courses teach, and how one gets into them. */
@Injectable()
export class CourseCompetencesRepository {
  constructor(private readonly db: Db) {}

  courses(): Promise<{ courseId: string; title: LocalizedText; teaches: TeachingRow['teaches'] }[]> {
    return this.db.query(
      `SELECT c.id AS "courseId", c.title, t.teaches FROM course c CROSS JOIN LATERAL (${TEACHES}) t
       WHERE ${PUBLISHED} ORDER BY c.search_text, c.id`,
    );
  }

  /** Published courses that teach something, each with the next run that takes requests on a day; one statement. */
  teaching(day: string): Promise<TeachingRow[]> {
    return this.db.query<TeachingRow & Record<string, unknown>>(
      `SELECT c.id AS "courseId", c.slug, c.title, t.teaches, r.run,
         EXISTS (SELECT 1 FROM run o WHERE o.course_id = c.id AND o.kind = 'open' AND o.state = 'running' AND $1::date BETWEEN o.starts_on AND o.ends_on) AS is_open
       FROM course c CROSS JOIN LATERAL (${TEACHES}) t
       LEFT JOIN LATERAL (SELECT jsonb_build_object('runId', r.id, 'title', r.title, 'startsOn', r.starts_on) AS run FROM run r
         WHERE r.course_id = c.id AND r.kind = 'group' AND r.state IN ('planned', 'running') AND r.enrolment_from <= $1::date
           AND CASE WHEN r.enrolment_until IS NULL THEN $1::date < coalesce(r.cut_off_on, r.starts_on) ELSE $1::date <= r.enrolment_until END
         ORDER BY r.starts_on, r.id LIMIT 1) r ON true
       WHERE t.teaches <> '[]' AND ${PUBLISHED} ORDER BY c.search_text, c.id`,
      [day],
    );
  }

  /** Courses a person has completed, or is in now: not to be suggested again. */
  async takenBy(personId: string): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ course_id: string }>(
      `SELECT DISTINCT r.course_id FROM enrolment e JOIN run r ON r.id = e.run_id
       WHERE e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled' AND (e.completed_at IS NOT NULL OR r.state IN ('planned', 'running'))`,
      [personId],
    );
    return new Set(rows.map((row) => row.course_id));
  }

  /** False where there is no such course, competence or level. */
  async set(courseId: string, framework: string, competence: string, level: number): Promise<boolean> {
    const written = await this.db.execute(
      `INSERT INTO course_competence (course_id, framework_id, competence_key, level)
       SELECT c.id, l.framework_id, n.key, l.level FROM course c
       JOIN competence_framework f ON f.key = $2
       JOIN competence n ON n.framework_id = f.id AND n.key = $3
       JOIN competence_level l ON l.framework_id = f.id AND l.level = $4
       WHERE c.id = $1 AND ${PUBLISHED}
       ON CONFLICT (course_id, framework_id, competence_key) DO UPDATE SET level = EXCLUDED.level`,
      [courseId, framework, competence, level],
    );
    return written > 0;
  }

  async remove(courseId: string, framework: string, competence: string): Promise<void> {
    await this.db.execute(
      `DELETE FROM course_competence k USING competence_framework f
       WHERE f.id = k.framework_id AND f.key = $2 AND k.course_id = $1 AND k.competence_key = $3`,
      [courseId, framework, competence],
    );
  }

  async isPublished(courseId: string): Promise<boolean> {
    return (await this.db.one(`SELECT 1 FROM course c WHERE c.id = $1 AND ${PUBLISHED}`, [courseId])) !== null;
  }
}
