import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Marking by two, appeals, grades set by hand, and who changed which grade when. A mark has a role, and nobody holds two
 * roles for one answer; a grade's history is written with the grade.
 */
export class Marking1764000000014 implements MigrationInterface {
  name = 'Marking1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE marking_rule (
  run_id uuid NOT NULL CONSTRAINT marking_rule_run REFERENCES run,
  quiz_id uuid NOT NULL CONSTRAINT marking_rule_quiz REFERENCES quiz,
  is_anonymous boolean NOT NULL,
  appeal_days integer NOT NULL CONSTRAINT marking_rule_appeal_days CHECK (appeal_days BETWEEN 0 AND 365),
  version integer NOT NULL CONSTRAINT marking_rule_version CHECK (version > 0),
  changed_by uuid NOT NULL CONSTRAINT marking_rule_changed_by REFERENCES person,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, quiz_id)
);
CREATE TABLE second_marking (
  run_id uuid NOT NULL,
  question_version_id uuid NOT NULL CONSTRAINT second_marking_question REFERENCES question_version,
  quiz_id uuid NOT NULL,
  tolerance integer NOT NULL CONSTRAINT second_marking_tolerance CHECK (tolerance >= 0),
  PRIMARY KEY (run_id, quiz_id, question_version_id),
  CONSTRAINT second_marking_rule FOREIGN KEY (run_id, quiz_id) REFERENCES marking_rule ON UPDATE CASCADE
);
CREATE TABLE appeal (
  id uuid PRIMARY KEY,
  attempt_id uuid NOT NULL CONSTRAINT appeal_attempt REFERENCES attempt,
  slot integer,
  text text NOT NULL CONSTRAINT appeal_text CHECK (btrim(text) <> '' AND length(text) <= 4000),
  made_at timestamptz NOT NULL,
  CONSTRAINT appeal_once UNIQUE NULLS NOT DISTINCT (attempt_id, slot),
  CONSTRAINT appeal_slot FOREIGN KEY (attempt_id, slot) REFERENCES attempt_slot
);
CREATE TABLE appeal_answer (
  appeal_id uuid PRIMARY KEY CONSTRAINT appeal_answer_appeal REFERENCES appeal,
  outcome text NOT NULL CONSTRAINT appeal_answer_outcome CHECK (outcome IN ('kept', 'changed')),
  text text NOT NULL CONSTRAINT appeal_answer_text CHECK (btrim(text) <> '' AND length(text) <= 4000),
  changes jsonb NOT NULL CONSTRAINT appeal_answer_changes
    CHECK (jsonb_typeof(changes) = 'array' AND (jsonb_array_length(changes) > 0) = (outcome = 'changed')),
  answered_by uuid CONSTRAINT appeal_answer_by REFERENCES person,
  answered_at timestamptz NOT NULL
);
ALTER TABLE mark
  ADD COLUMN role text NOT NULL DEFAULT 'first' CONSTRAINT mark_role CHECK (role IN ('first', 'second', 'decision')),
  ADD COLUMN appeal_id uuid CONSTRAINT mark_appeal REFERENCES appeal,
  ADD CONSTRAINT mark_of_appeal_decides CHECK (appeal_id IS NULL OR role = 'decision'),
  DROP CONSTRAINT mark_pkey,
  ADD PRIMARY KEY (attempt_id, slot, role, version),
  ADD CONSTRAINT mark_one_role EXCLUDE USING gist (attempt_id WITH =, slot WITH =, marker_id WITH =, role WITH <>);

CREATE TABLE grade_override (
  enrolment_id uuid NOT NULL,
  quiz_id uuid NOT NULL,
  version integer NOT NULL CONSTRAINT grade_override_version CHECK (version > 0),
  points integer CONSTRAINT grade_override_points CHECK (points >= 0),
  reason text NOT NULL CONSTRAINT grade_override_reason CHECK (btrim(reason) <> ''),
  made_by uuid CONSTRAINT grade_override_made_by REFERENCES person,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (enrolment_id, quiz_id, version),
  CONSTRAINT grade_override_grade FOREIGN KEY (enrolment_id, quiz_id) REFERENCES grade ON UPDATE CASCADE
);
ALTER TABLE grade
  ADD COLUMN is_overridden boolean NOT NULL DEFAULT false,
  ADD COLUMN told_points integer,
  ADD COLUMN told_max integer,
  ADD CONSTRAINT grade_told CHECK ((told_points IS NULL) = (told_max IS NULL));
UPDATE grade SET told_points = points, told_max = max_points WHERE released_at IS NOT NULL;

CREATE TABLE grade_event (
  enrolment_id uuid NOT NULL,
  quiz_id uuid NOT NULL,
  number integer NOT NULL,
  cause text NOT NULL CONSTRAINT grade_event_cause
    CHECK (cause IN ('attempt', 'mark', 'correction', 'override', 'appeal', 'rule', 'release')),
  actor_id uuid CONSTRAINT grade_event_actor REFERENCES person,
  reason text NOT NULL,
  points integer NOT NULL,
  max_points integer NOT NULL,
  share integer NOT NULL,
  is_final boolean NOT NULL,
  happened_at timestamptz NOT NULL,
  PRIMARY KEY (enrolment_id, quiz_id, number),
  CONSTRAINT grade_event_grade FOREIGN KEY (enrolment_id, quiz_id) REFERENCES grade ON UPDATE CASCADE
);
INSERT INTO grade_event (enrolment_id, quiz_id, number, cause, reason, points, max_points, share, is_final, happened_at)
  SELECT enrolment_id, quiz_id, version, 'attempt', '', points, max_points, share, is_final, graded_at FROM grade;

CREATE TABLE bank_comment (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL CONSTRAINT bank_comment_course REFERENCES course,
  owner_id uuid NOT NULL CONSTRAINT bank_comment_owner REFERENCES person,
  is_shared boolean NOT NULL,
  text text NOT NULL CONSTRAINT bank_comment_text CHECK (btrim(text) <> '' AND length(text) <= 1000),
  created_at timestamptz NOT NULL,
  CONSTRAINT bank_comment_once UNIQUE (course_id, owner_id, text)
);
CREATE TRIGGER appeal_append_only BEFORE UPDATE OR DELETE ON appeal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER appeal_answer_append_only BEFORE UPDATE OR DELETE ON appeal_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- The history of a grade follows it, when its run moves to a newer version of the course: by the foreign key, which is a
-- trigger, and in nothing but the quiz.
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND to_jsonb(NEW) - 'quiz_id' = to_jsonb(OLD) - 'quiz_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER grade_override_append_only BEFORE UPDATE OR DELETE ON grade_override FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER grade_event_append_only BEFORE UPDATE OR DELETE ON grade_event FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
