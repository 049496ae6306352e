import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { OpenGroup } from './overview-disclosure.js';

@Injectable()
export class OverviewRepository {
  constructor(private readonly db: Db) {}

  async isOpenRun(runId: string): Promise<boolean> {
    return (await this.db.one("SELECT 1 FROM run WHERE id = $1 AND kind = 'open'", [runId])) !== null;
  }

  /** Everybody who ever enrolled in a run, by the month they did and who they said they are; of them those who began, and completed. */
  groups(runId: string): Promise<OpenGroup[]> {
    return this.db.query<OpenGroup & Record<string, unknown>>(
      `SELECT to_char(e.enrolled_at AT TIME ZONE 'Europe/Belgrade', 'YYYY-MM') AS month, coalesce(l.kind, 'official') AS kind,
         count(*)::int AS registered,
         count(*) FILTER (WHERE e.completed_at IS NOT NULL OR EXISTS (SELECT 1 FROM progress_event g WHERE g.enrolment_id = e.id)
           OR EXISTS (SELECT 1 FROM attempt t WHERE t.enrolment_id = e.id))::int AS begun,
         count(*) FILTER (WHERE e.completed_at IS NOT NULL)::int AS completed
       FROM enrolment e LEFT JOIN open_learner l ON l.person_id = e.person_id WHERE e.run_id = $1
       GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
      [runId],
    );
  }
}
