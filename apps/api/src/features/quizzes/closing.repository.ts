import type { Correction, QuestionResponse } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { isBroken } from '../../platform/faults/crash-point.js';
import type { ScoredFile } from './attempt-file.js';

/** An open attempt with what its end depends on: nobody has marked it, and how its options lay decides nothing. */
export interface OpenFile extends ScoredFile {
  readonly quiz_id: string;
  readonly enrolment_id: string;
  readonly person_id: string;
  readonly deadline_at: Date | null;
}

/** How an attempt ends. */
export interface Closing {
  readonly id: string;
  readonly state: 'submitted' | 'expired';
  readonly finishedAt: Date;
  readonly hash: string;
  readonly answered: number;
  readonly autoPoints: number;
  readonly maxPoints: number;
  readonly pending: number;
}

interface OpenRow {
  id: string;
  quiz_id: string;
  enrolment_id: string;
  person_id: string;
  deadline_at: Date | null;
  slots: [slot: number, questionVersionId: string, points: number][] | null;
  answers: [slot: number, rev: number, response: QuestionResponse | null][] | null;
  corrections: Correction[] | null;
}

// As lists and not as objects, and no more than is needed: hundreds are read at once.
const OPEN = `
  SELECT a.id, a.quiz_id, a.enrolment_id, a.person_id, a.deadline_at,
    (SELECT json_agg(json_build_array(s.slot, s.question_version_id, s.points)) FROM attempt_slot s WHERE s.attempt_id = a.id) AS slots,
    (SELECT json_agg(json_build_array(w.slot, w.client_rev, w.response)) FROM answer w WHERE w.attempt_id = a.id) AS answers,
    (SELECT json_agg(json_build_object('id', c.id, 'number', c.number, 'questionVersionId', c.question_version_id,
      'kind', c.kind, 'key', c.answer_key, 'undoes', c.undoes) ORDER BY c.number) FROM correction c
      JOIN enrolment e ON e.id = a.enrolment_id
      WHERE c.quiz_id = a.quiz_id AND (c.run_id IS NULL OR c.run_id = e.run_id)) AS corrections
  FROM attempt a WHERE a.id = ANY ($1)`;

/** The change of state of attempts that end, each but once. */
export const FINISH = `
  UPDATE attempt a SET state = g.state, finished_at = g.finished_at, receipt_hash = g.hash, answered = g.answered,
    auto_points = g.auto_points, points = g.auto_points, max_points = g.max_points, pending_marks = g.pending, version = a.version + 1
  FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::int[], $6::int[], $7::int[], $8::int[])
    AS g (id, state, finished_at, hash, auto_points, max_points, pending, answered)
  WHERE a.id = g.id AND a.state = 'open'`;

/** Attempts that end, many at a time. */
@Injectable()
export class ClosingRepository {
  constructor(private readonly db: Db) {}

  /**
   * Claims open attempts whose time was over before `before`; each goes to one process only. In the order of the index
   * alone: an exam is over for everybody at once, and a further order would sort all who are left for every batch.
   * @param only these; null: all but those that were set aside
   */
  async claimOverdue(before: Date, limit: number, only: readonly string[] | null): Promise<string[]> {
    const claim = isBroken('expire-without-claim') ? '' : 'FOR UPDATE OF a SKIP LOCKED';
    const [which, values] = only
      ? ['a.id = ANY ($3::uuid[])', [only]]
      : ['NOT EXISTS (SELECT 1 FROM attempt_set_aside s WHERE s.attempt_id = a.id)', []];
    const rows = await this.db.query<{ id: string }>(
      `SELECT a.id FROM attempt a WHERE a.state = 'open' AND a.deadline_at < $1 AND ${which}
       ORDER BY a.deadline_at LIMIT $2 ${claim}`,
      [before, limit, ...values],
    );
    return rows.map((row) => row.id);
  }

  /** The sweep passes these by from now on. */
  async setAside(attemptIds: readonly string[], at: Date): Promise<void> {
    await this.db.execute(
      'INSERT INTO attempt_set_aside (attempt_id, set_aside_at) SELECT unnest($1::uuid[]), $2 ON CONFLICT DO NOTHING',
      [attemptIds, at],
    );
  }

  /** The sweep looks at this one again. */
  async takeBack(attemptId: string): Promise<void> {
    await this.db.execute('DELETE FROM attempt_set_aside WHERE attempt_id = $1', [attemptId]);
  }

  /** Attempts the caller holds. A correction is one value for all of them: what is read from its key is read once. */
  async files(attemptIds: readonly string[]): Promise<OpenFile[]> {
    const rows = await this.db.query<OpenRow & Record<string, unknown>>(OPEN, [attemptIds]);
    const made = new Map<string, Correction>();
    const once = (correction: Correction): Correction => {
      const known = made.get(correction.id) ?? correction;
      made.set(correction.id, known);
      return known;
    };
    return rows.map(({ slots, answers, corrections, ...attempt }) => ({
      ...attempt,
      slots: (slots ?? []).map(([slot, questionVersionId, points]) => ({ slot, questionVersionId, points })),
      answers: (answers ?? []).map(([slot, rev, response]) => ({ slot, rev, response })),
      marks: [],
      corrections: (corrections ?? []).map(once),
    }));
  }

  /**
   * Tells PostgreSQL that there are many more grades than there were. It would find out within a minute; until then it checks
   * the foreign key of every event of a grade by the plan that was best when the table was small, and reads all of it.
   */
  async refreshStatistics(): Promise<void> {
    await this.db.execute('ANALYZE (SKIP_LOCKED) grade');
  }

  /** The change of state of claimed attempts, in one statement. */
  async finish(closings: readonly Closing[]): Promise<number> {
    const isUnguarded = isBroken('submit-without-guard') || isBroken('expire-without-claim');
    return this.db.execute(isUnguarded ? FINISH.replace("AND a.state = 'open'", '') : FINISH, [
      closings.map((closing) => closing.id),
      closings.map((closing) => closing.state),
      closings.map((closing) => closing.finishedAt),
      closings.map((closing) => closing.hash),
      closings.map((closing) => closing.autoPoints),
      closings.map((closing) => closing.maxPoints),
      closings.map((closing) => closing.pending),
      closings.map((closing) => closing.answered),
    ]);
  }
}
