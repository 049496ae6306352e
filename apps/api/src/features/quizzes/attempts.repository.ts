import type { InterfaceLocale, QuestionResponse } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson, survivorOf } from '../../platform/db/person-ids.js';
import { isBroken } from '../../platform/faults/crash-point.js';
import { type AttemptFile, GRACE_SECONDS, type ReadFile, withStanding } from './attempt-file.js';
import type { Attempt } from './entities/attempt.entity.js';
import type { LateEvidence } from './entities/late-evidence.entity.js';
import { givenMarks } from './marks.repository.js';
import type { PinnedSlot } from './stored-question.js';

/** A person's place at a quiz: the enrolment it counts for and what they used of it. */
export interface SeatRow {
  enrolment_id: string;
  person_id: string;
  is_open: boolean;
  /** The run is open to everybody: nobody grades in it. */
  is_self_paced: boolean;
  /** Basis points of the time allowed. */
  extra_time: number;
  used: number;
  open_id: string | null;
  open_deadline_at: Date | null;
}

export interface AnswerOrder {
  readonly attemptId: string;
  readonly personId: string;
  readonly slot: number;
  readonly clientRev: number;
  /** Type of the question the response is for; null when there is no response. */
  readonly type: string | null;
  readonly response: QuestionResponse | null;
  readonly locale: InterfaceLocale;
  readonly receivedAt: Date;
}

export interface StoredRow {
  client_rev: number;
  received_at: Date;
  response: QuestionResponse | null;
  is_mine: boolean;
  /** The time of the attempt as it is now. */
  deadline_at: Date | null;
  extra_seconds: number;
}

// The open attempt is looked up by its key: as a plain join, planned while few sit, it walks past all who sit.
const SEAT = `
  SELECT e.id AS enrolment_id, e.person_id, r.state = 'running' OR (r.state = 'planned' AND r.starts_on <= $3::date) AS is_open,
    r.kind = 'open' AS is_self_paced,
    coalesce((SELECT max(x.extra_time) FROM accommodation x WHERE x.person_id = ANY (${idsOfPerson('$2')}) AND x.valid @> $3::date AND x.ended_at IS NULL), 0)
      AS extra_time,
    (SELECT count(*)::int FROM attempt a WHERE a.enrolment_id = e.id AND a.quiz_id = $1) AS used,
    o.id AS open_id, o.deadline_at AS open_deadline_at
  FROM quiz q JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id
    JOIN run r ON r.version_id = m.version_id AND r.state <> 'cancelled'
    JOIN enrolment e ON e.run_id = r.id AND e.person_id = ANY (${idsOfPerson('$2')}) AND e.state = 'enrolled'
    LEFT JOIN LATERAL (SELECT a.id, a.enrolment_id, a.deadline_at FROM attempt a
      WHERE a.quiz_id = $1 AND a.person_id = e.person_id AND a.state = 'open' LIMIT 1) o ON true
  WHERE q.id = $1
  ORDER BY (o.enrolment_id = e.id) DESC NULLS LAST, is_open DESC, e.enrolled_at DESC LIMIT 1`;

// Exactly one of many parallel starts inserts: the partial unique index makes the others wait and then do nothing.
export const startAttempt = (onConflict: string) => `
  WITH started AS (
    INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, deadline_at, max_points, extra_seconds)
    VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9, $10, $15) ${onConflict} RETURNING id
  )
  INSERT INTO attempt_slot (attempt_id, slot, question_version_id, points, option_order)
  SELECT started.id, g.slot, g.question_version_id, g.points, g.option_order::jsonb
  FROM started, unnest($11::int[], $12::uuid[], $13::int[], $14::text[]) AS g (slot, question_version_id, points, option_order)
  RETURNING slot`;

