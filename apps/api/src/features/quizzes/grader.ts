import { gradeOfAttempts } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { evaluateCompletion } from '../../platform/jobs/evaluate-completion.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { type GradePair, GradesRepository } from './grades.repository.js';

const keyOf = (pair: { enrolment_id: string; quiz_id: string }) => `${pair.enrolment_id} ${pair.quiz_id}`;

/** Works grades out again, from finished attempts and the marks that stand; inside the transaction of the change. */
@Injectable()
export class Grader {
  constructor(
    private readonly grades: GradesRepository,
    private readonly jobs: Jobs,
  ) {}

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
    // Nobody releases the grades of an open course: they are its learner's at once, and may be the last thing needed.
    for (const enrolmentId of await this.grades.releaseOpen(pairs, now))
      await this.jobs.enqueue(evaluateCompletion, { enrolmentId });
  }
}
