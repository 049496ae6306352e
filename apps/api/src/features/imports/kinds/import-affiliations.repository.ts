import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface HeldAffiliationRow {
  person_id: string;
  id: string | null;
  institution_id: string;
  department: string;
  name_fold: string;
  position: string;
  is_primary: boolean;
  starts: string | null;
  ends: string | null;
}

export interface WrittenAffiliation {
  readonly id: string;
  readonly personId: string;
  readonly departmentId: string;
  readonly positionId: string | null;
  readonly isPrimary: boolean;
  readonly from: string | null;
  readonly until: string | null;
}

/** Where people work and worked, whole, as rows of imports change it. */
@Injectable()
export class ImportAffiliationsRepository {
  constructor(private readonly db: Db) {}

  /** Who has these addresses; `hold` keeps others from changing them meanwhile. */
  people(emails: readonly string[], hold: boolean): Promise<{ id: string; email: string; is_merged: boolean }[]> {
    return this.db.query(
      `SELECT p.id, p.email, EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = p.id) AS is_merged
       FROM person p WHERE p.email = ANY ($1::text[]) ORDER BY p.id ${hold ? 'FOR NO KEY UPDATE OF p' : ''}`,
      [emails],
    );
  }

  affiliationsOf(personIds: readonly string[]): Promise<HeldAffiliationRow[]> {
    return this.db.query<HeldAffiliationRow & Record<string, unknown>>(
      `SELECT f.person_id, f.id, d.institution_id, d.name AS department, d.name_fold, coalesce(q.name, '') AS position, f.is_primary,
         lower(f.valid)::text AS starts, upper(f.valid)::text AS ends
       FROM affiliation f JOIN department d ON d.id = f.department_id LEFT JOIN position q ON q.id = f.position_id
       WHERE f.person_id = ANY ($1::uuid[]) ORDER BY f.valid, f.id`,
      [personIds],
    );
  }

  /** Ends or renames affiliations first, so that new ones find the place free. */
  async write(changed: readonly WrittenAffiliation[], added: readonly WrittenAffiliation[]): Promise<void> {
    await this.db.execute(
      `UPDATE affiliation f SET position_id = g.position_id, valid = daterange(lower(f.valid), g.ends)
       FROM unnest($1::uuid[], $2::uuid[], $3::date[]) AS g (id, position_id, ends) WHERE f.id = g.id`,
      [changed.map((one) => one.id), changed.map((one) => one.positionId), changed.map((one) => one.until)],
    );
    await this.db.execute(
      `INSERT INTO affiliation (id, person_id, department_id, position_id, is_primary, valid)
       SELECT id, person_id, department_id, position_id, is_primary, daterange(starts, ends)
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::boolean[], $6::date[], $7::date[])
         AS g (id, person_id, department_id, position_id, is_primary, starts, ends)`,
      [
        added.map((one) => one.id),
        added.map((one) => one.personId),
        added.map((one) => one.departmentId),
        added.map((one) => one.positionId),
        added.map((one) => one.isPrimary),
        added.map((one) => one.from),
        added.map((one) => one.until),
      ],
    );
  }
}
