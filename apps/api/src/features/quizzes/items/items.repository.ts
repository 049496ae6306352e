import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface RunOfQuizRow {
  run_id: string;
  code: string;
  title: LocalizedText;
}

/** What item analysis reads besides attempts and questions. */
@Injectable()
export class ItemsRepository {
  constructor(private readonly db: Db) {}

  /** The run, when the quiz belongs to its version. */
  runOfQuiz(runId: string, quizId: string): Promise<RunOfQuizRow | null> {
    return this.db.one<RunOfQuizRow & Record<string, unknown>>(
      `SELECT r.id AS run_id, r.code, r.title FROM run r JOIN module m ON m.version_id = r.version_id
         JOIN activity y ON y.module_id = m.id JOIN quiz q ON q.activity_id = y.id
       WHERE r.id = $1 AND q.id = $2`,
      [runId, quizId],
    );
  }
}
