import type { GradingMethod } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { Grade } from './entities/grade.entity.js';
import type { GradeCauseKind } from './entities/grade-event.entity.js';
import type { QuizPurpose } from './entities/quiz.entity.js';

/** A grade as it is stored when it has been worked out. */
export type WorkedOutRow = Omit<Grade, 'version' | 'releasedAt' | 'toldPoints' | 'toldMax'>;

/** One (enrolment, quiz) whose grade is to be worked out again. */
export interface GradePair {
  readonly enrolmentId: string;
  readonly quizId: string;
}

export interface FinishedRow {
  enrolment_id: string;
  quiz_id: string;
  attempt_id: string;
  number: number;
  points: number;
  max: number;
  pending: number;
  /** Points somebody set instead of what the attempts gave. */
  override: number | null;
  grading_method: GradingMethod;
  /** Of an open course, where nobody releases grades. */
  is_self_paced: boolean;
}

/** Why grades are worked out again, and by whose doing. */
export interface GradeCause {
  readonly kind: GradeCauseKind;
  readonly actorId: string | null;
  readonly reason: string;
}

/** A released grade that is not what the person was last told. */
export interface UntoldRow {
  enrolment_id: string;
  quiz_id: string;
  version: number;
}

/** What an attempt is worth: automatic points, all points, the maximum, and how many answers wait for a mark. */
export interface ScoreRow {
  readonly attemptId: string;
  readonly autoPoints: number;
  readonly points: number;
  readonly maxPoints: number;
  readonly pending: number;
}

export interface GradeRow {
  enrolment_id: string;
  quiz_id: string;
  purpose: QuizPurpose;
  share: number;
  is_final: boolean;
  released_at: Date | null;
}

/** The grade of one person, with why somebody set it, if they did. */
export interface OwnGradeRow extends GradeRow {
  points: number;
  max_points: number;
  attempt_id: string;
  override_reason: string | null;
}

export interface ReleasedRow {
  enrolment_id: string;
  attempt_id: string;
  points: number;
  share: number;
  person_id: string;
  given_name: string;
  email: string | null;
  locale: string;
}

export interface ReleaseCounts {
  people: number;
  mails: number;
  pending: number;
  alreadyReleased: number;
  quiz: boolean;
}

/** Marks and grades: marks are appended, a grade is worked out from attempts and marks. */
@Injectable()
export class GradesRepository {
  constructor(private readonly db: Db) {}

  /** Finished attempts of the pairs with the points they have after marks and corrections. */
  finishedAttempts(pairs: readonly GradePair[]): Promise<FinishedRow[]> {
    return this.db.overRows<FinishedRow & Record<string, unknown>>(
      'grade.attempts',
      ['uuid', 'uuid'],
      pairs.map(({ enrolmentId, quizId }) => [enrolmentId, quizId]),
      (source) => `SELECT a.enrolment_id, a.quiz_id, a.id AS attempt_id, a.number, a.points, a.max_points AS max,
         a.pending_marks AS pending, o.points AS override, q.grading_method, r.kind = 'open' AS is_self_paced
       FROM ${source} AS g (enrolment_id, quiz_id)
       JOIN attempt a ON a.enrolment_id = g.enrolment_id AND a.quiz_id = g.quiz_id AND a.state <> 'open'
       JOIN quiz q ON q.id = g.quiz_id JOIN enrolment e ON e.id = g.enrolment_id JOIN run r ON r.id = e.run_id
       LEFT JOIN LATERAL (SELECT points FROM grade_override WHERE enrolment_id = g.enrolment_id AND quiz_id = g.quiz_id
         ORDER BY version DESC LIMIT 1) o ON true`,
    );
  }

