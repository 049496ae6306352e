import type { allowedScopes, LocalizedText, MarkRole } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { type AnswerFileFact, FILE_FACT } from './answer-files.repository.js';
import type { FiledMark } from './attempt-file.js';
import type { QuizPurpose } from './entities/quiz.entity.js';
import { givenMarks } from './marks.repository.js';
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
/** Answers to one question that are equally far: how many, and what stands in each role. */
export interface GradingGroupRow {
  quiz_id: string;
  question_version_id: string;
  prompt: LocalizedText;
  points: number;
  tolerance: number | null;
  marks: { role: MarkRole; points: number }[];
  answers: number;
}
export interface QueueRow {
  attempt_id: string;
  slot: number;
  question_version_id: string;
  name: string;
  text: string | null;
  file: AnswerFileFact | null;
  locale: string;
  max_points: number;
  tolerance: number | null;
  is_released: boolean;
  is_anonymous: boolean;
  given: FiledMark[];
}

/** Which answers of a run somebody looks at: of a question, of a quiz, or (both null) all that wait for a decision. */
export interface QueueScope {
  readonly runId: string;
  readonly questionVersionId: string | null;
  readonly quizId: string | null;
  readonly personId: string;
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

  /** The open questions of a run, each with its answers grouped by what stands: few rows, however many answers. */
  openQuestions(runId: string, quizId: string | null = null): Promise<GradingGroupRow[]> {
    return this.db.query<GradingGroupRow & Record<string, unknown>>(
      `SELECT x.quiz_id, x.question_version_id, v.prompt, x.tolerance, x.marks, max(x.points) AS points, count(*)::int AS answers
       FROM (SELECT a.quiz_id, s.question_version_id, s.points, s.slot, t.tolerance,
           coalesce((SELECT jsonb_agg(jsonb_build_object('role', k.role, 'points', k.points) ORDER BY k.role)
             FROM (SELECT DISTINCT ON (role) role, points FROM mark WHERE attempt_id = a.id AND slot = w.slot
               ORDER BY role, version DESC) k), '[]') AS marks
         FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id AND a.state <> 'open'
           JOIN answer w ON w.attempt_id = a.id AND ${WRITTEN}
           JOIN attempt_slot s ON s.attempt_id = a.id AND s.slot = w.slot
           LEFT JOIN second_marking t ON t.run_id = e.run_id AND t.quiz_id = a.quiz_id AND t.question_version_id = s.question_version_id
         WHERE e.run_id = $1 AND ($2::uuid IS NULL OR a.quiz_id = $2)) x
       JOIN question_version v ON v.id = x.question_version_id
       GROUP BY x.quiz_id, x.question_version_id, v.prompt, x.tolerance, x.marks ORDER BY min(x.slot), x.question_version_id`,
      [runId, quizId],
    );
  }

  /** Answers with what was given to them, those that wait for this person first, up to `limit`; person by person. */
  queue({ runId, questionVersionId, quizId, personId }: QueueScope, limit: number): Promise<QueueRow[]> {
    return this.db.query<QueueRow & Record<string, unknown>>(
      `SELECT x.* FROM (
         SELECT a.id AS attempt_id, w.slot, s.question_version_id, p.given_name || ' ' || p.family_name AS name,
           w.response ->> 'text' AS text, w.locale, s.points AS max_points, t.tolerance,
           coalesce(g.released_at IS NOT NULL, false) AS is_released, coalesce(r.is_anonymous, false) AS is_anonymous,
           (SELECT ${FILE_FACT} FROM answer_file f WHERE f.attempt_id = a.id AND f.slot = w.slot
             AND f.id::text = w.response ->> 'mediaId') AS file,
           ${givenMarks('a.id', 'w.slot')} AS given,
           k.has_first IS NOT TRUE OR (t.tolerance IS NOT NULL AND k.has_second IS NOT TRUE AND k.is_first IS NOT TRUE) AS waits,
           k.has_decision IS NOT TRUE AND t.tolerance IS NOT NULL AND k.has_second IS TRUE AS is_compared
         FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id AND a.state <> 'open'
           JOIN attempt_slot s ON s.attempt_id = a.id AND ($2::uuid IS NULL OR s.question_version_id = $2)
           JOIN answer w ON w.attempt_id = a.id AND w.slot = s.slot AND ${WRITTEN}
           JOIN person p ON p.id = a.person_id
           LEFT JOIN marking_rule r ON r.run_id = e.run_id AND r.quiz_id = a.quiz_id
           LEFT JOIN second_marking t ON t.run_id = e.run_id AND t.quiz_id = a.quiz_id AND t.question_version_id = s.question_version_id
           LEFT JOIN grade g ON g.enrolment_id = e.id AND g.quiz_id = a.quiz_id
           LEFT JOIN LATERAL (SELECT bool_or(role = 'first') AS has_first, bool_or(role = 'second') AS has_second,
               bool_or(role = 'decision') AS has_decision, bool_or(role = 'first' AND marker_id = $4) AS is_first
             FROM mark WHERE attempt_id = a.id AND slot = w.slot) k ON true
         WHERE e.run_id = $1 AND ($3::uuid IS NULL OR a.quiz_id = $3)) x
       WHERE ($2::uuid IS NOT NULL OR $3::uuid IS NOT NULL OR x.is_compared)
       ORDER BY NOT x.waits, md5(x.attempt_id::text), x.slot LIMIT $5`,
      [runId, questionVersionId, quizId, personId, limit],
    );
  }
}
