import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface EnrolledRow {
  id: string;
  run_id: string;
  person_id: string;
  version: number;
}

/** What rows of enrolments name, and what became of them. */
@Injectable()
export class ImportEnrolmentsRepository {
  constructor(private readonly db: Db) {}

  /** Who has these addresses, with the institution of their main affiliation on a day. */
  async people(
    emails: readonly string[],
    day: string,
  ): Promise<ReadonlyMap<string, { readonly personId: string; readonly institutionId: string | null }>> {
    const rows = await this.db.query<{ email: string; id: string; institution_id: string | null }>(
      `SELECT p.email, p.id, d.institution_id FROM person p
       LEFT JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> $2::date
       LEFT JOIN department d ON d.id = f.department_id WHERE p.email = ANY ($1::text[])`,
      [emails, day],
    );
    return new Map(rows.map((row) => [row.email, { personId: row.id, institutionId: row.institution_id }]));
  }

  /** Group runs by their code, whatever its case. */
  async runIds(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; code: string }>(
      "SELECT id, lower(code) AS code FROM run WHERE kind = 'group' AND lower(code) = ANY ($1::text[])",
      [codes.map((code) => code.toLowerCase())],
    );
    return new Map(rows.map((row) => [row.code, row.id]));
  }

  /** Who of some people has a seat in some runs. */
  enrolled(runIds: readonly string[], personIds: readonly string[]): Promise<EnrolledRow[]> {
    return this.db.query<EnrolledRow & Record<string, unknown>>(
      `SELECT id, run_id, person_id, version FROM enrolment
       WHERE run_id = ANY ($1::uuid[]) AND person_id = ANY ($2::uuid[]) AND state = 'enrolled'`,
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
