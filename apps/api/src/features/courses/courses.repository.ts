import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Award } from './award.entity.js';
import type { AwardOfCourse, CourseIds } from './course-draft.js';

const NEWEST = `SELECT id FROM course_version WHERE course_id = c.id AND state = 'published' ORDER BY number DESC LIMIT 1`;
/** The ids of courses that others need, and their awards. */
@Injectable()
export class CoursesRepository {
  constructor(private readonly db: Db) {}

  async publishedBySlug(slug: string): Promise<CourseIds | null> {
    const row = await this.db.one<{ id: string; version_id: string; activities: Record<string, string> | null }>(
      `SELECT c.id, v.id AS version_id, (SELECT jsonb_object_agg(a.slug, a.id) FROM activity a JOIN module m ON m.id = a.module_id
         WHERE m.version_id = v.id) AS activities
       FROM course c CROSS JOIN LATERAL (${NEWEST}) v WHERE c.slug = $1`,
      [slug],
    );
    return (
      row && { courseId: row.id, versionId: row.version_id, activityIds: new Map(Object.entries(row.activities ?? {})) }
    );
  }

  async insertAward(award: Award): Promise<void> {
    await this.db.execute(
      `INSERT INTO award (id, kind, course_id, title, months_valid) SELECT $1, $2, id, $4, $5 FROM course WHERE id = $3
       ON CONFLICT ON CONSTRAINT award_course_unique DO NOTHING`,
      [award.id, award.kind, award.courseId, JSON.stringify(award.title), award.monthsValid],
    );
  }

  async awardOfCourse(courseId: string): Promise<AwardOfCourse | null> {
    const row = await this.db.one<{ id: string; title: LocalizedText; months_valid: number | null }>(
      "SELECT id, title, months_valid FROM award WHERE course_id = $1 AND kind = 'course'",
      [courseId],
    );
    return row && { id: row.id, title: row.title, monthsValid: row.months_valid };
  }
}
