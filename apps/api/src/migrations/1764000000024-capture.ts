import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attendance comes from more: an official's own code, a signed sheet, the log of a webinar. */
export class Capture1764000000024 implements MigrationInterface {
  name = 'Capture1764000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE attendance_mark DROP CONSTRAINT attendance_mark_method,
  ADD CONSTRAINT attendance_mark_method CHECK (method IN ('qr', 'code', 'manual', 'import', 'pass', 'sheet', 'webinar'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
