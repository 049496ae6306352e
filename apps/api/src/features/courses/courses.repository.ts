import {
  type ActivityKind,
  type ContentLocale,
  contentLocaleOf,
  ICU_COLLATION,
  type InterfaceLocale,
  type LocalizedText,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Award } from './award.entity.js';
import type { AwardOfCourse, CourseIds } from './course-draft.js';
import type { StoredDescription } from './course-version.entity.js';

export interface CatalogueRow {
  slug: string;
  title: LocalizedText;
  summary: LocalizedText;
  category: string;
  required_locales: ContentLocale[];
  minutes: number;
  lesson_count: number;
  next_run_on: string | null;
}

export interface PublicCourseRow extends Omit<CatalogueRow, 'minutes' | 'lesson_count' | 'next_run_on'> {
  id: string;
  version_id: string;
  description: StoredDescription | null;
  award_title: LocalizedText | null;
  months_valid: number | null;
}

export interface OutlineRow {
  module_id: string;
  module_title: LocalizedText;
  kind: ActivityKind;
  title: LocalizedText;
  minutes: number;
  is_required: boolean;
}

export interface RunRow {
  code: string;
  title: LocalizedText;
  host: LocalizedText;
  starts_on: string;
  ends_on: string;
  locales: ContentLocale[];
  session_count: number;
}

const NEWEST = `SELECT id, description FROM course_version WHERE course_id = c.id AND state = 'published' ORDER BY number DESC LIMIT 1`;
/** Planned or under way, by the calendar of the country. */
const UPCOMING =
  "state IN ('planned', 'running') AND ends_on >= ($1::timestamptz AT TIME ZONE 'Europe/Belgrade')::date";
const MOST_COURSES = 500;
const MOST_RUNS = 20;
const MOST_WORDS = 10;

/**
 * Courses in whose text every word of a folded query occurs, or a stretch much like the query (a typing mistake); every
 * course without a query. A condition per word, because the trigram index serves no LIKE ALL.
 * @param first - number of the first free parameter.
 */
export function courseSearch(folded: string, first: number): { condition: string; values: string[] } {
  const words = folded.split(' ').filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return { condition: 'true', values: [] };
  const all = words.map((_word, at) => `c.search_text LIKE $${first + at + 1}`).join(' AND ');
  return {
    condition: `(c.search_text %> $${first} OR (${all}))`,
    values: [folded, ...words.map((word) => `%${word}%`)],
  };
}

/** What the public reads of courses, and the ids others need. */
@Injectable()
export class CoursesRepository {
  constructor(private readonly db: Db) {}

  /** Published courses in which every word occurs, or that are named much like the query. Folded texts only. */
  catalogue(now: Date, folded: string, locale: InterfaceLocale): Promise<CatalogueRow[]> {
    const search = courseSearch(folded, 3);
    return this.db.query<CatalogueRow>(
      `SELECT c.slug, c.title, c.summary, c.category, c.required_locales, o.minutes, o.lesson_count,
         (SELECT min(starts_on) FROM run WHERE course_id = c.id AND ${UPCOMING}) AS next_run_on
       FROM course c CROSS JOIN LATERAL (${NEWEST}) v
       CROSS JOIN LATERAL (SELECT coalesce(sum(a.minutes), 0)::int AS minutes, (count(*) FILTER (WHERE a.kind = 'lesson'))::int AS lesson_count
         FROM module m JOIN activity a ON a.module_id = m.id WHERE m.version_id = v.id) o
       WHERE ${search.condition}
       ORDER BY coalesce(c.title #>> ARRAY['texts', $2::text, 'v'], c.title #>> ARRAY['texts', c.title ->> 'source', 'v']) COLLATE "${ICU_COLLATION[locale]}", c.slug
       LIMIT ${MOST_COURSES}`,
      [now, contentLocaleOf(locale), ...search.values],
    );
  }

  publicCourse(slug: string): Promise<PublicCourseRow | null> {
    return this.db.one<PublicCourseRow>(
      `SELECT c.id, c.slug, c.title, c.summary, c.category, c.required_locales, v.id AS version_id, v.description,
         w.title AS award_title, w.months_valid
       FROM course c CROSS JOIN LATERAL (${NEWEST}) v LEFT JOIN award w ON w.course_id = c.id WHERE c.slug = $1`,
      [slug],
    );
  }

  outline(versionId: string): Promise<OutlineRow[]> {
    return this.db.query<OutlineRow>(
      `SELECT m.id AS module_id, m.title AS module_title, a.kind, a.title, a.minutes, a.is_required
       FROM module m JOIN activity a ON a.module_id = m.id WHERE m.version_id = $1 ORDER BY m.position, a.position`,
      [versionId],
    );
  }

  upcomingRuns(now: Date, courseId: string): Promise<RunRow[]> {
    return this.db.query<RunRow>(
      `SELECT r.code, r.title, i.name AS host, r.starts_on, r.ends_on, r.locales,
         (SELECT count(*)::int FROM session WHERE run_id = r.id AND cancelled_at IS NULL) AS session_count
       FROM run r JOIN institution i ON i.id = r.host_institution_id
       WHERE r.course_id = $2 AND ${UPCOMING} ORDER BY r.starts_on, r.code LIMIT ${MOST_RUNS}`,
      [now, courseId],
    );
  }

  async publishedBySlug(slug: string): Promise<CourseIds | null> {
    const row = await this.db.one<{ id: string; version_id: string; activities: Record<string, string> | null }>(
      `SELECT c.id, v.id AS version_id, (SELECT jsonb_object_agg(a.slug, a.id) FROM activity a JOIN module m ON m.id = a.module_id
         WHERE m.version_id = v.id) AS activities
       FROM course c CROSS JOIN LATERAL (${NEWEST}) v WHERE c.slug = $1`,
      [slug],
    );
    return (
      row && { courseId: row.id, versionId: row.version_id, activityIds: new Map(Object.entries(row.activities ?? {})) }
    );
  }

  async insertAward(award: Award): Promise<void> {
    await this.db.execute(
      `INSERT INTO award (id, kind, course_id, title, months_valid) SELECT $1, $2, id, $4, $5 FROM course WHERE id = $3
       ON CONFLICT ON CONSTRAINT award_course_unique DO NOTHING`,
      [award.id, award.kind, award.courseId, JSON.stringify(award.title), award.monthsValid],
    );
  }

  async awardOfCourse(courseId: string): Promise<AwardOfCourse | null> {
    const row = await this.db.one<{ id: string; title: LocalizedText; months_valid: number | null }>(
      'SELECT id, title, months_valid FROM award WHERE course_id = $1',
      [courseId],
    );
    return row && { id: row.id, title: row.title, monthsValid: row.months_valid };
  }
}
