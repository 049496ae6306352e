import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An affiliation claims its department and, when it is the primary one, the place of that, which the nil UUID stands for.
 * No two of one person may claim the same on the same day: what two exclusion constraints said, by one index, since each
 * of them was an eighth of the work of an import of people.
 */
export class AffiliationClaims1764000000031 implements MigrationInterface {
  name = 'AffiliationClaims1764000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TYPE uuidrange AS RANGE (subtype = uuid, multirange_type_name = uuidmultirange);
CREATE FUNCTION affiliation_claims(department_id uuid, is_primary boolean) RETURNS uuidmultirange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN is_primary THEN uuidmultirange(
    uuidrange(department_id, department_id, '[]'),
    uuidrange('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', '[]'))
  ELSE uuidmultirange(uuidrange(department_id, department_id, '[]'))
END;
ALTER TABLE affiliation
  DROP CONSTRAINT affiliation_no_overlap,
  DROP CONSTRAINT affiliation_one_primary,
  ADD CONSTRAINT affiliation_no_clash EXCLUDE USING gist (
    person_id WITH =, valid WITH &&, affiliation_claims(department_id, is_primary) WITH &&);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
