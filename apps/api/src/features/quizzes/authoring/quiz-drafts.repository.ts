import type { PoolFilter } from '@edukom/contracts';
import type { ContentLocale, LocalizedText, QuestionType } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { QuizSectionRow } from '../entities/quiz-section.entity.js';
import { Quiz } from '../entities/quiz.entity.js';

/** The place of a quiz in the draft of a course. */
export interface QuizPlaceRow {
  version_id: string | null;
  activity_id: string | null;
  quiz_id: string | null;
  source: ContentLocale;
  locales: ContentLocale[];
}

export interface AskedRow {
  section: number;
  slot: number;
  question_id: string;
  points: number;
  is_drawn: boolean;
  kind: QuestionType;
  number: number;
  is_shared: boolean;
  prompt: LocalizedText;
  /** Every text of the question. */
  texts: unknown;
}

const PLACE = `
  SELECT v.id AS version_id, a.id AS activity_id, q.id AS quiz_id,
    coalesce(v.description ->> 'sourceLocale', v.description #>> '{title,source}', c.title ->> 'source') AS source,
    coalesce(v.description -> 'locales', v.description -> 'requiredLocales', to_jsonb(c.required_locales)) AS locales
  FROM course c LEFT JOIN course_version v ON v.course_id = c.id AND v.state = 'draft'
    LEFT JOIN (activity a JOIN module m ON m.id = a.module_id) ON m.version_id = v.id AND a.id = $2 AND a.kind = 'quiz'
    LEFT JOIN quiz q ON q.activity_id = a.id
  WHERE c.id = $1`;

/** Quizzes of drafts as their authors set them up. */
@Injectable()
export class QuizDraftsRepository {
  constructor(private readonly db: Db) {}

  place(courseId: string, activityId: string): Promise<QuizPlaceRow | null> {
    return this.db.one<QuizPlaceRow & Record<string, unknown>>(PLACE, [courseId, activityId]);
  }

  /** The same, with the draft held so that nobody publishes it meanwhile, and the activity so that saves come one by one. */
  async hold(courseId: string, activityId: string): Promise<QuizPlaceRow | null> {
    await this.db.query("SELECT id FROM course_version WHERE course_id = $1 AND state = 'draft' FOR SHARE", [courseId]);
    await this.db.query('SELECT id FROM activity WHERE id = $1 FOR NO KEY UPDATE', [activityId]);
    return this.place(courseId, activityId);
  }

  quiz(quizId: string): Promise<Quiz | null> {
    return this.db.manager.findOneBy(Quiz, { id: quizId });
  }

  sections(quizId: string): Promise<QuizSectionRow[]> {
    return this.db.manager.find(QuizSectionRow, { where: { quizId }, order: { position: 'ASC' } });
  }

  asked(quizId: string): Promise<AskedRow[]> {
    return this.db.query<AskedRow & Record<string, unknown>>(
      `SELECT x.section, x.slot, x.question_id, x.points, x.is_drawn, n.kind, v.number, n.course_id IS NULL AS is_shared, v.prompt,
         CASE WHEN NOT x.is_drawn THEN jsonb_build_array(v.prompt, v.spec, v.feedback, v.guide, v.rubric) END AS texts
       FROM quiz_question($1) x JOIN question n ON n.id = x.question_id JOIN question_version v ON v.id = x.question_version_id
       ORDER BY x.section, x.slot, x.question_id`,
      [quizId],
    );
  }

  /** Those of the questions that a quiz of the course can ask. */
  async askable(courseId: string, questionIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }>(
      'SELECT id FROM question WHERE id = ANY ($2) AND (course_id = $1 OR course_id IS NULL)',
      [courseId, questionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Slugs of the tests before among the quizzes of a version. */
  async testsBefore(versionId: string): Promise<Set<string>> {
    const rows = await this.db.query<{ slug: string }>(
      `SELECT a.slug FROM quiz q JOIN activity a ON a.id = q.activity_id JOIN module m ON m.id = a.module_id
       WHERE m.version_id = $1 AND q.purpose = 'pre'`,
      [versionId],
    );
    return new Set(rows.map(({ slug }) => slug));
  }

  async saveQuiz(quiz: Quiz): Promise<void> {
    await this.db.manager.upsert(Quiz, { ...quiz, review: { ...quiz.review } }, ['id']);
  }

  /** The sections of a quiz, exactly these, with the newest version of each question they ask. */
  async replaceSections(
    quizId: string,
    sections: readonly QuizSectionRow[],
    slots: readonly { readonly section: number; readonly questionId: string; readonly points: number }[],
  ): Promise<void> {
    await this.db.execute('DELETE FROM quiz_slot WHERE quiz_id = $1', [quizId]);
    await this.db.execute('DELETE FROM quiz_section WHERE quiz_id = $1', [quizId]);
    await this.db.manager.insert(QuizSectionRow, sections as never);
    await this.db.execute(
      `INSERT INTO quiz_slot (quiz_id, slot, section, question_version_id, points)
       SELECT $1, g.slot, g.section, v.id, g.points
       FROM unnest($2::uuid[], $3::int[], $4::int[]) WITH ORDINALITY AS g (question_id, section, points, slot)
       JOIN LATERAL (SELECT id FROM question_version WHERE question_id = g.question_id ORDER BY number DESC LIMIT 1) v ON true`,
      [
        quizId,
        slots.map(({ questionId }) => questionId),
        slots.map(({ section }) => section),
        slots.map(({ points }) => points),
      ],
    );
  }

  /** Notes that the draft was changed. */
  async touch(versionId: string, at: Date): Promise<void> {
    await this.db.execute('UPDATE course_version SET changed_at = $2 WHERE id = $1', [versionId, at]);
  }

  async poolSize(courseId: string, { tags, competence, difficulties, includesShared }: PoolFilter): Promise<number> {
    const row = await this.db.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM question q WHERE (q.course_id = $1 OR ($5 AND q.course_id IS NULL))
         AND q.withdrawn_at IS NULL AND q.tags @> $2 AND ($3::text IS NULL OR q.competence = $3) AND ($4::int[] = '{}' OR q.difficulty = ANY ($4))`,
      [courseId, tags, competence, difficulties, includesShared],
    );
    return row?.count ?? 0;
  }

  /** What the questions of a bank can be told apart by. */
  async bankWords(courseId: string, includesShared: boolean): Promise<{ competences: string[]; tags: string[] }> {
    const row = await this.db.one<{ competences: string[]; tags: string[] }>(
      `SELECT coalesce(array_agg(DISTINCT q.competence ORDER BY q.competence) FILTER (WHERE q.competence <> ''), '{}') AS competences,
         coalesce(array_agg(DISTINCT t.tag ORDER BY t.tag) FILTER (WHERE t.tag IS NOT NULL), '{}') AS tags
       FROM question q LEFT JOIN LATERAL unnest(q.tags) AS t (tag) ON true
       WHERE (q.course_id = $1 OR ($2 AND q.course_id IS NULL)) AND q.withdrawn_at IS NULL`,
      [courseId, includesShared],
    );
    return row ?? { competences: [], tags: [] };
  }
}