  /**
   * Stores grades and, with each that is another one now, who made it so. Gives the released ones that are final and not
   * what the person was last told.
   */
  async saveGrades(grades: readonly WorkedOutRow[], cause: GradeCause): Promise<UntoldRow[]> {
    return this.db.overRows<UntoldRow & Record<string, unknown>>(
      'grade.save',
      ['uuid', 'uuid', 'uuid', 'int', 'int', 'int', 'boolean', 'timestamptz', 'boolean'],
      grades.map((grade) => [
        grade.enrolmentId,
        grade.quizId,
        grade.attemptId,
        grade.points,
        grade.maxPoints,
        grade.share,
        grade.isFinal,
        grade.gradedAt,
        grade.isOverridden,
      ]),
      (source) => `WITH given AS (
         SELECT * FROM ${source} AS g (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at, is_overridden)
       ), before AS (
         SELECT g.* FROM grade g JOIN given USING (enrolment_id, quiz_id)
       ), saved AS (
         INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at, is_overridden)
         SELECT * FROM given
         ON CONFLICT (enrolment_id, quiz_id) DO UPDATE SET attempt_id = excluded.attempt_id, points = excluded.points,
           max_points = excluded.max_points, share = excluded.share, is_final = excluded.is_final, graded_at = excluded.graded_at,
           is_overridden = excluded.is_overridden, version = grade.version + 1
         RETURNING *
       ), noted AS (
         INSERT INTO grade_event (enrolment_id, quiz_id, number, cause, actor_id, reason, points, max_points, share, is_final, happened_at)
         SELECT s.enrolment_id, s.quiz_id, s.version, $10, $11, $12, s.points, s.max_points, s.share, s.is_final, s.graded_at
         FROM saved s LEFT JOIN before b USING (enrolment_id, quiz_id)
         WHERE $10 IN ('override', 'appeal') OR (s.points, s.max_points, s.share, s.is_final, s.is_overridden)
           IS DISTINCT FROM (b.points, b.max_points, b.share, b.is_final, b.is_overridden)
       )
       SELECT enrolment_id, quiz_id, version FROM saved WHERE is_final AND told_points IS NOT NULL
         AND (told_points, told_max) IS DISTINCT FROM (points, max_points)`,
      [cause.kind, cause.actorId, cause.reason],
    );
  }

