import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

export interface RosterPersonRow {
  id: string;
  person_id: string;
  given_name: string;
  family_name: string;
  institution_name: LocalizedText;
  state: 'enrolled' | 'withdrawn';
}

export interface RosterActivityRow {
  id: string;
  kind: string;
  quiz_id: string | null;
  purpose: 'pre' | 'post' | 'graded' | 'practice' | null;
  title: LocalizedText;
}

export interface QuizStateRow {
  enrolment_id: string;
  quiz_id: string;
  is_open: boolean;
  share: number | null;
  is_final: boolean | null;
  released_at: Date | null;
}

/** What a roster shows: each question is one statement, however many people. */
@Injectable()
export class RosterRepository {
  constructor(private readonly db: Db) {}

  people(runId: string): Promise<RosterPersonRow[]> {
    return this.db.query<RosterPersonRow>(
      `SELECT e.id, e.person_id, p.given_name, p.family_name, i.name AS institution_name, e.state
       FROM enrolment e JOIN person p ON p.id = e.person_id JOIN institution i ON i.id = e.institution_id
       WHERE e.run_id = $1 ORDER BY e.state, p.search_text, e.id`,
      [runId],
    );
  }

  /** Lessons and quizzes of the run's version in their order. */
  activities(runId: string): Promise<RosterActivityRow[]> {
    return this.db.query<RosterActivityRow>(
      `SELECT a.id, a.kind, q.id AS quiz_id, q.purpose, a.title FROM run r JOIN module m ON m.version_id = r.version_id
       JOIN activity a ON a.module_id = m.id LEFT JOIN quiz q ON q.activity_id = a.id
       WHERE r.id = $1 AND a.kind IN ('lesson', 'quiz') ORDER BY m.position, a.position`,
      [runId],
    );
  }

  quizStates(runId: string): Promise<QuizStateRow[]> {
    return this.db.query<QuizStateRow>(
      `SELECT t.enrolment_id, t.quiz_id, bool_or(t.state = 'open') AS is_open, g.share, g.is_final, g.released_at
       FROM attempt t JOIN enrolment e ON e.id = t.enrolment_id
       LEFT JOIN grade g ON g.enrolment_id = t.enrolment_id AND g.quiz_id = t.quiz_id
       WHERE e.run_id = $1 GROUP BY t.enrolment_id, t.quiz_id, g.share, g.is_final, g.released_at`,
      [runId],
    );
  }
}
