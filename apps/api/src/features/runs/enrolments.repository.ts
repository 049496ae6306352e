import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';

export interface EnrollableRow {
  id: string;
  given_name: string;
  family_name: string;
  institution_id: string | null;
}

export interface NewEnrolment {
  readonly id: string;
  readonly personId: string;
  readonly institutionId: string;
  readonly beyondReason: string | null;
  /** See `CyclesService`. */
  readonly cycle: number;
}

export interface CandidateRow {
  person_id: string;
  given_name: string;
  family_name: string;
  email: string | null;
  institution_name: LocalizedText | null;
  is_enrolled: boolean;
}

const PRIMARY = (day: string) => `LEFT JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> ${day}
       LEFT JOIN department d ON d.id = f.department_id`;

@Injectable()
export class EnrolmentsRepository {
  constructor(private readonly db: Db) {}

  /** People with the institution of their primary affiliation on a day. */
  enrollable(personIds: readonly string[], day: string): Promise<EnrollableRow[]> {
    return this.db.query<EnrollableRow>(
      `SELECT p.id, p.given_name, p.family_name, d.institution_id FROM person p
       ${PRIMARY('$2::date')} WHERE p.id = ANY ($1::uuid[]) ORDER BY p.id`,
      [personIds, day],
    );
  }

  /** Those of some people who are in the run already, under whichever name, and not withdrawn. */
  async enrolledAmong(runId: string, personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ person_id: string }>(
      `SELECT w.id AS person_id FROM unnest($2::uuid[]) AS w (id) WHERE EXISTS (
         SELECT 1 FROM enrolment e WHERE e.run_id = $1 AND e.person_id = ANY (${idsOfPerson('w.id')}) AND e.state = 'enrolled')`,
      [runId, personIds],
    );
    return new Set(rows.map((row) => row.person_id));
  }

  /** How many of these people somebody limited to these scopes sees neither today nor in the run. */
  async countUnseen(
    runId: string,
    personIds: readonly string[],
    scopes: { institution: readonly string[]; department: readonly string[] },
  ): Promise<number> {
    const row = await this.db.one<{ unseen: number }>(
      `SELECT count(*)::int AS unseen FROM unnest($2::uuid[]) AS w (id)
       WHERE NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.run_id = $1 AND e.person_id = w.id)
         AND NOT EXISTS (SELECT 1 FROM person p ${PRIMARY('CURRENT_DATE')}
           WHERE p.id = w.id AND (d.institution_id = ANY ($3::uuid[]) OR d.id = ANY ($4::uuid[])))`,
      [runId, personIds, scopes.institution, scopes.department],
    );
    return row?.unseen ?? 0;
  }

  /** Enrols people, and takes back who was withdrawn; gives those that changed. */
  enrol(
    runId: string,
    people: readonly NewEnrolment[],
    at: Date,
    by: string | null,
  ): Promise<{ id: string; person_id: string }[]> {
    return this.db.query(
      `INSERT INTO enrolment (id, run_id, person_id, cycle, institution_id, state, enrolled_at, enrolled_by, beyond_reason)
       SELECT g.id, $1, g.person_id, g.cycle, g.institution_id, 'enrolled', $5, $6, g.beyond_reason
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $7::text[], $8::int[]) AS g (id, person_id, institution_id, beyond_reason, cycle)
       ON CONFLICT ON CONSTRAINT enrolment_once DO UPDATE SET state = 'enrolled', institution_id = EXCLUDED.institution_id,
         beyond_reason = EXCLUDED.beyond_reason, no_show_at = NULL, no_show_by = NULL, version = enrolment.version + 1
         WHERE enrolment.state = 'withdrawn'
       RETURNING id, person_id`,
      [
        runId,
        people.map((person) => person.id),
        people.map((person) => person.personId),
        people.map((person) => person.institutionId),
        at,
        by,
        people.map((person) => person.beyondReason),
        people.map((person) => person.cycle),
      ],
    );
  }

  enrolmentById(enrolmentId: string): Promise<{ id: string; run_id: string; person_id: string } | null> {
    return this.db.one('SELECT id, run_id, person_id FROM enrolment WHERE id = $1', [enrolmentId]);
  }

  /** Where somebody has a seat in a run; null when they have none. */
  async enrolmentOf(runId: string, personId: string): Promise<string | null> {
    const row = await this.db.one<{ id: string }>(
      `SELECT id FROM enrolment WHERE run_id = $1 AND person_id = ANY (${idsOfPerson('$2')}) AND state = 'enrolled' ORDER BY cycle DESC, id LIMIT 1`,
      [runId, personId],
    );
    return row?.id ?? null;
  }

  /** Those of some runs in which somebody has a seat. */
  async runsOf(personId: string, runIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ run_id: string }>(
      `SELECT run_id FROM enrolment WHERE person_id = ANY (${idsOfPerson('$1')}) AND run_id = ANY ($2::uuid[]) AND state = 'enrolled'`,
      [personId, runIds],
    );
    return new Set(rows.map((row) => row.run_id));
  }

  /** False when the person was withdrawn already. */
  async withdraw(enrolmentId: string): Promise<boolean> {
    return (
      (await this.db.execute(
        "UPDATE enrolment SET state = 'withdrawn', version = version + 1 WHERE id = $1 AND state = 'enrolled'",
        [enrolmentId],
      )) === 1
    );
  }

  /** People who match every pattern, inside the scopes, in the order of names. */
  candidates(
    runId: string,
    patterns: readonly string[],
    scopes: { all: boolean; institution: readonly string[]; department: readonly string[] },
    limit: number,
  ): Promise<CandidateRow[]> {
    return this.db.query<CandidateRow>(
      `SELECT p.id AS person_id, p.given_name, p.family_name, p.email, i.name AS institution_name,
         EXISTS (SELECT 1 FROM enrolment e WHERE e.run_id = $1 AND e.person_id = ANY (${idsOfPerson('p.id')}) AND e.state = 'enrolled') AS is_enrolled
       FROM person p ${PRIMARY('CURRENT_DATE')} LEFT JOIN institution i ON i.id = d.institution_id
       WHERE p.search_text LIKE ALL ($2::text[]) AND ($3 OR d.institution_id = ANY ($4::uuid[]) OR d.id = ANY ($5::uuid[]))
         AND NOT EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = p.id)
       ORDER BY p.search_text, p.id LIMIT $6`,
      [runId, patterns, scopes.all, scopes.institution, scopes.department, limit],
    );
  }
}
