import type { LocalizedText, RequestState, RunKind, SeatQuota, Seated } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';
import type { RunState } from '../run.entity.js';

/** A run as far as its seats go; the cut-off is the first day of the run unless another was set. */
export interface SeatRunRow {
  id: string;
  kind: RunKind;
  state: RunState;
  code: string;
  title: LocalizedText;
  course_title: LocalizedText;
  host_name: LocalizedText;
  starts_on: string;
  ends_on: string;
  capacity: number | null;
  enrolment_from: string | null;
  enrolment_until: string | null;
  cut_off_on: string;
}

export interface QuotaRow extends SeatQuota {
  readonly institutionName: LocalizedText;
}

export interface WaitingRow {
  readonly requestId: string;
  readonly personId: string;
  readonly institutionId: string;
  readonly arrival: number;
}

export interface SeatedRow extends Seated {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly institutionName: LocalizedText;
  readonly beyondReason: string | null;
  readonly noShowAt: Date | null;
}

export interface SeatPlanColumns {
  readonly capacity: number | null;
  readonly enrolmentFrom: string | null;
  readonly enrolmentUntil: string | null;
  readonly cutOffOn: string | null;
}

const RUN = `SELECT r.id, r.kind, r.state, r.code, r.title, c.title AS course_title, i.name AS host_name, r.starts_on, r.ends_on,
    r.capacity, r.enrolment_from, r.enrolment_until, coalesce(r.cut_off_on, r.starts_on) AS cut_off_on
  FROM run r JOIN course c ON c.id = r.course_id JOIN institution i ON i.id = r.host_institution_id`;

/** Where somebody works on a day; the request's own institution when nowhere. */
const INSTITUTION = `coalesce((SELECT d.institution_id FROM affiliation f JOIN department d ON d.id = f.department_id
  WHERE f.person_id = q.person_id AND f.is_primary AND f.valid @> $2::date), q.institution_id)`;

/** Seats of runs: what the rules of the domain are asked with. */
@Injectable()
export class SeatsRepository {
  constructor(private readonly db: Db) {}

  /** A run whose seats nobody else gives or takes until the transaction ends. */
  async lockRun(runId: string): Promise<SeatRunRow | null> {
    // The row first, alone: what is read after it is what whoever held it before has left.
    await this.db.execute('SELECT 1 FROM run WHERE id = $1 FOR NO KEY UPDATE', [runId]);
    return this.run(runId);
  }

  run(runId: string): Promise<SeatRunRow | null> {
    return this.db.one<SeatRunRow & Record<string, unknown>>(`${RUN} WHERE r.id = $1`, [runId]);
  }

  /** Group runs in whose window a day lies, the next to begin first. */
  takingRequests(today: string, limit: number): Promise<SeatRunRow[]> {
    return this.db.query<SeatRunRow & Record<string, unknown>>(
      `${RUN} WHERE r.kind = 'group' AND r.state IN ('planned', 'running') AND r.enrolment_from <= $1::date
         AND CASE WHEN r.enrolment_until IS NULL THEN $1::date < coalesce(r.cut_off_on, r.starts_on) ELSE $1::date <= r.enrolment_until END
       ORDER BY r.starts_on, r.id LIMIT $2`,
      [today, limit],
    );
  }

  quotas(runId: string): Promise<QuotaRow[]> {
    return this.db.query<QuotaRow & Record<string, unknown>>(
      `SELECT k.institution_id AS "institutionId", i.name AS "institutionName", k.seats, k.released_on AS "releasedOn"
       FROM run_quota k JOIN institution i ON i.id = k.institution_id WHERE k.run_id = $1 ORDER BY i.slug`,
      [runId],
    );
  }

