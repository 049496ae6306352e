import type { Receipt } from '@edukom/contracts';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { crashPoint, isBroken } from '../../platform/faults/crash-point.js';
import { isDatabaseAway } from '../../platform/db/sql-errors.js';
import { Problem } from '../../platform/http/problem.js';
import { jobKind, Jobs } from '../../platform/jobs/jobs.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { type AttemptFile, GRACE_SECONDS, isOverdue, receiptHash, scoreOf } from './attempt-file.js';
import { AccommodationsService } from './accommodations/accommodations.service.js';
import { AttemptsRepository } from './attempts.repository.js';
import { type Closing, ClosingRepository, type OpenFile } from './closing.repository.js';
import { Grader } from './grader.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { HeldUp, ScoringLock } from './scoring-lock.repository.js';
import type { StoredQuestion } from './stored-question.js';

const expireAttempt = jobKind({ name: 'attempt.expire', payload: z.object({ attemptId: z.string() }) });

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

/** An attempt that could not be ended, and why. */
interface Failed {
  readonly id: string;
  readonly error: unknown;
}

/** What became of a batch of overdue attempts: those that did not end were set aside. */
interface Batch {
  readonly claimed: number;
  readonly ended: number;
}
const NONE: Batch = { claimed: 0, ended: 0 };
const WHOLE: Batch = { claimed: SWEEP_BATCH, ended: 0 };

const before = (at: Date, milliseconds: number): Date => new Date(at.getTime() - milliseconds);

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
export class AttemptFinisher implements OnModuleInit {
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
    private readonly jobs: Jobs,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(expireAttempt, ({ attemptId }) => this.#expireSetAside(attemptId));
  }

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
    if (held.state === 'open' || isBroken('submit-without-guard')) await this.#end([attemptId], at);
    crashPoint('submit.before-commit');
    return this.#receipt(attemptId);
  }

  /** Ends one attempt that is overdue at `at`, unless another process is doing so. */
  async expire(attemptId: string, at: Date): Promise<void> {
    await this.scoring.patiently(() =>
      this.db.tx(async () => {
        const ids = await this.closing.claimOverdue(before(at, GRACE_SECONDS * 1_000), 1, [attemptId]);
        if (ids.length > 0) await this.#end(ids, at);
      }),
    );
  }

  /**
   * Ends every overdue attempt, after those with extra time have got it, a batch at a time. One that cannot be ended is set
   * aside for a job of its own and holds up nobody: neither the others of its batch nor the next sweep.
   * @returns how many ended.
   */
  async sweep(now: Date = this.clock.now()): Promise<number> {
    await this.accommodations.align(now).catch((error: unknown) => {
      this.log.error({ err: error }, 'attempts: deadlines could not follow extra time');
    });
    let ended = 0;
    let refreshAt = STATISTICS_FROM;
    for (let batch = WHOLE; batch.claimed === SWEEP_BATCH; ended += batch.ended) {
      if (ended >= refreshAt) {
        await this.closing.refreshStatistics();
        refreshAt *= 2;
      }
      batch = await this.#expireBatch(now, null).catch((error: unknown) => {
        // the next sweep comes in seconds
        if (!(error instanceof HeldUp)) this.log.error({ err: error }, 'attempts: overdue ones could not be ended');
        return NONE;
      });
    }
    return ended;
  }

  /**
   * A batch of overdue attempts, or these of them. What fails as a whole is tried in halves until those that fail stand alone:
   * the others are ended a few at a time, not one by one.
   */
  async #expireBatch(now: Date, only: readonly string[] | null): Promise<Batch> {
    const margin = GRACE_SECONDS * 1_000 + SWEEP_MARGIN_MS;
    let ids: readonly string[] = [];
    try {
      const ended = await this.db.tx(async () => {
        ids = await this.closing.claimOverdue(before(now, margin), SWEEP_BATCH, only);
        if (ids.length === 0) return 0;
        crashPoint('expiry.claimed');
        const failed = await this.#end(ids, now, !isBroken('expire-all-or-none'));
        await this.#setAside(failed, now);
        crashPoint('expiry.before-commit');
        return ids.length - failed.length;
      });
      if (ids.length > 0) crashPoint('expiry.after-commit');
      return { claimed: ids.length, ended };
    } catch (error) {
      if (error instanceof HeldUp || isDatabaseAway(error) || isBroken('expire-all-or-none')) throw error;
      return this.#expireInHalves(now, ids, error);
    }
  }

  async #expireInHalves(now: Date, ids: readonly string[], error: unknown): Promise<Batch> {
    const [first] = ids;
    if (first === undefined) throw error;
    if (ids.length === 1) {
      await this.db.tx(() => this.#setAside([{ id: first, error }], now));
      return { claimed: 1, ended: 0 };
    }
    const middle = Math.ceil(ids.length / 2);
    const one = await this.#expireBatch(now, ids.slice(0, middle));
    const other = await this.#expireBatch(now, ids.slice(middle));
    return { claimed: ids.length, ended: one.ended + other.ended };
  }

  async #setAside(failed: readonly Failed[], at: Date): Promise<void> {
    if (failed.length === 0) return;
    for (const { id, error } of failed)
      this.log.error({ err: error, attemptId: id }, 'attempts: an overdue one could not be ended and is set aside');
    const ids = failed.map(({ id }) => id);
    await this.closing.setAside(ids, at);
    await this.jobs.enqueueAll(
      expireAttempt,
      ids.map((attemptId) => ({ attemptId })),
    );
  }

  /** Tries again what the sweep could not; afterwards it is the sweep's again, should its deadline have moved. */
  async #expireSetAside(attemptId: string): Promise<void> {
    await this.expire(attemptId, this.clock.now());
    await this.closing.takeBack(attemptId);
  }

  /**
   * Ends attempts the caller holds.
   * @param isEachAlone one whose score cannot be worked out is given back; else it is thrown
   */
  async #end(ids: readonly string[], at: Date, isEachAlone = false): Promise<Failed[]> {
    await this.scoring.share(ids, false);
    const files = await this.closing.files(ids);
    const questions = await this.catalogue.questions(
      files.flatMap((file) => file.slots.map((pinned) => pinned.questionVersionId)),
    );
    const failed: Failed[] = [];
    const ending = files.flatMap((file) => {
      try {
        return [{ file, closing: closingOf(file, questions, at) }];
      } catch (error) {
        if (!isEachAlone) throw error;
        failed.push({ id: file.id, error });
        return [];
      }
    });
    await this.closing.finish(ending.map(({ closing }) => closing));
    crashPoint('attempt.finished');
    await this.grader.grade(
      ending.map(({ file }) => ({ enrolmentId: file.enrolment_id, quizId: file.quiz_id })),
      at,
      { kind: 'attempt', actorId: null, reason: '' },
    );
    await this.audit.recordAll(
      ending.map(({ file, closing }) => ({
        actorId: closing.state === 'submitted' ? file.person_id : null,
        action: `attempt.${closing.state}`,
        subjectKind: 'attempt',
        subjectId: closing.id,
        after: { autoPoints: closing.autoPoints, pending: closing.pending, receipt: closing.hash },
      })),
    );
    return failed;
  }

  async #receipt(attemptId: string): Promise<Receipt> {
    const file = await this.attempts.file(attemptId);
    if (!file) throw new Problem('request.not-found');
    return receiptOf(file);
  }
}
