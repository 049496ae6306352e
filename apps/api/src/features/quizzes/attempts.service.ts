import type { AttemptView, QuestionResponseBody, QuizPage } from '@edukom/contracts';
import { attemptDeadline, extraSecondsOf, type InterfaceLocale, type QuestionResponse } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Random } from '../../platform/clock/clock.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isBroken } from '../../platform/faults/crash-point.js';
import { Problem } from '../../platform/http/problem.js';
import { AnswerFilesRepository } from './answer-files.repository.js';
import { type AttemptFile, GRACE_SECONDS, isOverdue } from './attempt-file.js';
import { LearnerOutlinesService } from '../learning/learner-outlines.service.js';
import { toAnswerFile } from './answer-file-view.js';
import { AttemptFinisher } from './attempt-finisher.js';
import { askedIn, pinSlots } from './attempt-order.js';
import { AttemptsRepository, type SeatRow } from './attempts.repository.js';
import type { Attempt } from './entities/attempt.entity.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { attemptsAllowed, attemptsLeft, closesAtOf, pageState, shownOf, timeOf, windowOf } from './quiz-seat.js';
import type { QuizRow } from './quizzes.repository.js';
import { type PinnedSlot, type StoredQuestion, toPlayerQuestion } from './stored-question.js';

const TRIES = 5;

interface AskedSlot {
  readonly question: StoredQuestion;
  readonly points: number;
}

