import type { AttemptView, QuizPage } from '@edukom/contracts';
import { type InterfaceLocale, localOf } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock, Random } from '../../platform/clock/clock.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Problem } from '../../platform/http/problem.js';
import { type AttemptFile, GRACE_SECONDS, isOverdue } from './attempt-file.js';
import { LearnerOutlinesService } from '../learning/learner-outlines.service.js';
import { AttemptFinisher } from './attempt-finisher.js';
import { pinSlots } from './attempt-order.js';
import { AttemptsRepository, type SeatRow } from './attempts.repository.js';
import type { Attempt } from './entities/attempt.entity.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import type { QuizRow } from './quizzes.repository.js';
import { type PinnedSlot, type StoredQuestion, toPlayerQuestion } from './stored-question.js';

const ZONE = 'Europe/Belgrade';
const TRIES = 5;

/** The day in Kosovo at a moment. */
export const localDateOf = (at: Date): string => localOf(at.getTime(), ZONE)?.date ?? at.toISOString().slice(0, 10);

/** Extra seconds out of extra time in basis points, whole seconds. */
const extraSeconds = (quiz: QuizRow, seat: SeatRow): number =>
  Math.floor(((quiz.seconds_allowed ?? 0) * seat.extra_time) / 10_000);

/** In an open run nobody can be asked for another attempt, so that one slip does not shut somebody out for good. */
const SELF_PACED_ATTEMPTS = 3;

const attemptsAllowed = ({ attempts_allowed, purpose }: QuizRow, seat: SeatRow): number =>
  seat.is_self_paced && purpose !== 'pre' ? Math.max(attempts_allowed, SELF_PACED_ATTEMPTS) : attempts_allowed;

interface AskedSlot {
  readonly question: StoredQuestion;
  readonly points: number;
}

const maxPointsOf = (slots: readonly AskedSlot[]): number => slots.reduce((sum, slot) => sum + slot.points, 0);

