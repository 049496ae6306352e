import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders of mandatory trainings and what became of each; the cycle of an enrolment is fixed. */
export class Mandatory1764000000027 implements MigrationInterface {
  name = 'Mandatory1764000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE mandatory_training
  ADD COLUMN planned_on date,
  ADD COLUMN ended_by uuid CONSTRAINT mandatory_training_ended_by REFERENCES person,
  ADD COLUMN end_reason text CONSTRAINT mandatory_training_end_reason CHECK (btrim(end_reason) <> ''),
  ADD CONSTRAINT mandatory_training_end CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL)),
  ADD CONSTRAINT mandatory_training_remind CHECK (cardinality(remind_days) <= 7 AND 0 <= ALL (remind_days) AND 366 >= ALL (remind_days));
CREATE INDEX mandatory_training_course_idx ON mandatory_training (course_id);
CREATE INDEX mandatory_audience_institution_idx ON mandatory_audience (institution_id);

-- One row is one reminder, ever: planned with all of its day in one statement, posted in small batches.
CREATE TABLE mandatory_reminder (
  training_id uuid NOT NULL CONSTRAINT mandatory_reminder_training REFERENCES mandatory_training,
  person_id uuid NOT NULL CONSTRAINT mandatory_reminder_person REFERENCES person,
  days integer NOT NULL CONSTRAINT mandatory_reminder_days CHECK (days >= 0),
  posted_at timestamptz,
  PRIMARY KEY (training_id, days, person_id)
);
CREATE INDEX mandatory_reminder_waiting ON mandatory_reminder (training_id, days, person_id) WHERE posted_at IS NULL;
CREATE INDEX mandatory_reminder_person_idx ON mandatory_reminder (person_id);
CREATE TABLE mandatory_copy (
  training_id uuid NOT NULL CONSTRAINT mandatory_copy_training REFERENCES mandatory_training,
  institution_id uuid NOT NULL CONSTRAINT mandatory_copy_institution REFERENCES institution,
  days integer NOT NULL CONSTRAINT mandatory_copy_days CHECK (days >= 0),
  posted_at timestamptz,
  PRIMARY KEY (training_id, days, institution_id)
);
CREATE INDEX mandatory_copy_institution_idx ON mandatory_copy (institution_id);

-- Opening before the completion itself would ask for the next cycle at once.
ALTER TABLE course_renewal ADD CONSTRAINT course_renewal_opens_after CHECK (opens_days < months * 28);

ALTER TABLE enrolment ADD CONSTRAINT enrolment_cycle CHECK (cycle >= 1);
CREATE FUNCTION refuse_other_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the cycle of an enrolment stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_cycle_stays';
END $$;
CREATE TRIGGER enrolment_cycle_stays BEFORE UPDATE ON enrolment FOR EACH ROW
  WHEN (OLD.cycle IS DISTINCT FROM NEW.cycle) EXECUTE FUNCTION refuse_other_cycle();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
