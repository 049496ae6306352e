import type { CurrentMark, Rubric } from '@edukom/contracts';
import {
  canonicalJson,
  isBlankResponse,
  isMarkedByHand,
  type Points,
  type RubricChoice,
  rubricPoints,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { type AttemptFile, type FiledMark, scoreRowOf } from './attempt-file.js';
import { writable } from './answer-file-view.js';
import { AttemptsRepository } from './attempts.repository.js';
import { Grader } from './grader.js';
import { GradesRepository } from './grades.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { ScoringLock } from './scoring-lock.repository.js';
import type { PinnedSlot } from './stored-question.js';

/** A trainer's mark; `version` is the one that was looked at, 0 when there was none. */
export interface MarkOrder {
  readonly attemptId: string;
  readonly slot: number;
  readonly points: number;
  readonly comment: string;
  readonly version: number;
  readonly reason: string;
  /** The chosen level by criterion; null where the question has no rubric. */
  readonly levels?: RubricChoice | null;
}

const currentOf = (mark: FiledMark): CurrentMark => ({
  version: mark.version,
  points: mark.points,
  comment: mark.comment,
  markerName: mark.markerName,
  markedAt: new Date(mark.markedAt),
  levels: writable(mark.levels),
});

/** Whether a question that a person marks was answered at all: only that waits for a person. */
function isWritten(file: AttemptFile, slot: number): boolean {
  const response = file.answers.find((answer) => answer.slot === slot)?.response ?? null;
  return response !== null && isMarkedByHand(response.type) && !isBlankResponse(response);
}

/** The current mark as JSON, for the loser of two. */
const wire = (mark: CurrentMark | null) => mark && { ...mark, markedAt: mark.markedAt.toISOString() };

/** Marking of open answers: appended, never changed; of two trainers exactly one wins and the other is told. */
@Injectable()
export class MarkingService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly attempts: AttemptsRepository,
    private readonly scoring: ScoringLock,
    private readonly grades: GradesRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly grader: Grader,
  ) {}

  /** @throws Problem `mark.conflict` with the mark that stands, `attempt.open`, `access.own-record`, `request.invalid`. */
  async mark(actor: Actor, order: MarkOrder, now: Date): Promise<CurrentMark> {
    const { isMarked, current } = await this.db.tx(() => this.#mark(actor, order, now));
    if (isMarked && current) return current;
    throw new Problem('mark.conflict', { current: wire(current) });
  }

  async #mark(actor: Actor, order: MarkOrder, now: Date): Promise<{ isMarked: boolean; current: CurrentMark | null }> {
    await this.scoring.share([order.attemptId]);
    await this.grades.lockSiblings(order.attemptId);
    const file = await this.#markable(actor, order);
    const before = file.marks.find((mark) => mark.slot === order.slot);
    if (before && isRepeat(before, order, actor)) return { isMarked: true, current: currentOf(before) };
    const isMarked =
      (before?.version ?? 0) === order.version &&
      (await this.grades.appendMark({
        attemptId: order.attemptId,
        slot: order.slot,
        version: order.version + 1,
        points: order.points,
        markerId: actor.personId,
        comment: order.comment,
        reason: order.reason,
        markedAt: now,
        levels: order.levels ?? null,
      }));
    await this.#record(actor, order, before, isMarked);
    if (!isMarked) return { isMarked, current: before ? currentOf(before) : null };
    return { isMarked, current: await this.#regraded(file, order.slot, now) };
  }

  /** Both of two trainers are in the audit log: who won, and who was refused. */
  #record(actor: Actor, order: MarkOrder, before: FiledMark | undefined, isMarked: boolean): Promise<void> {
    const { slot, points, version, levels } = order;
    return this.audit.record({
      actorId: actor.personId,
      action: isMarked ? 'mark.given' : 'mark.refused',
      subjectKind: 'attempt',
      subjectId: order.attemptId,
      before: before ? { slot, version: before.version, points: before.points } : null,
      after: { slot, version: version + 1, points, ...(levels ? { levels: { ...levels } } : {}) },
      reason: order.reason,
    });
  }

  /** The attempt, when its answer in this slot may be marked by this person with these points. */
  async #markable(actor: Actor, order: MarkOrder): Promise<AttemptFile> {
    const file = await this.attempts.file(order.attemptId);
    const pinned = file?.slots.find((slot) => slot.slot === order.slot);
    if (!file || !pinned) throw new Problem('request.not-found');
    if (file.person_id === actor.personId) throw new Problem('access.own-record');
    if (file.state === 'open') throw new Problem('attempt.open');
    if (!isWritten(file, order.slot)) throw new Problem('request.not-found');
    if (order.points > pinned.points)
      throw new Problem('request.invalid', {
        errors: [{ pointer: '/points', code: 'too-big', params: { maximum: pinned.points / 100 } }],
      });
    await this.#checkLevels(order, pinned);
    return file;
  }

  /** Where the question has a rubric, the points are what the chosen levels make up. */
  async #checkLevels(order: MarkOrder, { questionVersionId, points }: PinnedSlot): Promise<void> {
    const question = (await this.catalogue.questions([questionVersionId])).get(questionVersionId);
    if (isOfRubric(question?.rubric ?? null, order, points)) return;
    throw new Problem('request.invalid', { errors: [{ pointer: '/levels', code: 'invalid' }] });
  }

  async #regraded(before: AttemptFile, slot: number, now: Date): Promise<CurrentMark | null> {
    const file = await this.attempts.file(before.id);
    if (!file) return null;
    const questions = await this.catalogue.questions(file.slots.map((pinned) => pinned.questionVersionId));
    await this.grades.saveScores([scoreRowOf(file, questions)]);
    await this.grader.grade([{ enrolmentId: file.enrolment_id, quizId: file.quiz_id }], now);
    const mark = file.marks.find((one) => one.slot === slot);
    return mark ? currentOf(mark) : null;
  }
}

/** The same mark sent again because its reply was lost. */
const isRepeat = (mark: FiledMark, order: MarkOrder, actor: Actor): boolean =>
  mark.version === order.version + 1 &&
  mark.markerId === actor.personId &&
  mark.points === order.points &&
  mark.comment === order.comment &&
  canonicalJson(mark.levels && { ...mark.levels }) === canonicalJson(order.levels ? { ...order.levels } : null);

/**
 * Whether points and levels say the same. Where the question is worth something else in this quiz than its rubric gives
 * at best, the levels' points are that share of what it is worth here.
 */
function isOfRubric(rubric: Rubric | null, { levels, points }: MarkOrder, max: Points): boolean {
  if (!rubric || !levels) return !rubric && !levels;
  return rubricPoints(rubric, levels, max) === points;
}
