import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever waits for an import sees that it goes slowly on purpose. */
export class ImportGoesGently1764000000032 implements MigrationInterface {
  name = 'ImportGoesGently1764000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_progress ADD COLUMN is_gentle boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
