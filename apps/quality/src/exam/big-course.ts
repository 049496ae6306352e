import type { Client } from 'pg';
import { firstNumber, idOf, idPrefix } from './exam-ids.js';
import { attendanceRule, courseId, institutionId } from './exam.js';
import { refreshStatistics } from './statistics.js';

const locales = ['sq', 'sr-Cyrl', 'en', 'tr', 'bs'];
const words =
  'Fjalëkalimi i gjatë është më i mirë se i ndërlikuari; Лозинка која је дугачка боља је од сложене, и тако редом. '.repeat(
    3,
  );
const text = (value: unknown): string =>
  JSON.stringify({
    source: 'sq',
    rev: 1,
    texts: Object.fromEntries(locales.map((locale) => [locale, { v: value, from: 1 }])),
  });
const rich = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };

const versionId = idOf('other', 12);
const runId = idOf('other', 15);

/** As large as a course may become: 4 modules, 200 lessons, 2,000 blocks in 5 languages. */
export const bigCourse = { modules: 4, lessons: 200, blocksEach: 10 };
/** How many lessons every reader has read. */
const lessonsRead = 20;

/** The course page of a person of the load data, who reads the big course. */
export const coursePage = (person: number): string => `/api/me/learning/${idOf('reader', person)}`;

/** Writes a second published version of the exam's course, with a run of it. */
export async function writeBigCourse(sql: Client): Promise<void> {
  await sql.query(
    `INSERT INTO course_version (id, course_id, number, state, published_at, content_hash) VALUES ($1, $2, 2, 'published', now(), 'big')`,
    [versionId, courseId],
  );
  for (let module_ = 0; module_ < bigCourse.modules; module_ += 1) {
    const moduleId = idOf('other', 20 + module_);
    await sql.query('INSERT INTO module (id, version_id, position, title) VALUES ($1, $2, $3, $4)', [
      moduleId,
      versionId,
      module_ + 1,
      text(`Moduli ${module_ + 1}`),
    ]);
    const each = bigCourse.lessons / bigCourse.modules;
    const range = [firstNumber + module_ * each, firstNumber + (module_ + 1) * each - 1];
    await sql.query(
      `INSERT INTO activity (id, module_id, position, kind, slug, title, minutes)
       SELECT ('${idPrefix('activity')}' || n)::uuid, $3, n - $1 + 1, 'lesson', 'lesson-' || n, $4::jsonb, 12 FROM generate_series($1::bigint, $2::bigint) AS n`,
      [...range, moduleId, text('Një mësim me emër të gjatë, siç i kanë mësimet')],
    );
  }
  await sql.query(
    `INSERT INTO block (id, activity_id, position, anchor, kind, body)
     SELECT gen_random_uuid(), ('${idPrefix('activity')}' || n)::uuid, b, 'b' || b, 'text', jsonb_build_object('rich', $3::jsonb)
     FROM generate_series($1::bigint, $2::bigint) AS n, generate_series(1, ${bigCourse.blocksEach}) AS b`,
    [firstNumber, firstNumber + bigCourse.lessons - 1, text(rich)],
  );
  await sql.query(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
     VALUES ($1, $2, $3, 'BIG', $4, $5, 'running', CURRENT_DATE - 1, CURRENT_DATE + 30, '{sq}', $6, '{}', now())`,
    [runId, courseId, versionId, text('I madhi'), institutionId, attendanceRule],
  );
}

/** Enrols people of the load data, from a number on, and lets each read the first lessons. */
export async function addReaders(sql: Client, from: number, count: number): Promise<void> {
  const range = [firstNumber + from, firstNumber + from + count - 1];
  await sql.query(
    `INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
     SELECT ('${idPrefix('reader')}' || n)::uuid, '${runId}', ('${idPrefix('person')}' || n)::uuid, '${institutionId}', 'enrolled', now()
     FROM generate_series($1::bigint, $2::bigint) AS n`,
    range,
  );
  await sql.query(
    `INSERT INTO progress_event (enrolment_id, activity_id, kind, anchor, occurred_at, received_at)
     SELECT ('${idPrefix('reader')}' || n)::uuid, ('${idPrefix('activity')}' || a)::uuid, kind, anchor, now(), now()
     FROM generate_series($1::bigint, $2::bigint) AS n, generate_series($3::bigint, $4::bigint) AS a,
       (SELECT 'opened' AS kind, '' AS anchor UNION ALL SELECT 'reached', 'b' || b FROM generate_series(1, ${bigCourse.blocksEach}) AS b) AS e`,
    [...range, firstNumber, firstNumber + lessonsRead - 1],
  );
  await refreshStatistics(sql);
}

/** Other courses, of which no reader of the big one sees anything. */
export async function addOtherCourses(sql: Client, count: number): Promise<void> {
  await sql.query(
    `WITH courses AS (
       INSERT INTO course (id, slug, title, summary, category, required_locales, search_text, created_at)
       SELECT gen_random_uuid(), 'other-' || n || '-' || gen_random_uuid(), $2::jsonb, $2::jsonb, 'digital-skills', '{sq}', 'other', now()
       FROM generate_series(1, $1::int) AS n RETURNING id
     ), versions AS (
       INSERT INTO course_version (id, course_id, number, state, published_at, content_hash)
       SELECT gen_random_uuid(), id, 1, 'published', now(), 'other' FROM courses RETURNING id
     ), modules AS (
       INSERT INTO module (id, version_id, position, title) SELECT gen_random_uuid(), id, 1, $2::jsonb FROM versions RETURNING id
     ), activities AS (
       INSERT INTO activity (id, module_id, position, kind, slug, title, minutes)
       SELECT gen_random_uuid(), id, n, 'lesson', 'lesson-' || n, $2::jsonb, 12 FROM modules, generate_series(1, ${bigCourse.lessons}) AS n RETURNING id
     )
     INSERT INTO block (id, activity_id, position, anchor, kind, body)
     SELECT gen_random_uuid(), id, b, 'b' || b, 'text', jsonb_build_object('rich', $3::jsonb) FROM activities, generate_series(1, ${bigCourse.blocksEach}) AS b`,
    [count, text('Kurs tjetër'), text(rich)],
  );
  await refreshStatistics(sql);
}
