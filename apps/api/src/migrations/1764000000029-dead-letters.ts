import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that failed every time it was tried, kept until somebody has seen to it; overdue attempts that cannot be ended. */
export class DeadLetters1764000000029 implements MigrationInterface {
  name = 'DeadLetters1764000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE dead_letter (
  id uuid PRIMARY KEY,
  job_id uuid NOT NULL CONSTRAINT dead_letter_once UNIQUE,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  error text NOT NULL,
  tries integer NOT NULL CONSTRAINT dead_letter_tried CHECK (tries >= 1),
  died_at timestamptz NOT NULL,
  settlement text CONSTRAINT dead_letter_settlement CHECK (settlement IN ('again', 'dropped')),
  settled_at timestamptz,
  settled_by uuid CONSTRAINT dead_letter_settled_by REFERENCES person,
  reason text NOT NULL DEFAULT '',
  CONSTRAINT dead_letter_settled_whole CHECK ((settlement IS NULL) = (settled_at IS NULL) AND (settlement IS NULL) = (settled_by IS NULL)),
  CONSTRAINT dead_letter_dropped_why CHECK (settlement IS DISTINCT FROM 'dropped' OR reason <> '')
);
CREATE INDEX dead_letter_open ON dead_letter (died_at DESC, id DESC) WHERE settlement IS NULL;
CREATE INDEX dead_letter_settled ON dead_letter (died_at DESC, id DESC) WHERE settlement IS NOT NULL;

-- The sweep of overdue attempts leaves these to a job of their own.
CREATE TABLE attempt_set_aside (
  attempt_id uuid PRIMARY KEY CONSTRAINT attempt_set_aside_attempt REFERENCES attempt ON DELETE CASCADE,
  set_aside_at timestamptz NOT NULL
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
