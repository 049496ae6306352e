import type { AnswerFile, getResult, OutputOf, QuestionResponseBody, Rubric } from '@edukom/contracts';
import {
  type AttemptScore,
  passes,
  type QuestionResponse,
  type ReviewLevel,
  reviewOf,
  rightResponse,
  shows,
  type SlotKind,
  standingRules,
} from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Problem } from '../../platform/http/problem.js';
import { toAnswerFile } from './answer-file-view.js';
import { AnswerFilesRepository } from './answer-files.repository.js';
import { type AttemptFile, type FiledMark, isOverdue, scoreOf } from './attempt-file.js';
import { AttemptFinisher, receiptOf } from './attempt-finisher.js';
import { AttemptsRepository } from './attempts.repository.js';
import { toBody } from './attempts.service.js';
import { GainsService } from './gains.service.js';
import { GradesRepository, type OwnGradeRow } from './grades.repository.js';
import { type LateRow, LateAnswersRepository } from './late-answers/late-answers.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { specOf } from './question-types/registry.js';
import { shownOf } from './quiz-seat.js';
import type { QuizRow } from './quizzes.repository.js';
import { type StoredQuestion, toPlayerQuestion } from './stored-question.js';

type Result = OutputOf<typeof getResult>;
type Released = NonNullable<Result['released']>;

const rulingOf = (kind: SlotKind | undefined) => (kind === 'full-marks' || kind === 'void' ? kind : null);

/** What a person sees of a finished attempt: the receipt at once, of the result what the quiz's policy shows by now. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly grades: GradesRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly finisher: AttemptFinisher,
    private readonly answerFiles: AnswerFilesRepository,
    private readonly gains: GainsService,
    private readonly lateAnswers: LateAnswersRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `request.not-found` unless it is the person's own, `attempt.open` while it is open. */
  async result(attemptId: string, personId: string, at: Date): Promise<Result> {
    const file = await this.#closedFile(attemptId, personId, at);
    const quiz = await this.catalogue.quiz(file.quiz_id);
    if (!quiz) throw new Problem('request.not-found');
    const grade = await this.grades.grade(file.enrolment_id, file.quiz_id);
    const seen = await this.#shown(file, quiz, grade, at);
    return {
      receipt: receiptOf(file),
      title: quiz.title,
      purpose: quiz.purpose,
      number: file.number,
      late: (await this.lateAnswers.ofAttempt(attemptId)).map(lateOf),
      shown: seen.level,
      released: seen.level === 'nothing' ? null : await this.#released(file, quiz, seen),
    };
  }

  async #closedFile(attemptId: string, personId: string, at: Date): Promise<AttemptFile> {
    const file = await this.attempts.file(attemptId);
    if (file?.person_id !== personId) throw new Problem('request.not-found');
    if (file.state !== 'open' || !isOverdue(file, at)) return file;
    await this.finisher.expire(file.id, at);
    return (await this.attempts.file(attemptId)) ?? file;
  }

  /** One rule decides; what it needs besides the attempt is the seat its person has now. */
  async #shown(file: AttemptFile, quiz: QuizRow, grade: OwnGradeRow | null, at: Date): Promise<Seen> {
    const releasedAt = grade?.released_at ?? null;
    const questions = await this.catalogue.questions(file.slots.map((pinned) => pinned.questionVersionId));
    const score = scoreOf(file, questions, true);
    const seat = await this.attempts.seat(file.quiz_id, file.person_id, dayOf(at));
    const attempt = { isReleased: releasedAt !== null, pending: score.pendingManual.length };
    // Somebody who is no longer in a run with this quiz sees what was released, and the key of nothing.
    const level = seat ? shownOf(quiz, seat, attempt, at) : leftBehind(quiz, attempt);
    return { level, at: releasedAt ?? file.finished_at ?? at, grade, questions, score };
  }

  async #released(file: AttemptFile, quiz: QuizRow, { level, at, grade, questions, score }: Seen): Promise<Released> {
    // What somebody set is the grade of the quiz; it is shown with the attempt the grade comes from.
    const isSet = grade !== null && grade.override_reason !== null && grade.attempt_id === file.id;
    const share = isSet ? grade.share : (score.basisPoints ?? 0);
    return {
      at,
      points: isSet ? grade.points : score.total,
      maxPoints: score.max,
      setReason: isSet ? grade.override_reason : null,
      share,
      passMark: quiz.pass_mark,
      hasPassed: passes(share, quiz.pass_mark),
      gains: await this.gains.of(file, quiz, { questions, score }),
      questions: shows(level, 'marks') ? await this.#questions(file, { level, questions, score }) : [],
    };
  }

  async #questions(
    file: AttemptFile,
    { level, questions, score }: Pick<Seen, 'level' | 'questions' | 'score'>,
  ): Promise<Released['questions']> {
    const results = new Map(score.slots.map((slot) => [slot.slot, slot]));
    const marks = new Map(file.marks.map((mark) => [mark.slot, mark]));
    const responses = new Map(file.answers.map((answer) => [answer.slot, answer.response]));
    const uploads = await this.#uploads(file);
    return file.slots.flatMap((pinned) => {
      const question = questions.get(pinned.questionVersionId);
      if (!question) return [];
      const response = responses.get(pinned.slot) ?? null;
      const result = results.get(pinned.slot);
      const hasFeedback = shows(level, 'feedback');
      return [
        {
          ...toPlayerQuestion(question, pinned, this.config.contentOrigin),
          response: toBody(response),
          earned: result?.points ?? 0,
          isPending: result?.kind === 'pending',
          feedback: hasFeedback ? question.feedback : null,
          ruling: rulingOf(result?.kind),
          ...(hasFeedback ? markedAs(question.rubric, marks.get(pinned.slot)) : { comment: '', marking: [] }),
          right: shows(level, 'key') ? rightAnswers(file, question) : [],
          file: fileOf(response, uploads),
        },
      ];
    });
  }

  /** The uploads of an attempt by their id; no statement where nothing was handed in. */
  async #uploads(file: AttemptFile): Promise<Uploads> {
    if (!file.answers.some((answer) => answer.response?.type === 'file-upload')) return new Map();
    const rows = await this.answerFiles.ofAttempt(file.id);
    return new Map(rows.map((row) => [row.id, toAnswerFile(row)]));
  }
}

