import type { allowedScopes, LocalizedText, RubricChoice } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { type AnswerFileFact, FILE_FACT } from './answer-files.repository.js';
import type { QuizPurpose } from './entities/quiz.entity.js';
import { MARKED_FIELDS } from './question-types/registry.js';

export interface RunRow {
  run_id: string;
  code: string;
  title: LocalizedText;
}
export interface GradingRunRow extends RunRow {
  pending: number;
  releasable: number;
}
export interface GradingQuizRow {
  quiz_id: string;
  title: LocalizedText;
  purpose: QuizPurpose;
  open: number;
  finished: number;
  released: number;
}
export interface GradingQuestionRow {
  quiz_id: string;
  question_version_id: string;
  prompt: LocalizedText;
  points: number;
  pending: number;
  marked: number;
}
export interface QueueRow {
  attempt_id: string;
  slot: number;
  name: string;
  text: string | null;
  file: AnswerFileFact | null;
  locale: string;
  max_points: number;
  version: number | null;
  points: number | null;
  comment: string | null;
  marker_name: string | null;
  marked_at: Date | null;
  levels: RubricChoice | null;
}

// Only what was written waits for a person: a blank answer is worth 0 without one. The names are ours, out of the types.
const WRITTEN = `(${MARKED_FIELDS.map(
  ({ type, field }) => `w.response ->> 'type' = '${type}' AND btrim(w.response ->> '${field}', E' \\t\\n\\r') <> ''`,
).join(' OR ')})`;

/** What trainers read: runs, questions and answers that wait for a mark. */
@Injectable()
export class GradingRepository {
  constructor(private readonly db: Db) {}

  runs(scopes: ReturnType<typeof allowedScopes>): Promise<GradingRunRow[]> {
    return this.db.query<GradingRunRow & Record<string, unknown>>(
      `SELECT * FROM (SELECT r.id AS run_id, r.code, r.title, r.starts_on,
         (SELECT coalesce(sum(a.pending_marks), 0)::int FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id
           WHERE e.run_id = r.id AND a.state <> 'open') AS pending,
         (SELECT count(*)::int FROM enrolment e JOIN grade g ON g.enrolment_id = e.id
           WHERE e.run_id = r.id AND g.is_final AND g.released_at IS NULL) AS releasable
       FROM run r
       WHERE r.state <> 'cancelled'
         AND ($1 OR r.id = ANY ($2) OR r.course_id = ANY ($3) OR r.host_institution_id = ANY ($4))) x
       ORDER BY pending > 0 DESC, releasable > 0 DESC, starts_on DESC, code LIMIT 200`,
      [scopes.all, scopes.ids.run, scopes.ids.course, scopes.ids.institution],
    );
  }

  run(runId: string): Promise<RunRow | null> {
    return this.db.one<RunRow & Record<string, unknown>>('SELECT id AS run_id, code, title FROM run WHERE id = $1', [
      runId,
    ]);
  }

  quizzes(runId: string): Promise<GradingQuizRow[]> {
    return this.db.query<GradingQuizRow & Record<string, unknown>>(
      `SELECT q.id AS quiz_id, y.title, q.purpose,
         (SELECT count(*)::int FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id
           WHERE e.run_id = r.id AND a.quiz_id = q.id AND a.state = 'open') AS open,
         (SELECT count(*)::int FROM enrolment e JOIN grade g ON g.enrolment_id = e.id
           WHERE e.run_id = r.id AND g.quiz_id = q.id) AS finished,
         (SELECT count(*)::int FROM enrolment e JOIN grade g ON g.enrolment_id = e.id
           WHERE e.run_id = r.id AND g.quiz_id = q.id AND g.released_at IS NOT NULL) AS released
       FROM run r JOIN module m ON m.version_id = r.version_id JOIN activity y ON y.module_id = m.id
         JOIN quiz q ON q.activity_id = y.id
       WHERE r.id = $1 ORDER BY m.position, y.position`,
      [runId],
    );
  }

  openQuestions(runId: string): Promise<GradingQuestionRow[]> {
    return this.db.query<GradingQuestionRow & Record<string, unknown>>(
      `SELECT a.quiz_id, v.id AS question_version_id, v.prompt, max(s.points) AS points,
         count(*) FILTER (WHERE k.slot IS NULL)::int AS pending, count(k.slot)::int AS marked
       FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id AND a.state <> 'open'
         JOIN answer w ON w.attempt_id = a.id AND ${WRITTEN}
         JOIN attempt_slot s ON s.attempt_id = a.id AND s.slot = w.slot
         JOIN question_version v ON v.id = s.question_version_id
         LEFT JOIN LATERAL (SELECT slot FROM mark WHERE attempt_id = a.id AND slot = w.slot LIMIT 1) k ON true
       WHERE e.run_id = $1 GROUP BY a.quiz_id, v.id, v.prompt ORDER BY min(s.slot)`,
      [runId],
    );
  }

  queue(runId: string, questionVersionId: string): Promise<QueueRow[]> {
    return this.db.query<QueueRow & Record<string, unknown>>(
      `SELECT a.id AS attempt_id, w.slot, p.given_name || ' ' || p.family_name AS name, w.response ->> 'text' AS text, w.locale,
         (SELECT ${FILE_FACT} FROM answer_file f WHERE f.attempt_id = a.id AND f.slot = w.slot
           AND f.id::text = w.response ->> 'mediaId') AS file,
         s.points AS max_points, k.version, k.points, k.comment, m.given_name || ' ' || m.family_name AS marker_name, k.marked_at, k.levels
       FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id AND a.state <> 'open'
         JOIN attempt_slot s ON s.attempt_id = a.id AND s.question_version_id = $2
         JOIN answer w ON w.attempt_id = a.id AND w.slot = s.slot AND ${WRITTEN}
         JOIN person p ON p.id = a.person_id
         LEFT JOIN LATERAL (SELECT * FROM mark WHERE attempt_id = a.id AND slot = w.slot ORDER BY version DESC LIMIT 1) k ON true
         LEFT JOIN person m ON m.id = k.marker_id
       WHERE e.run_id = $1 ORDER BY k.version IS NOT NULL, md5(a.id::text)`,
      [runId, questionVersionId],
    );
  }
}
