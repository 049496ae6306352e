import { type AttemptScore, type CompetenceGain, type CompetencePoints, gainsByCompetence } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { type AttemptFile, scoreOf } from './attempt-file.js';
import { AttemptsRepository } from './attempts.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import type { QuizRow } from './quizzes.repository.js';
import type { StoredQuestion } from './stored-question.js';

interface Scored {
  readonly questions: ReadonlyMap<string, StoredQuestion>;
  readonly score: AttemptScore<number>;
}

/** The points of an attempt, each with the competence its question asks about. */
function pointsOf(file: AttemptFile, { questions, score }: Scored): CompetencePoints[] {
  const competences = new Map(
    file.slots.map(({ slot, questionVersionId }) => [slot, questions.get(questionVersionId)?.competence ?? '']),
  );
  return score.slots.map(({ slot, points, max }) => ({ competence: competences.get(slot) ?? '', points, max }));
}

/** What a person gained since the test before. */
@Injectable()
export class GainsService {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly catalogue: QuizCatalogue,
  ) {}

  /** Against the attempt that counts for the test before; nothing where the quiz is not paired, or it was not sat. */
  async of(file: AttemptFile, quiz: QuizRow, after: Scored): Promise<CompetenceGain[]> {
    if (quiz.pairs_with === null) return [];
    const before = await this.attempts.countedBefore(file.enrolment_id, quiz.version_id, quiz.pairs_with);
    if (!before) return [];
    const questions = await this.catalogue.questions(before.slots.map((pinned) => pinned.questionVersionId));
    const score = scoreOf(before, questions, true);
    return gainsByCompetence(pointsOf(before, { questions, score }), pointsOf(file, after));
  }
}
