import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Attempts1764000000004 implements MigrationInterface {
  name = 'Attempts1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE accommodation (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT accommodation_person REFERENCES person,
  extra_time integer NOT NULL CONSTRAINT accommodation_extra CHECK (extra_time BETWEEN 0 AND 30000),
  valid daterange NOT NULL,
  granted_by uuid CONSTRAINT accommodation_granted_by REFERENCES person
);
CREATE INDEX accommodation_person_idx ON accommodation (person_id);
CREATE TABLE attempt (
  id uuid PRIMARY KEY,
  quiz_id uuid NOT NULL CONSTRAINT attempt_quiz REFERENCES quiz,
  enrolment_id uuid NOT NULL CONSTRAINT attempt_enrolment REFERENCES enrolment,
  person_id uuid NOT NULL CONSTRAINT attempt_person REFERENCES person,
  number integer NOT NULL,
  state text NOT NULL CONSTRAINT attempt_state CHECK (state IN ('open', 'submitted', 'expired')),
  seed integer NOT NULL,
  locale text NOT NULL,
  started_at timestamptz NOT NULL,
  deadline_at timestamptz,
  finished_at timestamptz,
  receipt_hash text,
  auto_points integer,
  max_points integer NOT NULL,
  pending_marks integer,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT attempt_number_unique UNIQUE (enrolment_id, quiz_id, number),
  CONSTRAINT attempt_finished CHECK ((state = 'open') = (finished_at IS NULL))
);
CREATE UNIQUE INDEX attempt_one_open ON attempt (person_id, quiz_id) WHERE state = 'open';
CREATE INDEX attempt_due ON attempt (deadline_at) WHERE state = 'open';
CREATE INDEX attempt_enrolment_idx ON attempt (enrolment_id);
CREATE INDEX attempt_pending ON attempt (quiz_id) WHERE state <> 'open' AND pending_marks > 0;
CREATE TABLE attempt_slot (
  attempt_id uuid NOT NULL CONSTRAINT attempt_slot_attempt REFERENCES attempt,
  slot integer NOT NULL,
  question_version_id uuid NOT NULL CONSTRAINT attempt_slot_question REFERENCES question_version,
  points integer NOT NULL,
  option_order jsonb NOT NULL,
  PRIMARY KEY (attempt_id, slot)
);
CREATE TABLE answer (
  attempt_id uuid NOT NULL CONSTRAINT answer_attempt REFERENCES attempt,
  slot integer NOT NULL,
  client_rev integer NOT NULL CONSTRAINT answer_rev CHECK (client_rev > 0),
  response jsonb,
  locale text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (attempt_id, slot)
) WITH (fillfactor = 80);
CREATE TABLE late_evidence (
  id uuid PRIMARY KEY,
  attempt_id uuid NOT NULL CONSTRAINT late_evidence_attempt REFERENCES attempt,
  slot integer NOT NULL,
  client_rev integer NOT NULL,
  response jsonb,
  locale text NOT NULL,
  device_at timestamptz,
  received_at timestamptz NOT NULL,
  decision text CONSTRAINT late_evidence_decision CHECK (decision IN ('accepted', 'rejected')),
  decided_by uuid CONSTRAINT late_evidence_decided_by REFERENCES person,
  decided_at timestamptz,
  CONSTRAINT late_evidence_once UNIQUE (attempt_id, slot, client_rev)
);
CREATE TABLE mark (
  attempt_id uuid NOT NULL CONSTRAINT mark_attempt REFERENCES attempt,
  slot integer NOT NULL,
  version integer NOT NULL CONSTRAINT mark_version CHECK (version > 0),
  points integer NOT NULL CONSTRAINT mark_points CHECK (points >= 0),
  marker_id uuid CONSTRAINT mark_marker REFERENCES person,
  comment text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  marked_at timestamptz NOT NULL,
  PRIMARY KEY (attempt_id, slot, version)
);
CREATE TABLE grade (
  enrolment_id uuid NOT NULL CONSTRAINT grade_enrolment REFERENCES enrolment,
  quiz_id uuid NOT NULL CONSTRAINT grade_quiz REFERENCES quiz,
  attempt_id uuid NOT NULL CONSTRAINT grade_attempt REFERENCES attempt,
  points integer NOT NULL CONSTRAINT grade_points CHECK (points >= 0),
  max_points integer NOT NULL,
  share integer NOT NULL CONSTRAINT grade_share CHECK (share BETWEEN 0 AND 10000),
  is_final boolean NOT NULL,
  graded_at timestamptz NOT NULL,
  released_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (enrolment_id, quiz_id)
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
