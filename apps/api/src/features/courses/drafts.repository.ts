import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Activity } from './activity.entity.js';
import { Block } from './block.entity.js';
import { CourseModule } from './course-module.entity.js';
import type { VersionContent, VersionQuiz } from './course-draft.js';
import { type CourseDescription, CourseVersion, describedBy, type StoredDescription } from './course-version.entity.js';
import { Course } from './course.entity.js';

export interface OutlineIds {
  module_id: string;
  module_position: number;
  module_revision: number;
  activity_id: string | null;
  activity_revision: number | null;
  slug: string | null;
  kind: string | null;
}

/** The rows of a draft's outline as they shall be. */
export interface Outline {
  readonly modules: CourseModule[];
  readonly activities: Activity[];
  readonly blocks: Block[];
}

interface QuizRow extends VersionQuiz {
  activity_id: string;
}

/** Writes drafts, and reads a version whole. */
@Injectable()
export class DraftsRepository {
  constructor(private readonly db: Db) {}

  /** The course of this slug, locked until the transaction ends; made when there is none. */
  async lockOrInsert(course: Course): Promise<string> {
    await this.db.manager.createQueryBuilder().insert().into(Course).values(course).orIgnore().execute();
    const row = await this.db.one<{ id: string }>('SELECT id FROM course WHERE slug = $1 FOR UPDATE', [course.slug]);
    return row?.id ?? course.id;
  }

  lockCourse(courseId: string): Promise<{ slug: string } | null> {
    return this.db.one('SELECT slug FROM course WHERE id = $1 FOR UPDATE', [courseId]);
  }

  draftOf(courseId: string): Promise<{ id: string } | null> {
    return this.db.one("SELECT id FROM course_version WHERE course_id = $1 AND state = 'draft'", [courseId]);
  }

  publishedVersion(courseId: string, number: number): Promise<{ id: string } | null> {
    return this.db.one("SELECT id FROM course_version WHERE course_id = $1 AND number = $2 AND state = 'published'", [
      courseId,
      number,
    ]);
  }

  /** The draft, which nobody writes into until the transaction ends: those at work are waited for. */
  lockDraft(courseId: string): Promise<{ id: string; number: number } | null> {
    return this.db.one("SELECT id, number FROM course_version WHERE course_id = $1 AND state = 'draft' FOR UPDATE", [
      courseId,
    ]);
  }

  async insertDraft(id: string, courseId: string): Promise<void> {
    await this.db.execute(
      `INSERT INTO course_version (id, course_id, number, state)
       SELECT $1, $2, coalesce(max(number), 0) + 1, 'draft' FROM course_version WHERE course_id = $2`,
      [id, courseId],
    );
  }

  async describe(versionId: string, description: CourseDescription, at: Date): Promise<void> {
    await this.db.execute(
      'UPDATE course_version SET description = $2, changed_at = $3, revision = revision + 1 WHERE id = $1',
      [versionId, JSON.stringify(description), at],
    );
  }

  outlineIds(versionId: string): Promise<OutlineIds[]> {
    return this.db.query<OutlineIds>(
      `SELECT m.id AS module_id, m.position AS module_position, m.revision AS module_revision, a.id AS activity_id,
         a.revision AS activity_revision, a.slug, a.kind
       FROM module m LEFT JOIN activity a ON a.module_id = m.id WHERE m.version_id = $1 ORDER BY m.position, a.position`,
      [versionId],
    );
  }

  blockIds(versionId: string): Promise<{ id: string; activity_id: string; anchor: string; revision: number }[]> {
    return this.db.query(
      `SELECT b.id, b.activity_id, b.anchor, b.revision FROM block b JOIN activity a ON a.id = b.activity_id
       JOIN module m ON m.id = a.module_id WHERE m.version_id = $1`,
      [versionId],
    );
  }

  /** Whether one of these activities has its quiz defined. */
  async hasQuiz(activityIds: readonly string[]): Promise<boolean> {
    return (await this.db.one('SELECT 1 FROM quiz WHERE activity_id = ANY ($1) LIMIT 1', [activityIds])) !== null;
  }

  /** Makes the draft's outline exactly this; rows that keep their id are changed in place. */
  async replaceOutline(versionId: string, { modules, activities, blocks }: Outline): Promise<void> {
    const { manager } = this.db;
    await this.db.execute('SET CONSTRAINTS ALL DEFERRED');
    await manager.upsert(CourseModule, modules, ['id']);
    await manager.upsert(Activity, activities, ['id']);
    const kept = [versionId, [...activities, ...blocks].map(({ id }) => id)];
    await this.db.execute(
      `DELETE FROM block b USING activity a JOIN module m ON m.id = a.module_id
       WHERE a.id = b.activity_id AND m.version_id = $1 AND NOT (b.id = ANY ($2))`,
      kept,
    );
    await this.db.execute(
      'DELETE FROM activity a USING module m WHERE m.id = a.module_id AND m.version_id = $1 AND NOT (a.id = ANY ($2))',
      kept,
    );
    await this.db.execute('DELETE FROM module WHERE version_id = $1 AND NOT (id = ANY ($2))', [
      versionId,
      modules.map(({ id }) => id),
    ]);
    if (blocks.length > 0) await manager.upsert(Block, blocks, ['id']);
  }

