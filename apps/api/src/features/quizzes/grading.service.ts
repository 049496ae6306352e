import type { getRunGrading, listGrading, OutputOf, releaseGrades } from '@edukom/contracts';
import { allowedScopes, isSettled, type MarkingState, markingState } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { GradeNews } from './grade-news.js';
import { GradesRepository } from './grades.repository.js';
import { type GradingGroupRow, GradingRepository } from './grading.repository.js';

type ReleasePlan = OutputOf<typeof releaseGrades>;
type RunGrading = OutputOf<typeof getRunGrading>;
type GradingQuestion = RunGrading['quizzes'][number]['questions'][number];

const countOf = (groups: readonly GradingGroupRow[], is: (state: MarkingState) => boolean): number =>
  groups
    .filter(({ marks, tolerance }) => is(markingState(marks, tolerance)))
    .reduce((sum, { answers }) => sum + answers, 0);

/** The groups of answers to one question, added up by how far they are. */
function questionOf(groups: readonly GradingGroupRow[]): GradingQuestion[] {
  const [first] = groups;
  if (!first) return [];
  return [
    {
      questionVersionId: first.question_version_id,
      prompt: first.prompt,
      points: Math.max(...groups.map(({ points }) => points)),
      pending: countOf(groups, (state) => state === 'unmarked'),
      marked: countOf(groups, isSettled),
      waitsSecond: countOf(groups, (state) => state === 'waits-second'),
      differ: countOf(groups, (state) => state === 'differ'),
    },
  ];
}

/** What a trainer has to grade, and the release of grades. */
@Injectable()
export class GradingService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly news: GradeNews,
    private readonly grading: GradingRepository,
    private readonly grades: GradesRepository,
  ) {}

  async runs(actor: Actor): Promise<OutputOf<typeof listGrading>> {
    const rows = await this.grading.runs(allowedScopes(actor.grants, 'grading.mark'));
    return {
      runs: rows.map(({ run_id, code, title, pending, releasable }) => ({
        runId: run_id,
        code,
        title,
        pending,
        releasable,
      })),
    };
  }

  async run(runId: string): Promise<OutputOf<typeof getRunGrading>> {
    const run = await this.grading.run(runId);
    if (!run) throw new Problem('request.not-found');
    const byQuestion = Map.groupBy(
      await this.grading.openQuestions(runId),
      (group) => `${group.quiz_id} ${group.question_version_id}`,
    );
    const quizzes = await this.grading.quizzes(runId);
    return {
      runId,
      code: run.code,
      title: run.title,
      quizzes: quizzes.map(({ quiz_id, title, purpose, open, finished, released }) => ({
        quizId: quiz_id,
        title,
        purpose,
        open,
        finished,
        released,
        questions: [...byQuestion.values()].filter(([group]) => group?.quiz_id === quiz_id).flatMap(questionOf),
      })),
    };
  }

  async preview(runId: string, quizId: string): Promise<ReleasePlan> {
    const counts = await this.grades.releaseCounts(runId, quizId);
    if (!counts?.quiz) throw new Problem('request.not-found');
    const { people, mails, pending, alreadyReleased } = counts;
    const groups = await this.grading.openQuestions(runId, quizId);
    const waitsSecond = countOf(groups, (state) => state === 'waits-second');
    return {
      people,
      mails,
      pending,
      alreadyReleased,
      waitsSecond,
      differ: countOf(groups, (state) => state === 'differ'),
    };
  }

  /**
   * Releases all final grades of a quiz in a run together; one mail per person, ever.
   * @throws Problem `grading.pending` as long as an answer waits for a mark, its second mark or a decision.
   */
  async release(actor: Actor, runId: string, quizId: string, now: Date): Promise<ReleasePlan> {
    return this.db.tx(async () => {
      const plan = await this.preview(runId, quizId);
      if (plan.pending > 0) throw new Problem('grading.pending', { params: { count: plan.pending } });
      const released = await this.grades.release(runId, quizId, now, actor.personId);
      await this.audit.recordAll(
        released.map((row) => ({
          actorId: actor.personId,
          action: 'grade.released',
          subjectKind: 'enrolment',
          subjectId: row.enrolment_id,
          after: { quizId, points: row.points, share: row.share },
        })),
      );
      let mails = 0;
      for (const row of released) mails += (await this.news.released(quizId, row)) ? 1 : 0;
      return { ...plan, people: released.length, mails };
    });
  }
}
