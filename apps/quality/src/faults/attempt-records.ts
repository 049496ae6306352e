import { createHash } from 'node:crypto';
import { canonicalAnswers, type QuestionResponse } from '@edukom/domain';
import type { Client } from 'pg';

/** All that is stored of one attempt and of how it ended. */
export interface AttemptRecord {
  readonly id: string;
  readonly state: 'open' | 'submitted' | 'expired';
  readonly deadlineAt: Date | null;
  readonly finishedAt: Date | null;
  readonly receiptHash: string | null;
  readonly points: number | null;
  /** Grows with every change of the row: 1 when it is begun, one more when it ends, one more with each mark. */
  readonly version: number;
  readonly marks: number;
  /** Grades of the quiz: rows, and how often they were worked out. */
  readonly grades: number;
  readonly graded: number;
  readonly gradePoints: number | null;
  /** Times the audit log says that it ended. */
  readonly ends: number;
  readonly answers: readonly {
    readonly questionVersionId: string;
    readonly revision: number;
    readonly response: QuestionResponse;
  }[];
}

/** Reads every attempt of an installation. */
export async function attemptRecords(sql: Client): Promise<AttemptRecord[]> {
  const { rows } = await sql.query<AttemptRecord>(
    `SELECT a.id, a.state, a.deadline_at AS "deadlineAt", a.finished_at AS "finishedAt", a.receipt_hash AS "receiptHash",
       a.points, a.version, (SELECT count(*)::int FROM mark m WHERE m.attempt_id = a.id) AS marks,
       (SELECT count(*)::int FROM grade g WHERE g.attempt_id = a.id) AS grades,
       (SELECT coalesce(sum(g.version), 0)::int FROM grade g WHERE g.attempt_id = a.id) AS graded,
       (SELECT min(g.points) FROM grade g WHERE g.attempt_id = a.id) AS "gradePoints",
       (SELECT count(*)::int FROM audit_event e WHERE e.subject_kind = 'attempt' AND e.subject_id = a.id::text
         AND e.action IN ('attempt.submitted', 'attempt.expired')) AS ends,
       coalesce((SELECT jsonb_agg(jsonb_build_object('questionVersionId', s.question_version_id, 'revision', w.client_rev,
         'response', w.response)) FROM answer w JOIN attempt_slot s USING (attempt_id, slot)
         WHERE w.attempt_id = a.id AND w.response IS NOT NULL), '[]') AS answers
     FROM attempt a ORDER BY a.id`,
  );
  return rows;
}

/** What contradicts itself in an attempt, as one line; none when it is open, or ended once as a whole. */
export function contradictions(record: AttemptRecord): string[] {
  const facts = record.state === 'open' ? openFacts(record) : endedFacts(record);
  const wrong = facts.filter(([isRight]) => !isRight).map(([, words]) => words);
  return wrong.length === 0 ? [] : [`${record.id}: ${wrong.join('; ')}`];
}

type Fact = readonly [isRight: boolean, words: string];

function openFacts({ state, finishedAt, receiptHash, grades, ends, version }: AttemptRecord): Fact[] {
  const hasNothing = finishedAt === null && receiptHash === null && grades === 0 && ends === 0 && version === 1;
  return [[hasNothing, `${state}, and yet some of its end is there`]];
}

function endedFacts(record: AttemptRecord): Fact[] {
  const { state, finishedAt, deadlineAt, grades, graded, marks, version, ends, points, gradePoints } = record;
  return [
    [grades === 1 && gradePoints === points, `${grades} grades with ${gradePoints} points, the attempt has ${points}`],
    [graded === 1 + marks, `graded ${graded} times with ${marks} marks`],
    [version === 2 + marks, `changed ${version - 1} times with ${marks} marks`],
    [ends === 1, `ended ${ends} times by the audit log`],
    [record.receiptHash === hashOf(record), 'the receipt is of other answers'],
    [state !== 'expired' || finishedAt?.getTime() === deadlineAt?.getTime(), 'it did not end at its deadline'],
  ];
}

/** The receipt as the answers that are stored now would give it. */
export function hashOf({ id, finishedAt, answers }: Pick<AttemptRecord, 'id' | 'finishedAt' | 'answers'>): string {
  if (finishedAt === null) return '';
  return createHash('sha256')
    .update(canonicalAnswers(id, finishedAt.toISOString(), answers))
    .digest('hex');
}