  async taken(runId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ institution_id: string; seats: number }>(
      "SELECT institution_id, count(*)::int AS seats FROM enrolment WHERE run_id = $1 AND state = 'enrolled' GROUP BY 1",
      [runId],
    );
    return new Map(rows.map((row) => [row.institution_id, row.seats]));
  }

  /** Who waits, in order, each with the institution they belong to on the day. */
  waiting(runId: string, today: string): Promise<WaitingRow[]> {
    return this.db.query<WaitingRow & Record<string, unknown>>(
      `SELECT q.id AS "requestId", q.person_id AS "personId", ${INSTITUTION} AS "institutionId", q.arrival
       FROM enrolment_request q WHERE q.run_id = $1 AND q.state = 'waitlisted' ORDER BY q.arrival`,
      [runId, today],
    );
  }

  /** Who has a seat, in the order in which seats were given. */
  seated(runId: string): Promise<SeatedRow[]> {
    return this.db.query<SeatedRow & Record<string, unknown>>(
      `SELECT e.id AS "enrolmentId", e.person_id AS "personId", e.institution_id AS "institutionId", i.name AS "institutionName",
         p.given_name AS "givenName", p.family_name AS "familyName", e.beyond_reason AS "beyondReason",
         e.beyond_reason IS NOT NULL AS "isBeyondPlan", e.no_show_at AS "noShowAt"
       FROM enrolment e JOIN person p ON p.id = e.person_id JOIN institution i ON i.id = e.institution_id
       WHERE e.run_id = $1 AND e.state = 'enrolled' ORDER BY e.enrolled_at, e.id`,
      [runId],
    );
  }

  /** The plan as it was written, without what follows from it; null when nothing was planned. */
  seatPlan(runId: string): Promise<SeatPlanColumns | null> {
    return this.db.one<SeatPlanColumns & Record<string, unknown>>(
      `SELECT capacity, enrolment_from AS "enrolmentFrom", enrolment_until AS "enrolmentUntil", cut_off_on AS "cutOffOn" FROM run
       WHERE id = $1 AND num_nonnulls(capacity, enrolment_from, cut_off_on) > 0`,
      [runId],
    );
  }

  async savePlan(runId: string, plan: SeatPlanColumns): Promise<void> {
    await this.db.execute(
      `UPDATE run SET capacity = $2, enrolment_from = $3, enrolment_until = $4, cut_off_on = $5, version = version + 1 WHERE id = $1`,
      [runId, plan.capacity, plan.enrolmentFrom, plan.enrolmentUntil, plan.cutOffOn],
    );
  }

  async replaceQuotas(runId: string, quotas: readonly SeatQuota[]): Promise<void> {
    await this.db.execute('DELETE FROM run_quota WHERE run_id = $1', [runId]);
    await this.db.execute(
      `INSERT INTO run_quota (run_id, institution_id, seats, released_on)
       SELECT $1, g.* FROM unnest($2::uuid[], $3::int[], $4::date[]) AS g (institution_id, seats, released_on)`,
      [
        runId,
        quotas.map((quota) => quota.institutionId),
        quotas.map((quota) => quota.seats),
        quotas.map((quota) => quota.releasedOn),
      ],
    );
  }

  /** Runs where somebody waits: those whose list may move today, or is over. */
  async runsWithList(): Promise<string[]> {
    const rows = await this.db.query<{ run_id: string }>(
      "SELECT DISTINCT run_id FROM enrolment_request WHERE state = 'waitlisted' ORDER BY run_id",
    );
    return rows.map((row) => row.run_id);
  }

  /** Whether a run has sessions and all of them are over. */
  async areSessionsOver(runId: string, now: Date): Promise<boolean> {
    const row = await this.db.one<{ is_over: boolean | null }>(
      'SELECT bool_and(ends_at <= $2) AS is_over FROM session WHERE run_id = $1 AND cancelled_at IS NULL',
      [runId, now],
    );
    return row?.is_over ?? false;
  }

  /** Whether somebody was seen in any session of their run. */
  async wasPresent(enrolmentId: string): Promise<boolean> {
    const row = await this.db.one('SELECT 1 FROM attendance_record WHERE enrolment_id = $1 AND minutes > 0 LIMIT 1', [
      enrolmentId,
    ]);
    return row !== null;
  }

  /** False when it was said before. */
  async setNoShow(enrolmentId: string, by: string | null, at: Date | null): Promise<boolean> {
    return (
      (await this.db.execute(
        `UPDATE enrolment SET no_show_at = $2, no_show_by = $3, version = version + 1
         WHERE id = $1 AND state = 'enrolled' AND (no_show_at IS NULL) = ($2::timestamptz IS NOT NULL)`,
        [enrolmentId, at, by],
      )) === 1
    );
  }

  /** The states of live requests among people of a run. */
  async liveStates(runId: string, personIds: readonly string[]): Promise<ReadonlyMap<string, RequestState>> {
    const rows = await this.db.query<{ person_id: string; state: RequestState }>(
      `SELECT w.id AS person_id, 'enrolled' AS state FROM unnest($2::uuid[]) AS w (id)
         JOIN enrolment e ON e.run_id = $1 AND e.person_id = ANY (${idsOfPerson('w.id')}) AND e.state = 'enrolled'
       UNION ALL SELECT w.id, q.state FROM unnest($2::uuid[]) AS w (id)
         JOIN enrolment_request q ON q.run_id = $1 AND q.person_id = ANY (${idsOfPerson('w.id')})
         AND q.state IN ('requested', 'endorsed', 'invited', 'waitlisted', 'enrolled', 'no-show')`,
      [runId, personIds],
    );
    return new Map(rows.map((row) => [row.person_id, row.state]));
  }
}
