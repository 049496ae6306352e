import { type InterfaceLocale, readText } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Mailer } from '../../platform/mail/mailer.js';
import type { ReleasedRow } from './grades.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';

/** Tells people of their grades by mail: once when it is released, once for each change after that. */
@Injectable()
export class GradeNews {
  constructor(
    private readonly mailer: Mailer,
    private readonly catalogue: QuizCatalogue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The grade is released. @returns whether a mail goes out: not without an address, and not a second time. */
  released(quizId: string, row: ReleasedRow): Promise<boolean> {
    return this.#tell('grade', `grade.released:${row.enrolment_id}:${quizId}`, quizId, row);
  }

  /** A released grade is another one, in this version of it. */
  changed(quizId: string, version: number, row: ReleasedRow): Promise<boolean> {
    return this.#tell('grade-changed', `grade.changed:${row.enrolment_id}:${quizId}:${version}`, quizId, row);
  }

  async #tell(text: 'grade' | 'grade-changed', eventKey: string, quizId: string, row: ReleasedRow): Promise<boolean> {
    const quiz = row.email === null ? null : await this.catalogue.quiz(quizId);
    if (row.email === null || !quiz) return false;
    const locale = row.locale as InterfaceLocale;
    const link = `${this.config.publicOrigin}/${locale}/app/quizzes/${quizId}/attempts/${row.attempt_id}`;
    const words = { quiz: readText(quiz.title, locale).value, course: readText(quiz.course_title, locale).value };
    return this.mailer.post({
      eventKey,
      personId: row.person_id,
      recipient: row.email,
      locale,
      urgency: 'daily',
      write: (t) => ({
        subject: t(`mail.${text}.subject`, { quiz: words.quiz }),
        body: t(`mail.${text}.body`, { name: row.given_name, ...words, link }),
      }),
    });
  }
}
