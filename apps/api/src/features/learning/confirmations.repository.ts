import type { CompletionRule } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

export interface ConfirmationPlace {
  person_id: string;
  state: string;
  /** Null when the run's version has no such activity. */
  rule: CompletionRule['kind'] | null;
}

@Injectable()
export class ConfirmationsRepository {
  constructor(private readonly db: Db) {}

  /** Somebody enrolled in the run, with the rule of an activity of its version. */
  place(runId: string, enrolmentId: string, activityId: string): Promise<ConfirmationPlace | null> {
    return this.db.one<ConfirmationPlace & Record<string, unknown>>(
      `SELECT e.person_id, r.state, a.completion ->> 'kind' AS rule FROM run r
       JOIN enrolment e ON e.run_id = r.id AND e.id = $2 AND e.state = 'enrolled'
       LEFT JOIN (module m JOIN activity a ON a.module_id = m.id AND a.id = $3) ON m.version_id = r.version_id
       WHERE r.id = $1 FOR SHARE OF r`,
      [runId, enrolmentId, activityId],
    );
  }

  /** False when it was said before. */
  async confirm(enrolmentId: string, activityId: string, at: Date): Promise<boolean> {
    const touched = await this.db.execute(
      `INSERT INTO progress_event (enrolment_id, activity_id, kind, anchor, occurred_at, received_at)
       VALUES ($1, $2, 'confirmed', '', $3, $3) ON CONFLICT DO NOTHING`,
      [enrolmentId, activityId, at],
    );
    return touched === 1;
  }
}