interface Seen {
  readonly level: ReviewLevel;
  /** From when on it is shown. */
  readonly at: Date;
  readonly grade: OwnGradeRow | null;
  readonly questions: ReadonlyMap<string, StoredQuestion>;
  readonly score: AttemptScore<number>;
}

const leftBehind = (quiz: QuizRow, attempt: { isReleased: boolean; pending: number }): ReviewLevel =>
  reviewOf({ ...attempt, policy: quiz.review, isPractice: false, isClosed: false, canTryAgain: true });

/** What earns everything, also after corrections; each as a person could have answered it. */
const rightAnswers = (file: AttemptFile, { id, spec, key }: StoredQuestion): QuestionResponseBody[] =>
  standingRules(id, key, file.corrections).keys.flatMap((one) => toBody(rightResponse(specOf(spec), one)) ?? []);
/** A late answer as its own author sees it: that it is kept, and what was decided. */
const lateOf = ({ slot, received_at: receivedAt, decision, reason, decided_at: decidedAt }: LateRow) => ({
  slot,
  receivedAt,
  decision: decision && decidedAt ? { kind: decision, reason: reason ?? '', decidedAt } : null,
});

type Uploads = ReadonlyMap<string | null, AnswerFile>;

const fileOf = (response: QuestionResponse | null, uploads: Uploads): AnswerFile | null =>
  response?.type === 'file-upload' ? (uploads.get(response.mediaId) ?? null) : null;

/** Comment and what the marker chose, criterion by criterion; of the other levels nothing leaves. */
function markedAs(
  rubric: Rubric | null,
  mark: FiledMark | undefined,
): Pick<Released['questions'][number], 'comment' | 'marking'> {
  const marking = (rubric ?? []).flatMap(({ id, title, levels }) => {
    const chosen = levels.find((level) => level.id === mark?.levels?.[id]);
    const maxPoints = Math.max(...levels.map((level) => level.points));
    return chosen ? [{ title, text: chosen.text, points: chosen.points, maxPoints }] : [];
  });
  return { comment: mark?.comment ?? '', marking };
}
