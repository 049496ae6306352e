import {
  correctionImpact,
  type CorrectionImpact,
  type CorrectionOrder,
  type CorrectionRow,
  type CorrectionKeyBody,
} from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Db } from '../../platform/db/db.js';
import { type Actor, isOneself } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { EligibilityService } from '../certificates/eligibility.service.js';
import { type Foreseen, RescoringService } from '../quizzes/rescoring.service.js';
import { type Eligible, impactOf } from './correction-impact.js';
import { CorrectionsRepository, type TouchedRow } from './corrections.repository.js';

type Scope = Parameters<RescoringService['plan']>[0];

/** A correction somebody wants, with the hash of the dry run they looked at. */
export interface Correcting {
  readonly order: CorrectionOrder;
  readonly reason: string;
  readonly hash: string;
}

const runsOf = (touched: readonly TouchedRow[]) => Map.groupBy(touched, ({ run_id }) => run_id);

/**
 * Corrections with everything they touch: grades, passing, the right to a certificate. Invariants: the dry run *is* the
 * correction, taken back at the end; what is applied is exactly what was looked at, else nothing; certificates that were
 * issued stay; nobody corrects their own result.
 */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly db: Db,
    private readonly rescoring: RescoringService,
    private readonly eligibility: EligibilityService,
    private readonly repository: CorrectionsRepository,
  ) {}

  async history(scope: Scope): Promise<{ corrections: CorrectionRow[] }> {
    const rows = await this.rescoring.history(scope);
    return {
      corrections: rows.map((row) => ({
        correctionId: row.id,
        number: row.number,
        kind: row.kind,
        questionVersionId: row.question_version_id,
        prompt: row.prompt,
        key: row.answer_key as CorrectionKeyBody | null,
        isCourseWide: row.run_id === null,
        reason: row.reason,
        people: row.people,
        madeBy: row.made_by,
        madeAt: row.made_at,
        undoes: row.undoes,
        isUndone: row.is_undone,
      })),
    };
  }

  /** @throws Problem `request.not-found`, `request.invalid`, `correction.undone`, `access.own-record`. */
  async preview(actor: Actor, scope: Scope, order: CorrectionOrder, at: Date): Promise<CorrectionImpact> {
    const foreseen = await this.rescoring.foresee(scope, order);
    return this.db.dryRun(() => this.#correct(actor, scope, { order, reason: '(dry run)', foreseen }, at, false));
  }

  /** @throws as {@link preview}, and Problem `correction.changed` with the present dry run when it is not the one looked at. */
  async apply(actor: Actor, scope: Scope, { hash, order, reason }: Correcting, at: Date): Promise<CorrectionImpact> {
    const foreseen = await this.rescoring.foresee(scope, order);
    return this.db.tx(async () => {
      const impact = await this.#correct(actor, scope, { order, reason, foreseen }, at, true);
      if (impact.hash !== hash)
        throw new Problem('correction.changed', { current: z.encode(correctionImpact, impact) });
      return impact;
    });
  }

  async #correct(
    actor: Actor,
    scope: Scope,
    { order, reason, foreseen }: Omit<Correcting, 'hash'> & { readonly foreseen: Foreseen },
    at: Date,
    alone: boolean,
  ): Promise<CorrectionImpact> {
    const plan = await this.rescoring.plan(scope, order, alone, foreseen);
    if (plan.rescored.some(({ personId }) => isOneself(actor, personId))) throw new Problem('access.own-record');
    const touched = await this.repository.touched([...new Set(plan.rescored.map(({ enrolmentId }) => enrolmentId))]);
    const before = await this.#eligible(touched);
    const grades = await this.rescoring.carryOut(plan, { personId: actor.personId, at, reason });
    const after = await this.#eligible(touched);
    return impactOf(order, plan, touched, { from: plan.grades, to: grades }, { from: before, to: after });
  }

  async #eligible(touched: readonly TouchedRow[]): Promise<Eligible> {
    const eligible = new Map<string, boolean>();
    for (const [runId, rows] of runsOf(touched)) {
      const ids = rows.map(({ enrolment_id }) => enrolment_id);
      for (const [id, may] of await this.eligibility.eligibleInRun(runId, ids)) eligible.set(id, may);
    }
    return eligible;
  }
}
