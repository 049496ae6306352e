import type { MarkingRuleView } from '@edukom/contracts';
import { canonicalJson, isMarkedByHand } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { scoreRowOf } from './attempt-file.js';
import { AttemptsRepository } from './attempts.repository.js';
import { Grader } from './grader.js';
import { GradesRepository } from './grades.repository.js';
import { MarkingRulesRepository, type RuleRow, type RuleScope, type SecondRow } from './marking-rules.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import type { QuizRow } from './quizzes.repository.js';
import { ScoringLock } from './scoring-lock.repository.js';

/** So many attempts are in memory at once. */
const BATCH = 500;

/** How a quiz is to be marked; `version` is the one that was looked at. */
export interface RuleOrder {
  readonly isAnonymous: boolean;
  readonly appealDays: number;
  readonly version: number;
  readonly seconds: readonly SecondRow[];
}

const sorted = (seconds: readonly SecondRow[]) =>
  canonicalJson(
    [...seconds]
      .sort((a, b) => (a.questionVersionId < b.questionVersionId ? -1 : 1))
      .map(({ questionVersionId, tolerance }) => ({ questionVersionId, tolerance })),
  );

/**
 * How a quiz is marked in a run. Invariants: once somebody has been told a result, who marks twice stays as it is; what
 * every attempt is worth agrees with the rule in the moment it is set.
 */
@Injectable()
export class MarkingRulesService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly rules: MarkingRulesRepository,
    private readonly attempts: AttemptsRepository,
    private readonly grades: GradesRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly grader: Grader,
    private readonly lock: ScoringLock,
  ) {}

  async rule(scope: RuleScope): Promise<MarkingRuleView> {
    const rule = await this.#known(scope);
    const tolerances = new Map(rule.seconds.map((one) => [one.questionVersionId, one.tolerance]));
    const questions = await this.#markedByHand(scope);
    return {
      isAnonymous: rule.is_anonymous,
      appealDays: rule.appeal_days,
      version: rule.version,
      isReleased: rule.is_released,
      questions: questions.map(({ questionVersionId, prompt, points }) => ({
        questionVersionId,
        prompt,
        points,
        tolerance: tolerances.get(questionVersionId) ?? null,
      })),
    };
  }

  /** @throws Problem `grading.released`, `request.conflict`, `request.invalid`, `request.not-found`. */
  async set(actor: Actor, scope: RuleScope, order: RuleOrder, now: Date): Promise<MarkingRuleView> {
    await this.#check(scope, order);
    await this.db.tx(async () => {
      await this.lock.take(scope.quizId);
      const before = await this.#known(scope);
      const isOtherMarking = sorted(before.seconds) !== sorted(order.seconds);
      if (isOtherMarking && before.is_released) throw new Problem('grading.released');
      const { isAnonymous, appealDays, version, seconds } = order;
      const rule = {
        ...scope,
        isAnonymous,
        appealDays,
        version: version + 1,
        changedBy: actor.personId,
        changedAt: now,
      };
      if (!(await this.rules.save(rule, seconds))) throw new Problem('request.conflict');
      await this.audit.record({
        actorId: actor.personId,
        action: 'marking-rule.set',
        subjectKind: 'quiz',
        subjectId: scope.quizId,
        before: { ...before },
        after: { ...order, runId: scope.runId },
      });
      if (isOtherMarking) await this.#rescore(actor, scope, now);
    });
    return this.rule(scope);
  }

  async #known(scope: RuleScope): Promise<RuleRow> {
    const rule = await this.rules.rule(scope);
    if (!rule) throw new Problem('request.not-found');
    return rule;
  }

  async #markedByHand({ quizId }: RuleScope) {
    const quiz: QuizRow | null = await this.catalogue.quiz(quizId);
    const slots = (quiz?.sections ?? []).flatMap(({ questions }) => questions);
    const known = await this.catalogue.questions(slots.map((slot) => slot.questionVersionId));
    return slots.flatMap(({ questionVersionId, points }) => {
      const question = known.get(questionVersionId);
      const isByHand = question && isMarkedByHand(question.spec.type);
      return isByHand ? [{ questionVersionId, points, prompt: question.prompt }] : [];
    });
  }

  async #check(scope: RuleScope, { seconds }: RuleOrder): Promise<void> {
    await this.#known(scope);
    const most = new Map((await this.#markedByHand(scope)).map((one) => [one.questionVersionId, one.points]));
    const isRepeated = new Set(seconds.map((one) => one.questionVersionId)).size !== seconds.length;
    const isWrong = seconds.some((one) => one.tolerance > (most.get(one.questionVersionId) ?? -1));
    if (isRepeated || isWrong)
      throw new Problem('request.invalid', { errors: [{ pointer: '/seconds', code: 'invalid' }] });
  }

  /** Which marks count is another question now: what waits, and with it what is final. */
  async #rescore(actor: Actor, scope: RuleScope, now: Date): Promise<void> {
    const ids = await this.rules.lockFinished(scope);
    for (let from = 0; from < ids.length; from += BATCH) {
      const files = await this.attempts.files(ids.slice(from, from + BATCH));
      const questions = await this.catalogue.questions(
        files.flatMap((file) => file.slots.map((pinned) => pinned.questionVersionId)),
      );
      await this.grades.saveScores(files.map((file) => scoreRowOf(file, questions)));
      const enrolments = [...new Set(files.map((file) => file.enrolment_id))];
      const pairs = enrolments.map((enrolmentId) => ({ enrolmentId, quizId: scope.quizId }));
      await this.grader.grade(pairs, now, { kind: 'rule', actorId: actor.personId, reason: '' });
    }
  }
}
