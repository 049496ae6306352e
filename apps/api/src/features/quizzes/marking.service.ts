import type { StoredMark } from '@edukom/contracts';
import {
  isMarkedByHand,
  isBlankResponse,
  type MarkRole,
  markingState,
  mayDecide,
  type RubricChoice,
  seatFor,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { isBroken } from '../../platform/faults/crash-point.js';
import { type Actor, ownId } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { type AttemptFile, type FiledMark, givenIn, scoreRowOf, toleranceOf } from './attempt-file.js';
import { AttemptsRepository } from './attempts.repository.js';
import { Grader } from './grader.js';
import { type GradeCause, GradesRepository } from './grades.repository.js';
import { currentOf, isOfRubric, isSameMark, storedOf, wireOf } from './mark-view.js';
import { MarksRepository } from './marks.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { ScoringLock } from './scoring-lock.repository.js';

/** What is given to an answer. */
export interface GivenPoints {
  readonly slot: number;
  readonly points: number;
  readonly comment: string;
  /** The chosen level by criterion; null where the question has no rubric. */
  readonly levels?: RubricChoice | null;
}

/** A trainer's mark; `version` is the one that was looked at, 0 when there was none. */
export interface MarkOrder extends GivenPoints {
  readonly attemptId: string;
  readonly version: number;
  readonly reason: string;
  readonly role?: 'first' | 'second' | undefined;
}

/** A third person's word between two marks. */
export type DecisionOrder = Omit<MarkOrder, 'version' | 'role'>;

/** New points that answer an appeal. */
export interface AppealMarks {
  readonly attemptId: string;
  readonly appealId: string;
  readonly reason: string;
  readonly marks: readonly GivenPoints[];
}

/** Whether a question that a person marks was answered at all: only that waits for a person. */
function isWritten(file: AttemptFile, slot: number): boolean {
  const response = file.answers.find((answer) => answer.slot === slot)?.response ?? null;
  return response !== null && isMarkedByHand(response.type) && !isBlankResponse(response);
}

/** Whatever was looked at: the wrong variant of the test of two trainers. */
const onTopOf = (given: readonly FiledMark[], order: MarkOrder): MarkOrder => ({
  ...order,
  version: Math.max(0, ...given.filter(({ role }) => role === 'first').map(({ version }) => version)),
});

/** What somebody gave under another name is theirs: nobody is the second trainer of their own mark. */
const givenTo = (actor: Actor, given: readonly FiledMark[]): FiledMark[] =>
  given.map((mark) => ({
    ...mark,
    markerId: mark.markerId === null ? null : ownId(actor, mark.markerId),
    markerIds: mark.markerIds.map((markerId) => ownId(actor, markerId)),
  }));

const isRepeat = (mark: FiledMark, order: GivenPoints, version: number, actor: Actor): boolean =>
  mark.version === version + 1 && mark.markerId === actor.personId && isSameMark(mark, order);

interface Outcome {
  readonly isMarked: boolean;
  readonly role: MarkRole;
  readonly file: AttemptFile;
}

/**
 * Marking of open answers. Invariants: a mark is appended, never changed; of two who mark the same version exactly one wins
 * and the other is told what stands; who gives the second mark does not learn the first before; nobody marks their own
 * answer or decides about their own mark; where two marks stand, neither moves any more.
 */
@Injectable()
export class MarkingService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly attempts: AttemptsRepository,
    private readonly scoring: ScoringLock,
    private readonly grades: GradesRepository,
    private readonly marks: MarksRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly grader: Grader,
  ) {}

  /** @throws Problem `mark.conflict` with the mark that stands, `mark.closed`, `attempt.open`, `access.own-record`, `request.invalid`. */
  async mark(actor: Actor, order: MarkOrder, now: Date): Promise<StoredMark> {
    return this.#told(actor, order.slot, await this.db.tx(() => this.#mark(actor, order, now)));
  }

  /** @throws Problem as {@link mark}, and `access.own-marking`. */
  async decide(actor: Actor, order: DecisionOrder, now: Date): Promise<StoredMark> {
    return this.#told(actor, order.slot, await this.db.tx(() => this.#decide(actor, order, now)));
  }

  /** New marks on an appeal, of any question of the attempt; in the caller's transaction, who has asked who may. */
  async remark(actor: Actor, { attemptId, appealId, reason, marks }: AppealMarks, now: Date): Promise<void> {
    const file = await this.#held(actor, attemptId);
    for (const given of marks) {
      await this.#check(file, given);
      const before = givenIn(file, given.slot).find((mark) => mark.role === 'decision');
      const order = { ...given, attemptId, reason, version: before?.version ?? 0 };
      await this.#append(actor, order, 'decision', now, appealId);
      await this.#record(
        actor,
        order,
        'decision',
        file.marks.find((mark) => mark.slot === given.slot),
        true,
      );
    }
    await this.#regraded(file, now, { kind: 'appeal', actorId: actor.personId, reason });
  }

  #told(actor: Actor, slot: number, { isMarked, role, file }: Outcome): StoredMark {
    const current = givenIn(file, slot).find((mark) => mark.role === role);
    if (isMarked && current) return storedOf(file, current, actor.personId);
    throw new Problem('mark.conflict', { current: wireOf(current ? currentOf(current) : null) });
  }

  async #mark(actor: Actor, asked: MarkOrder, now: Date): Promise<Outcome> {
    const file = await this.#markable(actor, asked);
    const given = givenTo(actor, givenIn(file, asked.slot));
    const order = isBroken('mark-without-version') ? onTopOf(given, asked) : asked;
    const repeated = given.find((mark) => mark.role !== 'decision' && isRepeat(mark, order, order.version, actor));
    if (repeated) return { isMarked: true, role: repeated.role, file };
    const role = roleOf(order, seatFor(actor.personId, given, toleranceOf(file, order.slot)), given);
    const before = given.find((mark) => mark.role === role);
    await this.#checkReason(file, order, before);
    const isMarked = (before?.version ?? 0) === order.version && (await this.#append(actor, order, role, now));
    await this.#record(actor, order, role, before, isMarked);
    if (!isMarked) return { isMarked, role, file };
    const cause = { kind: 'mark', actorId: actor.personId, reason: order.reason } as const;
    return { isMarked, role, file: await this.#regraded(file, now, cause) };
  }

  async #decide(actor: Actor, order: DecisionOrder, now: Date): Promise<Outcome> {
    const file = await this.#markable(actor, order);
    const given = givenTo(actor, givenIn(file, order.slot));
    const decision = given.find((mark) => mark.role === 'decision');
    if (!mayDecide(actor.personId, given)) throw new Problem('access.own-marking');
    if (decision) return { isMarked: isRepeat(decision, order, 0, actor), role: 'decision', file };
    if (markingState(given, toleranceOf(file, order.slot)) !== 'differ') throw new Problem('mark.closed');
    const isMarked = await this.#append(actor, { ...order, version: 0 }, 'decision', now);
    await this.#record(actor, { ...order, version: 0 }, 'decision', undefined, isMarked);
    const cause = { kind: 'mark', actorId: actor.personId, reason: order.reason } as const;
    return { isMarked, role: 'decision', file: await this.#regraded(file, now, cause) };
  }

  #append(actor: Actor, order: MarkOrder, role: MarkRole, now: Date, appealId: string | null = null): Promise<boolean> {
    return this.marks.append({
      attemptId: order.attemptId,
      slot: order.slot,
      role,
      version: order.version + 1,
      points: order.points,
      markerId: actor.personId,
      comment: order.comment,
      reason: order.reason,
      markedAt: now,
      levels: order.levels ?? null,
      appealId,
    });
  }

  /** Both of two trainers are in the audit log: who won, and who was refused. */
  #record(
    actor: Actor,
    order: MarkOrder,
    role: MarkRole,
    before: FiledMark | undefined,
    isMarked: boolean,
  ): Promise<void> {
    const { slot, points, version, levels } = order;
    return this.audit.record({
      actorId: actor.personId,
      action: isMarked ? 'mark.given' : 'mark.refused',
      subjectKind: 'attempt',
      subjectId: order.attemptId,
      before: before ? { slot, role: before.role, version: before.version, points: before.points } : null,
      after: { slot, role, version: version + 1, points, ...(levels ? { levels: { ...levels } } : {}) },
      reason: order.reason,
    });
  }

  /** The attempt, held with all others of the person at the quiz, when this person may mark in it. */
  async #held(actor: Actor, attemptId: string): Promise<AttemptFile> {
    await this.scoring.share([attemptId]);
    await this.grades.lockSiblings(attemptId);
    const file = await this.attempts.file(attemptId);
    if (!file) throw new Problem('request.not-found');
    if (file.person_id === actor.personId) throw new Problem('access.own-record');
    if (file.state === 'open') throw new Problem('attempt.open');
    return file;
  }

  /** The attempt, when its answer in this slot may be marked by this person with these points. */
  async #markable(actor: Actor, order: DecisionOrder): Promise<AttemptFile> {
    const file = await this.#held(actor, order.attemptId);
    if (!isWritten(file, order.slot)) throw new Problem('request.not-found');
    await this.#check(file, order);
    return file;
  }

  /** Points within what the question is worth and, where it has a rubric, what the chosen levels make up. */
  async #check(file: AttemptFile, given: GivenPoints): Promise<void> {
    const pinned = file.slots.find((slot) => slot.slot === given.slot);
    if (!pinned) throw new Problem('request.not-found');
    if (given.points > pinned.points)
      throw new Problem('request.invalid', {
        errors: [{ pointer: '/points', code: 'too-big', params: { maximum: pinned.points / 100 } }],
      });
    const question = (await this.catalogue.questions([pinned.questionVersionId])).get(pinned.questionVersionId);
    if (isOfRubric(question?.rubric ?? null, given, pinned.points)) return;
    throw new Problem('request.invalid', { errors: [{ pointer: '/levels', code: 'invalid' }] });
  }

  /** A mark that a person has been told is changed with a reason. */
  async #checkReason(file: AttemptFile, order: MarkOrder, before: FiledMark | undefined): Promise<void> {
    if (before?.version !== order.version || order.reason !== '') return;
    const grade = await this.grades.grade(file.enrolment_id, file.quiz_id);
    if (grade?.released_at)
      throw new Problem('request.invalid', { errors: [{ pointer: '/reason', code: 'required' }] });
  }

  async #regraded(before: AttemptFile, now: Date, cause: GradeCause): Promise<AttemptFile> {
    const file = await this.attempts.file(before.id);
    if (!file) throw new Problem('request.not-found');
    const questions = await this.catalogue.questions(file.slots.map((pinned) => pinned.questionVersionId));
    await this.grades.saveScores([scoreRowOf(file, questions)]);
    await this.grader.grade([{ enrolmentId: file.enrolment_id, quizId: file.quiz_id }], now, cause);
    return file;
  }
}

/**
 * The role a mark is given in. A first mark that comes after a colleague's is the second where two are asked for: it was
 * given without seeing theirs, so nothing is lost and nobody has to do it again.
 * @throws Problem `mark.closed` where this person has nothing to give.
 */
function roleOf(
  { role: wanted = 'first', version }: MarkOrder,
  seat: MarkRole | null,
  given: readonly FiledMark[],
): MarkRole {
  if (seat === wanted) return wanted;
  if (wanted === 'first' && version === 0 && seat === 'second') return 'second';
  const isDecided = given.some((mark) => mark.role === 'decision');
  const isLate = given.some((mark) => mark.role === wanted && mark.version > version);
  // Too late by a version: it goes on as a mark that loses, and both are in the audit log.
  if (isLate && !isDecided && seat !== 'second') return wanted;
  throw new Problem('mark.closed');
}
