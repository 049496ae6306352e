import type { CorrectionOrder } from '@edukom/contracts';
import { fitsQuestion, type QuestionKey } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Problem } from '../../platform/http/problem.js';
import type { CorrectionMark } from './entities/correction-mark.entity.js';
import { Grader } from './grader.js';
import { GradesRepository } from './grades.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { type RescoredAttempt, Rescorer, type WorkedOut } from './rescorer.js';
import {
  type CorrectionScope,
  type GradeStateRow,
  type LedgerRow,
  RescoringRepository,
} from './rescoring.repository.js';
import { ScoringLock } from './scoring-lock.repository.js';
import { specOf } from './question-types/registry.js';

/** What a correction does to every attempt, worked out while others went on. */
export interface Foreseen {
  readonly row: LedgerRow;
  readonly attempts: WorkedOut;
}

/** A correction worked out, not yet carried out. */
export interface RescoringPlan {
  readonly scope: CorrectionScope;
  readonly row: LedgerRow;
  readonly passMark: number;
  /** Finished attempts that hold the question. */
  readonly attempts: number;
  readonly rescored: readonly RescoredAttempt[];
  readonly marks: readonly Omit<CorrectionMark, 'correctionId'>[];
  readonly grades: ReadonlyMap<string, GradeStateRow>;
}

/** Who corrects, when and why. */
export interface CorrectionAuthor {
  readonly personId: string;
  readonly at: Date;
  readonly reason: string;
}

/**
 * Corrections of questions. Invariants: a score is always the one from raw answers, marks by hand and the whole ledger; the
 * ledger only grows; what a person gave stays; a plan and its carrying out happen in one transaction under the scoring lock,
 * and hold what was foreseen against what stands then.
 */
@Injectable()
export class RescoringService {
  constructor(
    private readonly audit: Audit,
    private readonly grades: GradesRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly grader: Grader,
    private readonly lock: ScoringLock,
    private readonly repository: RescoringRepository,
    private readonly rescorer: Rescorer,
  ) {}

  async history(scope: CorrectionScope) {
    await this.#assertQuiz(scope);
    return this.repository.history(scope);
  }

  /**
   * Works a correction out and holds nothing meanwhile: with thousands of attempts that takes longest by far. The plan then
   * takes over what nobody has changed.
   * @throws as {@link plan}.
   */
  async foresee(scope: CorrectionScope, order: CorrectionOrder): Promise<Foreseen> {
    await this.#assertQuiz(scope);
    const row = await this.#row(scope, order);
    // first how each attempt stands, then what it holds: what changes between the two is worked out again under the lock
    const standing = await this.repository.finished(scope, row.questionVersionId, false);
    return { row, attempts: await this.rescorer.workOut(standing, row) };
  }

  /**
   * Works out what a correction would do. `alone`: holds up every score of the quiz until the transaction ends.
   * @throws Problem `request.not-found`, `request.invalid`, `correction.undone`.
   */
  async plan(
    scope: CorrectionScope,
    order: CorrectionOrder,
    alone: boolean,
    foreseen: Foreseen,
  ): Promise<RescoringPlan> {
    await this.#assertQuiz(scope);
    await (alone ? this.lock.take(scope.quizId) : this.lock.shareQuiz(scope.quizId));
    const quiz = await this.catalogue.quiz(scope.quizId);
    if (!quiz) throw new Problem('request.not-found');
    const row = await this.#row(scope, order);
    const standing = await this.repository.finished(scope, row.questionVersionId, true);
    // another number: the ledger has grown, and with it every score may be another one
    const known = row.number === foreseen.row.number ? foreseen.attempts : undefined;
    const worked = await this.rescorer.workOut(standing, row, known);
    const attempts = standing.flatMap(({ id }) => worked.get(id) ?? []);
    const rescored = attempts.flatMap(({ change }) => change ?? []);
    const marks = attempts.flatMap((attempt) => attempt.marks);
    const states = await this.repository.gradeStates(
      scope.quizId,
      rescored.map(({ enrolmentId }) => enrolmentId),
    );
    const grades = new Map(states.map((state) => [state.enrolment_id, state]));
    return { scope, row, passMark: quiz.pass_mark, attempts: standing.length, rescored, marks, grades };
  }

