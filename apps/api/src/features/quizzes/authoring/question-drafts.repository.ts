import type { LocalizedText, QuestionType } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { QuestionVersion } from '../entities/question-version.entity.js';
import { Question } from '../entities/question.entity.js';
import { foldedWords } from '../bank/question-rows.js';

/** A question in its newest version. */
export interface QuestionRow {
  id: string;
  course_id: string | null;
  kind: QuestionType;
  competence: string;
  tags: string[];
  difficulty: number | null;
  points: number;
  revision: number;
  version_id: string;
  number: number;
  prompt: LocalizedText;
  spec: QuestionVersion['spec'];
  answer_key: QuestionVersion['answerKey'];
  feedback: LocalizedText | null;
  guide: LocalizedText | null;
  rubric: QuestionVersion['rubric'];
  quizzes: number;
}

/** What a version says. */
export type Wording = Pick<QuestionVersion, 'prompt' | 'spec' | 'answerKey' | 'feedback' | 'guide' | 'rubric'>;
/** What is told of a question beside its words. */
export type Facts = Pick<Question, 'competence' | 'tags' | 'difficulty' | 'points'>;

const QUESTION = `
  SELECT q.id, q.course_id, q.kind, q.competence, q.tags, q.difficulty, q.points, q.revision, v.id AS version_id, v.number,
    v.prompt, v.spec, v.answer_key, v.feedback, v.guide, v.rubric,
    (SELECT count(DISTINCT s.quiz_id)::int FROM quiz_slot s JOIN question_version o ON o.id = s.question_version_id
      WHERE o.question_id = q.id) AS quizzes
  FROM question q JOIN LATERAL (SELECT * FROM question_version WHERE question_id = q.id ORDER BY number DESC LIMIT 1) v ON true
  WHERE q.id = $1`;

/** Questions as their authors write them. */
@Injectable()
export class QuestionDraftsRepository {
  constructor(private readonly db: Db) {}

  async hasCourse(courseId: string): Promise<boolean> {
    return (await this.db.one('SELECT 1 FROM course WHERE id = $1', [courseId])) !== null;
  }

  question(questionId: string): Promise<QuestionRow | null> {
    return this.db.one<QuestionRow & Record<string, unknown>>(QUESTION, [questionId]);
  }

  /** Holds a question of the course: whoever else saves it waits, and then sees this save. */
  async hold(courseId: string, questionId: string): Promise<QuestionRow | null> {
    const held = await this.db.one('SELECT 1 FROM question WHERE id = $1 AND course_id = $2 FOR UPDATE', [
      questionId,
      courseId,
    ]);
    return held ? this.question(questionId) : null;
  }

  /** False when a question of this id is there already. */
  async insert(
    question: Facts & { id: string; courseId: string; kind: QuestionType; createdAt: Date },
  ): Promise<boolean> {
    const inserted = await this.db.execute(
      `INSERT INTO question (id, course_id, kind, competence, tags, difficulty, points, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
      [
        question.id,
        question.courseId,
        question.kind,
        question.competence,
        question.tags,
        question.difficulty,
        question.points,
        question.createdAt,
      ],
    );
    return inserted === 1;
  }

  async insertVersion(
    version: Wording & { id: string; questionId: string; number: number; createdAt: Date },
  ): Promise<void> {
    const { spec, answerKey, rubric, ...rest } = version;
    await this.db.manager.insert(QuestionVersion, {
      ...rest,
      spec: spec as never,
      answerKey: answerKey as never,
      rubric: rubric as never,
    });
    const { foldedPrompt, searchText } = foldedWords(version);
    await this.db.execute('UPDATE question SET folded_prompt = $2, search_text = $3 WHERE id = $1', [
      version.questionId,
      foldedPrompt,
      searchText,
    ]);
  }

  /** The caller holds the question. A new version counts as a save by itself, whoever makes it. */
  async change(id: string, { competence, tags, difficulty, points }: Facts, isReworded: boolean): Promise<void> {
    await this.db.execute(
      `UPDATE question SET competence = $2, tags = $3, difficulty = $4, points = $5, revision = revision + $6::int WHERE id = $1`,
      [id, competence, tags, difficulty, points, isReworded ? 0 : 1],
    );
  }
}
