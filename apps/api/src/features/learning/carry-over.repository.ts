import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

/** Activities of the run's course in versions before the one it is on (o), with those of the same name in it (a). */
const SUCCESSORS = `FROM run r JOIN enrolment e ON e.run_id = r.id
  JOIN course_version w ON w.course_id = r.course_id AND w.id <> r.version_id
  JOIN module n ON n.version_id = w.id JOIN activity o ON o.module_id = n.id
  JOIN module m ON m.version_id = r.version_id JOIN activity a ON a.module_id = m.id AND a.slug = o.slug AND a.kind = o.kind`;

/** Copies what was done in one version of a course to another. Every statement may be run again. */
@Injectable()
export class CarryOverRepository {
  constructor(private readonly db: Db) {}

  /** Events of blocks that are there no more stay behind: they would count for nothing. */
  async carryEvents(runId: string): Promise<void> {
    await this.db.execute(
      `INSERT INTO progress_event (enrolment_id, activity_id, kind, anchor, occurred_at, received_at)
       SELECT e.id, a.id, g.kind, g.anchor, min(g.occurred_at), min(g.received_at) ${SUCCESSORS}
       JOIN progress_event g ON g.enrolment_id = e.id AND g.activity_id = o.id
       LEFT JOIN block b ON b.activity_id = a.id AND b.anchor = g.anchor
       WHERE r.id = $1 AND (g.anchor = '' OR g.kind = 'minute' OR (b.id IS NOT NULL AND (g.kind = 'reached' OR b.kind = 'check')))
       GROUP BY e.id, a.id, g.kind, g.anchor
       ON CONFLICT (enrolment_id, activity_id, kind, anchor) DO UPDATE SET occurred_at = EXCLUDED.occurred_at
         WHERE EXCLUDED.occurred_at < progress_event.occurred_at`,
      [runId],
    );
  }

  async carryVisits(runId: string): Promise<void> {
    await this.db.execute(
      `INSERT INTO lesson_visit (enrolment_id, activity_id, day)
       SELECT DISTINCT e.id, a.id, v.day ${SUCCESSORS}
       JOIN lesson_visit v ON v.enrolment_id = e.id AND v.activity_id = o.id WHERE r.id = $1 ON CONFLICT DO NOTHING`,
      [runId],
    );
  }
}
