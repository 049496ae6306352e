import type { LateAnswer, LateDecisionKind, LateDecisionView, listLateAnswers, OutputOf } from '@edukom/contracts';
import { isBlankResponse, isMarkedByHand } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Db } from '../../../platform/db/db.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { evaluateCompletion } from '../../../platform/jobs/evaluate-completion.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { toAnswerFile } from '../answer-file-view.js';
import { AnswerFilesRepository } from '../answer-files.repository.js';
import { type AttemptFile, scoreRowOf } from '../attempt-file.js';
import { AttemptsRepository } from '../attempts.repository.js';
import { toBody } from '../attempts.service.js';
import { Grader } from '../grader.js';
import { GradesRepository } from '../grades.repository.js';
import { QuizCatalogue } from '../quiz-catalogue.js';
import { ScoringLock } from '../scoring-lock.repository.js';
import { toPlayerQuestion } from '../stored-question.js';
import { answerAtEnd, decisionOf, type Files, lateView } from './late-answer-view.js';
import { LateAnswersRepository, type LateRow } from './late-answers.repository.js';

/** What a trainer decides about one late answer, and why. */
export interface LateOrder {
  readonly attemptId: string;
  readonly evidenceId: string;
  readonly decision: LateDecisionKind;
  readonly reason: string;
}

/** What came of it. `rescored` is null when nothing was put in place: rejected, or decided before. */
export interface LateOutcome {
  readonly decision: LateDecisionView;
  readonly rescored: {
    readonly enrolmentId: string;
    readonly quizId: string;
    readonly needsMark: 'first' | 'again' | null;
  } | null;
}

const wire = (decision: LateDecisionView) => ({ ...decision, decidedAt: decision.decidedAt.toISOString() });

/**
 * Late answers. Invariants: nothing is dropped, whatever is decided; each is decided once, by one person; nobody decides
 * about their own; an accepted one takes its place under the scoring lock, and the score is then the one that raw answers,
 * marks and corrections give from scratch; the answer it took the place of stays in the decision, the receipt as it was.
 */
