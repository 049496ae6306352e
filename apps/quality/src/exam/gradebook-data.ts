import type { Client } from 'pg';
import { firstNumber, idOf, idPrefix } from './exam-ids.js';
import { courseId, institutionId } from './exam.js';
import { refreshStatistics } from './statistics.js';

/** As large as a gradebook may become. */
export const book = { people: 1_000, quizzes: 50 };

const versionId = idOf('other', 60);
const moduleId = idOf('other', 61);
export const bookRunId = idOf('other', 62);
const FIRST_QUIZ = 1_000;

/** The quiz of a column of the gradebook. */
export const bookQuizId = (column: number): string => idOf('other', FIRST_QUIZ + column);
export const bookEnrolmentId = (row: number): string => idOf('reader', 500_000 + row);

const TITLE = JSON.stringify({ source: 'sq', rev: 1, texts: { sq: { v: 'Testi' } } });

/** A run with a final grade of everybody in every quiz; person 0 of the load data is its trainer. The people must exist. */
export async function writeGradebook(sql: Client): Promise<void> {
  await sql.query(
    "INSERT INTO course_version (id, course_id, number, state, published_at, content_hash) VALUES ($1, $2, 6, 'published', now(), 'book')",
    [versionId, courseId],
  );
  await sql.query('INSERT INTO module (id, version_id, position, title) VALUES ($1, $2, 1, $3)', [
    moduleId,
    versionId,
    TITLE,
  ]);
  await sql.query(
    `WITH y AS (
       INSERT INTO activity (id, module_id, position, kind, slug, title, minutes)
       SELECT ('${idPrefix('activity')}' || ${firstNumber} + 800000 + n)::uuid, $1, n + 1, 'quiz', 'book-' || n, $2::jsonb, 10
       FROM generate_series(0, $3::int - 1) AS n RETURNING id, position
     ) INSERT INTO quiz (id, activity_id, purpose, pass_mark)
       SELECT ('${idPrefix('other')}' || ${firstNumber + FIRST_QUIZ} + position - 1)::uuid, id, 'graded', 5000 FROM y`,
    [moduleId, TITLE, book.quizzes],
  );
  await sql.query(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
     VALUES ($1, $2, $3, 'BOOK', $4, $5, 'running', CURRENT_DATE - 1, CURRENT_DATE + 30, '{sq}', '{}', '{}', now())`,
    [bookRunId, courseId, versionId, TITLE, institutionId],
  );
  await sql.query(
    "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES (gen_random_uuid(), $1, 'trainer', 'run', $2, '[2020-01-01,)')",
    [idOf('person', 0), bookRunId],
  );
  await grades(sql, bookRunId, 500_000, 1, book.people, versionId);
  await refreshStatistics(sql);
}

/** Other runs with as many grades, of which the gradebook shows nothing. */
export async function addOtherBooks(sql: Client, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const runId = idOf('other', 70 + number);
    await sql.query(
      `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
       SELECT $1, course_id, version_id, $2, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, now()
       FROM run WHERE id = $3`,
      [runId, `BOOK-${number}`, bookRunId],
    );
    await grades(sql, runId, 500_000 + number * 10_000, 1, book.people, versionId);
  }
  await refreshStatistics(sql);
}

/** Enrols people, with a finished attempt and its grade in each quiz of the version. */
async function grades(
  sql: Client,
  runId: string,
  enrolment: number,
  person: number,
  count: number,
  version: string,
): Promise<void> {
  await sql.query(
    `WITH e AS (
       INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
       SELECT ('${idPrefix('reader')}' || ${firstNumber} + $2::bigint + n)::uuid, $1, ('${idPrefix('person')}' || ${firstNumber} + $3::bigint + n)::uuid,
         '${institutionId}', 'enrolled', now() FROM generate_series(0, $4::int - 1) AS n RETURNING id, person_id
     ), q AS (
       SELECT q.id FROM quiz q JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id WHERE m.version_id = $5
     ), a AS (
       INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, auto_points, points, max_points, pending_marks)
       SELECT gen_random_uuid(), q.id, e.id, e.person_id, 1, 'submitted', 1, 'sq', now(), now(), 700, 700, 1000, 0 FROM e, q
       RETURNING id, quiz_id, enrolment_id
     ) INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at)
       SELECT enrolment_id, quiz_id, id, 700, 1000, 7000, true, now() FROM a`,
    [runId, enrolment, person, count, version],
  );
}
