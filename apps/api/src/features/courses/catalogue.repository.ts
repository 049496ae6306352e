import type { Competence, StoredDescription } from './course-version.entity.js';
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
import { idsOfPerson } from '../../platform/db/person-ids.js';

export interface CatalogueRow {
  slug: string;
  title: LocalizedText;
  summary: LocalizedText;
  category: string;
  required_locales: ContentLocale[];
  minutes: number;
  lesson_count: number;
  next_run_on: string | null;
  has_room: boolean;
  has_open: boolean;
  municipalities: { slug: string; name: LocalizedText }[];
  competences: Competence[];
  question_keys: string[];
}

export interface PublicCourseRow {
  id: string;
  slug: string;
  title: LocalizedText;
  summary: LocalizedText;
  category: string;
  required_locales: ContentLocale[];
  version_id: string;
  description: StoredDescription | null;
  award_title: LocalizedText | null;
  months_valid: number | null;
  prerequisites: { slug: string; title: LocalizedText }[];
  /** Where the reader is in the course already. */
  enrolment_id: string | null;
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
  kind: 'group' | 'open';
  state: 'planned' | 'running';
  code: string;
  title: LocalizedText;
  host: LocalizedText;
  starts_on: string;
  ends_on: string;
  locales: ContentLocale[];
  session_count: number;
}

const NEWEST = `SELECT id, description FROM course_version WHERE course_id = c.id AND state = 'published' ORDER BY number DESC LIMIT 1`;
const TODAY = "($1::timestamptz AT TIME ZONE 'Europe/Belgrade')::date";
/** Planned or under way, by the calendar of the country. */
const UPCOMING = `r.state IN ('planned', 'running') AND r.ends_on >= ${TODAY}`;
/** Before filtering: the filters and their counts look at every course found. */
const MOST_COURSES = 2_000;
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

/** What is held of a course from now on: `run_offered_idx` finds it by the course. */
export const OFFERED = `SELECT min(r.starts_on) FILTER (WHERE r.kind = 'group') AS next_run_on, count(*) FILTER (WHERE r.kind = 'group') > 0 AS has_room,
    count(*) FILTER (WHERE r.kind = 'open' AND r.state = 'running' AND r.starts_on <= ${TODAY}) > 0 AS has_open,
    coalesce(jsonb_agg(DISTINCT jsonb_build_object('slug', p.slug, 'name', p.name)) FILTER (WHERE r.kind = 'group' AND p.id IS NOT NULL), '[]') AS municipalities
  FROM run r JOIN institution i ON i.id = r.host_institution_id LEFT JOIN place p ON p.id = i.place_id AND p.kind = 'municipality'
  WHERE r.course_id = c.id AND ${UPCOMING}`;

/** What the public reads of courses. */
@Injectable()
export class CatalogueRepository {
  constructor(private readonly db: Db) {}

  /** Published courses in which every word occurs, or that are named much like the query. Folded texts only. */
  catalogue(now: Date, folded: string, locale: InterfaceLocale): Promise<CatalogueRow[]> {
    const search = courseSearch(folded, 3);
    return this.db.query<CatalogueRow>(
      `SELECT c.slug, c.title, c.summary, c.category, c.required_locales, o.minutes, o.lesson_count, d.*,
         coalesce(v.description -> 'competences', '[]') AS competences, k.question_keys
       FROM course c CROSS JOIN LATERAL (${NEWEST}) v
       CROSS JOIN LATERAL (SELECT coalesce(sum(a.minutes), 0)::int AS minutes, (count(*) FILTER (WHERE a.kind = 'lesson'))::int AS lesson_count
         FROM module m JOIN activity a ON a.module_id = m.id WHERE m.version_id = v.id) o
       CROSS JOIN LATERAL (${OFFERED}) d
       CROSS JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT n.competence) FILTER (WHERE n.competence <> ''), '{}') AS question_keys
         FROM module m JOIN activity a ON a.module_id = m.id JOIN quiz q ON q.activity_id = a.id CROSS JOIN LATERAL quiz_question(q.id) s
         JOIN question_version w ON w.id = s.question_version_id JOIN question n ON n.id = w.question_id WHERE m.version_id = v.id) k
       WHERE ${search.condition}
       ORDER BY coalesce(c.title #>> ARRAY['texts', $2::text, 'v'], c.title #>> ARRAY['texts', c.title ->> 'source', 'v']) COLLATE "${ICU_COLLATION[locale]}", c.slug
       LIMIT ${MOST_COURSES}`,
      [now, contentLocaleOf(locale), ...search.values],
    );
  }

  /** A published course with what comes before it, and where `personId` is in it. */
  publicCourse(slug: string, personId: string | null): Promise<PublicCourseRow | null> {
    return this.db.one<PublicCourseRow>(
      `SELECT c.id, c.slug, c.title, c.summary, c.category, c.required_locales, v.id AS version_id, v.description,
         w.title AS award_title, w.months_valid,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', b.slug, 'title', b.title) ORDER BY g.place), '[]')
          FROM jsonb_array_elements_text(coalesce(v.description -> 'prerequisites', '[]')) WITH ORDINALITY AS g (slug, place)
          JOIN course b ON b.slug = g.slug
          WHERE EXISTS (SELECT 1 FROM course_version x WHERE x.course_id = b.id AND x.state = 'published')) AS prerequisites,
         (SELECT e.id FROM enrolment e JOIN run r ON r.id = e.run_id
          WHERE e.person_id = ANY (${idsOfPerson('$2::uuid')}) AND e.state = 'enrolled' AND r.course_id = c.id AND r.state IN ('planned', 'running')
          ORDER BY r.state = 'running' DESC, e.enrolled_at DESC LIMIT 1) AS enrolment_id
       FROM course c CROSS JOIN LATERAL (${NEWEST}) v
       LEFT JOIN award w ON w.course_id = c.id AND w.kind = 'course' WHERE c.slug = $1`,
      [slug, personId],
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
      `SELECT r.kind, r.state, r.code, r.title, i.name AS host, r.starts_on, r.ends_on, r.locales,
         (SELECT count(*)::int FROM session WHERE run_id = r.id AND cancelled_at IS NULL) AS session_count
       FROM run r JOIN institution i ON i.id = r.host_institution_id
       WHERE r.course_id = $2 AND ${UPCOMING} ORDER BY r.starts_on, r.code LIMIT ${MOST_RUNS}`,
      [now, courseId],
    );
  }
}
