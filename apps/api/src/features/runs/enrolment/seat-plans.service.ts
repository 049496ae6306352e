import type { InputOf, planSeats } from '@edukom/contracts';
import { checkSeatPlan, isHeld, type SeatPlanProblem } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Db } from '../../../platform/db/db.js';
import { isForeignKeyViolation } from '../../../platform/db/sql-errors.js';
import { type FieldProblem, Problem } from '../../../platform/http/problem.js';
import { SeatsRepository } from './seats.repository.js';
import { SeatsService } from './seats.service.js';

export type NewSeatPlan = InputOf<typeof planSeats>['body'];

const FIELD: Readonly<Record<SeatPlanProblem, string>> = {
  'capacity-missing': '/capacity',
  'quotas-beyond-capacity': '/quotas',
  'quota-twice': '/quotas',
  'capacity-below-taken': '/capacity',
  'quotas-beyond-free': '/quotas',
};

const wrongDays = ({ enrolmentFrom: from, enrolmentUntil: until }: NewSeatPlan): FieldProblem[] => {
  if (until === null) return [];
  if (from === null) return [{ pointer: '/enrolmentFrom', code: 'required' }];
  return until < from ? [{ pointer: '/enrolmentUntil', code: 'order' }] : [];
};

/** The seats of a run as they are planned. Invariant: no seat that somebody has is planned away. */
@Injectable()
export class SeatPlansService {
  constructor(
    private readonly db: Db,
    private readonly repository: SeatsRepository,
    private readonly seats: SeatsService,
    private readonly audit: Audit,
  ) {}

  /** Sets the plan; who now has a seat moves up. @throws Problem `run.state`, `request.invalid`. */
  async plan(actorId: string | null, runId: string, plan: NewSeatPlan, at: Date): Promise<number> {
    try {
      return await this.db.tx(() => this.#plan(actorId, runId, plan, at));
    } catch (error) {
      if (!isForeignKeyViolation(error, 'run_quota_institution')) throw error;
      throw new Problem('request.invalid', { errors: [{ pointer: '/quotas', code: 'choice' }] });
    }
  }

  async #plan(actorId: string | null, runId: string, plan: NewSeatPlan, at: Date): Promise<number> {
    const before = await this.seats.held(runId, at);
    const { run } = before;
    if (run.kind !== 'group' || !isHeld(run)) throw new Problem('run.state');
    const next = { ...plan, cutOffOn: plan.cutOffOn ?? run.starts_on };
    const errors = [
      ...wrongDays(plan),
      ...checkSeatPlan(next, before.taken, before.today).map((code) => ({ pointer: FIELD[code], code })),
    ];
    if (errors.length > 0) throw new Problem('request.invalid', { errors });
    await this.repository.savePlan(runId, plan);
    await this.repository.replaceQuotas(runId, plan.quotas);
    await this.audit.record({
      actorId,
      action: 'run.seats-planned',
      subjectKind: 'run',
      subjectId: runId,
      before: { capacity: run.capacity, cutOffOn: run.cut_off_on, quotas: before.plan.quotas },
      after: plan,
    });
    const after = await this.seats.read(runId, at);
    return after ? this.seats.settle(after) : 0;
  }
}