const pointsOf = (asked: readonly { readonly points: number }[]): number =>
  asked.reduce((sum, { points }) => sum + points, 0);

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
    private readonly files: AnswerFilesRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `request.not-found` for whoever is not enrolled in a run with this quiz. */
  async page(quizId: string, personId: string, at: Date): Promise<QuizPage> {
    const quiz = await this.#quiz(quizId);
    const seat = await this.#freeSeat(quizId, personId, at);
    const files = await this.attempts.filesOfPerson(quizId, personId);
    // How many, and for how many points, is the same whatever is drawn.
    const asked = askedIn(quiz.sections, 0, !seat.is_self_paced).flat();
    return {
      quizId,
      activityId: quiz.activity_id,
      enrolmentId: seat.enrolment_id,
      title: quiz.title,
      courseTitle: quiz.course_title,
      purpose: quiz.purpose,
      questionCount: asked.length,
      maxPoints: pointsOf(asked),
      secondsAllowed: quiz.seconds_allowed,
      extraSeconds: extraSecondsOf(timeOf(quiz), seat.extra_time),
      attemptsAllowed: attemptsAllowed(quiz, seat),
      attemptsLeft: attemptsLeft(quiz, seat),
      gradingMethod: quiz.grading_method,
      passMark: quiz.pass_mark,
      opensAt: quiz.opens_at,
      closesAt: closesAtOf(quiz, seat),
      layout: quiz.layout,
      shownAfter: quiz.purpose === 'practice' ? 'key' : quiz.review.submitted,
      state: asked.length === 0 ? 'not-open' : pageState(quiz, seat, at),
      serverNow: this.clock.now(),
      attempts: files.map((file) => ({
        attemptId: file.id,
        number: file.number,
        state: file.state,
        startedAt: file.started_at,
        deadlineAt: file.deadline_at,
        finishedAt: file.finished_at,
        isReleased: file.state !== 'open' && this.#isShown(quiz, seat, file, at),
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
      const view =
        seat.open_id && !isBroken('start-without-look')
          ? await this.#resume(quiz, seat.open_id)
          : await this.#begin(quiz, seat, locale, at);
      if (view) return view;
    }
    throw new Problem('request.conflict');
  }

  async #quiz(quizId: string): Promise<QuizRow> {
    const quiz = await this.catalogue.quiz(quizId);
    if (!quiz) throw new Problem('request.not-found');
    return quiz;
  }

  #isShown(quiz: QuizRow, seat: SeatRow, file: { is_released: boolean; pending: number }, at: Date): boolean {
    return shownOf(quiz, seat, { isReleased: file.is_released, pending: file.pending }, at) !== 'nothing';
  }

  /** The questions drawn by a seed, section by section, in one statement at most. */
  async #drawn(quiz: QuizRow, seat: SeatRow, seed: number): Promise<AskedSlot[][]> {
    const asked = askedIn(quiz.sections, seed, !seat.is_self_paced);
    const questions = await this.catalogue.questions(asked.flat().map((one) => one.questionVersionId));
    return asked.map((section) =>
      section.flatMap(({ questionVersionId, points }) => {
        const question = questions.get(questionVersionId);
        return question ? [{ question, points }] : [];
      }),
    );
  }

  /** The seat; an open attempt whose time is over is ended first, whether or not a worker is running. */
  async #freeSeat(quizId: string, personId: string, at: Date): Promise<SeatRow> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const seat = await this.attempts.seat(quizId, personId, dayOf(at));
      if (!seat) throw new Problem('request.not-found');
      if (!seat.open_id || !isOverdue({ deadline_at: seat.open_deadline_at }, at)) return seat;
      await this.finisher.expire(seat.open_id, at);
    }
    throw new Problem('server.busy', { retryAfterSeconds: 2 });
  }

  async #begin(quiz: QuizRow, seat: SeatRow, locale: InterfaceLocale, at: Date): Promise<AttemptView | null> {
    if (!seat.is_open) throw new Problem('quiz.not-open');
    if (quiz.is_conditional && !(await this.outlines.isOpen(seat.enrolment_id, quiz.activity_id, at)))
      throw new Problem('activity.locked');
    if (windowOf(quiz, seat, at) !== 'open') throw new Problem('quiz.not-open');
    if (attemptsLeft(quiz, seat) === 0) throw new Problem('quiz.no-attempts-left');
    const seed = this.random.below(2 ** 31);
    const asked = await this.#drawn(quiz, seat, seed);
    if (asked.flat().length === 0) throw new Problem('quiz.not-open');
    const slots = pinSlots(asked, { questions: quiz.is_shuffled, options: quiz.shuffles_options }, seed);
    const deadline = attemptDeadline(timeOf(quiz), seat.extra_time, at.getTime());
    const attempt: Attempt = {
      id: uuidv7(),
      quizId: quiz.quiz_id,
      enrolmentId: seat.enrolment_id,
      // Whose enrolment it is, under the name it was made for.
      personId: seat.person_id,
      number: seat.used + 1,
      state: 'open',
      seed,
      locale,
      startedAt: at,
      deadlineAt: deadline === null ? null : new Date(deadline),
      extraSeconds: extraSecondsOf(timeOf(quiz), seat.extra_time),
      finishedAt: null,
      receiptHash: null,
      answered: null,
      autoPoints: null,
      points: null,
      maxPoints: pointsOf(asked.flat()),
      pendingMarks: null,
      version: 1,
    };
    if (!(await this.attempts.start(attempt, slots))) return null;
    return this.#view(quiz, { ...attempt, ...rowOf(attempt) }, slots);
  }

  async #resume(quiz: QuizRow, attemptId: string): Promise<AttemptView | null> {
    const file = await this.attempts.file(attemptId);
    return file?.state === 'open' ? this.#view(quiz, file, file.slots, file.answers) : null;
  }

  async #view(
    quiz: QuizRow,
    attempt: Pick<AttemptFile, 'id' | 'number' | 'person_id' | 'started_at' | 'deadline_at' | 'extra_seconds'>,
    slots: readonly PinnedSlot[],
    answers: AttemptFile['answers'] | null = null,
  ): Promise<AttemptView> {
    // What is only just beginning has neither answers nor files: a start asks for none.
    const isNew = answers === null;
    const questions = await this.catalogue.questions(slots.map((pinned) => pinned.questionVersionId));
    return {
      attemptId: attempt.id,
      quizId: quiz.quiz_id,
      personId: attempt.person_id,
      number: attempt.number,
      title: quiz.title,
      startedAt: attempt.started_at,
      deadlineAt: attempt.deadline_at,
      extraSeconds: attempt.extra_seconds,
      graceSeconds: GRACE_SECONDS,
      serverNow: this.clock.now(),
      questions: slots.flatMap((pinned) => {
        const question = questions.get(pinned.questionVersionId);
        return question ? [toPlayerQuestion(question, pinned, this.config.contentOrigin)] : [];
      }),
      layout: quiz.layout,
      sections: sectionsOf(quiz, slots),
      files: isNew || !takesFiles(questions) ? [] : (await this.files.ofAttempt(attempt.id)).map(toAnswerFile),
      answers: (answers ?? []).map(({ slot, rev, response, receivedAt }) => ({
        slot,
        rev,
        response: toBody(response),
        receivedAt: new Date(receivedAt),
      })),
    };
  }
}

/** A new attempt as it will be read. */
const rowOf = ({ personId, startedAt, deadlineAt, extraSeconds: extra }: Attempt) => ({
  person_id: personId,
  started_at: startedAt,
  deadline_at: deadlineAt,
  extra_seconds: extra,
});

const takesFiles = (questions: ReadonlyMap<string, StoredQuestion>): boolean =>
  [...questions.values()].some(({ spec }) => spec.type === 'file-upload');

/** A stored response as the contract has it (there lists are not read-only). */
export const toBody = (response: QuestionResponse | null) => response as QuestionResponseBody | null;

/** Where named sections begin in an attempt; a section that is not asked here has no beginning. */
function sectionsOf(quiz: QuizRow, slots: readonly PinnedSlot[]): AttemptView['sections'] {
  return quiz.sections.flatMap(({ title, questions }) => {
    const versions = new Set(questions.map(({ questionVersionId }) => questionVersionId));
    const first = slots.find(({ questionVersionId }) => versions.has(questionVersionId));
    return title && first ? [{ slot: first.slot, title }] : [];
  });
}
