import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import type { GradeCauseKind } from '../entities/grade-event.entity.js';
import type { GradeOverride } from '../entities/grade-override.entity.js';

export interface BookRow {
  code: string;
  title: LocalizedText;
  enrolled: number;
  quizzes: { quizId: string; title: LocalizedText; passMark: number; isAnonymous: boolean }[];
}

/** One person; of the arrays, what belongs together stands in the same place, `places` naming the quiz from 1 on. */
export interface BookPersonRow {
  enrolment_id: string;
  name: string;
  institution_id: string;
  institution_name: LocalizedText;
  search_text: string;
  places: number[] | null;
  shares: (number | null)[] | null;
  points: (number | null)[] | null;
  states: string | null;
}

export interface CellRow {
  name: string;
  person_id: string;
  attempt_id: string;
  points: number;
  max_points: number;
  share: number;
  is_final: boolean;
  released_at: Date | null;
  /** Marked without names, and not released: not told with the name. */
  is_hidden: boolean;
  override_version: number;
  override_points: number | null;
}

export interface EventRow {
  number: number;
  /** ISO 8601 with its offset. */
  at: string;
  cause: GradeCauseKind;
  by: string | null;
  reason: string;
  points: number;
  max_points: number;
  share: number;
  is_final: boolean;
}

export interface CellScope {
  readonly runId: string;
  readonly enrolmentId: string;
  readonly quizId: string;
}

/** Where a page begins: after this name, and of those who share it after this enrolment. */
export interface BookCursor {
  readonly searchText: string;
  readonly enrolmentId: string;
}

/**
 * A page of people in the order of names, each with arrays of their grades: one index range of the grades' key per person,
 * whatever other courses hold.
 */
export const GRADEBOOK_PAGE_SQL = `
  WITH page AS MATERIALIZED (
    SELECT e.id, p.given_name || ' ' || p.family_name AS name, e.institution_id, p.search_text
    FROM enrolment e JOIN person p ON p.id = e.person_id
    WHERE e.run_id = $1 AND e.state = 'enrolled' AND ($2::text IS NULL OR (p.search_text, e.id) > ($2, $3::uuid))
    ORDER BY p.search_text, e.id LIMIT $4
  ), quizzes AS MATERIALIZED (
    SELECT * FROM unnest($5::uuid[], $6::boolean[]) WITH ORDINALITY AS q (quiz_id, is_anonymous, place)
  )
  SELECT page.id AS enrolment_id, page.name, page.institution_id, i.name AS institution_name, page.search_text,
    c.places, c.shares, c.points, c.states
  FROM page JOIN institution i ON i.id = page.institution_id
  LEFT JOIN LATERAL (
    SELECT array_to_json(array_agg(q.place)) AS places,
      array_to_json(array_agg(CASE WHEN NOT (q.is_anonymous AND g.released_at IS NULL) THEN g.share END)) AS shares,
      array_to_json(array_agg(CASE WHEN NOT (q.is_anonymous AND g.released_at IS NULL) THEN g.points END)) AS points,
      string_agg(CASE WHEN NOT g.is_final THEN 'w' WHEN g.released_at IS NULL THEN CASE WHEN g.is_overridden THEN 'F' ELSE 'f' END
        WHEN g.is_overridden THEN 'R' ELSE 'r' END, '') AS states
    FROM grade g JOIN quizzes q ON q.quiz_id = g.quiz_id WHERE g.enrolment_id = page.id
  ) c ON true
  ORDER BY page.search_text, page.id`;

/** A grade of a run ($1 run, $2 enrolment, $3 quiz), with what was set. */
export const CELL = `
  SELECT p.given_name || ' ' || p.family_name AS name, p.id AS person_id, g.attempt_id, g.points, g.max_points, g.share,
    g.is_final, g.released_at, coalesce(k.is_anonymous, false) AND g.released_at IS NULL AS is_hidden,
    coalesce(o.version, 0) AS override_version, o.points AS override_points, g.version AS grade_version, g.told_points, g.told_max
  FROM enrolment e JOIN grade g ON g.enrolment_id = e.id AND g.quiz_id = $3 JOIN person p ON p.id = e.person_id
  LEFT JOIN marking_rule k ON k.run_id = e.run_id AND k.quiz_id = g.quiz_id
  LEFT JOIN LATERAL (SELECT version, points FROM grade_override WHERE enrolment_id = e.id AND quiz_id = $3
    ORDER BY version DESC LIMIT 1) o ON true
  WHERE e.id = $2 AND e.run_id = $1`;

