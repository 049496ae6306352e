import { type GradingMethod, type LocalizedText, type ReviewPolicy, USUAL_REVIEW } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { AskingSection } from './attempt-order.js';
import { questionRow, versionRow } from './bank/question-rows.js';
import { QuestionVersion } from './entities/question-version.entity.js';
import { Question } from './entities/question.entity.js';
import { QuizSlot } from './entities/quiz-slot.entity.js';
import { Quiz, type QuizLayout, type QuizPurpose } from './entities/quiz.entity.js';
import type { QuestionDraft } from './question-source.js';
import type { StoredQuestion } from './stored-question.js';

export interface QuizRow {
  quiz_id: string;
  activity_id: string;
  version_id: string;
  title: LocalizedText;
  course_title: LocalizedText;
  purpose: QuizPurpose;
  seconds_allowed: number | null;
  attempts_allowed: number;
  pass_mark: number;
  is_shuffled: boolean;
  shuffles_options: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
  grading_method: GradingMethod;
  layout: QuizLayout;
  review: ReviewPolicy;
  pairs_with: string | null;
  /** Something has to hold before it may be begun: conditions, or a course that comes first. */
  is_conditional: boolean;
  sections: (AskingSection & { readonly title: LocalizedText | null })[];
}

const QUIZ = `
  SELECT q.id AS quiz_id, q.activity_id, m.version_id, y.title, c.title AS course_title, q.purpose, q.seconds_allowed,
    q.attempts_allowed, q.pass_mark, q.is_shuffled,
    q.shuffles_options, q.opens_at, q.closes_at, q.grading_method, q.layout, q.review, q.pairs_with,
    y.conditions <> '[]' OR coalesce(v.description -> 'prerequisites', '[]') <> '[]' AS is_conditional,
    (SELECT jsonb_agg(jsonb_build_object('kind', s.kind, 'count', s.draw_count, 'title', s.title, 'questions', coalesce(x.questions, '[]'))
        ORDER BY s.position)
      FROM quiz_section s LEFT JOIN (
        SELECT x.section, jsonb_agg(jsonb_build_object('questionId', x.question_id, 'questionVersionId', x.question_version_id,
          'points', x.points, 'type', n.kind) ORDER BY x.slot, x.question_version_id) AS questions
        FROM quiz_question(q.id) x JOIN question n ON n.id = x.question_id GROUP BY x.section
      ) x ON x.section = s.position WHERE s.quiz_id = q.id) AS sections
  FROM quiz q JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id
    JOIN course_version v ON v.id = m.version_id JOIN course c ON c.id = v.course_id`;

/** What a quiz is made with; the rest is as usual. */
type QuizRules = Pick<
  Quiz,
  'id' | 'activityId' | 'purpose' | 'secondsAllowed' | 'attemptsAllowed' | 'passMark' | 'isShuffled' | 'shufflesOptions'
>;

/** All rules of a quiz, for copying it. */
const RULES = `purpose, seconds_allowed, attempts_allowed, pass_mark, is_shuffled, shuffles_options, opens_at, closes_at,
  grading_method, layout, review, pairs_with`;
const PAIRS = 'unnest($1::uuid[], $2::uuid[]) AS g (from_activity, to_activity)';

/** Quizzes and questions as they are defined. */
@Injectable()
export class QuizzesRepository {
  constructor(private readonly db: Db) {}

  quiz(quizId: string): Promise<QuizRow | null> {
    return this.db.one<QuizRow>(`${QUIZ} WHERE q.id = $1`, [quizId]);
  }

  quizzesOfVersion(versionId: string): Promise<QuizRow[]> {
    return this.db.query<QuizRow>(`${QUIZ} WHERE m.version_id = $1 ORDER BY m.position, y.position`, [versionId]);
  }

  async quizIdOfActivity(activityId: string): Promise<string | null> {
    return (await this.db.manager.findOneBy(Quiz, { activityId }))?.id ?? null;
  }

  questions(ids: readonly string[]): Promise<StoredQuestion[]> {
    return this.db.query<StoredQuestion & Record<string, unknown>>(
      `SELECT v.id, q.competence, v.prompt, v.spec, v.answer_key AS key, v.feedback, v.guide, v.rubric
       FROM question_version v JOIN question q ON q.id = v.question_id WHERE v.id = ANY ($1)`,
      [ids],
    );
  }

  async insertQuiz(quiz: QuizRules): Promise<void> {
    await this.db.manager.insert(Quiz, { ...quiz, review: USUAL_REVIEW });
  }

  /** Stores new questions in their first version as the slots of a quiz, in their order. */
  async insertQuestions(
    quizId: string,
    courseId: string,
    drafts: readonly QuestionDraft[],
    createdAt: Date,
  ): Promise<void> {
    const rows = drafts.map((draft) => ({ draft, questionId: uuidv7(), versionId: uuidv7() }));
    await this.db.manager.insert(
      Question,
      rows.map(({ draft, questionId }) => questionRow(questionId, draft, { courseId }, createdAt)),
    );
    await this.db.manager.insert(
      QuestionVersion,
      rows.map(
        ({ draft, questionId, versionId }) =>
          versionRow(versionId, { id: questionId, number: 1 }, draft, createdAt) as never,
      ),
    );
    await this.db.manager.insert(
      QuizSlot,
      rows.map(({ draft, versionId }, index) => ({
        quizId,
        slot: index + 1,
        questionVersionId: versionId,
        points: draft.points,
      })),
    );
  }

