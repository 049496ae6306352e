import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface HeldAffiliationRow {
  person_id: string;
  id: string | null;
  institution_id: string;
  department: string;
  name_fold: string;
  position_title: string;
  is_primary: boolean;
  starts: string | null;
  ends: string | null;
}

export interface WrittenAffiliation {
  readonly id: string;
  readonly personId: string;
  readonly departmentId: string;
  readonly position: string;
  readonly isPrimary: boolean;
  readonly from: string | null;
  readonly until: string | null;
}

/** Where people work and worked, whole, as rows of imports change it. */
@Injectable()
export class ImportAffiliationsRepository {
  constructor(private readonly db: Db) {}

  /** Who has these addresses; `hold` keeps others from changing them meanwhile. */
  async personIds(emails: readonly string[], hold: boolean): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; email: string }>(
      `SELECT id, email FROM person WHERE email = ANY ($1::text[]) ORDER BY id ${hold ? 'FOR NO KEY UPDATE' : ''}`,
      [emails],
    );
    return new Map(rows.map(({ id, email }) => [email, id]));
  }

  affiliationsOf(personIds: readonly string[]): Promise<HeldAffiliationRow[]> {
    return this.db.query<HeldAffiliationRow & Record<string, unknown>>(
      `SELECT f.person_id, f.id, d.institution_id, d.name AS department, d.name_fold, f.position_title, f.is_primary,
         lower(f.valid)::text AS starts, upper(f.valid)::text AS ends
       FROM affiliation f JOIN department d ON d.id = f.department_id WHERE f.person_id = ANY ($1::uuid[]) ORDER BY f.valid, f.id`,
      [personIds],
    );
  }

  /** Ends or renames affiliations first, so that new ones find the place free. */
  async write(changed: readonly WrittenAffiliation[], added: readonly WrittenAffiliation[]): Promise<void> {
    await this.db.execute(
      `UPDATE affiliation f SET position_title = g.position_title, valid = daterange(lower(f.valid), g.ends)
       FROM unnest($1::uuid[], $2::text[], $3::date[]) AS g (id, position_title, ends) WHERE f.id = g.id`,
      [changed.map((one) => one.id), changed.map((one) => one.position), changed.map((one) => one.until)],
    );
    await this.db.execute(
      `INSERT INTO affiliation (id, person_id, department_id, position_title, is_primary, valid)
       SELECT id, person_id, department_id, position_title, is_primary, daterange(starts, ends)
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::boolean[], $6::date[], $7::date[])
         AS g (id, person_id, department_id, position_title, is_primary, starts, ends)`,
      [
        added.map((one) => one.id),
        added.map((one) => one.personId),
        added.map((one) => one.departmentId),
        added.map((one) => one.position),
        added.map((one) => one.isPrimary),
        added.map((one) => one.from),
        added.map((one) => one.until),
      ],
    );
  }
}
