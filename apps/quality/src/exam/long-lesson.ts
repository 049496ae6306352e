import type { Client } from 'pg';
import { idOf } from './exam-ids.js';
import { courseId } from './exam.js';
import { refreshStatistics } from './statistics.js';

const locales = ['sq', 'sr-Cyrl', 'en', 'tr', 'bs'];
const versionId = idOf('other', 50);
const moduleId = idOf('other', 51);
const lessonId = idOf('other', 52);

/** As long as a lesson can be: all blocks a course may have, in one. */
export const lessonBlocks = 2_000;

/** Where it is written. */
export const lessonDesk = `/sq/app/authoring/${courseId}/${lessonId}`;

const text = (value: unknown): string =>
  JSON.stringify({
    source: 'sq',
    rev: 1,
    texts: Object.fromEntries(locales.map((locale) => [locale, { v: value, from: 1 }])),
  });
const rich = (words: string): unknown => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

/** Writes a draft of the exam's course with the longest lesson, and lets a person of the load data write it. */
export async function writeLongLesson(sql: Client, person: number): Promise<void> {
  const words = 'Fjalëkalimi i gjatë është më i mirë se i ndërlikuari, dhe mbahet mend më lehtë. '.repeat(4);
  const description = {
    title: JSON.parse(text('I gjati')) as unknown,
    summary: JSON.parse(text('I gjati')) as unknown,
    category: 'digital-skills',
    requiredLocales: ['sq'],
    audience: null,
    outcomes: [],
    sourceLocale: 'sq',
    locales,
    protectedTerms: [],
    prerequisites: [],
  };
  await sql.query(
    `INSERT INTO course_version (id, course_id, number, state, description, changed_at) VALUES ($1, $2, 2, 'draft', $3, now())`,
    [versionId, courseId, JSON.stringify(description)],
  );
  await sql.query('INSERT INTO module (id, version_id, position, title) VALUES ($1, $2, 1, $3)', [
    moduleId,
    versionId,
    text('Moduli'),
  ]);
  await sql.query(
    `INSERT INTO activity (id, module_id, position, kind, slug, title, minutes) VALUES ($1, $2, 1, 'lesson', 'long', $3, 12)`,
    [lessonId, moduleId, text('Mësimi i gjatë')],
  );
  await sql.query(
    `INSERT INTO block (id, activity_id, position, anchor, kind, body)
     SELECT gen_random_uuid(), $1, b, 'b' || b, 'text', jsonb_build_object('rich', $2::jsonb) FROM generate_series(1, $3::int) AS b`,
    [lessonId, text(rich(words)), lessonBlocks],
  );
  await sql.query(
    `INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid)
     VALUES (gen_random_uuid(), $1, 'trainer', 'course', $2, '[2020-01-01,)')`,
    [idOf('person', person), courseId],
  );
  await refreshStatistics(sql);
}