  /** Pools are not copied: a draft draws from what the bank holds. */
  async copyQuizzes(copies: readonly { from: string; to: string; quizId: string }[]): Promise<void> {
    const activities = [copies.map(({ from }) => from), copies.map(({ to }) => to)];
    await this.db.execute(
      `INSERT INTO quiz (id, activity_id, ${RULES})
       SELECT g.id, g.to_activity, ${RULES}
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS g (from_activity, to_activity, id) JOIN quiz q ON q.activity_id = g.from_activity`,
      [...activities, copies.map(({ quizId }) => quizId)],
    );
    await this.db.execute(
      `INSERT INTO quiz_section (quiz_id, position, anchor, title, kind, draw_count, points, tags, competence, difficulties, includes_shared)
       SELECT n.id, s.position, s.anchor, s.title, s.kind, s.draw_count, s.points, s.tags, s.competence, s.difficulties, s.includes_shared
       FROM ${PAIRS} JOIN quiz o ON o.activity_id = g.from_activity JOIN quiz n ON n.activity_id = g.to_activity
         JOIN quiz_section s ON s.quiz_id = o.id
       ON CONFLICT (quiz_id, position) DO UPDATE SET anchor = excluded.anchor, title = excluded.title, kind = excluded.kind,
         draw_count = excluded.draw_count, points = excluded.points, tags = excluded.tags, competence = excluded.competence,
         difficulties = excluded.difficulties, includes_shared = excluded.includes_shared`,
      activities,
    );
    // A draft asks each question in its newest version, also where it was changed since the version was published.
    await this.db.execute(
      `INSERT INTO quiz_slot (quiz_id, slot, section, question_version_id, points)
       SELECT n.id, s.slot, s.section, w.id, s.points
       FROM ${PAIRS} JOIN quiz o ON o.activity_id = g.from_activity JOIN quiz n ON n.activity_id = g.to_activity
         JOIN quiz_slot s ON s.quiz_id = o.id JOIN question_version v ON v.id = s.question_version_id
         JOIN LATERAL (SELECT id FROM question_version WHERE question_id = v.question_id ORDER BY number DESC LIMIT 1) w ON true`,
      activities,
    );
  }

  /** Keeps what the quizzes of a version draw from as it is given. */
  async freezePools(
    pools: readonly { activityId: string; section: number; questionVersionId: string }[],
  ): Promise<void> {
    await this.db.execute(
      `INSERT INTO quiz_pool (quiz_id, section, question_version_id)
       SELECT q.id, g.section, g.question_version_id
       FROM unnest($1::uuid[], $2::int[], $3::uuid[]) AS g (activity_id, section, question_version_id)
       JOIN quiz q ON q.activity_id = g.activity_id`,
      [
        pools.map(({ activityId }) => activityId),
        pools.map(({ section }) => section),
        pools.map(({ questionVersionId }) => questionVersionId),
      ],
    );
  }

  async removeQuiz(activityId: string): Promise<boolean> {
    const [used] = await this.db.query(
      'SELECT 1 FROM attempt t JOIN quiz q ON q.id = t.quiz_id WHERE q.activity_id = $1 LIMIT 1',
      [activityId],
    );
    if (used) return false;
    await this.db.execute('DELETE FROM quiz_slot s USING quiz q WHERE q.id = s.quiz_id AND q.activity_id = $1', [
      activityId,
    ]);
    await this.db.execute('DELETE FROM quiz WHERE activity_id = $1', [activityId]);
    return true;
  }

  /** What belongs to quizzes of another version of a run's course goes to those of the same name in its own. */
  async carryOver(runId: string): Promise<void> {
    const successors = `run r JOIN module m ON m.version_id = r.version_id JOIN activity a ON a.module_id = m.id
         JOIN quiz p ON p.activity_id = a.id
         JOIN activity o ON o.slug = a.slug AND o.id <> a.id JOIN module n ON n.id = o.module_id
         JOIN course_version w ON w.id = n.version_id AND w.course_id = r.course_id JOIN quiz q ON q.activity_id = o.id`;
    // The history of grades follows them by its foreign keys.
    for (const table of ['attempt', 'grade'])
      await this.db.execute(
        `UPDATE ${table} t SET quiz_id = p.id, version = t.version + 1
         FROM ${successors} JOIN enrolment e ON e.run_id = r.id
         WHERE r.id = $1 AND t.enrolment_id = e.id AND t.quiz_id = q.id`,
        [runId],
      );
    await this.db.execute(
      `UPDATE marking_rule t SET quiz_id = p.id FROM ${successors} WHERE r.id = $1 AND t.run_id = r.id AND t.quiz_id = q.id`,
      [runId],
    );
  }
}
