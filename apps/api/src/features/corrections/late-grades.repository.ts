import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

export interface GradeNow {
  points: number;
  max_points: number;
  share: number;
}

/** The grade that a late answer touches. */
@Injectable()
export class LateGradesRepository {
  constructor(private readonly db: Db) {}

  seatOf(attemptId: string): Promise<{ enrolment_id: string; quiz_id: string; pass_mark: number } | null> {
    return this.db.one(
      'SELECT a.enrolment_id, a.quiz_id, q.pass_mark FROM attempt a JOIN quiz q ON q.id = a.quiz_id WHERE a.id = $1',
      [attemptId],
    );
  }

  grade(enrolmentId: string, quizId: string): Promise<GradeNow | null> {
    return this.db.one<GradeNow & Record<string, unknown>>(
      'SELECT points, max_points, share FROM grade WHERE enrolment_id = $1 AND quiz_id = $2',
      [enrolmentId, quizId],
    );
  }
}