@Injectable()
export class LateAnswersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly repository: LateAnswersRepository,
    private readonly attempts: AttemptsRepository,
    private readonly scoring: ScoringLock,
    private readonly grades: GradesRepository,
    private readonly grader: Grader,
    private readonly catalogue: QuizCatalogue,
    private readonly answerFiles: AnswerFilesRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `request.not-found`, `attempt.open` as long as it is being sat: nothing is late then. */
  async list(attemptId: string): Promise<OutputOf<typeof listLateAnswers>> {
    const file = await this.#closed(attemptId);
    const quiz = await this.catalogue.quiz(file.quiz_id);
    const person = await this.repository.nameOf(file.person_id);
    if (!quiz || !person || file.state === 'open' || !file.finished_at) throw new Problem('request.not-found');
    return {
      attemptId,
      personId: file.person_id,
      name: person.name,
      number: file.number,
      quizTitle: quiz.title,
      state: file.state,
      finishedAt: file.finished_at,
      answers: await this.#views(file, file.finished_at),
    };
  }

  /**
   * Decides about one late answer. The same decision by the same person again changes nothing and is no error.
   * @throws Problem `late-answer.decided` with what was decided, `access.own-record`, `attempt.open`, `request.not-found`.
   */
  async decide(actor: Pick<Actor, 'personId'>, order: LateOrder): Promise<LateOutcome> {
    return this.db.tx(async () => {
      await this.scoring.share([order.attemptId]);
      await this.grades.lockSiblings(order.attemptId);
      const file = await this.#closed(order.attemptId);
      const evidence = await this.repository.one(order.attemptId, order.evidenceId);
      if (!evidence) throw new Problem('request.not-found');
      if (file.person_id === actor.personId) throw new Problem('access.own-record');
      const before = file.answers.find(({ slot }) => slot === evidence.slot) ?? null;
      const { evidenceId, decision, reason } = order;
      const isDecided = await this.repository.decide(
        { evidenceId, decision, reason, decidedBy: actor.personId, decidedAt: this.clock.now() },
        decision === 'accepted' ? before : null,
      );
      if (!isDecided) return this.#repeated(actor, order);
      const rescored = decision === 'accepted' ? await this.#accept(file, evidence, order, actor) : null;
      await this.#record(actor, order, evidence, before);
      return { decision: await this.#decision(order), rescored };
    });
  }

  async #closed(attemptId: string): Promise<AttemptFile> {
    const file = await this.attempts.file(attemptId);
    if (!file) throw new Problem('request.not-found');
    if (file.state === 'open') throw new Problem('attempt.open');
    return file;
  }

  async #views(file: AttemptFile, endedAt: Date): Promise<LateAnswer[]> {
    const rows = await this.repository.ofAttempt(file.id);
    const questions = await this.catalogue.questions(file.slots.map((pinned) => pinned.questionVersionId));
    const uploads = await this.answerFiles.ofAttempt(file.id);
    const files: Files = new Map(uploads.map((upload) => [upload.id, toAnswerFile(upload)]));
    return rows.flatMap((row) => {
      const pinned = file.slots.find(({ slot }) => slot === row.slot);
      const question = pinned && questions.get(pinned.questionVersionId);
      if (!pinned || !question) return [];
      const asked = toPlayerQuestion(question, pinned, this.config.contentOrigin);
      return [lateView(row, asked, answerAtEnd(row.slot, file.answers, rows), endedAt, files)];
    });
  }

  /** Somebody was first: the same person with the same decision is told so again, anybody else that they come too late. */
  async #repeated(actor: Pick<Actor, 'personId'>, order: LateOrder): Promise<LateOutcome> {
    const row = await this.repository.one(order.attemptId, order.evidenceId);
    const decision = row && decisionOf(row);
    if (!row || !decision) throw new Problem('request.conflict');
    if (row.decided_by !== actor.personId || row.decision !== order.decision)
      throw new Problem('late-answer.decided', { current: wire(decision) });
    return { decision, rescored: null };
  }

  async #decision({ attemptId, evidenceId }: LateOrder): Promise<LateDecisionView> {
    const row = await this.repository.one(attemptId, evidenceId);
    const decision = row && decisionOf(row);
    if (!decision) throw new Problem('request.conflict');
    return decision;
  }

  async #accept(
    before: AttemptFile,
    evidence: LateRow,
    order: LateOrder,
    actor: Pick<Actor, 'personId'>,
  ): Promise<LateOutcome['rescored']> {
    await this.repository.putInPlace(evidence.id);
    const file = await this.attempts.file(before.id);
    if (!file) throw new Problem('request.not-found');
    const questions = await this.catalogue.questions(file.slots.map((pinned) => pinned.questionVersionId));
    const [from, to] = [scoreRowOf(before, questions), scoreRowOf(file, questions)];
    await this.grades.saveScores([to]);
    await this.grader.grade([{ enrolmentId: file.enrolment_id, quizId: file.quiz_id }], this.clock.now(), {
      kind: 'late-answer',
      actorId: actor.personId,
      reason: order.reason,
    });
    await this.jobs.enqueue(evaluateCompletion, { enrolmentId: file.enrolment_id });
    await this.audit.record({
      actorId: actor.personId,
      action: 'attempt.rescored',
      subjectKind: 'attempt',
      subjectId: file.id,
      before: { points: from.points, maxPoints: from.maxPoints, pending: from.pending },
      after: { points: to.points, maxPoints: to.maxPoints, pending: to.pending, evidenceId: evidence.id },
      reason: order.reason,
    });
    return { enrolmentId: file.enrolment_id, quizId: file.quiz_id, needsMark: needsMark(file, evidence) };
  }

  #record(
    actor: Pick<Actor, 'personId'>,
    order: LateOrder,
    evidence: LateRow,
    before: AttemptFile['answers'][number] | null,
  ): Promise<void> {
    const { slot, client_rev: rev } = evidence;
    return this.audit.record({
      actorId: actor.personId,
      action: `late-answer.${order.decision}`,
      subjectKind: 'attempt',
      subjectId: order.attemptId,
      before: { slot, rev: before?.rev ?? null, response: before?.response ?? null },
      after: { slot, rev, response: evidence.response, evidenceId: evidence.id },
      reason: order.reason,
    });
  }
}

/** Whether a person has to look: the words are new, and a mark that stands was given to others. */
function needsMark(file: AttemptFile, { slot, response }: LateRow): 'first' | 'again' | null {
  if (response === null || !isMarkedByHand(response.type) || isBlankResponse(toBody(response))) return null;
  return file.marks.some((mark) => mark.slot === slot) ? 'again' : 'first';
}
