import type { decideLateAnswer, LateImpact, OutputOf } from '@edukom/contracts';
import { passes } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { EligibilityService } from '../certificates/eligibility.service.js';
import { LateAnswersService, type LateOrder } from '../quizzes/late-answers/late-answers.service.js';
import { CorrectionsRepository, type TouchedRow } from './corrections.repository.js';
import { type GradeNow, LateGradesRepository } from './late-grades.repository.js';

interface Standing {
  readonly grade: GradeNow | null;
  /** Whether a certificate may be issued; undefined when the run leads to none. */
  readonly isEligible: boolean | undefined;
}

/**
 * Decisions about late answers with what they touch: the grade, passing, the right to a certificate. A certificate that
 * was issued stays; that it may have lost its ground is said, and a person decides.
 */
@Injectable()
export class LateDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly lateAnswers: LateAnswersService,
    private readonly eligibility: EligibilityService,
    private readonly corrections: CorrectionsRepository,
    private readonly grades: LateGradesRepository,
  ) {}

  /** @throws as `LateAnswersService.decide`. */
  async decide(actor: Actor, order: LateOrder): Promise<OutputOf<typeof decideLateAnswer>> {
    return this.db.tx(async () => {
      const seat = await this.grades.seatOf(order.attemptId);
      const [touched] = seat ? await this.corrections.touched([seat.enrolment_id]) : [];
      const from = seat && touched ? await this.#standing(touched, seat.quiz_id) : null;
      const { decision, rescored } = await this.lateAnswers.decide(actor, order);
      if (!rescored || !seat || !touched || !from) return { decision, impact: null };
      const to = await this.#standing(touched, seat.quiz_id);
      return { decision, impact: impactOf(touched, seat.pass_mark, from, to, rescored.needsMark) };
    });
  }

  async #standing(touched: TouchedRow, quizId: string): Promise<Standing> {
    const id = touched.enrolment_id;
    const eligible = await this.eligibility.eligibleInRun(touched.run_id, [id]);
    return { grade: await this.grades.grade(id, quizId), isEligible: eligible.get(id) };
  }
}

const changeOf = <T>(from: Standing, to: Standing, read: (side: Standing) => T) => ({ from: read(from), to: read(to) });

/** Before and after; null when the run leads to no certificate. */
function eligibleOf(from: Standing, to: Standing): LateImpact['isEligible'] {
  if (from.isEligible === undefined || to.isEligible === undefined) return null;
  return { from: from.isEligible, to: to.isEligible };
}

function impactOf(
  touched: TouchedRow,
  passMark: number,
  from: Standing,
  to: Standing,
  needsMark: LateImpact['needsMark'],
): LateImpact {
  const { certificate_id: certificateId, serial } = touched;
  return {
    points: changeOf(from, to, ({ grade }) => grade?.points ?? 0),
    maxPoints: to.grade?.max_points ?? 0,
    share: changeOf(from, to, ({ grade }) => grade?.share ?? 0),
    hasPassed: changeOf(from, to, ({ grade }) => passes(grade?.share ?? 0, passMark)),
    isEligible: eligibleOf(from, to),
    certificate: certificateId && serial ? { certificateId, serial } : null,
    needsMark,
  };
}