  /**
   * Releases the final grades of those pairs that are of an open run; gives the enrolments of open runs among them that
   * have no certificate yet.
   */
  async releaseOpen(pairs: readonly GradePair[], now: Date): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS g (enrolment_id, quiz_id)),
       own AS (
         SELECT DISTINCT e.id, e.completed_at FROM given g JOIN enrolment e ON e.id = g.enrolment_id
         JOIN run r ON r.id = e.run_id AND r.kind = 'open'
       ), released AS (
         UPDATE grade k SET released_at = $3, version = k.version + 1, told_points = k.points, told_max = k.max_points FROM given g JOIN own ON own.id = g.enrolment_id
         WHERE k.enrolment_id = g.enrolment_id AND k.quiz_id = g.quiz_id AND k.is_final AND k.released_at IS NULL
       )
       SELECT id FROM own WHERE completed_at IS NULL`,
      [pairs.map((pair) => pair.enrolmentId), pairs.map((pair) => pair.quizId), now],
    );
    return rows.map((row) => row.id);
  }

  grade(enrolmentId: string, quizId: string): Promise<OwnGradeRow | null> {
    return this.db.one<OwnGradeRow & Record<string, unknown>>(
      `SELECT g.enrolment_id, g.quiz_id, q.purpose, g.points, g.max_points, g.share, g.is_final, g.released_at, g.attempt_id,
         CASE WHEN g.is_overridden THEN (SELECT reason FROM grade_override o WHERE o.enrolment_id = g.enrolment_id
           AND o.quiz_id = g.quiz_id ORDER BY version DESC LIMIT 1) END AS override_reason
       FROM grade g JOIN quiz q ON q.id = g.quiz_id WHERE g.enrolment_id = $1 AND g.quiz_id = $2`,
      [enrolmentId, quizId],
    );
  }

  gradesOfRun(runId: string, enrolmentIds: readonly string[] | null): Promise<GradeRow[]> {
    return this.db.query<GradeRow & Record<string, unknown>>(
      `SELECT g.enrolment_id, g.quiz_id, q.purpose, g.share, g.is_final, g.released_at
       FROM enrolment e JOIN grade g ON g.enrolment_id = e.id JOIN quiz q ON q.id = g.quiz_id
       WHERE e.run_id = $1 AND ($2::uuid[] IS NULL OR e.id = ANY ($2)) ORDER BY g.enrolment_id, g.graded_at`,
      [runId, enrolmentIds],
    );
  }

  /** Holds all attempts of the same person at the same quiz, always in the same order. */
  async lockSiblings(attemptId: string): Promise<void> {
    await this.db.execute(
      `SELECT a.id FROM attempt a JOIN attempt given ON given.enrolment_id = a.enrolment_id AND given.quiz_id = a.quiz_id
       WHERE given.id = $1 ORDER BY a.number FOR UPDATE OF a`,
      [attemptId],
    );
  }

  /** What finished attempts are worth now. The caller holds them. */
  async saveScores(scores: readonly ScoreRow[]): Promise<void> {
    await this.db.execute(
      `UPDATE attempt a SET auto_points = g.auto_points, points = g.points, max_points = g.max_points, pending_marks = g.pending,
         version = a.version + 1
       FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[]) AS g (id, auto_points, points, max_points, pending)
       WHERE a.id = g.id`,
      [
        scores.map((score) => score.attemptId),
        scores.map((score) => score.autoPoints),
        scores.map((score) => score.points),
        scores.map((score) => score.maxPoints),
        scores.map((score) => score.pending),
      ],
    );
  }

  async releaseCounts(runId: string, quizId: string): Promise<ReleaseCounts | null> {
    return this.db.one<ReleaseCounts & Record<string, unknown>>(
      `SELECT count(*) FILTER (WHERE g.is_final AND g.released_at IS NULL)::int AS people,
         count(*) FILTER (WHERE g.is_final AND g.released_at IS NULL AND p.email IS NOT NULL)::int AS mails,
         count(*) FILTER (WHERE g.released_at IS NOT NULL)::int AS "alreadyReleased",
         (SELECT coalesce(sum(a.pending_marks), 0)::int FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
           WHERE e.run_id = $1 AND a.quiz_id = $2 AND a.state <> 'open') AS pending,
         EXISTS (SELECT 1 FROM quiz q JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id
           JOIN run r ON r.version_id = m.version_id WHERE q.id = $2 AND r.id = $1) AS quiz
       FROM enrolment e JOIN person p ON p.id = e.person_id
       LEFT JOIN grade g ON g.enrolment_id = e.id AND g.quiz_id = $2 WHERE e.run_id = $1`,
      [runId, quizId],
    );
  }

  /** Releases all final grades of a quiz in a run that are not yet released. */
  release(runId: string, quizId: string, now: Date, actorId: string): Promise<ReleasedRow[]> {
    return this.db.query<ReleasedRow & Record<string, unknown>>(
      `WITH released AS (
         UPDATE grade g SET released_at = $3, version = g.version + 1, told_points = g.points, told_max = g.max_points
         FROM enrolment e WHERE e.id = g.enrolment_id AND e.run_id = $1 AND g.quiz_id = $2 AND g.is_final AND g.released_at IS NULL
         RETURNING g.*, e.person_id
       ), noted AS (
         INSERT INTO grade_event (enrolment_id, quiz_id, number, cause, actor_id, reason, points, max_points, share, is_final, happened_at)
         SELECT enrolment_id, quiz_id, version, 'release', $4, '', points, max_points, share, is_final, $3 FROM released
       )
       SELECT g.enrolment_id, g.attempt_id, g.points, g.share, p.id AS person_id, p.given_name, p.email, p.locale
       FROM released g JOIN person p ON p.id = g.person_id`,
      [runId, quizId, now, actorId],
    );
  }

  /** Notes that these people are told what their grades are now; gives whom to write to. */
  told(pairs: readonly UntoldRow[]): Promise<(ReleasedRow & { quiz_id: string; version: number })[]> {
    return this.db.query(
      `WITH told AS (
         UPDATE grade g SET told_points = g.points, told_max = g.max_points
         FROM unnest($1::uuid[], $2::uuid[]) AS t (enrolment_id, quiz_id)
         WHERE g.enrolment_id = t.enrolment_id AND g.quiz_id = t.quiz_id RETURNING g.*
       )
       SELECT g.enrolment_id, g.quiz_id, g.version, g.attempt_id, g.points, g.share, p.id AS person_id, p.given_name, p.email, p.locale
       FROM told g JOIN enrolment e ON e.id = g.enrolment_id JOIN person p ON p.id = e.person_id`,
      [pairs.map((pair) => pair.enrolment_id), pairs.map((pair) => pair.quiz_id)],
    );
  }
}
