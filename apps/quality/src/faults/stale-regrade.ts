import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Correction } from '@edukom/domain';
import type { Client } from 'pg';
import { quizId, runId } from '../exam/exam.js';
import { freshScore } from './fresh-scores.js';
import { storedScores } from './stored-scores.js';

/**
 * A correction as it must not be made: scores are read, worked out, and written back after a while, whatever became of them
 * meanwhile. It calls a question void.
 */
export async function regradeWithoutVersion(
  sql: Client,
  { questionVersionId, madeBy }: { readonly questionVersionId: string; readonly madeBy: string },
  milliseconds: number,
): Promise<void> {
  const row: Correction = { id: randomUUID(), number: 1, questionVersionId, kind: 'void', key: null, undoes: null };
  const scores = (await storedScores(sql)).map((attempt) => ({
    ...attempt,
    fresh: freshScore(attempt, [...attempt.ledger, row]),
  }));
  await delay(milliseconds);
  await sql.query('BEGIN');
  await sql.query(
    `INSERT INTO correction (id, quiz_id, run_id, number, question_version_id, kind, reason, people, made_by, made_at)
     VALUES ($1, $2, $3, 1, $4, 'void', 'R15', $5, $6, now())`,
    [row.id, quizId, runId, questionVersionId, scores.length, madeBy],
  );
  for (const { id, enrolmentId, fresh } of scores) {
    const { autoPoints, points, maxPoints, pending, share, isFinal } = fresh;
    await sql.query(
      'UPDATE attempt SET auto_points = $2, points = $3, max_points = $4, pending_marks = $5, version = version + 1 WHERE id = $1',
      [id, autoPoints, points, maxPoints, pending],
    );
    await sql.query(
      'UPDATE grade SET points = $3, max_points = $4, share = $5, is_final = $6, version = version + 1 WHERE enrolment_id = $1 AND quiz_id = $2',
      [enrolmentId, quizId, points, maxPoints, share, isFinal],
    );
  }
  await sql.query('COMMIT');
}
