import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

/** Class of the advisory locks that guard the scoring of a quiz. */
const SCORING = 4_207_112;

/**
 * Keeps scores and corrections apart: whoever works a score out shares the lock of the quiz, a correction has it alone. So a
 * score is made either before a correction, which then finds and corrects it, or after, by what stands then.
 *
 * Order of locks, always: this one, then finished attempts by enrolment and number, then grades. A submit holds its own
 * open attempt before; a correction never touches open ones, so nobody waits in a circle.
 */
@Injectable()
export class ScoringLock {
  constructor(private readonly db: Db) {}

  /** Shared, for the quizzes of some attempts, until the transaction ends. What decides is to be read after this. */
  async share(attemptIds: readonly string[]): Promise<void> {
    await this.db.execute(
      `SELECT pg_advisory_xact_lock_shared($1, hashtext(q.quiz_id::text))
       FROM (SELECT DISTINCT quiz_id FROM attempt WHERE id = ANY ($2::uuid[])) q`,
      [SCORING, attemptIds],
    );
  }

  /** Shared, for one quiz: a dry run reads and lets others go on. */
  async shareQuiz(quizId: string): Promise<void> {
    await this.db.prepared('scoring.share', 'SELECT pg_advisory_xact_lock_shared($1, hashtext($2::uuid::text))', [
      SCORING,
      quizId,
    ]);
  }

  /** Alone: waits for scores that are being worked out and holds up those that come. */
  async take(quizId: string): Promise<void> {
    await this.db.execute('SELECT pg_advisory_xact_lock($1, hashtext($2::uuid::text))', [SCORING, quizId]);
  }
}
