import type { Client } from 'pg';
import { idOf } from './exam-ids.js';
import { versionId } from './exam.js';

/** A quiz as long as one may be. */
export const longQuizId = idOf('other', 40);
export const longQuizQuestions = 200;

/** Adds a quiz to the exam's course, made of the exam's own questions over and over: the one in slot n is its n-th, counted around from 0. */
export async function addLongQuiz(sql: Client, questions = longQuizQuestions): Promise<void> {
  const activity = idOf('other', 41);
  await sql.query(
    `INSERT INTO activity (id, module_id, position, kind, slug, title, minutes)
     SELECT $1, m.id, 2, 'quiz', 'long', a.title, 60 FROM module m JOIN activity a ON a.module_id = m.id WHERE m.version_id = $2 LIMIT 1`,
    [activity, versionId],
  );
  await sql.query(
    `INSERT INTO quiz (id, activity_id, purpose, seconds_allowed, attempts_allowed, pass_mark, is_shuffled)
     VALUES ($1, $2, 'graded', 7200, 1, 6000, false)`,
    [longQuizId, activity],
  );
  await sql.query(
    `WITH own AS (SELECT q.*, row_number() OVER (ORDER BY q.id) - 1 AS place, count(*) OVER () AS all_of FROM question_version q),
     copies AS (
       INSERT INTO question (id, course_id, kind, created_at)
       SELECT ('00000004-0000-7000-8000-' || (900000000000 + n))::uuid, q.course_id, q.kind, now()
       FROM generate_series(1, $2::int) AS n JOIN own ON own.place = n % own.all_of JOIN question q ON q.id = own.question_id RETURNING id
     ), versions AS (
       INSERT INTO question_version (id, question_id, number, prompt, spec, answer_key, created_at)
       SELECT ('00000005-0000-7000-8000-' || (900000000000 + n))::uuid, ('00000004-0000-7000-8000-' || (900000000000 + n))::uuid, 1, own.prompt, own.spec, own.answer_key, now()
       FROM generate_series(1, $2::int) AS n JOIN own ON own.place = n % own.all_of WHERE (SELECT count(*) FROM copies) > 0 RETURNING id
     )
     INSERT INTO quiz_slot (quiz_id, slot, question_version_id, points)
     SELECT $1, row_number() OVER (ORDER BY id), id, 100 FROM versions`,
    [longQuizId, questions],
  );
}
