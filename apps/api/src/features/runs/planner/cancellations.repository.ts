import type { InterfaceLocale, RequestState } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { survivorOf } from '../../../platform/db/person-ids.js';

/** Somebody who was going to come. */
export interface ConcernedRow {
  id: string;
  given_name: string;
  locale: InterfaceLocale;
  email: string | null;
}

export interface OpenRequestRow {
  readonly id: string;
  readonly personId: string;
  readonly state: RequestState;
}

@Injectable()
export class CancellationsRepository {
  constructor(private readonly db: Db) {}

  /** Who is enrolled in a run, leads it, or asked for a place and has no answer yet; without closed accounts. */
  concerned(runId: string): Promise<ConcernedRow[]> {
    return this.db.query<ConcernedRow & Record<string, unknown>>(
      `SELECT DISTINCT p.id, p.given_name, p.locale, p.email FROM (
         SELECT person_id FROM enrolment WHERE run_id = $1 AND state = 'enrolled'
         UNION SELECT person_id FROM role_grant WHERE role = 'trainer' AND scope_kind = 'run' AND scope_id = $1 AND valid @> CURRENT_DATE
         UNION SELECT person_id FROM enrolment_request WHERE run_id = $1 AND state IN ('requested', 'endorsed', 'invited', 'waitlisted')
       ) w JOIN person p ON p.id = ${survivorOf('w.person_id')} LEFT JOIN account a ON a.person_id = p.id
       WHERE a.state IS DISTINCT FROM 'deactivated' ORDER BY p.id`,
      [runId],
    );
  }

  /** Requests without an answer, in the order of arrival. */
  openRequests(runId: string): Promise<OpenRequestRow[]> {
    return this.db.query<OpenRequestRow & Record<string, unknown>>(
      `SELECT id, person_id AS "personId", state FROM enrolment_request
       WHERE run_id = $1 AND state IN ('requested', 'endorsed', 'invited', 'waitlisted') ORDER BY arrival`,
      [runId],
    );
  }

  async comingSessions(runId: string, now: Date): Promise<number> {
    const row = await this.db.one<{ sessions: number }>(
      'SELECT count(*)::int AS sessions FROM session WHERE run_id = $1 AND cancelled_at IS NULL AND ends_at > $2',
      [runId, now],
    );
    return row?.sessions ?? 0;
  }

  /** Cancels the sessions that are not over; how many. */
  async cancelSessions(runId: string, reason: string, now: Date): Promise<number> {
    return this.db.execute(
      'UPDATE session SET cancelled_at = $3, cancel_reason = $2 WHERE run_id = $1 AND cancelled_at IS NULL AND ends_at > $3',
      [runId, reason, now],
    );
  }

  async cancelRun(runId: string, reason: string, now: Date): Promise<void> {
    await this.db.execute(
      `UPDATE run SET state = 'cancelled', cancelled_at = $3, cancel_reason = $2, version = version + 1 WHERE id = $1`,
      [runId, reason, now],
    );
  }
}
