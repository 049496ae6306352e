import { gradeOfAttempts, overriddenGrade } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { evaluateCompletion } from '../../platform/jobs/evaluate-completion.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { GradeNews } from './grade-news.js';
import {
  type FinishedRow,
  type GradeCause,
  type GradePair,
  GradesRepository,
  type UntoldRow,
  type WorkedOutRow,
} from './grades.repository.js';

const keyOf = (pair: { enrolment_id: string; quiz_id: string }) => `${pair.enrolment_id} ${pair.quiz_id}`;

function gradeRow(attempts: readonly FinishedRow[], gradedAt: Date): WorkedOutRow[] {
  const worked = gradeOfAttempts(attempts, attempts[0]?.grading_method);
  if (!worked) return [];
  const { attempt, points, share, isFinal } = worked;
  const grade = overriddenGrade({ points, max: attempt.max, share, isFinal }, attempt.override);
  return [
    {
      enrolmentId: attempt.enrolment_id,
      quizId: attempt.quiz_id,
      attemptId: attempt.attempt_id,
      points: grade.points,
      maxPoints: grade.max,
      share: grade.share,
      isFinal: grade.isFinal,
      isOverridden: grade.isOverridden,
      gradedAt,
    },
  ];
}

/** A person sees at once what their own attempt gave; the answer to an appeal has a mail of its own. */
const SILENT: ReadonlySet<GradeCause['kind']> = new Set(['attempt', 'appeal']);

/** Works grades out again, from finished attempts, the marks that count and what was set by hand; inside the transaction of the change. */
@Injectable()
export class Grader {
  constructor(
    private readonly grades: GradesRepository,
    private readonly jobs: Jobs,
    private readonly news: GradeNews,
  ) {}

  /** The caller holds the attempts of the pairs. Released grades stay released; who was told is told of the change. */
  async grade(pairs: readonly GradePair[], now: Date, cause: GradeCause): Promise<void> {
    const rows = await this.grades.finishedAttempts(pairs);
    const grades = [...Map.groupBy(rows, keyOf).values()].flatMap((attempts) => gradeRow(attempts, now));
    const untold = await this.grades.saveGrades(grades, cause);
    if (untold.length > 0) await this.#tell(untold, cause);
    // Nobody releases the grades of an open course: they are its learner's at once, and may be the last thing needed.
    if (!rows.some((row) => row.is_self_paced)) return;
    const enrolmentIds = await this.grades.releaseOpen(pairs, now);
    await this.jobs.enqueueAll(
      evaluateCompletion,
      enrolmentIds.map((enrolmentId) => ({ enrolmentId })),
    );
  }

  async #tell(untold: readonly UntoldRow[], cause: GradeCause): Promise<void> {
    const told = await this.grades.told(untold);
    if (SILENT.has(cause.kind)) return;
    for (const row of told) await this.news.changed(row.quiz_id, row.version, row);
  }
}
