import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Fingerprints } from '../../platform/db/fingerprints.js';
import { Department } from './department.entity.js';
import { Institution } from './institution.entity.js';
import type { KnownIds } from '../../platform/db/known-ids.js';
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
  /** The person has none yet. */
  readonly isFirst?: boolean;
}

/** A department of an institution, or a position of a department. */
interface Named {
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly nameFold: string;
}

/** Whoever makes one at the same moment has committed before the second look. */
const MOST_LOOKS = 3;

@Injectable()
export class OrganisationsRepository {
  constructor(
    private readonly db: Db,
    private readonly fingerprints: Fingerprints,
  ) {}

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

  /** Ids of departments by institution and folded name, in the given order; those not there are made, and noted as such. */
  departmentIds(departments: readonly Department[], known: KnownIds): Promise<string[]> {
    return this.#idsOf(
      { table: 'department', parent: 'institution_id', known },
      departments.map(({ institutionId, ...named }) => ({ ...named, parentId: institutionId })),
    );
  }

  /** Ids of positions by department and folded name, in the given order; those not there are made, and noted as such. */
  positionIds(positions: readonly Position[], known: KnownIds): Promise<string[]> {
    return this.#idsOf(
      { table: 'position', parent: 'department_id', known },
      positions.map(({ departmentId, ...named }) => ({ ...named, parentId: departmentId })),
    );
  }

  /**
   * Those that are there are only read: thousands of affiliations point at them in one transaction, and each version of a row
   * that is written in it has to be walked past. What somebody else makes at the same moment is waited for, and seen by the
   * second look.
   */
  async #idsOf(
    {
      table,
      parent,
      known,
    }: { readonly table: 'department' | 'position'; readonly parent: string; readonly known: KnownIds },
    named: readonly Named[],
  ): Promise<string[]> {
    const values = [
      named.map(({ id }) => id),
      named.map(({ parentId }) => parentId),
      named.map(({ name }) => name),
      named.map(({ nameFold }) => nameFold),
    ];
    for (let look = 1; look <= MOST_LOOKS; look += 1) {
      const rows = await this.db.query<{ id: string | null; is_made: boolean }>(
        `WITH given AS (
           SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
             WITH ORDINALITY AS g (id, ${parent}, name, name_fold, place)
         ), made AS (
           INSERT INTO ${table} (id, ${parent}, name, name_fold)
           SELECT DISTINCT ON (${parent}, name_fold) id, ${parent}, name, name_fold FROM given
           WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.${parent} = given.${parent} AND t.name_fold = given.name_fold)
           ORDER BY ${parent}, name_fold, place
           ON CONFLICT ON CONSTRAINT ${table}_name_unique DO NOTHING
           RETURNING id, ${parent}, name_fold
         )
         SELECT coalesce(made.id, t.id) AS id, made.id IS NOT NULL AS is_made FROM given LEFT JOIN made USING (${parent}, name_fold)
         LEFT JOIN ${table} t USING (${parent}, name_fold) ORDER BY place`,
        values,
      );
      const ids = rows.flatMap(({ id }) => id ?? []);
      for (const { id, is_made: isMade } of rows) if (id && isMade) known.noteMade(id);
      if (ids.length === named.length && (await this.#stay(table, ids))) return ids;
    }
    throw new Error(`a ${table} is neither there nor can be made`);
  }

  /** Whether all of these are still there; nobody removes them before the transaction ends. */
  async #stay(table: 'department' | 'position', ids: readonly string[]): Promise<boolean> {
    const wanted = [...new Set(ids)];
    const rows = await this.db.query(`SELECT 1 FROM ${table} WHERE id = ANY ($1::uuid[]) FOR KEY SHARE`, [wanted]);
    return rows.length === wanted.length;
  }

  /**
   * Makes each the person's primary affiliation from its day on: the earlier primary one, and one in the same
   * department, ends the day before; what was to begin on that day or later is replaced. Gives the fingerprint of each new
   * one by person.
   */
  async replacePrimaryAffiliations(affiliations: readonly NewAffiliation[]): Promise<ReadonlyMap<string, string>> {
    await this.#endEarlier(affiliations.filter(({ isFirst = false }) => !isFirst));
    const rows = await this.db.query<{ person_id: string; fingerprint: string }>(
      `INSERT INTO affiliation (id, person_id, department_id, position_id, is_primary, valid)
       SELECT id, person_id, department_id, position_id, true, daterange(first_day, NULL)
       FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::uuid[], $5::uuid[])
         AS g (person_id, department_id, first_day, id, position_id)
       RETURNING person_id, ${await this.fingerprints.of('affiliation')} AS fingerprint`,
      [...whoseOf(affiliations), affiliations.map((one) => one.id), affiliations.map((one) => one.positionId)],
    );
    return new Map(rows.map((row) => [row.person_id, row.fingerprint]));
  }

  async #endEarlier(affiliations: readonly NewAffiliation[]): Promise<void> {
    if (affiliations.length === 0) return;
    const given =
      'unnest($1::uuid[], $2::uuid[], $3::date[]) AS g (person_id, department_id, first_day) WHERE f.person_id = g.person_id AND (f.is_primary OR f.department_id = g.department_id)';
    const whose = whoseOf(affiliations);
    await this.db.execute(`DELETE FROM affiliation f USING ${given} AND lower(f.valid) >= g.first_day`, whose);
    await this.db.execute(
      `UPDATE affiliation f SET valid = daterange(lower(f.valid), g.first_day) FROM ${given} AND f.valid @> g.first_day`,
      whose,
    );
  }
}

const whoseOf = (affiliations: readonly NewAffiliation[]) => [
  affiliations.map((one) => one.personId),
  affiliations.map((one) => one.departmentId),
  affiliations.map((one) => one.from),
];
