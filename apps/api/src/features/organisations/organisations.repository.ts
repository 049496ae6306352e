import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Department } from './department.entity.js';
import { Institution } from './institution.entity.js';
import { PlacePopulation } from './place-population.entity.js';
import { Place } from './place.entity.js';

export interface InstitutionRow {
  id: string;
  slug: string;
  name: Institution['name'];
  search_text: string;
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

  /** The department of this folded name; made when it is not there, also when two ask at once. */
  async departmentId(department: Department): Promise<string> {
    const row = await this.db.one<{ id: string }>(
      `INSERT INTO department (id, institution_id, name, name_fold) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT department_name_unique DO UPDATE SET name_fold = EXCLUDED.name_fold RETURNING id`,
      [department.id, department.institutionId, department.name, department.nameFold],
    );
    return row?.id ?? department.id;
  }

  /** Ends the person's primary affiliation on `from` and begins the new one that day. */
  async replacePrimaryAffiliation(affiliation: {
    id: string;
    personId: string;
    departmentId: string;
    positionTitle: string;
    from: string;
  }): Promise<void> {
    const { id, personId, departmentId, positionTitle, from } = affiliation;
    await this.db.execute('DELETE FROM affiliation WHERE person_id = $1 AND lower(valid) >= $2::date', [
      personId,
      from,
    ]);
    await this.db.execute(
      'UPDATE affiliation SET valid = daterange(lower(valid), $2::date) WHERE person_id = $1 AND valid @> $2::date',
      [personId, from],
    );
    await this.db.execute(
      'INSERT INTO affiliation (id, person_id, department_id, position_title, is_primary, valid) VALUES ($1, $2, $3, $4, true, daterange($5::date, NULL))',
      [id, personId, departmentId, positionTitle, from],
    );
  }
}