// The lock on the attempt makes a save and the submit exclude each other: what was acknowledged is in the receipt.
// The row is written also when a higher revision stands, with what stands, so that it comes back in any case.
export const SAVE = `
  WITH seat AS (
    SELECT a.id, a.deadline_at, a.extra_seconds FROM attempt a JOIN attempt_slot s ON s.attempt_id = a.id AND s.slot = $3
      JOIN question_version v ON v.id = s.question_version_id JOIN question q ON q.id = v.question_id
    WHERE a.id = $1 AND a.person_id = ANY (${idsOfPerson('$2')}) AND a.state = 'open'
      AND (a.deadline_at IS NULL OR $8::timestamptz <= a.deadline_at + interval '${GRACE_SECONDS} seconds')
      AND ($5::text IS NULL OR q.kind = $5)
    FOR SHARE OF a
  )
  INSERT INTO answer AS stored (attempt_id, slot, client_rev, response, locale, received_at)
  SELECT seat.id, $3, $4, $6::jsonb, $7, $8 FROM seat
  ON CONFLICT (attempt_id, slot) DO UPDATE SET
    client_rev = greatest(stored.client_rev, excluded.client_rev),
    response = CASE WHEN excluded.client_rev > stored.client_rev THEN excluded.response ELSE stored.response END,
    locale = CASE WHEN excluded.client_rev > stored.client_rev THEN excluded.locale ELSE stored.locale END,
    received_at = CASE WHEN excluded.client_rev > stored.client_rev THEN excluded.received_at ELSE stored.received_at END
  RETURNING client_rev, received_at, response, client_rev = $4 AND response IS NOT DISTINCT FROM $6::jsonb AS is_mine,
    (SELECT deadline_at FROM seat) AS deadline_at, (SELECT extra_seconds FROM seat) AS extra_seconds`;

const NEWER = 'excluded.client_rev > stored.client_rev';

/** What a save executes, and its name: the one statement, or what a negative control makes of it. */
function saveStatement(): readonly [name: string, sql: string] {
  if (isBroken('save-without-state')) return ['answer.save-always', SAVE.replace("AND a.state = 'open'", '')];
  if (isBroken('last-arrival-wins'))
    return [
      'answer.save-last',
      SAVE.replaceAll(NEWER, 'true').replace('greatest(stored.client_rev, excluded.client_rev)', 'excluded.client_rev'),
    ];
  return ['answer.save', SAVE];
}

const FILE = `
  SELECT a.id, a.quiz_id, a.enrolment_id, ${survivorOf('a.person_id')} AS person_id, a.number, a.state, a.locale, a.started_at, a.deadline_at, a.extra_seconds,
    a.finished_at, a.receipt_hash, a.answered, a.max_points,
    (SELECT jsonb_agg(jsonb_build_object('slot', s.slot, 'questionVersionId', s.question_version_id, 'points', s.points,
      'optionOrder', s.option_order) ORDER BY s.slot) FROM attempt_slot s WHERE s.attempt_id = a.id) AS slots,
    coalesce((SELECT jsonb_agg(jsonb_build_object('slot', w.slot, 'rev', w.client_rev, 'response', w.response,
      'locale', w.locale, 'receivedAt', w.received_at) ORDER BY w.slot) FROM answer w WHERE w.attempt_id = a.id), '[]') AS answers,
    ${givenMarks('a.id')} AS given,
    coalesce((SELECT jsonb_object_agg(t.question_version_id, t.tolerance) FROM second_marking t
      JOIN enrolment e ON e.id = a.enrolment_id WHERE t.run_id = e.run_id AND t.quiz_id = a.quiz_id), '{}') AS tolerances,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'questionVersionId', c.question_version_id,
      'kind', c.kind, 'key', c.answer_key, 'undoes', c.undoes) ORDER BY c.number) FROM correction c
      JOIN enrolment e ON e.id = a.enrolment_id
      WHERE c.quiz_id = a.quiz_id AND (c.run_id IS NULL OR c.run_id = e.run_id)), '[]') AS corrections
  FROM attempt a`;

/** Attempts and answers. The statements of the hot paths stand alone, without a transaction around them. */
@Injectable()
export class AttemptsRepository {
  constructor(private readonly db: Db) {}

  async seat(quizId: string, personId: string, localDate: string): Promise<SeatRow | null> {
    return (await this.db.prepared<SeatRow>('attempt.seat', SEAT, [quizId, personId, localDate]))[0] ?? null;
  }

  /** Starts an attempt with its pinned questions; false when one is open already, or its number is taken. */
  async start(attempt: Attempt, slots: readonly PinnedSlot[]): Promise<boolean> {
    const isCareless = isBroken('start-without-lock');
    const rows = await this.db.prepared(
      isCareless ? 'attempt.start-careless' : 'attempt.start',
      startAttempt(isCareless ? '' : 'ON CONFLICT DO NOTHING'),
      [
        attempt.id,
        attempt.quizId,
        attempt.enrolmentId,
        attempt.personId,
        attempt.number,
        attempt.seed,
        attempt.locale,
        attempt.startedAt,
        attempt.deadlineAt,
        attempt.maxPoints,
        slots.map((pinned) => pinned.slot),
        slots.map((pinned) => pinned.questionVersionId),
        slots.map((pinned) => pinned.points),
        slots.map((pinned) => JSON.stringify(pinned.optionOrder)),
        attempt.extraSeconds,
      ],
    );
    return rows.length > 0;
  }

