import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

/** Class of the advisory locks that guard the scoring of a quiz. */
const SCORING = 4_207_112;

/** As long as PostgreSQL waits for any lock. */
const PATIENCE_MS = 10_000;
const MOST_PAUSE_MS = 800;

/** A correction has the lock. With the code of PostgreSQL for it, so that the request is answered alike: come again. */
export class HeldUp extends Error {
  readonly code = '55P03';
  constructor() {
    super('a correction of the quiz is being applied');
  }
}

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

  /**
   * Shared, for the quizzes of some attempts, until the transaction ends. What decides is to be read after this.
   * @param isWaiting while a correction has it; else see {@link patiently}
   * @throws HeldUp when a correction has it and nobody waits.
   */
  async share(attemptIds: readonly string[], isWaiting = true): Promise<void> {
    const lock = isWaiting ? 'pg_advisory_xact_lock_shared' : 'pg_try_advisory_xact_lock_shared';
    const rows = await this.db.query<{ got: unknown }>(
      `SELECT ${lock}($1, hashtext(q.quiz_id::text)) AS got
       FROM (SELECT DISTINCT quiz_id FROM attempt WHERE id = ANY ($2::uuid[])) q`,
      [SCORING, attemptIds],
    );
    if (rows.some(({ got }) => got === false)) throw new HeldUp();
  }

  /**
   * Runs a unit of work again until no correction is in its way. Between two tries it holds no connection: in an exam
   * hundreds submit while a key is put right, and those who still save need the connections.
   * @throws HeldUp when the correction takes longer than anybody waits for a lock.
   */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    for (let pause = 50; ; pause = Math.min(2 * pause, MOST_PAUSE_MS)) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof HeldUp) || performance.now() > until) throw error;
        await delay(pause * (0.5 + Math.random()));
      }
    }
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
