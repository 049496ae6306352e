import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Corrections of wrong questions: a ledger, what each did to each answer, and the points an attempt has after all of it. */
export class Corrections1764000000012 implements MigrationInterface {
  name = 'Corrections1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE attempt ADD COLUMN points integer CONSTRAINT attempt_points CHECK (points >= 0);
UPDATE attempt a SET points = a.auto_points + coalesce((SELECT sum(k.points)::int FROM (SELECT DISTINCT ON (slot) points FROM mark
  WHERE attempt_id = a.id ORDER BY slot, version DESC) k), 0) WHERE a.state <> 'open';

CREATE TABLE correction (
  id uuid PRIMARY KEY,
  quiz_id uuid NOT NULL CONSTRAINT correction_quiz REFERENCES quiz,
  run_id uuid CONSTRAINT correction_run REFERENCES run,
  number integer NOT NULL CONSTRAINT correction_number CHECK (number > 0),
  question_version_id uuid NOT NULL CONSTRAINT correction_question REFERENCES question_version,
  kind text NOT NULL CONSTRAINT correction_kind CHECK (kind IN ('accept-also', 'new-key', 'full-marks', 'void', 'undo')),
  answer_key jsonb,
  undoes uuid CONSTRAINT correction_undoes REFERENCES correction,
  reason text NOT NULL CONSTRAINT correction_reason CHECK (btrim(reason) <> ''),
  people integer NOT NULL CONSTRAINT correction_people CHECK (people >= 0),
  made_by uuid NOT NULL CONSTRAINT correction_made_by REFERENCES person,
  made_at timestamptz NOT NULL,
  CONSTRAINT correction_number_unique UNIQUE (quiz_id, number),
  CONSTRAINT correction_undone_once UNIQUE (undoes),
  CONSTRAINT correction_has_key CHECK ((answer_key IS NOT NULL) = (kind IN ('accept-also', 'new-key'))),
  CONSTRAINT correction_undo_names CHECK ((undoes IS NOT NULL) = (kind = 'undo'))
);
CREATE TABLE correction_mark (
  correction_id uuid NOT NULL CONSTRAINT correction_mark_correction REFERENCES correction,
  attempt_id uuid NOT NULL CONSTRAINT correction_mark_attempt REFERENCES attempt,
  slot integer NOT NULL,
  kind_before text NOT NULL,
  points_before integer NOT NULL CONSTRAINT correction_mark_points_before CHECK (points_before BETWEEN 0 AND max_before),
  max_before integer NOT NULL,
  kind_after text NOT NULL,
  points_after integer NOT NULL CONSTRAINT correction_mark_points_after CHECK (points_after BETWEEN 0 AND max_after),
  max_after integer NOT NULL,
  PRIMARY KEY (correction_id, attempt_id, slot)
);
CREATE INDEX correction_mark_attempt_idx ON correction_mark (attempt_id);
CREATE TRIGGER correction_append_only BEFORE UPDATE OR DELETE ON correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_mark_append_only BEFORE UPDATE OR DELETE ON correction_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
