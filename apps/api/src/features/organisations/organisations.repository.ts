import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Department } from './department.entity.js';
import { Institution } from './institution.entity.js';
import type { Position } from './position.entity.js';
import { PlacePopulation } from './place-population.entity.js';
import { Place } from './place.entity.js';

export interface InstitutionRow {
  id: string;
  slug: string;
  name: Institution['name'];
  search_text: string;
}

/** A primary affiliation that begins on `from` (`YYYY-MM-DD`). */
export interface NewAffiliation {
  readonly id: string;
  readonly personId: string;
  readonly departmentId: string;
  readonly positionId: string | null;
  readonly from: string;
}

@Injectable()
export class OrganisationsRepository {
  constructor(private readonly db: Db) {}

  async placeIdBySlug(slug: string): Promise<string | null> {
    return (await this.db.one<{ id: string }>('SELECT id FROM place WHERE slug = $1', [slug]))?.id ?? null;
  }

  async savePlace(place: Place): Promise<void> {
    await this.db.manager.upsert(Place, place, ['id']);
  }

  async replacePopulations(placeId: string, rows: PlacePopulation[]): Promise<void> {
    await this.db.manager.delete(PlacePopulation, { placeId });
    if (rows.length > 0) await this.db.manager.insert(PlacePopulation, rows);
  }

  async institutionIdBySlug(slug: string): Promise<string | null> {
    return (await this.db.one<{ id: string }>('SELECT id FROM institution WHERE slug = $1', [slug]))?.id ?? null;
  }

  async saveInstitution(institution: Institution): Promise<void> {
    await this.db.manager.upsert(Institution, institution, ['id']);
  }

  institutions(): Promise<InstitutionRow[]> {
    return this.db.query<InstitutionRow>('SELECT id, slug, name, search_text FROM institution ORDER BY slug');
  }

  /** Ids of departments by institution and folded name, in the given order; those not there are made. */
  async departmentIds(departments: readonly Department[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `WITH given AS (
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
           WITH ORDINALITY AS g (id, institution_id, name, name_fold, place)
       ), made AS (
         INSERT INTO department (id, institution_id, name, name_fold)
         SELECT DISTINCT ON (institution_id, name_fold) id, institution_id, name, name_fold FROM given
         ORDER BY institution_id, name_fold, place
         ON CONFLICT ON CONSTRAINT department_name_unique DO UPDATE SET name_fold = EXCLUDED.name_fold
         RETURNING id, institution_id, name_fold
       )
       SELECT made.id FROM given JOIN made USING (institution_id, name_fold) ORDER BY place`,
      [
        departments.map((department) => department.id),
        departments.map((department) => department.institutionId),
        departments.map((department) => department.name),
        departments.map((department) => department.nameFold),
      ],
    );
    return rows.map((row) => row.id);
  }

  /** Ids of positions by department and folded name, in the given order; those not there are made. */
  async positionIds(positions: readonly Position[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `WITH given AS (
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
           WITH ORDINALITY AS g (id, department_id, name, name_fold, place)
       ), made AS (
         INSERT INTO position (id, department_id, name, name_fold)
         SELECT DISTINCT ON (department_id, name_fold) id, department_id, name, name_fold FROM given
         ORDER BY department_id, name_fold, place
         ON CONFLICT ON CONSTRAINT position_name_unique DO UPDATE SET name_fold = EXCLUDED.name_fold
         RETURNING id, department_id, name_fold
       )
       SELECT made.id FROM given JOIN made USING (department_id, name_fold) ORDER BY place`,
      [
        positions.map((position) => position.id),
        positions.map((position) => position.departmentId),
        positions.map((position) => position.name),
        positions.map((position) => position.nameFold),
      ],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Makes each the person's primary affiliation from its day on: the earlier primary one, and one in the same
   * department, ends the day before; what was to begin on that day or later is replaced.
   */
  async replacePrimaryAffiliations(affiliations: readonly NewAffiliation[]): Promise<void> {
    const given =
      'unnest($1::uuid[], $2::uuid[], $3::date[]) AS g (person_id, department_id, first_day) WHERE f.person_id = g.person_id AND (f.is_primary OR f.department_id = g.department_id)';
    const whose = [
      affiliations.map((one) => one.personId),
      affiliations.map((one) => one.departmentId),
      affiliations.map((one) => one.from),
    ];
    await this.db.execute(`DELETE FROM affiliation f USING ${given} AND lower(f.valid) >= g.first_day`, whose);
    await this.db.execute(
      `UPDATE affiliation f SET valid = daterange(lower(f.valid), g.first_day) FROM ${given} AND f.valid @> g.first_day`,
      whose,
    );
    await this.db.execute(
      `INSERT INTO affiliation (id, person_id, department_id, position_id, is_primary, valid)
       SELECT id, person_id, department_id, position_id, true, daterange(first_day, NULL)
       FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::uuid[], $5::uuid[])
         AS g (person_id, department_id, first_day, id, position_id)`,
      [...whose, affiliations.map((one) => one.id), affiliations.map((one) => one.positionId)],
    );
  }
}
