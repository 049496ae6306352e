import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { MarkingRule } from './entities/marking-rule.entity.js';

/** Where a rule holds. */
export interface RuleScope {
  readonly runId: string;
  readonly quizId: string;
}
export interface SecondRow {
  questionVersionId: string;
  tolerance: number;
}
export interface RuleRow {
  is_anonymous: boolean;
  appeal_days: number;
  version: number;
  is_released: boolean;
  seconds: SecondRow[];
}

/** Days in which a result may be appealed where nobody has said otherwise. */
export const USUAL_APPEAL_DAYS = 14;

/** How quizzes are marked in runs. */
@Injectable()
export class MarkingRulesRepository {
  constructor(private readonly db: Db) {}

  /** The rule of a quiz of this run, the usual one where none was set; null when the run has no such quiz. */
  rule({ runId, quizId }: RuleScope): Promise<RuleRow | null> {
    return this.db.one<RuleRow & Record<string, unknown>>(
      `SELECT coalesce(k.is_anonymous, false) AS is_anonymous, coalesce(k.appeal_days, ${USUAL_APPEAL_DAYS}) AS appeal_days,
         coalesce(k.version, 0) AS version,
         EXISTS (SELECT 1 FROM enrolment e JOIN grade g ON g.enrolment_id = e.id AND g.quiz_id = $2
           WHERE e.run_id = $1 AND g.released_at IS NOT NULL) AS is_released,
         coalesce((SELECT jsonb_agg(jsonb_build_object('questionVersionId', t.question_version_id, 'tolerance', t.tolerance)
           ORDER BY t.question_version_id) FROM second_marking t WHERE t.run_id = $1 AND t.quiz_id = $2), '[]') AS seconds
       FROM quiz q JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id
         JOIN run r ON r.version_id = m.version_id AND r.id = $1
         LEFT JOIN marking_rule k ON k.run_id = r.id AND k.quiz_id = q.id
       WHERE q.id = $2`,
      [runId, quizId],
    );
  }

  /** Stores the rule after the version that was looked at; false when another one stands there already. */
  async save(rule: MarkingRule, seconds: readonly SecondRow[]): Promise<boolean> {
    const { runId, quizId } = rule;
    const touched = await this.db.execute(
      `INSERT INTO marking_rule (run_id, quiz_id, is_anonymous, appeal_days, version, changed_by, changed_at)
       SELECT $1, $2, $3, $4, $5, $6, $7
       WHERE (SELECT coalesce(max(version), 0) FROM marking_rule WHERE run_id = $1 AND quiz_id = $2) = $5 - 1
       ON CONFLICT (run_id, quiz_id) DO UPDATE SET is_anonymous = excluded.is_anonymous, appeal_days = excluded.appeal_days,
         version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
         WHERE marking_rule.version = excluded.version - 1`,
      [runId, quizId, rule.isAnonymous, rule.appealDays, rule.version, rule.changedBy, rule.changedAt],
    );
    if (touched === 0) return false;
    await this.db.execute('DELETE FROM second_marking WHERE run_id = $1 AND quiz_id = $2', [runId, quizId]);
    await this.db.execute(
      `INSERT INTO second_marking (run_id, quiz_id, question_version_id, tolerance)
       SELECT $1, $2, t.id, t.tolerance FROM unnest($3::uuid[], $4::int[]) AS t (id, tolerance)`,
      [runId, quizId, seconds.map((one) => one.questionVersionId), seconds.map((one) => one.tolerance)],
    );
    return true;
  }

  /** Holds the finished attempts of a quiz in a run, always in the same order. */
  async lockFinished({ runId, quizId }: RuleScope): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT a.id FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
       WHERE a.quiz_id = $2 AND e.run_id = $1 AND a.state <> 'open' ORDER BY a.enrolment_id, a.number FOR UPDATE OF a`,
      [runId, quizId],
    );
    return rows.map((row) => row.id);
  }

  /** Whether somebody is not to know whose attempt this is. */
  async isHidden(attemptId: string): Promise<boolean> {
    const row = await this.db.one<{ is_hidden: boolean }>(
      `SELECT coalesce(k.is_anonymous, false) AND g.released_at IS NULL AS is_hidden
       FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
         LEFT JOIN marking_rule k ON k.run_id = e.run_id AND k.quiz_id = a.quiz_id
         LEFT JOIN grade g ON g.enrolment_id = e.id AND g.quiz_id = a.quiz_id WHERE a.id = $1`,
      [attemptId],
    );
    return row?.is_hidden ?? false;
  }
}
