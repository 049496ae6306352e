import type { CompletedCycle, Renewal, RunKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';

export interface CyclesRow {
  renewal: Renewal | null;
  run_kind: RunKind;
  starts_on: string;
  completed: (CompletedCycle & { readonly personId: string })[];
}

@Injectable()
export class CyclesRepository {
  constructor(private readonly db: Db) {}

  /** When the course of a run has to be renewed, and which of some people have completed it, in whatever run and under whichever name. */
  of(runId: string, personIds: readonly string[]): Promise<CyclesRow | null> {
    return this.db.one<CyclesRow & Record<string, unknown>>(
      `SELECT r.kind AS run_kind, r.starts_on,
         CASE n.kind WHEN 'rolling' THEN jsonb_build_object('kind', n.kind, 'months', n.months, 'opensDays', n.opens_days)
           WHEN 'fixed' THEN jsonb_build_object('kind', n.kind, 'months', n.months, 'anchoredOn', n.anchored_on) END AS renewal,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', w.id, 'cycle', e.cycle,
             'completedOn', (e.completed_at AT TIME ZONE 'Europe/Belgrade')::date)), '[]')
          FROM unnest($2::uuid[]) AS w (id)
          JOIN enrolment e ON e.person_id = ANY (${idsOfPerson('w.id')}) AND e.state = 'enrolled' AND e.completed_at IS NOT NULL
          JOIN run o ON o.id = e.run_id AND o.course_id = r.course_id) AS completed
       FROM run r LEFT JOIN course_renewal n ON n.course_id = r.course_id WHERE r.id = $1`,
      [runId, personIds],
    );
  }
}
