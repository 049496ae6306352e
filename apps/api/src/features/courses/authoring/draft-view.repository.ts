import type { LessonBlock } from '@edukom/contracts';
import type {
  ActivityKind,
  CompletionRule,
  ContentLocale,
  LocalizedText,
  ReleaseCondition,
  TextSummary,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import type { StoredDescription } from '../course-version.entity.js';

/** What a course itself says; a version of an early release has no description of its own. */
export interface CourseRow {
  slug: string;
  title: LocalizedText;
  summary: LocalizedText;
  category: string;
  required_locales: ContentLocale[];
  description: StoredDescription | null;
}

export interface DraftRow extends CourseRow {
  /** Of the draft; null when the course has none. */
  version_id: string | null;
  number: number | null;
  revision: number | null;
}

export interface AuthoredRow extends CourseRow {
  course_id: string;
  /** The draft, else the newest published version. */
  version_id: string;
  has_draft: boolean;
  published_number: number | null;
  published_at: Date | null;
  changed_at: Date | null;
}

export interface ModuleRow {
  version_id: string;
  id: string;
  title: LocalizedText;
  revision: number;
}

export interface ActivityRow {
  version_id: string;
  module_id: string;
  id: string;
  kind: ActivityKind;
  slug: string;
  title: LocalizedText;
  minutes: number;
  is_required: boolean;
  conditions: ReleaseCondition[];
  completion: CompletionRule;
  revision: number;
  block_count: number;
  question_count: number;
}

/** Texts below an activity: summarised, or (older rows, questions) as they are. */
export interface TextsRow {
  activity_id: string;
  summaries: TextSummary[] | null;
  texts: unknown;
}

const COURSE = 'c.slug, c.title, c.summary, c.category, c.required_locales';
const MOST_COURSES = 500;

/** What writers see of drafts: a constant number of statements whatever the size. */
@Injectable()
export class DraftViewRepository {
  constructor(private readonly db: Db) {}

  draft(courseId: string): Promise<DraftRow | null> {
    return this.db.one<DraftRow & Record<string, unknown>>(
      `SELECT ${COURSE}, v.id AS version_id, v.number, v.revision, v.description
       FROM course c LEFT JOIN course_version v ON v.course_id = c.id AND v.state = 'draft' WHERE c.id = $1`,
      [courseId],
    );
  }

  published(courseId: string): Promise<{ number: number; published_at: Date }[]> {
    return this.db.query(
      "SELECT number, published_at FROM course_version WHERE course_id = $1 AND state = 'published' ORDER BY number DESC",
      [courseId],
    );
  }

  /** Courses inside the scopes, last changed first, each by its draft or else its newest published version. */
  authored(scopes: { all: boolean; course: readonly string[] }): Promise<AuthoredRow[]> {
    return this.db.query<AuthoredRow & Record<string, unknown>>(
      `SELECT c.id AS course_id, ${COURSE}, v.id AS version_id, v.description, v.state = 'draft' AS has_draft,
         p.number AS published_number, p.published_at, greatest(v.changed_at, v.published_at, b.changed_at) AS changed_at
       FROM course c
       CROSS JOIN LATERAL (SELECT * FROM course_version WHERE course_id = c.id ORDER BY state = 'draft' DESC, number DESC LIMIT 1) v
       LEFT JOIN LATERAL (SELECT number, published_at FROM course_version WHERE course_id = c.id AND state = 'published'
         ORDER BY number DESC LIMIT 1) p ON true
       LEFT JOIN LATERAL (SELECT max(b.changed_at) AS changed_at FROM module m JOIN activity a ON a.module_id = m.id
         JOIN block b ON b.activity_id = a.id WHERE m.version_id = v.id AND v.state = 'draft') b ON true
       WHERE $1 OR c.id = ANY ($2::uuid[])
       ORDER BY greatest(v.changed_at, v.published_at, b.changed_at) DESC NULLS LAST, c.slug LIMIT ${MOST_COURSES}`,
      [scopes.all, scopes.course],
    );
  }

  modules(versionIds: readonly string[]): Promise<ModuleRow[]> {
    return this.db.query<ModuleRow & Record<string, unknown>>(
      'SELECT version_id, id, title, revision FROM module WHERE version_id = ANY ($1) ORDER BY version_id, position',
      [versionIds],
    );
  }

  activities(versionIds: readonly string[]): Promise<ActivityRow[]> {
    return this.db.query<ActivityRow & Record<string, unknown>>(
      `SELECT m.version_id, a.module_id, a.id, a.kind, a.slug, a.title, a.minutes, a.is_required, a.conditions, a.completion, a.revision,
         (SELECT count(*)::int FROM block WHERE activity_id = a.id) AS block_count,
         (SELECT count(*)::int + coalesce((SELECT sum(c.draw_count)::int FROM quiz z JOIN quiz_section c ON c.quiz_id = z.id WHERE z.activity_id = a.id), 0)
           FROM quiz q JOIN quiz_slot s ON s.quiz_id = q.id WHERE q.activity_id = a.id) AS question_count
       FROM activity a JOIN module m ON m.id = a.module_id WHERE m.version_id = ANY ($1) ORDER BY m.position, a.position`,
      [versionIds],
    );
  }

  /** Texts of blocks; bodies are read only where they were not summarised yet. */
  blockTexts(versionIds: readonly string[]): Promise<TextsRow[]> {
    return this.db.query<TextsRow & { texts: LessonBlock['body'] | null } & Record<string, unknown>>(
      `SELECT b.activity_id, b.text_summary AS summaries, CASE WHEN b.text_summary IS NULL THEN b.body END AS texts
       FROM block b JOIN activity a ON a.id = b.activity_id JOIN module m ON m.id = a.module_id WHERE m.version_id = ANY ($1)`,
      [versionIds],
    );
  }

  /** Texts of the questions of quizzes. */
  questionTexts(versionIds: readonly string[]): Promise<TextsRow[]> {
    return this.db.query<TextsRow & Record<string, unknown>>(
      `SELECT q.activity_id, NULL AS summaries,
         jsonb_build_array(v.prompt, v.spec, v.feedback, v.guide, v.rubric) AS texts
       FROM quiz q JOIN activity a ON a.id = q.activity_id JOIN module m ON m.id = a.module_id
       CROSS JOIN LATERAL quiz_question(q.id) s JOIN question_version v ON v.id = s.question_version_id WHERE m.version_id = ANY ($1)`,
      [versionIds],
    );
  }
}