  /** Carries a plan out. @returns the grades it touched, as they are then. */
  async carryOut(plan: RescoringPlan, author: CorrectionAuthor): Promise<ReadonlyMap<string, GradeStateRow>> {
    const { row, scope } = plan;
    const enrolmentIds = [...new Set(plan.rescored.map(({ enrolmentId }) => enrolmentId))];
    const { key: answerKey, ...entry } = row;
    const { reason, personId: madeBy, at: madeAt } = author;
    await this.repository.insert({
      ...entry,
      ...scope,
      answerKey,
      reason,
      people: enrolmentIds.length,
      madeBy,
      madeAt,
    });
    await this.repository.insertMarks(row.id, plan.marks);
    await this.grades.saveScores(plan.rescored.map(({ after }) => after));
    await this.grader.grade(
      enrolmentIds.map((enrolmentId) => ({ enrolmentId, quizId: scope.quizId })),
      madeAt,
      { kind: 'correction', actorId: madeBy, reason },
    );
    await this.#record(plan, author);
    const states = await this.repository.gradeStates(scope.quizId, enrolmentIds);
    return new Map(states.map((state) => [state.enrolment_id, state]));
  }

  async #assertQuiz(scope: CorrectionScope): Promise<void> {
    if (!(await this.repository.hasQuiz(scope))) throw new Problem('request.not-found');
  }

  /** The next row of the ledger, when the order makes sense. Read under the lock, so its number is free. */
  async #row(scope: CorrectionScope, order: CorrectionOrder): Promise<LedgerRow> {
    const ledger = await this.repository.ledger(scope.quizId);
    const base = {
      id: uuidv7(),
      number: (ledger.at(-1)?.number ?? 0) + 1,
      runId: scope.runId,
      key: null,
      undoes: null,
    };
    if (order.kind === 'undo') {
      const undone = ledger.find(({ id }) => id === order.correctionId);
      if (!undone || undone.runId !== scope.runId || undone.kind === 'undo') throw new Problem('request.not-found');
      if (ledger.some(({ undoes }) => undoes === undone.id)) throw new Problem('correction.undone');
      return { ...base, kind: 'undo', questionVersionId: undone.questionVersionId, undoes: undone.id };
    }
    const { kind, questionVersionId } = order;
    if (!(await this.repository.hasQuestion(scope.quizId, questionVersionId))) throw new Problem('request.not-found');
    const key = 'key' in order ? await this.#fittingKey(questionVersionId, order.key as QuestionKey) : null;
    return { ...base, kind, questionVersionId, key };
  }

  async #fittingKey(questionVersionId: string, key: QuestionKey): Promise<QuestionKey> {
    const question = (await this.catalogue.questions([questionVersionId])).get(questionVersionId);
    const isFitting = question && fitsQuestion(specOf(question.spec), key);
    if (!isFitting) throw new Problem('request.invalid', { errors: [{ pointer: '/order/key', code: 'invalid' }] });
    return key;
  }

  async #record({ row, scope, rescored }: RescoringPlan, author: CorrectionAuthor): Promise<void> {
    const { personId: actorId, reason } = author;
    const { id, kind, questionVersionId, key, undoes } = row;
    await this.audit.recordAll([
      {
        actorId,
        action: 'correction.made',
        subjectKind: 'quiz',
        subjectId: scope.quizId,
        after: {
          correctionId: id,
          runId: scope.runId,
          kind,
          questionVersionId,
          key,
          undoes,
          attempts: rescored.length,
        },
        reason,
      },
      ...rescored.map(({ before, after }) => ({
        actorId,
        action: 'attempt.rescored',
        subjectKind: 'attempt',
        subjectId: after.attemptId,
        before: { points: before.points, maxPoints: before.maxPoints, pending: before.pending },
        after: { points: after.points, maxPoints: after.maxPoints, pending: after.pending, correctionId: id },
        reason,
      })),
    ]);
  }
}
