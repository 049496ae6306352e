import {
  type AttendanceEvaluation,
  type AwardRule,
  type EligibilityInput,
  type EligibilityReason,
  evaluateEligibility,
  type LocalizedText,
  type EligibilityGrade,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttendanceService } from '../attendance/attendance.service.js';
import { ProgressService } from '../learning/progress.service.js';
import { QuizzesService } from '../quizzes/quizzes.service.js';
import { EligibilityRepository, type EnrolmentRow, type RunRow } from './eligibility.repository.js';

/** One enrolment with everything its certificate depends on. */
export interface Candidate {
  readonly enrolment: EnrolmentRow;
  readonly input: EligibilityInput;
  readonly eligible: boolean;
  readonly reasons: readonly EligibilityReason[];
  /** Minutes the sessions of the run plan. */
  readonly plannedMinutes: number;
}

const awardRule = z.object({
  isAttendanceRequired: z.boolean().default(false),
  quizzes: z.array(z.object({ quizId: z.string(), passBasisPoints: z.int() })).default([]),
  activitiesRequired: z.array(z.string()).default([]),
});

/** Who may be given the certificate of a run, and what the others still need. Always computed, never stored. */
@Injectable()
export class EligibilityService {
  constructor(
    private readonly repository: EligibilityRepository,
    private readonly attendance: AttendanceService,
    private readonly quizzes: QuizzesService,
    private readonly progress: ProgressService,
  ) {}

  /** Evaluates the given enrolments of a run, or all of them. */
  async candidates(run: RunRow, enrolmentIds: readonly string[] | null = null): Promise<Candidate[]> {
    return this.#evaluate(run, await this.repository.enrolments(run.id, enrolmentIds));
  }

  async candidate(run: RunRow, enrolment: EnrolmentRow): Promise<Candidate> {
    const [candidate] = await this.#evaluate(run, [enrolment]);
    if (!candidate) throw new Error(`enrolment ${enrolment.id} was not evaluated`);
    return candidate;
  }

  /** By enrolment whether a certificate may be issued now; nobody when the run leads to none. */
  async eligibleInRun(runId: string, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    const run = await this.repository.run(runId);
    if (!run?.award_id) return new Map();
    const candidates = await this.candidates(run, enrolmentIds);
    return new Map(candidates.map(({ enrolment, eligible }) => [enrolment.id, eligible]));
  }

  /** Names for the ids in the requirements of some runs. */
  titlesOf(runs: readonly RunRow[]): Promise<Record<string, LocalizedText>> {
    const rules = runs.map(ruleOf);
    return this.repository.titles(
      rules.flatMap((rule) => rule.quizzes.map(({ quizId }) => quizId)),
      rules.flatMap((rule) => rule.activitiesRequired),
    );
  }

  async #evaluate(run: RunRow, enrolments: readonly EnrolmentRow[]): Promise<Candidate[]> {
    if (enrolments.length === 0) return [];
    const ids = enrolments.map(({ id }) => id);
    const rule = ruleOf(run);
    const attendance = await this.#attendance(run, ids);
    const grades = await this.#grades(run, ids);
    const completed = await this.#completedActivities(run, ids);
    return enrolments.map((enrolment) => {
      const evaluation = attendance.get(enrolment.id) ?? null;
      const input: EligibilityInput = {
        rule,
        attendance: evaluation,
        grades: grades.get(enrolment.id) ?? [],
        completedActivities: [...(completed.get(enrolment.id) ?? [])],
        enrolment: stateOf(enrolment),
      };
      return { enrolment, input, ...evaluateEligibility(input), plannedMinutes: evaluation?.plannedMinutes ?? 0 };
    });
  }

  #attendance(run: RunRow, ids: readonly string[]): Promise<ReadonlyMap<string, AttendanceEvaluation>> {
    return this.attendance.evaluationsOfRun(run.id, ids);
  }

  /** Released, final grades: what is not released is not known to the person and counts for nothing yet. */
  async #grades(run: RunRow, ids: readonly string[]): Promise<ReadonlyMap<string, readonly EligibilityGrade[]>> {
    const grades = await this.quizzes.gradesOfRun(run.id, ids);
    return new Map(
      [...grades].map(([id, own]) => [
        id,
        own
          .filter(({ isFinal, releasedAt }) => isFinal && releasedAt !== null)
          .map(({ quizId, shareBasisPoints }) => ({ quizId, basisPoints: shareBasisPoints })),
      ]),
    );
  }

  #completedActivities(run: RunRow, ids: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    return this.progress.completedActivities(run.id, ids);
  }
}

/** The rule of a run as it was copied onto it. */
const ruleOf = (run: RunRow): AwardRule => awardRule.parse(run.award_rule);

function stateOf({ state, completed_at }: EnrolmentRow): EligibilityInput['enrolment'] {
  if (state === 'withdrawn') return 'withdrawn';
  return completed_at ? 'completed' : 'active';
}
