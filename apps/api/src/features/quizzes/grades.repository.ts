import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { Grade } from './entities/grade.entity.js';
import type { Mark } from './entities/mark.entity.js';
import type { QuizPurpose } from './entities/quiz.entity.js';

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
    return this.db.query<FinishedRow & Record<string, unknown>>(
      `SELECT a.enrolment_id, a.quiz_id, a.id AS attempt_id, a.number, a.points, a.max_points AS max,
         a.pending_marks AS pending
       FROM unnest($1::uuid[], $2::uuid[]) AS g (enrolment_id, quiz_id)
       JOIN attempt a ON a.enrolment_id = g.enrolment_id AND a.quiz_id = g.quiz_id AND a.state <> 'open'`,
      [pairs.map((pair) => pair.enrolmentId), pairs.map((pair) => pair.quizId)],
    );
  }

  async saveGrades(grades: readonly Omit<Grade, 'version' | 'releasedAt'>[]): Promise<void> {
    await this.db.execute(
      `INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::int[], $7::boolean[], $8::timestamptz[])
       ON CONFLICT (enrolment_id, quiz_id) DO UPDATE SET attempt_id = excluded.attempt_id, points = excluded.points,
         max_points = excluded.max_points, share = excluded.share, is_final = excluded.is_final, graded_at = excluded.graded_at,
         version = grade.version + 1`,
      [
        grades.map((grade) => grade.enrolmentId),
        grades.map((grade) => grade.quizId),
        grades.map((grade) => grade.attemptId),
        grades.map((grade) => grade.points),
        grades.map((grade) => grade.maxPoints),
        grades.map((grade) => grade.share),
        grades.map((grade) => grade.isFinal),
        grades.map((grade) => grade.gradedAt),
      ],
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
         UPDATE grade k SET released_at = $3, version = k.version + 1 FROM given g JOIN own ON own.id = g.enrolment_id
         WHERE k.enrolment_id = g.enrolment_id AND k.quiz_id = g.quiz_id AND k.is_final AND k.released_at IS NULL
       )
       SELECT id FROM own WHERE completed_at IS NULL`,
      [pairs.map((pair) => pair.enrolmentId), pairs.map((pair) => pair.quizId), now],
    );
    return rows.map((row) => row.id);
  }

  grade(enrolmentId: string, quizId: string): Promise<(GradeRow & { points: number; max_points: number }) | null> {
    return this.db.one(
      `SELECT g.enrolment_id, g.quiz_id, q.purpose, g.points, g.max_points, g.share, g.is_final, g.released_at
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

  /** Appends a mark after the version that was looked at; false when another one stands there already. */
  async appendMark(mark: Mark): Promise<boolean> {
    const touched = await this.db.execute(
      `INSERT INTO mark (attempt_id, slot, version, points, marker_id, comment, reason, marked_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8
       WHERE (SELECT coalesce(max(version), 0) FROM mark WHERE attempt_id = $1 AND slot = $2) = $3 - 1
       ON CONFLICT DO NOTHING`,
      [mark.attemptId, mark.slot, mark.version, mark.points, mark.markerId, mark.comment, mark.reason, mark.markedAt],
    );
    return touched === 1;
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
  release(runId: string, quizId: string, now: Date): Promise<ReleasedRow[]> {
    return this.db.query<ReleasedRow & Record<string, unknown>>(
      `UPDATE grade g SET released_at = $3, version = g.version + 1
       FROM enrolment e JOIN person p ON p.id = e.person_id
       WHERE e.id = g.enrolment_id AND e.run_id = $1 AND g.quiz_id = $2 AND g.is_final AND g.released_at IS NULL
       RETURNING g.enrolment_id, g.attempt_id, g.points, g.share, p.id AS person_id, p.given_name, p.email, p.locale`,
      [runId, quizId, now],
    );
  }
}
