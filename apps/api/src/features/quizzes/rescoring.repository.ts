import type { Correction, LocalizedText, QuestionKey } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { CorrectionMark } from './entities/correction-mark.entity.js';
import type { CorrectionEntry } from './entities/correction.entity.js';

/** Where a correction holds: in one run, or (`runId` null) in all runs of the quiz' course version. */
export interface CorrectionScope {
  readonly quizId: string;
  readonly runId: string | null;
}

export interface LedgerRow extends Correction {
  readonly runId: string | null;
}

export interface HistoryRow {
  id: string;
  number: number;
  kind: Correction['kind'];
  question_version_id: string;
  prompt: LocalizedText;
  answer_key: QuestionKey | null;
  run_id: string | null;
  reason: string;
  people: number;
  made_by: string;
  made_at: Date;
  undoes: string | null;
  is_undone: boolean;
}

export interface GradeStateRow {
  enrolment_id: string;
  points: number;
  max_points: number;
  share: number;
  is_final: boolean;
  is_released: boolean;
}

/**
 * A finished attempt with what its score was worked out from: whoever changes its answers, its marks or which of them count
 * raises its version with the score, and its run decides about the ledger. Equal is unchanged.
 */
export interface StandingRow {
  id: string;
  standing: string;
}

/** The ledger of corrections and what it touches. */
@Injectable()
export class RescoringRepository {
  constructor(private readonly db: Db) {}

  /** Whether there is such a quiz, and in the version of this run when one is named. */
  async hasQuiz({ quizId, runId }: CorrectionScope): Promise<boolean> {
    const row = await this.db.one(
      `SELECT 1 FROM quiz q JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id
       WHERE q.id = $1 AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM run r WHERE r.id = $2 AND r.version_id = m.version_id))`,
      [quizId, runId],
    );
    return row !== null;
  }

  /** All corrections of a quiz, in whatever run. */
  ledger(quizId: string): Promise<LedgerRow[]> {
    return this.db.query<LedgerRow & Record<string, unknown>>(
      `SELECT id, number, question_version_id AS "questionVersionId", kind, answer_key AS key, undoes, run_id AS "runId"
       FROM correction WHERE quiz_id = $1 ORDER BY number`,
      [quizId],
    );
  }

  /** Whether the quiz asks this question, or asked it in some attempt. */
  async hasQuestion(quizId: string, questionVersionId: string): Promise<boolean> {
    const row = await this.db.one(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM quiz_question($1) WHERE question_version_id = $2)
         OR EXISTS (SELECT 1 FROM attempt_slot s JOIN attempt a ON a.id = s.attempt_id
           WHERE s.question_version_id = $2 AND a.quiz_id = $1)`,
      [quizId, questionVersionId],
    );
    return row !== null;
  }

  /**
   * The finished attempts with a question, always in the same order; open ones are scored when they end. `isHeld`: nobody
   * else changes them until the transaction ends.
   */
  finished({ quizId, runId }: CorrectionScope, questionVersionId: string, isHeld: boolean): Promise<StandingRow[]> {
    return this.db.query<StandingRow & Record<string, unknown>>(
      `SELECT a.id, a.version || ' ' || e.run_id AS standing FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
       WHERE a.quiz_id = $1 AND a.state <> 'open' AND ($2::uuid IS NULL OR e.run_id = $2)
         AND EXISTS (SELECT 1 FROM attempt_slot s WHERE s.attempt_id = a.id AND s.question_version_id = $3)
       ORDER BY a.enrolment_id, a.number ${isHeld ? 'FOR UPDATE OF a' : ''}`,
      [quizId, runId, questionVersionId],
    );
  }

  gradeStates(quizId: string, enrolmentIds: readonly string[]): Promise<GradeStateRow[]> {
    return this.db.query<GradeStateRow & Record<string, unknown>>(
      `SELECT enrolment_id, points, max_points, share, is_final, released_at IS NOT NULL AS is_released
       FROM grade WHERE quiz_id = $1 AND enrolment_id = ANY ($2)`,
      [quizId, enrolmentIds],
    );
  }

  async insert(entry: CorrectionEntry): Promise<void> {
    await this.db.execute(
      `INSERT INTO correction (id, quiz_id, run_id, number, question_version_id, kind, answer_key, undoes, reason, people, made_by, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        entry.id,
        entry.quizId,
        entry.runId,
        entry.number,
        entry.questionVersionId,
        entry.kind,
        entry.answerKey === null ? null : JSON.stringify(entry.answerKey),
        entry.undoes,
        entry.reason,
        entry.people,
        entry.madeBy,
        entry.madeAt,
      ],
    );
  }

  async insertMarks(correctionId: string, marks: readonly Omit<CorrectionMark, 'correctionId'>[]): Promise<void> {
    await this.db.execute(
      `INSERT INTO correction_mark (correction_id, attempt_id, slot, kind_before, points_before, max_before, kind_after, points_after, max_after)
       SELECT $1, g.* FROM unnest($2::uuid[], $3::int[], $4::text[], $5::int[], $6::int[], $7::text[], $8::int[], $9::int[]) g`,
      [
        correctionId,
        marks.map((mark) => mark.attemptId),
        marks.map((mark) => mark.slot),
        marks.map((mark) => mark.kindBefore),
        marks.map((mark) => mark.pointsBefore),
        marks.map((mark) => mark.maxBefore),
        marks.map((mark) => mark.kindAfter),
        marks.map((mark) => mark.pointsAfter),
        marks.map((mark) => mark.maxAfter),
      ],
    );
  }

  /** What was corrected in a scope, the newest first; in a run also what holds for all runs. */
  history({ quizId, runId }: CorrectionScope): Promise<HistoryRow[]> {
    return this.db.query<HistoryRow & Record<string, unknown>>(
      `SELECT c.id, c.number, c.kind, c.question_version_id, v.prompt, c.answer_key, c.run_id, c.reason, c.people,
         p.given_name || ' ' || p.family_name AS made_by, c.made_at, c.undoes,
         EXISTS (SELECT 1 FROM correction u WHERE u.undoes = c.id) AS is_undone
       FROM correction c JOIN question_version v ON v.id = c.question_version_id JOIN person p ON p.id = c.made_by
       WHERE c.quiz_id = $1 AND (c.run_id IS NULL OR c.run_id = $2) ORDER BY c.number DESC`,
      [quizId, runId],
    );
  }
}
