import type { CorrectionOrder } from '@edukom/contracts';
import { fitsQuestion, type QuestionKey, slotChanges } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Problem } from '../../platform/http/problem.js';
import { type AttemptFile, scoreOf, scoreRowOf } from './attempt-file.js';
import { AttemptsRepository } from './attempts.repository.js';
import type { CorrectionMark } from './entities/correction-mark.entity.js';
import { Grader } from './grader.js';
import { GradesRepository, type ScoreRow } from './grades.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import {
  type CorrectionScope,
  type GradeStateRow,
  type LedgerRow,
  RescoringRepository,
} from './rescoring.repository.js';
import { ScoringLock } from './scoring-lock.repository.js';
import { specOf } from './question-types/registry.js';

/** So many attempts are in memory at once. */
const BATCH = 500;

/** An attempt whose worth changes. */
export interface RescoredAttempt {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly number: number;
  readonly before: ScoreRow;
  readonly after: ScoreRow;
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

const isChanged = ({ before, after }: RescoredAttempt): boolean =>
  before.points !== after.points || before.maxPoints !== after.maxPoints || before.pending !== after.pending;

/**
 * Corrections of questions. Invariants: a score is always the one from raw answers, marks by hand and the whole ledger; the
 * ledger only grows; what a person gave stays; a plan and its carrying out happen in one transaction under the scoring lock.
 */
@Injectable()
export class RescoringService {
  constructor(
    private readonly audit: Audit,
    private readonly attempts: AttemptsRepository,
    private readonly grades: GradesRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly grader: Grader,
    private readonly lock: ScoringLock,
    private readonly repository: RescoringRepository,
  ) {}

  async history(scope: CorrectionScope) {
    await this.#assertQuiz(scope);
    return this.repository.history(scope);
  }

  /**
   * Works out what a correction would do. `alone`: holds up every score of the quiz until the transaction ends.
   * @throws Problem `request.not-found`, `request.invalid`, `correction.undone`.
   */
  async plan(scope: CorrectionScope, order: CorrectionOrder, alone: boolean): Promise<RescoringPlan> {
    await this.#assertQuiz(scope);
    await (alone ? this.lock.take(scope.quizId) : this.lock.shareQuiz(scope.quizId));
    const quiz = await this.catalogue.quiz(scope.quizId);
    if (!quiz) throw new Problem('request.not-found');
    const row = await this.#row(scope, order);
    const ids = await this.repository.lockFinished(scope, row.questionVersionId);
    const rescored: RescoredAttempt[] = [];
    const marks: Omit<CorrectionMark, 'correctionId'>[] = [];
    for (let from = 0; from < ids.length; from += BATCH)
      await this.#rescore(ids.slice(from, from + BATCH), row, rescored, marks);
    const states = await this.repository.gradeStates(
      scope.quizId,
      rescored.map(({ enrolmentId }) => enrolmentId),
    );
    const grades = new Map(states.map((state) => [state.enrolment_id, state]));
    return { scope, row, passMark: quiz.pass_mark, attempts: ids.length, rescored, marks, grades };
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

  async #rescore(
    ids: readonly string[],
    row: LedgerRow,
    rescored: RescoredAttempt[],
    marks: Omit<CorrectionMark, 'correctionId'>[],
  ): Promise<void> {
    const files = await this.attempts.files(ids);
    const questions = await this.catalogue.questions(
      files.flatMap((file) => file.slots.map((pinned) => pinned.questionVersionId)),
    );
    // In the order the attempts were locked in.
    const byId = new Map(files.map((file) => [file.id, file]));
    for (const file of ids.flatMap((id) => byId.get(id) ?? [])) {
      const ledger = [...file.corrections, row];
      const change = rescoredOf(file, scoreRowOf(file, questions), scoreRowOf(file, questions, ledger));
      if (isChanged(change)) rescored.push(change);
      for (const { slot, before, after } of slotChanges(
        scoreOf(file, questions, true),
        scoreOf(file, questions, true, ledger),
      ))
        marks.push({
          attemptId: file.id,
          slot,
          kindBefore: before.kind,
          pointsBefore: before.points,
          maxBefore: before.max,
          kindAfter: after.kind,
          pointsAfter: after.points,
          maxAfter: after.max,
        });
    }
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

const rescoredOf = (file: AttemptFile, before: ScoreRow, after: ScoreRow): RescoredAttempt => ({
  enrolmentId: file.enrolment_id,
  personId: file.person_id,
  number: file.number,
  before,
  after,
});
