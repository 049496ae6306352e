import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { fromProduct, workspace } from '../product/workspace.js';
import { firstNumber, idOf, idPrefix } from './exam-ids.js';
import { refreshStatistics } from './statistics.js';

/** A question as the product reads it from the sources of a course. */
interface QuestionDraft {
  readonly type: 'single' | 'multiple' | 'true-false' | 'numeric' | 'short-text' | 'open';
  readonly points: number;
  readonly prompt: unknown;
  readonly spec: { readonly options?: readonly { readonly id: string }[] };
  readonly key: unknown;
}

interface QuestionModule {
  readQuestionSource(source: unknown, language: string): QuestionDraft;
}

/** One question of the exam: its type, how its options lie, and an answer that fits. */
export interface ExamQuestion {
  readonly slot: number;
  readonly type: QuestionDraft['type'];
  readonly versionId: string;
  /** In hundredths. */
  readonly points: number;
  readonly optionOrder: readonly string[];
  /** An answer of the right type; `turn` makes one that differs from the one before. */
  answer(turn: number): unknown;
}

const title = JSON.stringify({ source: 'sq', rev: 1, texts: { sq: { v: 'Fjalëkalime të sigurta' } } });
const module_ = idOf('other', 3);
const activity = idOf('other', 4);

/** The course of the exam. */
export const courseId = idOf('other', 1);
/** Its address. */
export const courseSlug = 'exam';
/** Its published version. */
export const versionId = idOf('other', 2);
/** Where everybody works. */
export const institutionId = idOf('other', 6);
/** The run of the exam. */
export const runId = idOf('other', 5);
/** The quiz of the exam. */
export const quizId = idOf('other', 7);
/** How attendance counts in the runs of the load data: a page with my sessions reads it. */
export const attendanceRule = JSON.stringify({
  thresholdBasisPoints: 8_000,
  excused: 'neutral',
  maxUnexcusedAbsences: null,
  lateLimitMinutes: null,
});

/**
 * An exam for load: one running course with a quiz of the real questions of the demo course, and as many people with a
 * session each as asked for. Written by SQL: thousands of people through the services would take minutes.
 */
export class Exam {
  private people = 0;
  private attempts = 0;

  private constructor(
    private readonly sql: Client,
    readonly questions: readonly ExamQuestion[],
  ) {}

  /**
   * Writes course, run and quiz.
   * @param test which of the demo course's tests; the `post-test` also has a question that a person marks
   */
  static async write(sql: Client, test: 'pre-test' | 'post-test' = 'pre-test'): Promise<Exam> {
    const { readQuestionSource } = await fromProduct<QuestionModule>('features/quizzes/question-source.js');
    const file = join(workspace, 'apps/api/src/seeds/content/safe-passwords/questions.json');
    const sources = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown[]>;
    const drafts = (sources[test] ?? []).map((source) => readQuestionSource(source, 'sq'));
    await writeCourse(sql);
    await writeQuestions(sql, drafts);
    return new Exam(sql, drafts.map(questionOf));
  }

  /** How many people and open attempts there are. */
  get size(): { readonly people: number; readonly attempts: number } {
    return { people: this.people, attempts: this.attempts };
  }

  /** The id of a person by number. */
  personId(person: number): string {
    return idOf('person', person);
  }

  /** Adds people who are enrolled in the run of the exam, unless told otherwise, and signed in, numbered on from the last. */
  async addPeople(count: number, isEnrolled = true): Promise<void> {
    const range = [firstNumber + this.people, firstNumber + this.people + count - 1];
    await this.sql.query(
      `INSERT INTO person (id, given_name, family_name, search_text, email, locale, created_at)
       SELECT ('${idPrefix('person')}' || n)::uuid, 'Arta', 'Berisha ' || n, 'arta berisha ' || n, 'exam-' || n || '@edukom.example', 'sq', now()
       FROM generate_series($1::bigint, $2::bigint) AS n`,
      range,
    );
    await this.sql.query(
      `INSERT INTO account (person_id, state, password_hash, password_set_at)
       SELECT ('${idPrefix('person')}' || n)::uuid, 'active', 'none', now() FROM generate_series($1::bigint, $2::bigint) AS n`,
      range,
    );
    await this.sql.query(
      `INSERT INTO sign_in (token_hash, person_id, created_at, last_seen_at, expires_at, user_agent)
       SELECT sha256(('exam-' || n)::bytea), ('${idPrefix('person')}' || n)::uuid, now(), now() + interval '1 day', now() + interval '14 days', 'harness'
       FROM generate_series($1::bigint, $2::bigint) AS n`,
      range,
    );
    await this.sql.query(
      `INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
       SELECT ('${idPrefix('enrolment')}' || n)::uuid, '${runId}', ('${idPrefix('person')}' || n)::uuid, '${institutionId}', 'enrolled', now()
       FROM generate_series($1::bigint, $2::bigint) AS n WHERE $3`,
      [...range, isEnrolled],
    );
    this.people += count;
    await refreshStatistics(this.sql);
  }

