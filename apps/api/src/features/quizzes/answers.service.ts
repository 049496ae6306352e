import { closedAttempt, type OutputOf, type saveAnswer } from '@edukom/contracts';
import { type InterfaceLocale, isSameResponse, type QuestionResponse } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { uuidv7 } from '../../platform/db/ids.js';
import { crashPoint, isBroken } from '../../platform/faults/crash-point.js';
import { Problem } from '../../platform/http/problem.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { AnswerFilesRepository } from './answer-files.repository.js';
import { type AttemptFile, isOverdue } from './attempt-file.js';
import { AttemptFinisher, receiptOf } from './attempt-finisher.js';
import { AttemptsRepository, type StoredRow } from './attempts.repository.js';
import { toBody } from './attempts.service.js';

/** An answer as it arrived. */
export interface IncomingAnswer {
  readonly attemptId: string;
  readonly personId: string;
  readonly slot: number;
  readonly clientRev: number;
  readonly response: QuestionResponse | null;
  readonly locale: InterfaceLocale;
  readonly deviceAt?: Date | undefined;
  /** When the API received it: the time that decides. */
  readonly receivedAt: Date;
}
type Saved = OutputOf<typeof saveAnswer>;

const savedOf = (row: StoredRow): Saved => ({
  rev: row.client_rev,
  receivedAt: row.received_at,
  outcome: row.is_mine ? 'stored' : 'newer',
  stored: row.is_mine ? null : toBody(row.response),
  time: { deadlineAt: row.deadline_at, extraSeconds: row.extra_seconds },
});

/** Whether the attempt is this person's and has such a question. */
const concerns = (file: AttemptFile, answer: IncomingAnswer): boolean =>
  file.person_id === answer.personId && file.slots.some((pinned) => pinned.slot === answer.slot);

/** Saving of answers: the hottest path of the product, one statement when all is well. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly finisher: AttemptFinisher,
    private readonly files: AnswerFilesRepository,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Stores an answer or tells what is stored. What comes after the end is kept as late evidence and refused.
   * @throws Problem `attempt.closed` with receipt and stored answer, `request.not-found`, `request.invalid`.
   */
  async save(answer: IncomingAnswer): Promise<Saved> {
    if (isBroken('ack-before-commit')) return this.#acknowledgeFirst(answer);
    if (answer.response?.type === 'file-upload') await this.#checkFile(answer, answer.response.mediaId);
    const timed = isBroken('client-clock-decides')
      ? { ...answer, receivedAt: answer.deviceAt ?? answer.receivedAt }
      : answer;
    crashPoint('answer.before-commit');
    const row = await this.#store(timed);
    crashPoint('answer.after-commit');
    return row ? savedOf(row) : this.#refuse(timed);
  }

  #store(answer: IncomingAnswer): Promise<StoredRow | null> {
    return this.attempts.save({ ...answer, type: answer.response?.type ?? null });
  }

  /** A file must be the person's own upload for this question; uploads are never removed, so what held holds on. */
  async #checkFile({ attemptId, personId, slot }: IncomingAnswer, mediaId: string | null): Promise<void> {
    if (mediaId === null || (await this.files.isUploadFor(mediaId, attemptId, slot, personId))) return;
    throw new Problem('request.invalid', { errors: [{ pointer: '/response/mediaId', code: 'invalid' }] });
  }

  /** Why nothing was stored; several more statements, off the hot path. */
  async #refuse(answer: IncomingAnswer): Promise<Saved> {
    const found = await this.attempts.file(answer.attemptId);
    if (!found || !concerns(found, answer)) throw new Problem('request.not-found');
    if (found.state !== 'open') return this.#afterEnd(found, answer);
    if (!isOverdue(found, answer.receivedAt))
      throw new Problem('request.invalid', { errors: [{ pointer: '/response', code: 'invalid' }] });
    await this.finisher.expire(found.id, answer.receivedAt);
    const ended = await this.attempts.file(answer.attemptId);
    // Still open: another process is ending it this moment.
    if (!ended || ended.state === 'open') throw new Problem('server.busy', { retryAfterSeconds: 2 });
    return this.#afterEnd(ended, answer);
  }

  /** A repeat of what is stored gets its acknowledgement again; anything else is evidence. */
  async #afterEnd(file: AttemptFile, answer: IncomingAnswer): Promise<Saved> {
    const stored = file.answers.find((one) => one.slot === answer.slot) ?? null;
    if (stored && stored.rev === answer.clientRev && isSameResponse(stored.response, answer.response))
      return {
        rev: stored.rev,
        receivedAt: new Date(stored.receivedAt),
        outcome: 'stored',
        stored: null,
        time: { deadlineAt: file.deadline_at, extraSeconds: file.extra_seconds },
      };
    const { attemptId, slot, clientRev, response, locale, deviceAt, receivedAt } = answer;
    await this.attempts.keepLateEvidence({
      id: uuidv7(),
      attemptId,
      slot,
      clientRev,
      response,
      locale,
      deviceAt: deviceAt ?? null,
      receivedAt,
    });
    throw new Problem('attempt.closed', {
      current: z.encode(closedAttempt, {
        receipt: receiptOf(file),
        stored: stored && {
          slot,
          rev: stored.rev,
          response: toBody(stored.response),
          receivedAt: new Date(stored.receivedAt),
        },
        keptAsLateEvidence: true,
      }),
    });
  }

  /** The wrong order on purpose, for the negative control of the durability test: the answer is stored after the reply. */
  #acknowledgeFirst(answer: IncomingAnswer): Saved {
    setTimeout(() => {
      this.#store(answer).catch((error: unknown) => this.log.warn({ err: error }, 'answer after acknowledgement'));
    }, 200);
    return { rev: answer.clientRev, receivedAt: answer.receivedAt, outcome: 'stored', stored: null, time: null };
  }
}
