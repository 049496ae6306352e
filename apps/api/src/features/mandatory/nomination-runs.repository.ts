import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

@Injectable()
export class NominationRunsRepository {
  constructor(private readonly db: Db) {}

  /** Runs of some courses that take requests on a day, the next to begin first. */
  taking(courseIds: readonly string[], today: string): Promise<{ run_id: string; course_id: string }[]> {
    return this.db.query(
      `SELECT r.id AS run_id, r.course_id FROM run r
       WHERE r.course_id = ANY ($1::uuid[]) AND r.kind = 'group' AND r.state IN ('planned', 'running') AND r.enrolment_from <= $2::date
         AND CASE WHEN r.enrolment_until IS NULL THEN $2::date < coalesce(r.cut_off_on, r.starts_on) ELSE $2::date <= r.enrolment_until END
       ORDER BY r.starts_on, r.id LIMIT 100`,
      [courseIds, today],
    );
  }
}
