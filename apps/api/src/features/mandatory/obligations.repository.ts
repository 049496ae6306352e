import type { CompletedCycle, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';
import type { RenewalColumns } from './renewal-row.js';

/** A course that is mandatory for somebody, or that they completed and have to renew. */
export interface ObligationRow extends RenewalColumns {
  slug: string;
  title: LocalizedText;
  /** Days until which it is mandatory, the next first; empty: it is not. */
  due_on: string[];
  completed: CompletedCycle[];
  /** Where they learn it now. */
  enrolment_id: string | null;
  is_requested: boolean;
  is_open: boolean;
  takes_requests: boolean;
}

@Injectable()
export class ObligationsRepository {
  constructor(private readonly db: Db) {}

  /** One statement, which begins at the person: for most it ends there. */
  ofPerson(personId: string, today: string): Promise<ObligationRow[]> {
    return this.db.prepared<ObligationRow & Record<string, unknown>>(
      'mandatory.of-person',
      `WITH done AS (
         SELECT r.course_id, jsonb_agg(jsonb_build_object('cycle', e.cycle, 'completedOn', (e.completed_at AT TIME ZONE 'Europe/Belgrade')::date)) AS completed
         FROM enrolment e JOIN run r ON r.id = e.run_id
         WHERE e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled' AND e.completed_at IS NOT NULL GROUP BY r.course_id
       ), due AS (
         SELECT m.course_id, array_agg(DISTINCT m.due_on ORDER BY m.due_on) AS due_on
         FROM affiliation f JOIN department d ON d.id = f.department_id
         JOIN mandatory_audience a ON a.institution_id = d.institution_id AND (a.department_id IS NULL OR a.department_id = d.id)
         JOIN mandatory_training m ON m.id = a.training_id AND m.ended_at IS NULL
         WHERE f.person_id = $1 AND f.is_primary AND f.valid @> $2::date GROUP BY m.course_id
       )
       SELECT c.slug, c.title, coalesce(due.due_on, '{}')::text[] AS due_on, coalesce(done.completed, '[]') AS completed,
         n.kind AS renewal_kind, n.months AS renewal_months, n.opens_days, n.anchored_on,
         (SELECT e.id FROM enrolment e JOIN run r ON r.id = e.run_id WHERE e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled' AND e.completed_at IS NULL
            AND r.course_id = c.id AND r.state IN ('planned', 'running') ORDER BY r.state = 'running' DESC, e.enrolled_at DESC LIMIT 1) AS enrolment_id,
         EXISTS (SELECT 1 FROM enrolment_request q JOIN run r ON r.id = q.run_id WHERE q.person_id = ANY (${idsOfPerson('$1')}) AND r.course_id = c.id
           AND q.state IN ('requested', 'endorsed', 'invited', 'waitlisted')) AS is_requested,
         EXISTS (SELECT 1 FROM run r WHERE r.course_id = c.id AND r.kind = 'open' AND r.state = 'running' AND $2::date BETWEEN r.starts_on AND r.ends_on) AS is_open,
         EXISTS (SELECT 1 FROM run r WHERE r.course_id = c.id AND r.kind = 'group' AND r.state IN ('planned', 'running') AND r.enrolment_from <= $2::date
           AND CASE WHEN r.enrolment_until IS NULL THEN $2::date < coalesce(r.cut_off_on, r.starts_on) ELSE $2::date <= r.enrolment_until END
           AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.run_id = r.id AND e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled')) AS takes_requests
       FROM course c LEFT JOIN due ON due.course_id = c.id LEFT JOIN done ON done.course_id = c.id
       LEFT JOIN course_renewal n ON n.course_id = c.id
       WHERE c.id IN (SELECT course_id FROM due UNION ALL SELECT course_id FROM done JOIN course_renewal USING (course_id))
       ORDER BY c.slug`,
      [personId, today],
    );
  }
}
