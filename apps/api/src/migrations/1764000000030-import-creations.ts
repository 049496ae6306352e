import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom imports made, many in a row: an import of 100,000 people does not write each of its rows a second time. */
export class ImportCreations1764000000030 implements MigrationInterface {
  name = 'ImportCreations1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE import_creation (
  batch_id uuid NOT NULL CONSTRAINT import_creation_batch REFERENCES import_batch ON DELETE CASCADE,
  first_line integer NOT NULL,
  last_line integer NOT NULL,
  lines integer[] NOT NULL,
  person_ids uuid[] NOT NULL,
  fingerprints text[],
  PRIMARY KEY (batch_id, first_line),
  CONSTRAINT import_creation_each_whole CHECK (
    cardinality(lines) = cardinality(person_ids) AND (fingerprints IS NULL OR cardinality(lines) = cardinality(fingerprints)))
);
-- Ids and fingerprints are as random as can be: trying to press them costs more than writing them.
ALTER TABLE import_creation ALTER lines SET STORAGE EXTERNAL, ALTER person_ids SET STORAGE EXTERNAL, ALTER fingerprints SET STORAGE EXTERNAL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