  /** Saves an answer when the attempt is open, the person's own, in time, and the question is of this type; else null. */
  async save(order: AnswerOrder): Promise<StoredRow | null> {
    const response = order.response === null ? null : JSON.stringify(order.response);
    const [name, sql] = saveStatement();
    const rows = await this.db.prepared<StoredRow>(name, sql, [
      order.attemptId,
      order.personId,
      order.slot,
      order.clientRev,
      order.type,
      response,
      order.locale,
      order.receivedAt,
    ]);
    return rows[0] ?? null;
  }

  async file(attemptId: string): Promise<AttemptFile | null> {
    const [file] = await this.#files<ReadFile>(`${FILE} WHERE a.id = $1`, [attemptId]);
    return file ?? null;
  }

  files(attemptIds: readonly string[]): Promise<AttemptFile[]> {
    return this.#files<ReadFile>(`${FILE} WHERE a.id = ANY ($1)`, [attemptIds]);
  }

  async #files<F extends ReadFile>(sql: string, values: readonly unknown[]): Promise<(F & AttemptFile)[]> {
    return (await this.db.query<F & Record<string, unknown>>(sql, values)).map((file) => withStanding<F>(file));
  }

  /** The attempts that count for the grade of a quiz, in one run or in all. */
  countedFiles(quizId: string, runId: string | null): Promise<AttemptFile[]> {
    return this.#files<ReadFile>(
      `${FILE} WHERE a.id IN (SELECT g.attempt_id FROM grade g JOIN enrolment e ON e.id = g.enrolment_id
         WHERE g.quiz_id = $1 AND ($2::uuid IS NULL OR e.run_id = $2))`,
      [quizId, runId],
    );
  }

  /** The attempt that counts for another quiz of the version, by the name of its activity. */
  async countedBefore(enrolmentId: string, versionId: string, slug: string): Promise<AttemptFile | null> {
    const [file] = await this.#files<ReadFile>(
      `${FILE} WHERE a.id = (SELECT g.attempt_id FROM grade g JOIN quiz q ON q.id = g.quiz_id
         JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id
         WHERE g.enrolment_id = $1 AND m.version_id = $2 AND y.slug = $3)`,
      [enrolmentId, versionId, slug],
    );
    return file ?? null;
  }

  filesOfPerson(
    quizId: string,
    personId: string,
  ): Promise<(AttemptFile & { is_released: boolean; pending: number })[]> {
    return this.#files<ReadFile & { is_released: boolean; pending: number }>(
      `SELECT f.*, EXISTS (SELECT 1 FROM grade g WHERE g.enrolment_id = f.enrolment_id AND g.quiz_id = f.quiz_id
         AND g.released_at IS NOT NULL) AS is_released,
         (SELECT coalesce(own.pending_marks, 0) FROM attempt own WHERE own.id = f.id) AS pending
       FROM (${FILE} WHERE a.quiz_id = $1 AND a.person_id = ANY (${idsOfPerson('$2')})) f ORDER BY f.started_at`,
      [quizId, personId],
    );
  }

  /** Holds an attempt, so that no save, submit or sweep changes it until the transaction ends. */
  lock(
    attemptId: string,
    personId: string,
  ): Promise<{ id: string; state: Attempt['state']; deadline_at: Date | null } | null> {
    return this.db.one(
      `SELECT id, state, deadline_at FROM attempt WHERE id = $1 AND person_id = ANY (${idsOfPerson('$2')}) FOR UPDATE`,
      [attemptId, personId],
    );
  }

  async keepLateEvidence(evidence: Omit<LateEvidence, 'lastContactAt'>): Promise<void> {
    const { id, attemptId, slot, clientRev, response, locale, deviceAt, receivedAt } = evidence;
    await this.db.execute(
      `INSERT INTO late_evidence (id, attempt_id, slot, client_rev, response, locale, device_at, received_at, last_contact_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, greatest(
         (SELECT max(received_at) FROM answer WHERE attempt_id = $2),
         (SELECT max(seen_at) FROM attempt_presence WHERE attempt_id = $2))
       ON CONFLICT DO NOTHING`,
      [
        id,
        attemptId,
        slot,
        clientRev,
        response === null ? null : JSON.stringify(response),
        locale,
        deviceAt,
        receivedAt,
      ],
    );
  }
}
