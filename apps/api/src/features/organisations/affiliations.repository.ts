import type { Stay } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

export interface HeldAffiliation {
  id: string;
  department_id: string;
  position_id: string | null;
  is_primary: boolean;
  first_day: string | null;
  last_day: string | null;
}

export interface AffiliationToAdd extends Stay {
  readonly id: string;
  readonly personId: string;
  readonly departmentId: string;
  readonly positionId: string | null;
  readonly isPrimary: boolean;
}

/** Writes affiliations one by one; nothing is ever taken away, only ended. */
@Injectable()
export class AffiliationsRepository {
  constructor(private readonly db: Db) {}

  /** Holds the person: changes of where somebody works come one after the other. Null: not there. */
  holdPerson(personId: string): Promise<{ is_merged: boolean } | null> {
    return this.db.one(
      `SELECT EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = p.id) AS is_merged
       FROM person p WHERE p.id = $1 FOR NO KEY UPDATE OF p`,
      [personId],
    );
  }

  ofPerson(personId: string, affiliationId: string): Promise<HeldAffiliation | null> {
    return this.db.one<HeldAffiliation & Record<string, unknown>>(
      `SELECT id, department_id, position_id, is_primary, lower(valid)::text AS first_day, (upper(valid) - 1)::text AS last_day
       FROM affiliation WHERE id = $2 AND person_id = $1`,
      [personId, affiliationId],
    );
  }

  /** Whether the department exists, and the position (if any) is one of it. */
  async isPlace(departmentId: string, positionId: string | null): Promise<boolean> {
    const row = await this.db.one(
      `SELECT 1 FROM department d WHERE d.id = $1
         AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM position q WHERE q.id = $2 AND q.department_id = d.id))`,
      [departmentId, positionId],
    );
    return row !== null;
  }

  /** What another affiliation of the person claims on one of the days: the same department, or to be the primary one. */
  async clashOf({ personId, departmentId, isPrimary, firstDay, lastDay }: AffiliationToAdd) {
    const { is_same } = (await this.db.one<{ is_same: boolean | null }>(
      `SELECT bool_or(department_id = $2) AS is_same FROM affiliation
       WHERE person_id = $1 AND valid && daterange($4::date, $5::date + 1)
         AND affiliation_claims(department_id, is_primary) && affiliation_claims($2, $3)`,
      [personId, departmentId, isPrimary, firstDay, lastDay],
    )) ?? { is_same: null };
    return is_same === null ? null : is_same ? ('department' as const) : ('primary' as const);
  }

  async add({ id, personId, departmentId, positionId, isPrimary, firstDay, lastDay }: AffiliationToAdd): Promise<void> {
    await this.db.execute(
      `INSERT INTO affiliation (id, person_id, department_id, position_id, is_primary, valid)
       VALUES ($1, $2, $3, $4, $5, daterange($6::date, $7::date + 1))`,
      [id, personId, departmentId, positionId, isPrimary, firstDay, lastDay],
    );
  }

  async setDays(affiliationId: string, { firstDay, lastDay }: Stay): Promise<void> {
    await this.db.execute('UPDATE affiliation SET valid = daterange($2::date, $3::date + 1) WHERE id = $1', [
      affiliationId,
      firstDay,
      lastDay,
    ]);
  }
}
