import type { ContentLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { QuizPurpose } from './entities/quiz.entity.js';
import { GradesRepository } from './grades.repository.js';
import { type QuestionSource, readQuestionSource } from './question-source.js';
import { QuizzesRepository } from './quizzes.repository.js';

/** What defines a quiz. Seconds (null: no limit), basis points, questions in their order. */
export interface QuizDefinition {
  readonly activityId: string;
  readonly courseId: string;
  readonly purpose: QuizPurpose;
  readonly secondsAllowed: number | null;
  readonly attemptsAllowed: number;
  readonly passMark: number;
  readonly isShuffled: boolean;
  readonly questions: readonly QuestionSource[];
  /** Language the questions are translated from; Albanian unless told. */
  readonly sourceLocale?: ContentLocale;
}

/** A quiz of a course version. */
export interface VersionQuiz {
  readonly quizId: string;
  readonly activityId: string;
  readonly purpose: QuizPurpose;
  readonly passMark: number;
  readonly secondsAllowed: number | null;
  readonly attemptsAllowed: number;
}

/** A person's grade in a quiz; share in basis points. */
export interface RunGrade {
  readonly quizId: string;
  readonly purpose: QuizPurpose;
  readonly shareBasisPoints: number;
  readonly isFinal: boolean;
  readonly releasedAt: Date | null;
}

/** What other features and seeds ask of quizzes. */
@Injectable()
export class QuizzesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly quizzes: QuizzesRepository,
    private readonly grades: GradesRepository,
  ) {}

  /**
   * Defines the quiz of an activity; when it has one already, nothing changes.
   * @returns the quiz' id.
   * @throws RangeError or ZodError when a question or its key is wrong; nothing is stored then.
   */
  async defineQuiz(definition: QuizDefinition): Promise<string> {
    const { questions, courseId, sourceLocale = 'sq', ...rules } = definition;
    const drafts = questions.map((question) => readQuestionSource(question, sourceLocale));
    return this.db.tx(async () => {
      const known = await this.quizzes.quizIdOfActivity(rules.activityId);
      if (known) return known;
      const { activityId, purpose, secondsAllowed, attemptsAllowed, passMark, isShuffled } = rules;
      const times = { secondsAllowed, attemptsAllowed, passMark };
      const quiz = { id: uuidv7(), activityId, purpose, ...times, isShuffled, shufflesOptions: isShuffled };
      await this.quizzes.insertQuiz(quiz);
      await this.quizzes.insertQuestions(quiz.id, courseId, drafts, this.clock.now());
      return quiz.id;
    });
  }

  /** Gives activities the quizzes of others: the same rules and questions, without their attempts. */
  async copyQuizzes(activities: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
    await this.quizzes.copyQuizzes(activities.map((activity) => ({ ...activity, quizId: uuidv7() })));
  }

  /** Freezes what the quizzes of a version draw from, in the transaction that publishes it. */
  async freezePools(
    pools: readonly { readonly activityId: string; readonly section: number; readonly questionVersionId: string }[],
  ): Promise<void> {
    if (pools.length > 0) await this.quizzes.freezePools(pools);
  }

  /** Takes the quiz away from an activity; false when somebody has tried it already. The questions stay in the bank. */
  async removeQuiz(activityId: string): Promise<boolean> {
    return this.db.tx(() => this.quizzes.removeQuiz(activityId));
  }

  /**
   * Takes attempts and grades of a run that was moved to the quizzes of the same name in its version. The questions of an
   * attempt, its answers and its receipt stay what they were. Done twice, it does nothing more.
   */
  async carryOver(runId: string): Promise<void> {
    await this.db.tx(() => this.quizzes.carryOver(runId));
  }

  async quizzesOfVersion(versionId: string): Promise<VersionQuiz[]> {
    return (await this.quizzes.quizzesOfVersion(versionId)).map((row) => ({
      quizId: row.quiz_id,
      activityId: row.activity_id,
      purpose: row.purpose,
      passMark: row.pass_mark,
      secondsAllowed: row.seconds_allowed,
      attemptsAllowed: row.attempts_allowed,
    }));
  }

  /** Grades of a run by enrolment, released or not; only those of `enrolmentIds` when given. One statement. */
  async gradesOfRun(runId: string, enrolmentIds?: readonly string[]): Promise<Map<string, RunGrade[]>> {
    const grades = new Map<string, RunGrade[]>();
    for (const row of await this.grades.gradesOfRun(runId, enrolmentIds ?? null)) {
      const list = grades.get(row.enrolment_id) ?? [];
      list.push({
        quizId: row.quiz_id,
        purpose: row.purpose,
        shareBasisPoints: row.share,
        isFinal: row.is_final,
        releasedAt: row.released_at,
      });
      grades.set(row.enrolment_id, list);
    }
    return grades;
  }
}