/** Start page and start of attempts. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly attempts: AttemptsRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly finisher: AttemptFinisher,
    private readonly outlines: LearnerOutlinesService,
  ) {}

  /** @throws Problem `request.not-found` for whoever is not enrolled in a run with this quiz. */
  async page(quizId: string, personId: string, at: Date): Promise<QuizPage> {
    const quiz = await this.#quiz(quizId);
    const seat = await this.#freeSeat(quizId, personId, at);
    const files = await this.attempts.filesOfPerson(quizId, personId);
    const asked = await this.#asked(quiz, seat);
    const attemptsLeft = Math.max(0, attemptsAllowed(quiz, seat) - seat.used);
    return {
      quizId,
      activityId: quiz.activity_id,
      enrolmentId: seat.enrolment_id,
      title: quiz.title,
      courseTitle: quiz.course_title,
      purpose: quiz.purpose,
      questionCount: asked.length,
      maxPoints: maxPointsOf(asked),
      secondsAllowed: quiz.seconds_allowed,
      extraSeconds: extraSeconds(quiz, seat),
      attemptsAllowed: attemptsAllowed(quiz, seat),
      attemptsLeft,
      passMark: quiz.pass_mark,
      state: asked.length === 0 ? 'not-open' : stateOf(seat, attemptsLeft),
      serverNow: this.clock.now(),
      attempts: files.map((file) => ({
        attemptId: file.id,
        number: file.number,
        state: file.state,
        startedAt: file.started_at,
        deadlineAt: file.deadline_at,
        finishedAt: file.finished_at,
        isReleased: file.state !== 'open' && file.is_released,
      })),
    };
  }

  /**
   * Starts an attempt or gives the open one: of many parallel calls one starts and all get the same attempt.
   * With `only`, that attempt goes on or none: a page that was left open begins no second attempt by itself.
   * @throws Problem `quiz.not-open`, `activity.locked`, `quiz.no-attempts-left`, `attempt.closed`, `request.not-found`.
   */
  async start(
    quizId: string,
    personId: string,
    locale: InterfaceLocale,
    at: Date,
    only: string | null = null,
  ): Promise<AttemptView> {
    const quiz = await this.#quiz(quizId);
    for (let tried = 0; tried < TRIES; tried += 1) {
      const seat = await this.#freeSeat(quizId, personId, at);
      if (only !== null && seat.open_id !== only) throw new Problem('attempt.closed');
      const view = seat.open_id
        ? await this.#resume(quiz, seat.open_id)
        : await this.#begin(quiz, seat, personId, locale, at);
      if (view) return view;
    }
    throw new Problem('request.conflict');
  }

  async #quiz(quizId: string): Promise<QuizRow> {
    const quiz = await this.catalogue.quiz(quizId);
    if (!quiz) throw new Problem('request.not-found');
    return quiz;
  }

  /** The questions somebody in this seat is asked: in an open run all but those that a trainer would have to grade. */
  async #asked(quiz: QuizRow, seat: SeatRow): Promise<AskedSlot[]> {
    const questions = await this.catalogue.questions(quiz.slots.map((slot) => slot.questionVersionId));
    return quiz.slots.flatMap(({ questionVersionId, points }) => {
      const question = questions.get(questionVersionId);
      return question && !(seat.is_self_paced && question.spec.type === 'open') ? [{ question, points }] : [];
    });
  }

  /** The seat; an open attempt whose time is over is ended first, whether or not a worker is running. */
  async #freeSeat(quizId: string, personId: string, at: Date): Promise<SeatRow> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const seat = await this.attempts.seat(quizId, personId, localDateOf(at));
      if (!seat) throw new Problem('request.not-found');
      if (!seat.open_id || !isOverdue({ deadline_at: seat.open_deadline_at }, at)) return seat;
      await this.finisher.expire(seat.open_id, at);
    }
    throw new Problem('server.busy', { retryAfterSeconds: 2 });
  }

  async #begin(
    quiz: QuizRow,
    seat: SeatRow,
    personId: string,
    locale: InterfaceLocale,
    at: Date,
  ): Promise<AttemptView | null> {
    if (!seat.is_open) throw new Problem('quiz.not-open');
    if (quiz.is_conditional && !(await this.outlines.isOpen(seat.enrolment_id, quiz.activity_id, at)))
      throw new Problem('activity.locked');
    if (seat.used >= attemptsAllowed(quiz, seat)) throw new Problem('quiz.no-attempts-left');
    const seed = this.random.below(2 ** 31);
    const asked = await this.#asked(quiz, seat);
    if (asked.length === 0) throw new Problem('quiz.not-open');
    const slots = pinSlots(asked, quiz.is_shuffled, seed);
    const allowed = quiz.seconds_allowed === null ? null : quiz.seconds_allowed + extraSeconds(quiz, seat);
    const attempt: Attempt = {
      id: uuidv7(),
      quizId: quiz.quiz_id,
      enrolmentId: seat.enrolment_id,
      personId,
      number: seat.used + 1,
      state: 'open',
      seed,
      locale,
      startedAt: at,
      deadlineAt: allowed === null ? null : new Date(at.getTime() + allowed * 1_000),
      finishedAt: null,
      receiptHash: null,
      autoPoints: null,
      points: null,
      maxPoints: maxPointsOf(asked),
      pendingMarks: null,
      version: 1,
    };
    if (!(await this.attempts.start(attempt, slots))) return null;
    const { id, number, startedAt, deadlineAt } = attempt;
    return this.#view(quiz, { id, number, person_id: personId, started_at: startedAt, deadline_at: deadlineAt }, slots);
  }

  async #resume(quiz: QuizRow, attemptId: string): Promise<AttemptView | null> {
    const file = await this.attempts.file(attemptId);
    return file?.state === 'open' ? this.#view(quiz, file, file.slots, file.answers) : null;
  }

  async #view(
    quiz: QuizRow,
    attempt: Pick<AttemptFile, 'id' | 'number' | 'person_id' | 'started_at' | 'deadline_at'>,
    slots: readonly PinnedSlot[],
    answers: AttemptFile['answers'] = [],
  ): Promise<AttemptView> {
    const questions = await this.catalogue.questions(slots.map((pinned) => pinned.questionVersionId));
    return {
      attemptId: attempt.id,
      quizId: quiz.quiz_id,
      personId: attempt.person_id,
      number: attempt.number,
      title: quiz.title,
      startedAt: attempt.started_at,
      deadlineAt: attempt.deadline_at,
      graceSeconds: GRACE_SECONDS,
      serverNow: this.clock.now(),
      questions: slots.flatMap((pinned) => {
        const question = questions.get(pinned.questionVersionId);
        return question ? [toPlayerQuestion(question, pinned)] : [];
      }),
      answers: answers.map(({ slot, rev, response, receivedAt }) => ({
        slot,
        rev,
        response: toBody(response),
        receivedAt: new Date(receivedAt),
      })),
    };
  }
}

/** A stored response as the contract has it (its lists are not read-only). */
export const toBody = (response: AttemptFile['answers'][number]['response']) =>
  response?.type === 'multiple' ? { ...response, selected: [...response.selected] } : response;

function stateOf(seat: SeatRow, attemptsLeft: number): QuizPage['state'] {
  if (seat.open_id) return 'open';
  if (attemptsLeft === 0) return 'used-up';
  return seat.is_open ? 'ready' : 'not-open';
}