  /** Opens an attempt with a first answer to every question for the next people; adds people where there are none. */
  async openAttempts(count: number): Promise<void> {
    if (this.people < this.attempts + count) await this.addPeople(this.attempts + count - this.people);
    const range = [firstNumber + this.attempts, firstNumber + this.attempts + count - 1];
    const points = this.questions.reduce((sum, question) => sum + question.points, 0);
    await this.sql.query(
      `INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, deadline_at, max_points)
       SELECT ('${idPrefix('attempt')}' || n)::uuid, '${quizId}', ('${idPrefix('enrolment')}' || n)::uuid, ('${idPrefix('person')}' || n)::uuid,
         1, 'open', 1, 'sq', now(), now() + interval '1 day', ${points} FROM generate_series($1::bigint, $2::bigint) AS n`,
      range,
    );
    for (const { slot, versionId, points: own, optionOrder, answer } of this.questions) {
      await this.sql.query(
        `INSERT INTO attempt_slot (attempt_id, slot, question_version_id, points, option_order)
         SELECT ('${idPrefix('attempt')}' || n)::uuid, $3, $4, $5, $6 FROM generate_series($1::bigint, $2::bigint) AS n`,
        [...range, slot, versionId, own, JSON.stringify(optionOrder)],
      );
      await this.sql.query(
        `INSERT INTO answer (attempt_id, slot, client_rev, response, locale, received_at)
         SELECT ('${idPrefix('attempt')}' || n)::uuid, $3, 1, $4, 'sq', now() FROM generate_series($1::bigint, $2::bigint) AS n`,
        [...range, slot, JSON.stringify(answer(0))],
      );
    }
    this.attempts += count;
    await refreshStatistics(this.sql);
  }

  /** Takes every attempt away, as before the exam. */
  async clearAttempts(): Promise<void> {
    await this.sql.query('TRUNCATE attempt CASCADE');
    this.attempts = 0;
  }

  /** Adds questions to the bank that are in no quiz, as the other courses have them. */
  async addOtherQuestions(count: number): Promise<void> {
    await this.sql.query(
      `WITH other AS (
         INSERT INTO question (id, kind, created_at) SELECT gen_random_uuid(), 'true-false', now() FROM generate_series(1, $1) RETURNING id
       )
       INSERT INTO question_version (id, question_id, number, prompt, spec, answer_key, created_at)
       SELECT gen_random_uuid(), id, 1, $2::jsonb, '{"type":"true-false"}', '{"type":"true-false","correct":true}', now() FROM other`,
      [count, title],
    );
    await this.sql.query('ANALYZE question, question_version');
  }
}

async function writeCourse(sql: Client): Promise<void> {
  await sql.query(
    `INSERT INTO institution (id, kind, slug, name, search_text, content_locales) VALUES ($1, 'other', 'exam', $2, 'exam', '{sq}')`,
    [institutionId, title],
  );
  await sql.query(
    `INSERT INTO course (id, slug, title, summary, category, required_locales, search_text, created_at)
     VALUES ($1, 'exam', $2, $2, 'digital-skills', '{sq}', 'exam', now())`,
    [courseId, title],
  );
  await sql.query(
    `INSERT INTO course_version (id, course_id, number, state, published_at, content_hash) VALUES ($1, $2, 1, 'published', now(), 'exam')`,
    [versionId, courseId],
  );
  await sql.query('INSERT INTO module (id, version_id, position, title) VALUES ($1, $2, 1, $3)', [
    module_,
    versionId,
    title,
  ]);
  await sql.query(
    `INSERT INTO activity (id, module_id, position, kind, slug, title, minutes) VALUES ($1, $2, 1, 'quiz', 'exam', $3, 30)`,
    [activity, module_, title],
  );
  await sql.query(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
     VALUES ($1, $2, $3, 'EXAM', $4, $5, 'running', CURRENT_DATE - 1, CURRENT_DATE + 30, '{sq}', $6, '{}', now())`,
    [runId, courseId, versionId, title, institutionId, attendanceRule],
  );
}

async function writeQuestions(sql: Client, drafts: readonly QuestionDraft[]): Promise<void> {
  await sql.query(
    `INSERT INTO quiz (id, activity_id, purpose, seconds_allowed, attempts_allowed, pass_mark, is_shuffled)
     VALUES ($1, $2, 'pre', 3600, 1, 6000, true)`,
    [quizId, activity],
  );
  for (const [index, draft] of drafts.entries()) {
    const [question, questionVersion] = [idOf('question', index), idOf('question-version', index)];
    await sql.query('INSERT INTO question (id, course_id, kind, created_at) VALUES ($1, $2, $3, now())', [
      question,
      courseId,
      draft.type,
    ]);
    await sql.query(
      `INSERT INTO question_version (id, question_id, number, prompt, spec, answer_key, created_at)
       VALUES ($1, $2, 1, $3, $4, $5, now())`,
      [questionVersion, question, JSON.stringify(draft.prompt), JSON.stringify(draft.spec), JSON.stringify(draft.key)],
    );
    await sql.query('INSERT INTO quiz_slot (quiz_id, slot, question_version_id, points) VALUES ($1, $2, $3, $4)', [
      quizId,
      index + 1,
      questionVersion,
      draft.points,
    ]);
  }
}

function questionOf(draft: QuestionDraft, index: number): ExamQuestion {
  const optionOrder = (draft.spec.options ?? []).map(({ id }) => id);
  return {
    slot: index + 1,
    type: draft.type,
    versionId: idOf('question-version', index),
    points: draft.points,
    optionOrder,
    answer: (turn) => answerOf(draft.type, optionOrder, turn),
  };
}

function answerOf(type: QuestionDraft['type'], options: readonly string[], turn: number): unknown {
  switch (type) {
    case 'single':
      return { type, selected: options[turn % options.length] };
    case 'multiple':
      return { type, selected: [options[turn % options.length]] };
    case 'true-false':
      return { type, value: turn % 2 === 0 };
    default:
      return { type, text: `Përgjigja ${turn}: ëç ШЂ` };
  }
}
