import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { Course } from '../course.entity.js';
import type { CourseRow } from './draft-view.repository.js';
import type { CourseDescription } from '../course-version.entity.js';

/** A row of the published version and the row of the draft made of it. */
export interface Copied {
  readonly from: string;
  readonly to: string;
}
const columns = (pairs: readonly Copied[]) => [pairs.map(({ from }) => from), pairs.map(({ to }) => to)];
const PAIRS = 'unnest($1::uuid[], $2::uuid[]) AS g (old_id, new_id)';

/** Begins courses and drafts. */
@Injectable()
export class DraftsBeginRepository {
  constructor(private readonly db: Db) {}

  async insertCourse(course: Course): Promise<void> {
    await this.db.manager.insert(Course, course);
  }

  /** The newest published version and what the course says; null when there is no such version. */
  newestPublished(courseId: string): Promise<(CourseRow & { version_id: string }) | null> {
    return this.db.one(
      `SELECT c.slug, c.title, c.summary, c.category, c.required_locales, v.id AS version_id, v.description
       FROM course c JOIN course_version v ON v.course_id = c.id AND v.state = 'published' WHERE c.id = $1
       ORDER BY v.number DESC LIMIT 1`,
      [courseId],
    );
  }

  async insertDraft(id: string, courseId: string, description: CourseDescription, at: Date): Promise<void> {
    await this.db.execute(
      `INSERT INTO course_version (id, course_id, number, state, description, changed_at)
       SELECT $1, $2, coalesce(max(number), 0) + 1, 'draft', $3, $4 FROM course_version WHERE course_id = $2`,
      [id, courseId, JSON.stringify(description), at],
    );
  }

  async idsOf(versionId: string): Promise<{ modules: string[]; activities: string[]; blocks: string[] }> {
    const row = await this.db.one<{ modules: string[]; activities: string[]; blocks: string[] }>(
      `SELECT coalesce(array_agg(DISTINCT m.id) FILTER (WHERE m.id IS NOT NULL), '{}')::text[] AS modules,
         coalesce(array_agg(DISTINCT a.id) FILTER (WHERE a.id IS NOT NULL), '{}')::text[] AS activities,
         coalesce(array_agg(b.id) FILTER (WHERE b.id IS NOT NULL), '{}')::text[] AS blocks
       FROM module m LEFT JOIN activity a ON a.module_id = m.id LEFT JOIN block b ON b.activity_id = a.id WHERE m.version_id = $1`,
      [versionId],
    );
    return row ?? { modules: [], activities: [], blocks: [] };
  }

  /** Copies modules, activities and blocks into a draft: slugs, anchors and texts stay, ids are new. */
  async copy(versionId: string, copied: Record<'modules' | 'activities' | 'blocks', readonly Copied[]>): Promise<void> {
    await this.db.execute(
      `INSERT INTO module (id, version_id, position, title)
       SELECT g.new_id, $3, m.position, m.title FROM ${PAIRS} JOIN module m ON m.id = g.old_id`,
      [...columns(copied.modules), versionId],
    );
    await this.db.execute(
      `INSERT INTO activity (id, module_id, position, kind, slug, title, minutes, is_required, conditions, completion)
       SELECT g.new_id, k.new_id, a.position, a.kind, a.slug, a.title, a.minutes, a.is_required, a.conditions, a.completion
       FROM ${PAIRS} JOIN activity a ON a.id = g.old_id
       JOIN unnest($3::uuid[], $4::uuid[]) AS k (old_id, new_id) ON k.old_id = a.module_id`,
      [...columns(copied.activities), ...columns(copied.modules)],
    );
    await this.db.execute(
      `INSERT INTO block (id, activity_id, position, anchor, kind, body, text_summary, changed_at, changed_by, editing_since)
       SELECT g.new_id, k.new_id, b.position, b.anchor, b.kind, b.body, b.text_summary, b.changed_at, b.changed_by, b.editing_since
       FROM ${PAIRS} JOIN block b ON b.id = g.old_id
       JOIN unnest($3::uuid[], $4::uuid[]) AS k (old_id, new_id) ON k.old_id = b.activity_id`,
      [...columns(copied.blocks), ...columns(copied.activities)],
    );
  }
}
