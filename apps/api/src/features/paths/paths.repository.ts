import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { LearningPath } from './learning-path.entity.js';

/** A course at its place in a path. */
export interface PathCourseRow {
  courseId: string;
  slug: string;
  title: LocalizedText;
  summary: LocalizedText;
  minutes: number;
  isRequired: boolean;
  isPublished: boolean;
}

export interface PathRow {
  id: string;
  slug: string;
  title: LocalizedText;
  summary: LocalizedText;
  months_valid: number | null;
  state: 'draft' | 'published';
  revision: number;
  /** What its certificate is for; null as long as it was never published. */
  award_id: string | null;
  courses: PathCourseRow[];
}

export interface PathContent {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly monthsValid: number | null;
  readonly courses: readonly { readonly courseId: string; readonly isRequired: boolean }[];
}

const NEWEST =
  "SELECT x.id FROM course_version x WHERE x.course_id = c.id AND x.state = 'published' ORDER BY x.number DESC LIMIT 1";
const PATH = `SELECT p.id, p.slug, p.title, p.summary, p.months_valid, p.state, p.revision, a.id AS award_id, coalesce(k.courses, '[]') AS courses
  FROM learning_path p LEFT JOIN award a ON a.path_id = p.id
  LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('courseId', c.id, 'slug', c.slug, 'title', c.title, 'summary', c.summary,
      'isRequired', g.is_required, 'isPublished', v.id IS NOT NULL,
      'minutes', (SELECT coalesce(sum(t.minutes), 0) FROM module m JOIN activity t ON t.module_id = m.id WHERE m.version_id = v.id)) ORDER BY g.position) AS courses
    FROM learning_path_course g JOIN course c ON c.id = g.course_id LEFT JOIN LATERAL (${NEWEST}) v ON true WHERE g.path_id = p.id) k ON true`;

/** Learning paths: each question is one statement, however many courses. */
@Injectable()
export class PathsRepository {
  constructor(private readonly db: Db) {}

  published(): Promise<PathRow[]> {
    return this.db.query<PathRow & Record<string, unknown>>(`${PATH} WHERE p.state = 'published' ORDER BY p.slug`);
  }

  publishedBySlug(slug: string): Promise<PathRow | null> {
    return this.db.one<PathRow & Record<string, unknown>>(`${PATH} WHERE p.state = 'published' AND p.slug = $1`, [
      slug,
    ]);
  }

  all(): Promise<PathRow[]> {
    return this.db.query<PathRow & Record<string, unknown>>(`${PATH} ORDER BY p.created_at DESC, p.id`);
  }

  byId(pathId: string): Promise<PathRow | null> {
    return this.db.one<PathRow & Record<string, unknown>>(`${PATH} WHERE p.id = $1`, [pathId]);
  }

  /** The path, held until the transaction ends. */
  async lock(pathId: string): Promise<PathRow | null> {
    const held = await this.db.one('SELECT 1 FROM learning_path WHERE id = $1 FOR UPDATE', [pathId]);
    return held ? this.byId(pathId) : null;
  }

  /** Published courses a path can be made of. */
  courses(): Promise<{ courseId: string; title: LocalizedText }[]> {
    return this.db.query(
      `SELECT c.id AS "courseId", c.title FROM course c CROSS JOIN LATERAL (${NEWEST}) v ORDER BY c.search_text, c.id`,
    );
  }

  async insert(path: LearningPath): Promise<void> {
    await this.db.execute(
      `INSERT INTO learning_path (id, slug, title, summary, months_valid, state, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        path.id,
        path.slug,
        JSON.stringify(path.title),
        JSON.stringify(path.summary),
        path.monthsValid,
        path.state,
        path.createdBy,
        path.createdAt,
      ],
    );
  }

  /** Makes the path what is given; its courses in the given order. The caller holds it. */
  async write(pathId: string, { title, summary, monthsValid, courses }: PathContent): Promise<void> {
    await this.db.execute(
      'UPDATE learning_path SET title = $2, summary = $3, months_valid = $4, revision = revision + 1 WHERE id = $1',
      [pathId, JSON.stringify(title), JSON.stringify(summary), monthsValid],
    );
    await this.db.execute('DELETE FROM learning_path_course WHERE path_id = $1', [pathId]);
    await this.db.execute(
      `INSERT INTO learning_path_course (path_id, course_id, position, is_required)
       SELECT $1, course_id, place, is_required FROM unnest($2::uuid[], $3::boolean[]) WITH ORDINALITY AS g (course_id, is_required, place)`,
      [pathId, courses.map(({ courseId }) => courseId), courses.map(({ isRequired }) => isRequired)],
    );
  }

  async setState(pathId: string, state: 'draft' | 'published'): Promise<void> {
    await this.db.execute('UPDATE learning_path SET state = $2, revision = revision + 1 WHERE id = $1', [
      pathId,
      state,
    ]);
  }

  /** Makes the award of a path, or gives the one there is the path's present name and term. */
  async saveAward(awardId: string, pathId: string): Promise<void> {
    await this.db.execute(
      `INSERT INTO award (id, kind, path_id, title, months_valid) SELECT $1, 'path', id, title, months_valid FROM learning_path WHERE id = $2
       ON CONFLICT ON CONSTRAINT award_path_unique DO UPDATE SET title = EXCLUDED.title, months_valid = EXCLUDED.months_valid`,
      [awardId, pathId],
    );
  }
}
