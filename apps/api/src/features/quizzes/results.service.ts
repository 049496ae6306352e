import type { AnswerFile, getResult, OutputOf, Rubric } from '@edukom/contracts';
import { passes, type QuestionResponse, type SlotKind } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Problem } from '../../platform/http/problem.js';
import { toAnswerFile } from './answer-file-view.js';
import { AnswerFilesRepository } from './answer-files.repository.js';
import { type AttemptFile, type FiledMark, isOverdue, scoreOf } from './attempt-file.js';
import { AttemptFinisher, receiptOf } from './attempt-finisher.js';
import { AttemptsRepository } from './attempts.repository.js';
import { toBody } from './attempts.service.js';
import { GradesRepository, type OwnGradeRow } from './grades.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import type { QuizRow } from './quizzes.repository.js';
import { toPlayerQuestion } from './stored-question.js';

type Result = OutputOf<typeof getResult>;
type Released = NonNullable<Result['released']>;

const rulingOf = (kind: SlotKind | undefined) => (kind === 'full-marks' || kind === 'void' ? kind : null);

/** What a person sees of a finished attempt: the receipt at once, points and feedback after the release. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly grades: GradesRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly finisher: AttemptFinisher,
    private readonly answerFiles: AnswerFilesRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `request.not-found` unless it is the person's own, `attempt.open` while it is open. */
  async result(attemptId: string, personId: string, at: Date): Promise<Result> {
    const file = await this.#closedFile(attemptId, personId, at);
    const quiz = await this.catalogue.quiz(file.quiz_id);
    if (!quiz) throw new Problem('request.not-found');
    const grade = await this.grades.grade(file.enrolment_id, file.quiz_id);
    return {
      receipt: receiptOf(file),
      title: quiz.title,
      purpose: quiz.purpose,
      number: file.number,
      released: grade?.released_at ? await this.#released(file, quiz, grade, grade.released_at) : null,
    };
  }

  async #closedFile(attemptId: string, personId: string, at: Date): Promise<AttemptFile> {
    const file = await this.attempts.file(attemptId);
    if (file?.person_id !== personId) throw new Problem('request.not-found');
    if (file.state !== 'open' || !isOverdue(file, at)) return file;
    await this.finisher.expire(file.id, at);
    return (await this.attempts.file(attemptId)) ?? file;
  }

  /** Nothing as long as an answer of this attempt waits for a mark: an earlier attempt's release is not this one's. */
  async #released(file: AttemptFile, quiz: QuizRow, grade: OwnGradeRow, at: Date): Promise<Released | null> {
    const questions = await this.catalogue.questions(file.slots.map((pinned) => pinned.questionVersionId));
    const score = scoreOf(file, questions, true);
    if (score.pendingManual.length > 0) return null;
    const earned = new Map(score.slots.map((slot) => [slot.slot, slot.points]));
    const rulings = new Map(score.slots.map((slot) => [slot.slot, slot.kind]));
    const marks = new Map(file.marks.map((mark) => [mark.slot, mark]));
    const responses = new Map(file.answers.map((answer) => [answer.slot, answer.response]));
    const uploads = await this.#uploads(file);
    // What somebody set is the grade of the quiz; it is shown with the attempt the grade comes from.
    const isSet = grade.override_reason !== null && grade.attempt_id === file.id;
    const share = isSet ? grade.share : (score.basisPoints ?? 0);
    return {
      at,
      points: isSet ? grade.points : score.total,
      maxPoints: score.max,
      setReason: isSet ? grade.override_reason : null,
      share,
      passMark: quiz.pass_mark,
      hasPassed: passes(share, quiz.pass_mark),
      questions: file.slots.flatMap((pinned) => {
        const question = questions.get(pinned.questionVersionId);
        if (!question) return [];
        const response = responses.get(pinned.slot) ?? null;
        const mark = marks.get(pinned.slot);
        return [
          {
            ...toPlayerQuestion(question, pinned, this.config.contentOrigin),
            response: toBody(response),
            earned: earned.get(pinned.slot) ?? 0,
            feedback: question.feedback,
            ruling: rulingOf(rulings.get(pinned.slot)),
            ...markedAs(question.rubric, mark),
            file: fileOf(response, uploads),
          },
        ];
      }),
    };
  }

  /** The uploads of an attempt by their id; no statement where nothing was handed in. */
  async #uploads(file: AttemptFile): Promise<Uploads> {
    if (!file.answers.some((answer) => answer.response?.type === 'file-upload')) return new Map();
    const rows = await this.answerFiles.ofAttempt(file.id);
    return new Map(rows.map((row) => [row.id, toAnswerFile(row)]));
  }
}

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
