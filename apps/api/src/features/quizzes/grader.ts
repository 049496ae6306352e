import { gradeOfAttempts } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { type GradePair, GradesRepository } from './grades.repository.js';

const keyOf = (pair: { enrolment_id: string; quiz_id: string }) => `${pair.enrolment_id} ${pair.quiz_id}`;

/** Works grades out again, from finished attempts and the marks that stand; inside the transaction of the change. */
@Injectable()
export class Grader {
  constructor(private readonly grades: GradesRepository) {}

  /** The caller holds the attempts of the pairs. Released grades stay released. */
  async grade(pairs: readonly GradePair[], now: Date): Promise<void> {
    const rows = await this.grades.finishedAttempts(pairs);
    const byPair = Map.groupBy(rows, keyOf);
    const grades = [...byPair.values()].flatMap((attempts) => {
      const grade = gradeOfAttempts(attempts);
      if (!grade) return [];
      const { attempt, share, isFinal } = grade;
      return [
        {
          enrolmentId: attempt.enrolment_id,
          quizId: attempt.quiz_id,
          attemptId: attempt.attempt_id,
          points: attempt.points,
          maxPoints: attempt.max,
          share,
          isFinal,
          gradedAt: now,
        },
      ];
    });
    await this.grades.saveGrades(grades);
  }
}
