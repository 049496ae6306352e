import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { questionRow, versionRow } from './bank/question-rows.js';
import { Accommodation } from './entities/accommodation.entity.js';
import { QuestionVersion } from './entities/question-version.entity.js';
import { Question } from './entities/question.entity.js';
import { QuizSlot } from './entities/quiz-slot.entity.js';
import { Quiz, type QuizPurpose } from './entities/quiz.entity.js';
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
  /** Something has to hold before it may be begun: conditions, or a course that comes first. */
  is_conditional: boolean;
  slots: { questionVersionId: string; points: number }[];
}

const QUIZ = `
  SELECT q.id AS quiz_id, q.activity_id, m.version_id, y.title, c.title AS course_title, q.purpose, q.seconds_allowed,
    q.attempts_allowed, q.pass_mark, q.is_shuffled,
    y.conditions <> '[]' OR coalesce(v.description -> 'prerequisites', '[]') <> '[]' AS is_conditional,
    coalesce((SELECT jsonb_agg(jsonb_build_object('questionVersionId', s.question_version_id, 'points', s.points) ORDER BY s.slot)
      FROM quiz_slot s WHERE s.quiz_id = q.id), '[]') AS slots
  FROM quiz q JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id
    JOIN course_version v ON v.id = m.version_id JOIN course c ON c.id = v.course_id`;

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
      'SELECT id, prompt, spec, answer_key AS key, feedback, guide, rubric FROM question_version WHERE id = ANY ($1)',
      [ids],
    );
  }

  async insertQuiz(quiz: Quiz): Promise<void> {
    await this.db.manager.insert(Quiz, quiz);
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

  async copyQuizzes(copies: readonly { from: string; to: string; quizId: string }[]): Promise<void> {
    await this.db.execute(
      `WITH made AS (
         INSERT INTO quiz (id, activity_id, purpose, seconds_allowed, attempts_allowed, pass_mark, is_shuffled)
         SELECT g.id, g.to_activity, q.purpose, q.seconds_allowed, q.attempts_allowed, q.pass_mark, q.is_shuffled
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS g (from_activity, to_activity, id) JOIN quiz q ON q.activity_id = g.from_activity
         RETURNING id, activity_id
       )
       INSERT INTO quiz_slot (quiz_id, slot, question_version_id, points)
       SELECT made.id, s.slot, s.question_version_id, s.points
       FROM made JOIN unnest($1::uuid[], $2::uuid[]) AS g (from_activity, to_activity) ON g.to_activity = made.activity_id
       JOIN quiz q ON q.activity_id = g.from_activity JOIN quiz_slot s ON s.quiz_id = q.id`,
      [copies.map(({ from }) => from), copies.map(({ to }) => to), copies.map(({ quizId }) => quizId)],
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

  async carryOver(runId: string): Promise<void> {
    for (const table of ['attempt', 'grade'])
      await this.db.execute(
        `UPDATE ${table} t SET quiz_id = p.id, version = t.version + 1
         FROM run r JOIN enrolment e ON e.run_id = r.id
         JOIN module m ON m.version_id = r.version_id JOIN activity a ON a.module_id = m.id JOIN quiz p ON p.activity_id = a.id
         JOIN activity o ON o.slug = a.slug AND o.id <> a.id JOIN module n ON n.id = o.module_id
         JOIN course_version w ON w.id = n.version_id AND w.course_id = r.course_id JOIN quiz q ON q.activity_id = o.id
         WHERE r.id = $1 AND t.enrolment_id = e.id AND t.quiz_id = q.id`,
        [runId],
      );
  }

  async insertAccommodation(accommodation: Accommodation): Promise<void> {
    await this.db.manager.insert(Accommodation, accommodation);
  }

  /** Gives open attempts of a person the deadline that goes with the extra time of the day. */
  async moveDeadlines(personId: string, localDate: string): Promise<void> {
    await this.db.execute(
      `UPDATE attempt a SET version = a.version + 1,
         deadline_at = a.started_at + make_interval(secs => q.seconds_allowed + (q.seconds_allowed::bigint * x.extra_time) / 10000)
       FROM quiz q, (SELECT coalesce(max(extra_time), 0) AS extra_time FROM accommodation WHERE person_id = $1 AND valid @> $2::date) x
       WHERE q.id = a.quiz_id AND a.person_id = $1 AND a.state = 'open' AND a.deadline_at IS NOT NULL`,
      [personId, localDate],
    );
  }
}
