import type { getResult, OutputOf } from '@edukom/contracts';
import { passes, type SlotKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.js';
import { type AttemptFile, isOverdue, scoreOf } from './attempt-file.js';
import { AttemptFinisher, receiptOf } from './attempt-finisher.js';
import { AttemptsRepository } from './attempts.repository.js';
import { toBody } from './attempts.service.js';
import { GradesRepository } from './grades.repository.js';
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
      released: grade?.released_at ? await this.#released(file, quiz, grade.released_at) : null,
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
  async #released(file: AttemptFile, quiz: QuizRow, at: Date): Promise<Released | null> {
    const questions = await this.catalogue.questions(file.slots.map((pinned) => pinned.questionVersionId));
    const score = scoreOf(file, questions, true);
    if (score.pendingManual.length > 0) return null;
    const earned = new Map(score.slots.map((slot) => [slot.slot, slot.points]));
    const rulings = new Map(score.slots.map((slot) => [slot.slot, slot.kind]));
    const comments = new Map(file.marks.map((mark) => [mark.slot, mark.comment]));
    const responses = new Map(file.answers.map((answer) => [answer.slot, answer.response]));
    const share = score.basisPoints ?? 0;
    return {
      at,
      points: score.total,
      maxPoints: score.max,
      share,
      passMark: quiz.pass_mark,
      hasPassed: passes(share, quiz.pass_mark),
      questions: file.slots.flatMap((pinned) => {
        const question = questions.get(pinned.questionVersionId);
        if (!question) return [];
        return [
          {
            ...toPlayerQuestion(question, pinned),
            response: toBody(responses.get(pinned.slot) ?? null),
            earned: earned.get(pinned.slot) ?? 0,
            feedback: question.feedback,
            comment: comments.get(pinned.slot) ?? '',
            ruling: rulingOf(rulings.get(pinned.slot)),
          },
        ];
      }),
    };
  }
}
