import type { getGradingQueue, getRunGrading, listGrading, OutputOf, releaseGrades } from '@edukom/contracts';
import { allowedScopes, type InterfaceLocale, readText } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Audit } from '../../platform/audit/audit.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { toAnswerFile, writable } from './answer-file-view.js';
import { GradesRepository, type ReleasedRow } from './grades.repository.js';
import { GradingRepository, type QueueRow } from './grading.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import type { QuizRow } from './quizzes.repository.js';

type Queue = OutputOf<typeof getGradingQueue>;
type ReleasePlan = OutputOf<typeof releaseGrades>;

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Stands for a person while their answer is marked: five signs that say nothing about them. */
export const anonymousCode = (attemptId: string): string =>
  [...createHash('sha256').update(`grading ${attemptId}`).digest().subarray(0, 5)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('');

const markOf = (row: QueueRow): Queue['items'][number]['mark'] =>
  row.version === null || row.marked_at === null
    ? null
    : {
        version: row.version,
        points: row.points ?? 0,
        comment: row.comment ?? '',
        markerName: row.marker_name ?? '',
        markedAt: row.marked_at,
        levels: writable(row.levels),
      };

/** What a trainer has to grade, and the release of grades. */
@Injectable()
export class GradingService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly mailer: Mailer,
    private readonly grading: GradingRepository,
    private readonly grades: GradesRepository,
    private readonly catalogue: QuizCatalogue,
    @Inject(CONFIG) private readonly config: Config,
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
    const questions = await this.grading.openQuestions(runId);
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
        questions: questions
          .filter((question) => question.quiz_id === quiz_id)
          .map(({ question_version_id, prompt, points, pending, marked }) => ({
            questionVersionId: question_version_id,
            prompt,
            points,
            pending,
            marked,
          })),
      })),
    };
  }

  /** Every answer of the run to one question that a person marks; a question nobody answered there is not found. */
  async queue(runId: string, questionVersionId: string, withNames: boolean): Promise<Queue> {
    const rows = await this.grading.queue(runId, questionVersionId);
    const question = (await this.catalogue.questions([questionVersionId])).get(questionVersionId);
    if (!question || !rows[0]) throw new Problem('request.not-found');
    return {
      questionVersionId,
      prompt: question.prompt,
      guide: question.guide,
      rubric: question.rubric,
      maxPoints: rows[0].max_points,
      items: rows.map((row) => ({
        attemptId: row.attempt_id,
        slot: row.slot,
        code: anonymousCode(row.attempt_id),
        name: withNames ? row.name : null,
        text: row.text ?? '',
        file: row.file && toAnswerFile(row.file),
        locale: row.locale,
        mark: markOf(row),
      })),
    };
  }

  async preview(runId: string, quizId: string): Promise<ReleasePlan> {
    const counts = await this.grades.releaseCounts(runId, quizId);
    if (!counts?.quiz) throw new Problem('request.not-found');
    const { people, mails, pending, alreadyReleased } = counts;
    return { people, mails, pending, alreadyReleased };
  }

  /**
   * Releases all final grades of a quiz in a run together; one mail per person, ever.
   * @throws Problem `grading.pending` as long as an answer waits for a mark.
   */
  async release(actor: Actor, runId: string, quizId: string, now: Date): Promise<ReleasePlan> {
    return this.db.tx(async () => {
      const plan = await this.preview(runId, quizId);
      if (plan.pending > 0) throw new Problem('grading.pending', { params: { count: plan.pending } });
      const quiz = await this.catalogue.quiz(quizId);
      if (!quiz) throw new Problem('request.not-found');
      const released = await this.grades.release(runId, quizId, now);
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
      for (const row of released) mails += (await this.#tell(quiz, row)) ? 1 : 0;
      return { people: released.length, mails, pending: 0, alreadyReleased: plan.alreadyReleased };
    });
  }

  async #tell(quiz: QuizRow, row: ReleasedRow): Promise<boolean> {
    if (row.email === null) return false;
    const locale = row.locale as InterfaceLocale;
    const link = `${this.config.publicOrigin}/${locale}/app/quizzes/${quiz.quiz_id}/attempts/${row.attempt_id}`;
    const words = { quiz: readText(quiz.title, locale).value, course: readText(quiz.course_title, locale).value };
    return this.mailer.post({
      eventKey: `grade.released:${row.enrolment_id}:${quiz.quiz_id}`,
      personId: row.person_id,
      recipient: row.email,
      locale,
      write: (t) => ({
        subject: t('mail.grade.subject', { quiz: words.quiz }),
        body: t('mail.grade.body', { name: row.given_name, ...words, link }),
      }),
    });
  }
}
