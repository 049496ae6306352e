import type { InterfaceLocale, QuestionResponse } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import type { FiledAnswer } from '../attempt-file.js';
import type { LateDecision } from '../entities/late-decision.entity.js';

/** A late answer with what was decided about it; of an accepted one also what stood before. */
export interface LateRow {
  id: string;
  slot: number;
  client_rev: number;
  response: QuestionResponse | null;
  locale: InterfaceLocale;
  device_at: Date | null;
  received_at: Date;
  last_contact_at: Date | null;
  decision: LateDecision['decision'] | null;
  reason: string | null;
  decided_by: string | null;
  decider_name: string | null;
  decided_at: Date | null;
  rev_before: number | null;
  response_before: QuestionResponse | null;
  locale_before: InterfaceLocale | null;
  received_before: Date | null;
}

const LATE = `
  SELECT l.id, l.slot, l.client_rev, l.response, l.locale, l.device_at, l.received_at, l.last_contact_at,
    d.decision, d.reason, d.decided_by, p.given_name || ' ' || p.family_name AS decider_name, d.decided_at,
    d.rev_before, d.response_before, d.locale_before, d.received_before
  FROM late_evidence l LEFT JOIN late_decision d ON d.evidence_id = l.id LEFT JOIN person p ON p.id = d.decided_by`;

/** Answers that came after the end of attempts, and the ledger of what was decided about them. */
@Injectable()
export class LateAnswersRepository {
  constructor(private readonly db: Db) {}

  ofAttempt(attemptId: string): Promise<LateRow[]> {
    return this.db.query<LateRow & Record<string, unknown>>(
      `${LATE} WHERE l.attempt_id = $1 ORDER BY l.slot, l.received_at, l.id`,
      [attemptId],
    );
  }

  one(attemptId: string, evidenceId: string): Promise<LateRow | null> {
    return this.db.one<LateRow & Record<string, unknown>>(`${LATE} WHERE l.attempt_id = $1 AND l.id = $2`, [
      attemptId,
      evidenceId,
    ]);
  }

  nameOf(personId: string): Promise<{ name: string } | null> {
    return this.db.one("SELECT given_name || ' ' || family_name AS name FROM person WHERE id = $1", [personId]);
  }

  /** Decides, once; false when somebody has decided already. */
  async decide(
    given: Pick<LateDecision, 'evidenceId' | 'decision' | 'reason' | 'decidedBy' | 'decidedAt'>,
    before: FiledAnswer | null,
  ): Promise<boolean> {
    const touched = await this.db.execute(
      `INSERT INTO late_decision (evidence_id, decision, reason, decided_by, decided_at, rev_before, response_before, locale_before, received_before)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (evidence_id) DO NOTHING`,
      [
        given.evidenceId,
        given.decision,
        given.reason,
        given.decidedBy,
        given.decidedAt,
        before?.rev ?? null,
        before?.response ? JSON.stringify(before.response) : null,
        before?.locale ?? null,
        before?.receivedAt ?? null,
      ],
    );
    return touched === 1;
  }

  /** Puts an accepted late answer in the place of the one that stood. */
  async putInPlace(evidenceId: string): Promise<void> {
    await this.db.execute(
      `INSERT INTO answer (attempt_id, slot, client_rev, response, locale, received_at)
       SELECT attempt_id, slot, client_rev, response, locale, received_at FROM late_evidence WHERE id = $1
       ON CONFLICT (attempt_id, slot) DO UPDATE SET client_rev = excluded.client_rev, response = excluded.response,
         locale = excluded.locale, received_at = excluded.received_at`,
      [evidenceId],
    );
  }
}