/** What became of it, the oldest first; null for nothing. */
export const EVENTS = `
  SELECT jsonb_agg(jsonb_build_object('number', v.number, 'at', v.happened_at, 'cause', v.cause, 'by', p.given_name || ' ' || p.family_name,
    'reason', v.reason, 'points', v.points, 'max_points', v.max_points, 'share', v.share, 'is_final', v.is_final) ORDER BY v.number)
  FROM grade_event v LEFT JOIN person p ON p.id = v.actor_id WHERE v.enrolment_id = $2 AND v.quiz_id = $3`;

// The key decides between two who set one grade at the same time.
const OVERRIDE = `
  WITH cell AS (${CELL}), given AS (
    INSERT INTO grade_override (enrolment_id, quiz_id, version, points, reason, made_by, made_at)
    SELECT $2, $3, $4, $5, $6, $7, $8 FROM cell WHERE override_version = $4 - 1
    ON CONFLICT DO NOTHING RETURNING version
  )
  SELECT cell.*, EXISTS (SELECT 1 FROM given) AS is_set FROM cell`;

/** Grades of a run as a table of people and quizzes, and what became of each. */
@Injectable()
export class GradebookRepository {
  constructor(private readonly db: Db) {}

  /** The run with its quizzes in the order of the course. */
  book(runId: string): Promise<BookRow | null> {
    return this.db.one<BookRow & Record<string, unknown>>(
      `SELECT r.code, r.title, (SELECT count(*)::int FROM enrolment e WHERE e.run_id = r.id AND e.state = 'enrolled') AS enrolled,
         coalesce((SELECT jsonb_agg(jsonb_build_object('quizId', q.id, 'title', y.title, 'passMark', q.pass_mark,
             'isAnonymous', coalesce(k.is_anonymous, false)) ORDER BY m.position, y.position)
           FROM module m JOIN activity y ON y.module_id = m.id JOIN quiz q ON q.activity_id = y.id
             LEFT JOIN marking_rule k ON k.run_id = r.id AND k.quiz_id = q.id
           WHERE m.version_id = r.version_id), '[]') AS quizzes
       FROM run r WHERE r.id = $1`,
      [runId],
    );
  }

  /** The page of data: one statement. */
  people(
    runId: string,
    quizzes: BookRow['quizzes'],
    after: BookCursor | null,
    limit: number,
  ): Promise<BookPersonRow[]> {
    return this.db.query<BookPersonRow & Record<string, unknown>>(GRADEBOOK_PAGE_SQL, [
      runId,
      after?.searchText ?? null,
      after?.enrolmentId ?? null,
      limit,
      quizzes.map(({ quizId }) => quizId),
      quizzes.map(({ isAnonymous }) => isAnonymous),
    ]);
  }

  /** One grade and what became of it, the oldest first. */
  async cell({ runId, enrolmentId, quizId }: CellScope): Promise<(CellRow & { events: EventRow[] }) | null> {
    const [row] = await this.db.prepared<CellRow & { events: EventRow[] | null } & Record<string, unknown>>(
      'grade.cell',
      `SELECT cell.*, (${EVENTS}) AS events FROM (${CELL}) cell`,
      [runId, enrolmentId, quizId],
    );
    return row ? { ...row, events: row.events ?? [] } : null;
  }

  /** Holds the attempts of one grade, always in the same order. */
  async lock({ enrolmentId, quizId }: CellScope): Promise<void> {
    await this.db.prepared(
      'grade.hold',
      'SELECT id FROM attempt WHERE enrolment_id = $1 AND quiz_id = $2 ORDER BY number FOR UPDATE',
      [enrolmentId, quizId],
    );
  }

  /**
   * Appends what somebody sets after the version that was looked at, unless another one stands there already. Gives the
   * grade as it was before; whoever finds that it must not be set takes the transaction back.
   */
  async appendOverride(
    runId: string,
    { enrolmentId, quizId, version, points, reason, madeBy, madeAt }: GradeOverride,
  ): Promise<(CellRow & { is_set: boolean }) | null> {
    const values = [runId, enrolmentId, quizId, version, points, reason, madeBy, madeAt];
    return (
      (
        await this.db.prepared<CellRow & { is_set: boolean } & Record<string, unknown>>(
          'grade.override',
          OVERRIDE,
          values,
        )
      )[0] ?? null
    );
  }
}
