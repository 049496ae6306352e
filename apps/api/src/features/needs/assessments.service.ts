import { competenceGaps, type CompetenceTarget } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Problem } from '../../platform/http/problem.js';
import { AssessmentsRepository, type AssessmentRow } from './assessments.repository.js';
import { FrameworksRepository } from './frameworks.repository.js';
import { PositionProfilesService } from './position-profiles.service.js';
import type { ProfileRow } from './profiles.repository.js';

const invalid = (pointer: string, code: string) => new Problem('request.invalid', { errors: [{ pointer, code }] });

/** What a profile asks for, as the rules take it. */
export const targetsOf = ({ framework, targets }: ProfileRow): CompetenceTarget[] =>
  targets.map(({ competence, level }) => ({ competence, level, framework }));

/**
 * How an official assesses themself. Invariants: one assessment under way per person; every answer is saved as it is given
 * and an answer after the completion is refused; a completed assessment and what it concluded stay as they are; nobody but
 * the person reads any of it.
 */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly db: Db,
    private readonly repository: AssessmentsRepository,
    private readonly frameworks: FrameworksRepository,
    private readonly profiles: PositionProfilesService,
  ) {}

  /** @throws Problem `assessment.no-profile` when nothing says what to assess. */
  async begin(personId: string, at: Date): Promise<string> {
    return this.db.tx(async () => {
      const { profile } = await this.profiles.of(personId, dayOf(at));
      if (!profile || profile.targets.length === 0) throw new Problem('assessment.no-profile');
      return this.repository.begin({ id: uuidv7(), personId, frameworkId: profile.framework_id, startedAt: at });
    });
  }

  async answer(personId: string, assessmentId: string, answer: { competence: string; level: number }, at: Date) {
    await this.db.tx(async () => {
      const assessment = await this.#held(personId, assessmentId);
      if (assessment.completed_at) throw new Problem('assessment.closed');
      if (!(await this.repository.answer(assessmentId, answer.competence, answer.level, at)))
        throw invalid('/level', 'choice');
    });
  }

  /** Completed again, nothing changes. @throws Problem `request.invalid` while something the position asks for is unanswered. */
  async complete(personId: string, assessmentId: string, at: Date): Promise<void> {
    await this.db.tx(async () => {
      const assessment = await this.#held(personId, assessmentId);
      if (assessment.completed_at) return;
      const { profile, institutionId } = await this.profiles.of(personId, dayOf(at));
      if (!profile || profile.targets.length === 0) throw new Problem('assessment.no-profile');
      const targets = targetsOf(profile);
      const answers = await this.repository.answers(assessmentId);
      const answered = new Set(answers.map(({ competence }) => competence));
      if (targets.some(({ competence }) => !answered.has(competence))) throw invalid('/answers', 'required');
      const self = answers.map((one) => ({ ...one, framework: assessment.framework, basis: 'self' as const }));
      const evidence = [...self, ...(await this.repository.tested(personId))];
      const ids = await this.frameworks.ids();
      const findings = competenceGaps(targets, evidence, await this.frameworks.crosswalks())
        .filter(({ held }) => held !== null)
        .map((gap) => ({ ...gap, frameworkId: ids.get(gap.framework) ?? '' }));
      await this.repository.complete(assessmentId, { institutionId, at }, findings);
    });
  }

  async #held(personId: string, assessmentId: string): Promise<AssessmentRow> {
    const assessment = await this.repository.lock(personId, assessmentId);
    if (!assessment) throw new Problem('request.not-found');
    return assessment;
  }
}
