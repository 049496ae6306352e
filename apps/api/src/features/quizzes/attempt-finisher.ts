import type { Receipt } from '@edukom/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { crashPoint, isBroken } from '../../platform/faults/crash-point.js';
import { Problem } from '../../platform/http/problem.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { type AttemptFile, GRACE_SECONDS, isOverdue, receiptHash, scoreOf } from './attempt-file.js';
import { AccommodationsService } from './accommodations/accommodations.service.js';
import { AttemptsRepository } from './attempts.repository.js';
import { type Closing, ClosingRepository, type OpenFile } from './closing.repository.js';
import { Grader } from './grader.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { HeldUp, ScoringLock } from './scoring-lock.repository.js';
import type { StoredQuestion } from './stored-question.js';

/** A request received within the grace may still be on its way through the API. */
const SWEEP_MARGIN_MS = 2_000;
const SWEEP_BATCH = 200;
/** So many new grades make a table another one: PostgreSQL is told at this number, and each time it has doubled. */
const STATISTICS_FROM = 4 * SWEEP_BATCH;

const answeredIn = (file: Pick<OpenFile, 'answers'>): number =>
  file.answers.filter(({ response }) => response !== null).length;

/** What the person keeps of a finished attempt. */
export function receiptOf(file: AttemptFile): Receipt {
  if (file.state === 'open' || !file.finished_at || !file.receipt_hash) throw new Problem('attempt.open');
  return {
    attemptId: file.id,
    quizId: file.quiz_id,
    state: file.state,
    hash: file.receipt_hash,
    answered: file.answered ?? answeredIn(file),
    questions: file.slots.length,
    finishedAt: file.finished_at,
  };
}

function closingOf(file: OpenFile, questions: ReadonlyMap<string, StoredQuestion>, at: Date): Closing {
  const isLate = isOverdue(file, at);
  const finishedAt = isLate && file.deadline_at ? file.deadline_at : at;
  const score = scoreOf(file, questions, false);
  return {
    id: file.id,
    state: isLate ? 'expired' : 'submitted',
    finishedAt,
    hash: receiptHash(file, finishedAt),
    answered: answeredIn(file),
    autoPoints: score.total,
    maxPoints: score.max,
    pending: score.pendingManual.length,
  };
}

/** The one way an attempt ends: by submit, or at its deadline when nobody came back. Each ends once and is graded once. */
@Injectable()
export class AttemptFinisher {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly attempts: AttemptsRepository,
    private readonly closing: ClosingRepository,
    private readonly scoring: ScoringLock,
    private readonly catalogue: QuizCatalogue,
    private readonly grader: Grader,
    private readonly accommodations: AccommodationsService,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Submits a person's attempt as received at `at`; after the deadline and grace it ends at the deadline instead. */
  async submit(attemptId: string, personId: string, at: Date): Promise<Receipt> {
    const work = () => this.#submit(attemptId, personId, at);
    const receipt = await this.scoring.patiently(() => (isBroken('submit-in-steps') ? work() : this.db.tx(work)));
    crashPoint('submit.after-commit');
    return receipt;
  }

  async #submit(attemptId: string, personId: string, at: Date): Promise<Receipt> {
    const held = await this.attempts.lock(attemptId, personId);
    if (!held) throw new Problem('request.not-found');
    if (held.state === 'open' || isBroken('submit-without-guard')) await this.#close([attemptId], at);
    crashPoint('submit.before-commit');
    return this.#receipt(attemptId);
  }

  /** Ends one attempt that is overdue at `at`, unless another process is doing so. */
  async expire(attemptId: string, at: Date): Promise<void> {
    await this.scoring.patiently(() => this.#expire(at, 1, attemptId, GRACE_SECONDS * 1_000));
  }

  /**
   * Ends every overdue attempt, after those with extra time have got it, a batch at a time; an attempt that fails is left, logged, and does not hold up others.
   * @returns how many ended.
   */
  async sweep(now: Date = this.clock.now()): Promise<number> {
    await this.accommodations.align(now).catch((error: unknown) => {
      this.log.error({ err: error }, 'attempts: deadlines could not follow extra time');
    });
    let ended = 0;
    let refreshAt = STATISTICS_FROM;
    for (let batch = SWEEP_BATCH; batch === SWEEP_BATCH; ended += batch) {
      const margin = GRACE_SECONDS * 1_000 + SWEEP_MARGIN_MS;
      if (ended >= refreshAt) {
        await this.closing.refreshStatistics();
        refreshAt *= 2;
      }
      batch = await this.#expire(now, SWEEP_BATCH, null, margin).catch((error: unknown) => {
        // the next sweep comes in seconds
        if (error instanceof HeldUp) return 0;
        this.log.error({ err: error }, 'attempts: a batch of overdue attempts could not be closed');
        return this.#expireOneByOne(now, margin);
      });
    }
    return ended;
  }

  async #expire(at: Date, limit: number, onlyId: string | null, marginMs: number): Promise<number> {
    const ended = await this.db.tx(async () => {
      const ids = await this.closing.claimOverdue(new Date(at.getTime() - marginMs), limit, onlyId);
      if (ids.length === 0) return 0;
      crashPoint('expiry.claimed');
      await this.#close(ids, at);
      crashPoint('expiry.before-commit');
      return ids.length;
    });
    if (ended > 0) crashPoint('expiry.after-commit');
    return ended;
  }

  /** After a failure: who stands alone ends alone. Gives a full batch's number only when none was left behind. */
  async #expireOneByOne(now: Date, marginMs: number): Promise<number> {
    const before = new Date(now.getTime() - marginMs);
    const ids = await this.db.tx(() => this.closing.claimOverdue(before, SWEEP_BATCH, null));
    let ended = 0;
    for (const id of ids)
      ended += await this.#expire(now, 1, id, marginMs).catch((error: unknown) => {
        this.log.error({ err: error, attemptId: id }, 'attempts: an overdue attempt could not be closed');
        return 0;
      });
    return Math.min(ended, SWEEP_BATCH - 1);
  }

  async #close(ids: readonly string[], at: Date): Promise<void> {
    await this.scoring.share(ids, false);
    const files = await this.closing.files(ids);
    const questions = await this.catalogue.questions(
      files.flatMap((file) => file.slots.map((pinned) => pinned.questionVersionId)),
    );
    const closings = files.map((file) => closingOf(file, questions, at));
    await this.closing.finish(closings);
    crashPoint('attempt.finished');
    await this.grader.grade(
      files.map((file) => ({ enrolmentId: file.enrolment_id, quizId: file.quiz_id })),
      at,
      { kind: 'attempt', actorId: null, reason: '' },
    );
    await this.audit.recordAll(
      closings.map((closing, index) => ({
        actorId: closing.state === 'submitted' ? (files[index]?.person_id ?? null) : null,
        action: `attempt.${closing.state}`,
        subjectKind: 'attempt',
        subjectId: closing.id,
        after: { autoPoints: closing.autoPoints, pending: closing.pending, receipt: closing.hash },
      })),
    );
  }

  async #receipt(attemptId: string): Promise<Receipt> {
    const file = await this.attempts.file(attemptId);
    if (!file) throw new Problem('request.not-found');
    return receiptOf(file);
  }
}
