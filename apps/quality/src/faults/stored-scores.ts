import type { Correction, QuestionKey, QuestionResponse, QuestionSpec } from '@edukom/domain';
import type { Client } from 'pg';
import { fromProduct } from '../product/workspace.js';
import type { RescoredNote } from './correction-lists.js';
import type { ScoredAttempt } from './fresh-scores.js';

interface Item {
  readonly slot: number;
  readonly questionVersionId: string;
  readonly max: number;
  /** As it is stored, texts included. */
  readonly spec: unknown;
  readonly key: QuestionKey;
  readonly response: QuestionResponse | null;
}

interface SpecModule {
  specOf(stored: unknown): QuestionSpec;
}

/** Reads every finished attempt of an installation with all its score is made from. One statement, so one moment. */
export async function storedScores(sql: Client): Promise<ScoredAttempt[]> {
  const { specOf } = await fromProduct<SpecModule>('features/quizzes/question-types/registry.js');
  const { rows } = await sql.query<Omit<ScoredAttempt, 'items'> & { items: readonly Item[] }>(
    `SELECT a.id, a.enrolment_id AS "enrolmentId",
       (SELECT jsonb_agg(jsonb_build_object('slot', s.slot, 'questionVersionId', s.question_version_id, 'max', s.points,
          'spec', v.spec, 'key', v.answer_key, 'response', w.response) ORDER BY s.slot)
        FROM attempt_slot s JOIN question_version v ON v.id = s.question_version_id
        LEFT JOIN answer w ON w.attempt_id = s.attempt_id AND w.slot = s.slot WHERE s.attempt_id = a.id) AS items,
       coalesce((SELECT jsonb_agg(jsonb_build_object('slot', k.slot, 'points', k.points)) FROM (SELECT DISTINCT ON (m.slot) m.*
          FROM mark m WHERE m.attempt_id = a.id ORDER BY m.slot, m.version DESC) k), '[]') AS marks,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'questionVersionId', c.question_version_id,
          'kind', c.kind, 'key', c.answer_key, 'undoes', c.undoes) ORDER BY c.number) FROM correction c
        WHERE c.quiz_id = a.quiz_id AND (c.run_id IS NULL OR c.run_id = e.run_id)), '[]') AS ledger,
       jsonb_build_object('autoPoints', a.auto_points, 'points', a.points, 'maxPoints', a.max_points,
         'pending', a.pending_marks) AS stored,
       (SELECT jsonb_build_object('points', g.points, 'maxPoints', g.max_points, 'share', g.share, 'isFinal', g.is_final,
          'isReleased', g.released_at IS NOT NULL) FROM grade g
        WHERE g.enrolment_id = a.enrolment_id AND g.quiz_id = a.quiz_id) AS grade,
       (SELECT f.id FROM certificate f WHERE f.enrolment_id = a.enrolment_id) AS "certificateId"
     FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id WHERE a.state <> 'open' ORDER BY a.id`,
  );
  return rows.map((row) => ({
    ...row,
    items: row.items.map(({ spec, ...item }) => ({ ...item, spec: specOf(spec) })),
  }));
}

/** The corrections that were made, in their order. */
export async function storedLedger(sql: Client): Promise<Correction[]> {
  const { rows } = await sql.query<Correction>(
    `SELECT id, number, question_version_id AS "questionVersionId", kind, answer_key AS key, undoes FROM correction ORDER BY number`,
  );
  return rows;
}

/** What the audit log says a correction did. */
export async function rescoredNotes(sql: Client, correctionId: string): Promise<RescoredNote[]> {
  const { rows } = await sql.query<RescoredNote>(
    `SELECT n.attempt_id AS "attemptId",
       jsonb_build_object('points', n.what -> 'before' -> 'points', 'maxPoints', n.what -> 'before' -> 'maxPoints') AS from,
       jsonb_build_object('points', n.what -> 'after' -> 'points', 'maxPoints', n.what -> 'after' -> 'maxPoints') AS to
     FROM (SELECT v.subject_id AS attempt_id, (p.payload #>> '{}')::jsonb AS what FROM audit_event v
       JOIN audit_payload p ON p.event_id = v.id WHERE v.action = 'attempt.rescored') n
     WHERE n.what -> 'after' ->> 'correctionId' = $1`,
    [correctionId],
  );
  return rows;
}
