import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';

export interface EnrolledRow {
  id: string;
  run_id: string;
  person_id: string;
  version: number;
}

export interface AskedPerson {
  readonly personId: string;
  readonly institutionId: string | null;
  /** Another name of somebody: nobody is enrolled under it any more. */
  readonly isMerged: boolean;
}

/** What rows of enrolments name, and what became of them. */
@Injectable()
export class ImportEnrolmentsRepository {
  constructor(private readonly db: Db) {}

  /** Who has these addresses, with the institution of their main affiliation on a day. */
  async people(emails: readonly string[], day: string): Promise<ReadonlyMap<string, AskedPerson>> {
    const rows = await this.db.query<{ email: string; id: string; institution_id: string | null; is_merged: boolean }>(
      `SELECT p.email, p.id, d.institution_id, EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = p.id) AS is_merged FROM person p
       LEFT JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> $2::date
       LEFT JOIN department d ON d.id = f.department_id WHERE p.email = ANY ($1::text[])`,
      [emails, day],
    );
    return new Map(
      rows.map((row) => [row.email, { personId: row.id, institutionId: row.institution_id, isMerged: row.is_merged }]),
    );
  }

  /** Group runs by their code, whatever its case. */
  async runIds(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; code: string }>(
      "SELECT id, lower(code) AS code FROM run WHERE kind = 'group' AND lower(code) = ANY ($1::text[])",
      [codes.map((code) => code.toLowerCase())],
    );
    return new Map(rows.map((row) => [row.code, row.id]));
  }

  /** Who of some people has a seat in some runs, under whichever of their names. */
  enrolled(runIds: readonly string[], personIds: readonly string[]): Promise<EnrolledRow[]> {
    return this.db.query<EnrolledRow & Record<string, unknown>>(
      `SELECT e.id, e.run_id, w.id AS person_id, e.version FROM unnest($2::uuid[]) AS w (id)
       JOIN enrolment e ON e.run_id = ANY ($1::uuid[]) AND e.person_id = ANY (${idsOfPerson('w.id')}) AND e.state = 'enrolled'`,
      [runIds, personIds],
    );
  }

  /** Those of some enrolments that hold a seat in a run that is not over. */
  seated(ids: readonly string[]): Promise<EnrolledRow[]> {
    return this.db.query<EnrolledRow & Record<string, unknown>>(
      `SELECT e.id, e.run_id, e.person_id, e.version FROM enrolment e JOIN run r ON r.id = e.run_id
       WHERE e.id = ANY ($1::uuid[]) AND e.state = 'enrolled' AND r.state IN ('planned', 'running')`,
      [ids],
    );
  }
}