  /** All that a version holds, in its order. Four statements whatever its size. */
  async contentOf(versionId: string): Promise<VersionContent> {
    const version = await this.db.one<{ description: StoredDescription | null }>(
      'SELECT description FROM course_version WHERE id = $1',
      [versionId],
    );
    const modules = await this.db.query<{ id: string; title: LocalizedText }>(
      'SELECT id, title FROM module WHERE version_id = $1 ORDER BY position',
      [versionId],
    );
    const activities = await this.#activitiesOf(versionId);
    const quizzes = await this.#quizzesOf(versionId);
    const quizOf = (activityId: string) => {
      const row = quizzes.find(({ activity_id }) => activity_id === activityId);
      return row ? { settings: row.settings, sections: row.sections, slots: row.slots } : null;
    };
    return {
      description: version?.description ? describedBy(version.description) : null,
      modules: modules.map((module) => ({
        ...module,
        activities: activities
          .filter(({ moduleId }) => moduleId === module.id)
          .map(({ moduleId: _moduleId, ...activity }) => ({ ...activity, quiz: quizOf(activity.id) })),
      })),
    };
  }

  async publish({
    id,
    ...published
  }: Pick<CourseVersion, 'id' | 'publishedAt' | 'publishedBy' | 'contentHash' | 'waivers'>): Promise<void> {
    await this.db.manager.update(CourseVersion, { id }, { ...published, state: 'published' });
  }

  /** Files of the course that were checked and can be shown. */
  async readyMedia(courseId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>("SELECT id FROM media WHERE course_id = $1 AND state = 'ready'", [
      courseId,
    ]);
    return rows.map(({ id }) => id);
  }

  /** Every course, with what its newest published version asks for first. */
  prerequisitesOfCourses(): Promise<{ id: string; slug: string; is_published: boolean; prerequisites: string[] }[]> {
    return this.db.query(
      `SELECT c.id, c.slug, v.id IS NOT NULL AS is_published, coalesce(v.description -> 'prerequisites', '[]') AS prerequisites
       FROM course c LEFT JOIN LATERAL (SELECT id, description FROM course_version WHERE course_id = c.id AND state = 'published'
         ORDER BY number DESC LIMIT 1) v ON true`,
    );
  }

  async updateCourse(id: string, fields: Partial<Course>): Promise<void> {
    await this.db.manager.update(Course, { id }, fields);
  }

  #activitiesOf(
    versionId: string,
  ): Promise<(Omit<VersionContent['modules'][number]['activities'][number], 'quiz'> & { moduleId: string })[]> {
    return this.db.query(
      `SELECT a.id, a.module_id AS "moduleId", a.kind, a.slug, a.title, a.minutes, a.is_required AS "isRequired",
         a.conditions, a.completion, coalesce(b.blocks, '[]') AS blocks
       FROM activity a JOIN module m ON m.id = a.module_id
       LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('anchor', anchor, 'kind', kind, 'body', body) ORDER BY position) AS blocks
         FROM block WHERE activity_id = a.id) b ON true
       WHERE m.version_id = $1 ORDER BY m.position, a.position`,
      [versionId],
    );
  }

  #quizzesOf(versionId: string): Promise<QuizRow[]> {
    return this.db.query<QuizRow>(
      `SELECT q.activity_id,
         jsonb_build_object('purpose', q.purpose, 'seconds', q.seconds_allowed, 'attempts', q.attempts_allowed,
           'passMark', q.pass_mark, 'isShuffled', q.is_shuffled, 'shufflesOptions', q.shuffles_options,
           'opensAt', q.opens_at, 'closesAt', q.closes_at, 'grading', q.grading_method, 'layout', q.layout,
           'review', q.review, 'pairsWith', q.pairs_with) AS settings,
         k.sections, coalesce(s.slots, '[]') AS slots
       FROM quiz q JOIN activity a ON a.id = q.activity_id JOIN module m ON m.id = a.module_id
       LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('position', position, 'title', title, 'kind', kind, 'count', draw_count,
           'tags', tags, 'competence', competence, 'difficulties', difficulties, 'includesShared', includes_shared) ORDER BY position) AS sections
         FROM quiz_section WHERE quiz_id = q.id) k ON true
       LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('id', v.question_id, 'versionId', v.id, 'section', s.section,
           'isDrawn', s.is_drawn, 'points', s.points, 'key', v.answer_key,
           'texts', jsonb_build_object('prompt', v.prompt, 'spec', v.spec, 'feedback', v.feedback, 'guide', v.guide,
             'rubric', v.rubric)) ORDER BY s.section, s.slot, v.id) AS slots
         FROM quiz_question(q.id) s JOIN question_version v ON v.id = s.question_version_id) s ON true
       WHERE m.version_id = $1`,
      [versionId],
    );
  }
}
