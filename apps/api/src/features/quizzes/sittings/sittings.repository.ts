import type { SittingView } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';
import type { AttemptState } from '../entities/attempt.entity.js';

export interface SittingDbRow {
  enrolment_id: string;
  person_id: string;
  given_name: string;
  family_name: string;
  state: AttemptState | 'not-begun';
  attempt_id: string | null;
  number: number;
  started_at: Date | null;
  deadline_at: Date | null;
  finished_at: Date | null;
  /** Attempts have their own; of who has not begun, the extra time of the day in basis points. */
  extra_seconds: number | null;
  extra_time: number;
  answered: number;
  questions: number;
  last_saved_at: Date | null;
  late: number;
  late_waiting: number;
}

export interface RunQuizRow {
  run_id: string;
  code: string;
  title: LocalizedText;
  seconds_allowed: number | null;
}

export interface SittingCounts {
  all: number;
  'not-begun': number;
  open: number;
  finished: number;
  late: number;
}

/** Where a page of the list ended. */
export interface SittingKey {
  readonly familyName: string;
  readonly givenName: string;
  readonly enrolmentId: string;
  readonly number: number;
}

const WAITING = `(SELECT count(*)::int FROM late_evidence l WHERE l.attempt_id = a.id
  AND NOT EXISTS (SELECT 1 FROM late_decision d WHERE d.evidence_id = l.id))`;

// One row per attempt, and one for whoever has none. Who withdrew stands here only with attempts.
const SITTINGS = `
  SELECT e.id AS enrolment_id, p.id AS person_id, p.given_name, p.family_name, a.id AS attempt_id,
    coalesce(a.number, 0) AS number, coalesce(a.state, 'not-begun') AS state, a.started_at, a.deadline_at, a.finished_at,
    a.extra_seconds, ${WAITING} AS late_waiting
  FROM enrolment e JOIN person p ON p.id = e.person_id
    LEFT JOIN attempt a ON a.enrolment_id = e.id AND a.quiz_id = $2
  WHERE e.run_id = $1 AND (e.state = 'enrolled' OR a.id IS NOT NULL)`;

const SHOWN: Readonly<Record<SittingView, string>> = {
  all: 'true',
  'not-begun': "s.state = 'not-begun'",
  open: "s.state = 'open'",
  finished: "s.state IN ('submitted', 'expired')",
  late: 's.late_waiting > 0',
};

/** Who of a run sits a quiz and how far they are. Reads of extra time what it does, never why. */
@Injectable()
export class SittingsRepository {
  constructor(private readonly db: Db) {}

  /** The quiz in this run; null when the run has another version. */
  runQuiz(runId: string, quizId: string): Promise<RunQuizRow | null> {
    return this.db.one<RunQuizRow & Record<string, unknown>>(
      `SELECT r.id AS run_id, r.code, y.title, q.seconds_allowed FROM run r JOIN module m ON m.version_id = r.version_id
         JOIN activity y ON y.module_id = m.id JOIN quiz q ON q.activity_id = y.id
       WHERE r.id = $1 AND q.id = $2`,
      [runId, quizId],
    );
  }

  async counts(runId: string, quizId: string): Promise<SittingCounts> {
    const row = await this.db.one<SittingCounts & Record<string, unknown>>(
      `SELECT count(*)::int AS all, ${(['not-begun', 'open', 'finished', 'late'] as const)
        .map((view) => `count(*) FILTER (WHERE ${SHOWN[view]})::int AS "${view}"`)
        .join(', ')} FROM (${SITTINGS}) s`,
      [runId, quizId],
    );
    return row ?? { all: 0, 'not-begun': 0, open: 0, finished: 0, late: 0 };
  }

  list(
    { runId, quizId }: { readonly runId: string; readonly quizId: string },
    show: SittingView,
    localDate: string,
    after: SittingKey | null,
    limit: number,
  ): Promise<SittingDbRow[]> {
    return this.db.query<SittingDbRow & Record<string, unknown>>(
      `SELECT s.*,
         coalesce((SELECT max(x.extra_time) FROM accommodation x WHERE x.person_id = ANY (${idsOfPerson('s.person_id')}) AND x.valid @> $3::date
           AND x.ended_at IS NULL), 0) AS extra_time,
         (SELECT count(*)::int FROM answer w WHERE w.attempt_id = s.attempt_id AND w.response IS NOT NULL) AS answered,
         (SELECT count(*)::int FROM attempt_slot k WHERE k.attempt_id = s.attempt_id) AS questions,
         (SELECT max(w.received_at) FROM answer w WHERE w.attempt_id = s.attempt_id) AS last_saved_at,
         (SELECT count(*)::int FROM late_evidence l WHERE l.attempt_id = s.attempt_id) AS late
       FROM (${SITTINGS}) s
       WHERE ${SHOWN[show]} AND ($4::text IS NULL
         OR (s.family_name, s.given_name, s.enrolment_id, s.number) > ($4, $5, $6::uuid, $7::int))
       ORDER BY s.family_name, s.given_name, s.enrolment_id, s.number LIMIT $8`,
      [
        runId,
        quizId,
        localDate,
        after?.familyName ?? null,
        after?.givenName ?? null,
        after?.enrolmentId ?? null,
        after?.number ?? null,
        limit,
      ],
    );
  }
}
