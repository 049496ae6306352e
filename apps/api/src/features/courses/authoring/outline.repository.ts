import type { ActivityKind, CompletionRule, LocalizedText, ReleaseCondition } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import type { CourseDescription } from '../course-version.entity.js';
import type { CourseRow } from './draft-view.repository.js';

export interface HeldDraft extends CourseRow {
  version_id: string;
  revision: number;
}

export interface ModuleState {
  title: LocalizedText;
  revision: number;
}

export interface ActivityState extends ModuleState {
  kind: ActivityKind;
  minutes: number;
  is_required: boolean;
  conditions: ReleaseCondition[];
  completion: CompletionRule;
}

/** Description, modules and activities of a draft, as they are written. */
@Injectable()
export class OutlineRepository {
  constructor(private readonly db: Db) {}

  /** The draft; whoever else changes its outline or publishes it waits. */
  holdDraft(courseId: string): Promise<HeldDraft | null> {
    return this.db.one<HeldDraft & Record<string, unknown>>(
      `SELECT c.slug, c.title, c.summary, c.category, c.required_locales, v.id AS version_id, v.revision, v.description
       FROM course_version v JOIN course c ON c.id = v.course_id WHERE c.id = $1 AND v.state = 'draft' FOR UPDATE OF v`,
      [courseId],
    );
  }

  async describe(versionId: string, description: CourseDescription, at: Date): Promise<void> {
    await this.db.execute(
      'UPDATE course_version SET description = $2, changed_at = $3, revision = revision + 1 WHERE id = $1',
      [versionId, JSON.stringify(description), at],
    );
  }

  /** Notes that the outline was changed. */
  async touch(versionId: string, at: Date): Promise<void> {
    await this.db.execute('UPDATE course_version SET changed_at = $2 WHERE id = $1', [versionId, at]);
  }

  /** Those of the slugs that name a course other than this one. */
  async otherCourses(courseId: string, slugs: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ slug: string }>('SELECT slug FROM course WHERE slug = ANY ($2) AND id <> $1', [
      courseId,
      slugs,
    ]);
    return rows.map(({ slug }) => slug);
  }

  /** Every slug an activity of any version of the course has, or had. */
  async slugsOf(courseId: string): Promise<string[]> {
    const rows = await this.db.query<{ slug: string }>(
      `SELECT DISTINCT a.slug FROM activity a JOIN module m ON m.id = a.module_id JOIN course_version v ON v.id = m.version_id
       WHERE v.course_id = $1`,
      [courseId],
    );
    return rows.map(({ slug }) => slug);
  }

  async insertModule(id: string, versionId: string, title: LocalizedText): Promise<void> {
    await this.db.execute(
      `INSERT INTO module (id, version_id, position, title)
       SELECT $1, $2, coalesce(max(position), 0) + 1, $3 FROM module WHERE version_id = $2`,
      [id, versionId, JSON.stringify(title)],
    );
  }

  module(versionId: string, moduleId: string): Promise<ModuleState | null> {
    return this.db.one<ModuleState & Record<string, unknown>>(
      'SELECT title, revision FROM module WHERE version_id = $1 AND id = $2',
      [versionId, moduleId],
    );
  }

  async saveModule(moduleId: string, revision: number, title: LocalizedText): Promise<boolean> {
    const touched = await this.db.execute(
      'UPDATE module SET title = $3, revision = revision + 1 WHERE id = $1 AND revision = $2',
      [moduleId, revision, JSON.stringify(title)],
    );
    return touched === 1;
  }

  /** False when activities are left in it. */
  async removeModule(moduleId: string): Promise<boolean> {
    const touched = await this.db.execute(
      'DELETE FROM module m WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM activity WHERE module_id = m.id)',
      [moduleId],
    );
    return touched === 1;
  }

  async insertActivity(
    id: string,
    moduleId: string,
    { kind, slug, title, minutes }: { kind: ActivityKind; slug: string; title: LocalizedText; minutes: number },
  ): Promise<void> {
    await this.db.execute(
      `INSERT INTO activity (id, module_id, position, kind, slug, title, minutes)
       SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6 FROM activity WHERE module_id = $2`,
      [id, moduleId, kind, slug, JSON.stringify(title), minutes],
    );
  }

  activity(versionId: string, activityId: string): Promise<ActivityState | null> {
    return this.db.one<ActivityState & Record<string, unknown>>(
      `SELECT a.kind, a.title, a.minutes, a.is_required, a.conditions, a.completion, a.revision
       FROM activity a JOIN module m ON m.id = a.module_id WHERE m.version_id = $1 AND a.id = $2`,
      [versionId, activityId],
    );
  }

  async saveActivity(activityId: string, to: Omit<ActivityState, 'kind'>): Promise<boolean> {
    const touched = await this.db.execute(
      `UPDATE activity SET title = $3, minutes = $4, is_required = $5, conditions = $6, completion = $7, revision = revision + 1
       WHERE id = $1 AND revision = $2`,
      [
        activityId,
        to.revision,
        JSON.stringify(to.title),
        to.minutes,
        to.is_required,
        JSON.stringify(to.conditions),
        JSON.stringify(to.completion),
      ],
    );
    return touched === 1;
  }

  /** Removes an activity; its blocks go into the history. */
  async removeActivity(activityId: string): Promise<void> {
    await this.db.execute(
      `WITH gone AS (DELETE FROM block WHERE activity_id = $1 RETURNING *)
       INSERT INTO block_revision (block_id, revision, activity_id, anchor, kind, body, saved_at, saved_by)
       SELECT id, revision, activity_id, anchor, kind, body, changed_at, changed_by FROM gone`,
      [activityId],
    );
    await this.db.execute('DELETE FROM activity WHERE id = $1', [activityId]);
  }

  /** Modules with their activities, in order. */
  order(versionId: string): Promise<{ id: string; activity_ids: string[] }[]> {
    return this.db.query(
      `SELECT m.id, coalesce(array_agg(a.id ORDER BY a.position) FILTER (WHERE a.id IS NOT NULL), '{}')::text[] AS activity_ids
       FROM module m LEFT JOIN activity a ON a.module_id = m.id WHERE m.version_id = $1 GROUP BY m.id ORDER BY m.position`,
      [versionId],
    );
  }

  /** Puts every module and activity in its place. */
  async setOrder(versionId: string, modules: readonly { id: string; activityIds: readonly string[] }[]): Promise<void> {
    const activities = modules.flatMap(({ id, activityIds }) =>
      activityIds.map((activityId, at) => ({ id: activityId, moduleId: id, position: at + 1 })),
    );
    await this.db.execute('SET CONSTRAINTS ALL DEFERRED');
    await this.db.execute(
      `UPDATE module SET position = g.position FROM unnest($2::uuid[]) WITH ORDINALITY AS g (id, position)
       WHERE module.version_id = $1 AND module.id = g.id AND module.position <> g.position`,
      [versionId, modules.map(({ id }) => id)],
    );
    await this.db.execute(
      `UPDATE activity a SET module_id = g.module_id, position = g.position
       FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS g (id, module_id, position)
       WHERE a.id = g.id AND (a.module_id, a.position) IS DISTINCT FROM (g.module_id, g.position)`,
      [
        activities.map(({ id }) => id),
        activities.map(({ moduleId }) => moduleId),
        activities.map(({ position }) => position),
      ],
    );
    await this.db.execute('UPDATE course_version SET revision = revision + 1 WHERE id = $1', [versionId]);
  }
}
