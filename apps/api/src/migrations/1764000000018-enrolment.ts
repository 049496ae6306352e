import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seats of a run, quotas, requests for a place with what became of them; trainings that are due, and their renewal. */
export class Enrolment1764000000018 implements MigrationInterface {
  name = 'Enrolment1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE run
  ADD COLUMN capacity integer CONSTRAINT run_capacity CHECK (capacity >= 1),
  ADD COLUMN enrolment_from date,
  ADD COLUMN enrolment_until date,
  ADD COLUMN cut_off_on date,
  ADD CONSTRAINT run_enrolment_window CHECK (enrolment_until >= enrolment_from),
  ADD CONSTRAINT run_enrolment_from CHECK (enrolment_until IS NULL OR enrolment_from IS NOT NULL),
  ADD CONSTRAINT run_seats_of_group CHECK (kind = 'group' OR (capacity IS NULL AND enrolment_from IS NULL AND cut_off_on IS NULL));
CREATE TABLE run_quota (
  run_id uuid NOT NULL CONSTRAINT run_quota_run REFERENCES run,
  institution_id uuid NOT NULL CONSTRAINT run_quota_institution REFERENCES institution,
  seats integer NOT NULL CONSTRAINT run_quota_seats CHECK (seats >= 1),
  released_on date,
  PRIMARY KEY (run_id, institution_id)
);

ALTER TABLE enrolment
  ADD COLUMN beyond_reason text CONSTRAINT enrolment_beyond_reason CHECK (btrim(beyond_reason) <> ''),
  ADD COLUMN no_show_at timestamptz,
  ADD COLUMN no_show_by uuid CONSTRAINT enrolment_no_show_by REFERENCES person,
  ADD CONSTRAINT enrolment_no_show CHECK ((no_show_at IS NULL) = (no_show_by IS NULL));

CREATE TABLE enrolment_request (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL CONSTRAINT enrolment_request_run REFERENCES run,
  person_id uuid NOT NULL CONSTRAINT enrolment_request_person REFERENCES person,
  institution_id uuid NOT NULL CONSTRAINT enrolment_request_institution REFERENCES institution,
  source text NOT NULL CONSTRAINT enrolment_request_source CHECK (source IN ('nomination', 'own', 'invitation')),
  state text NOT NULL CONSTRAINT enrolment_request_state CHECK (state IN ('requested', 'endorsed', 'invited', 'waitlisted',
    'enrolled', 'no-show', 'refused', 'declined', 'withdrawn', 'lapsed')),
  arrival integer NOT NULL CONSTRAINT enrolment_request_arrival CHECK (arrival >= 1),
  reason text NOT NULL DEFAULT '',
  requested_by uuid NOT NULL CONSTRAINT enrolment_request_by REFERENCES person,
  requested_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  enrolment_id uuid CONSTRAINT enrolment_request_enrolment REFERENCES enrolment,
  CONSTRAINT enrolment_request_order UNIQUE (run_id, arrival),
  CONSTRAINT enrolment_request_seat CHECK (state NOT IN ('enrolled', 'no-show') OR enrolment_id IS NOT NULL)
);
CREATE UNIQUE INDEX enrolment_request_one_live ON enrolment_request (run_id, person_id)
  WHERE state IN ('requested', 'endorsed', 'invited', 'waitlisted', 'enrolled', 'no-show');
CREATE INDEX enrolment_request_person_idx ON enrolment_request (person_id);
CREATE INDEX enrolment_request_institution_idx ON enrolment_request (institution_id, changed_at DESC, id DESC);
CREATE INDEX enrolment_request_waiting ON enrolment_request (run_id) WHERE state = 'waitlisted';
CREATE INDEX enrolment_request_enrolment_idx ON enrolment_request (enrolment_id);
CREATE TABLE enrolment_event (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL CONSTRAINT enrolment_event_request REFERENCES enrolment_request,
  step text NOT NULL CONSTRAINT enrolment_event_step CHECK (step IN ('request', 'nominate', 'invite', 'endorse', 'seat', 'wait',
    'move-up', 'refuse', 'decline', 'withdraw', 'lapse', 'no-show', 'lift-no-show')),
  state text NOT NULL,
  reason text NOT NULL DEFAULT '',
  actor_id uuid CONSTRAINT enrolment_event_actor REFERENCES person,
  at timestamptz NOT NULL
);
CREATE INDEX enrolment_event_request_idx ON enrolment_event (request_id, id);
CREATE TRIGGER enrolment_event_append_only BEFORE UPDATE OR DELETE ON enrolment_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whoever gives a seat holds the run's row, so the count is final; beyond the capacity only what carries its reason.
CREATE FUNCTION refuse_beyond_capacity(runs uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM run r WHERE r.id = ANY (runs) AND r.capacity IS NOT NULL
      AND (SELECT count(*) FROM enrolment e WHERE e.run_id = r.id AND e.state = 'enrolled' AND e.beyond_reason IS NULL) > r.capacity) THEN
    RAISE EXCEPTION 'no seat is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'run_capacity_kept';
  END IF;
END $$;
CREATE FUNCTION refuse_enrolments_beyond() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_beyond_capacity(ARRAY(SELECT DISTINCT n.run_id FROM changed n WHERE n.state = 'enrolled' AND n.beyond_reason IS NULL));
  RETURN NULL;
END $$;
CREATE FUNCTION refuse_returns_beyond() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_beyond_capacity(ARRAY(SELECT DISTINCT n.run_id FROM changed n JOIN former o ON o.id = n.id
    WHERE n.state = 'enrolled' AND o.state <> 'enrolled' AND n.beyond_reason IS NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER enrolment_within_capacity AFTER INSERT ON enrolment REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_enrolments_beyond();
CREATE TRIGGER enrolment_return_within_capacity AFTER UPDATE ON enrolment REFERENCING NEW TABLE AS changed OLD TABLE AS former
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_returns_beyond();

CREATE TABLE course_renewal (
  course_id uuid PRIMARY KEY CONSTRAINT course_renewal_course REFERENCES course,
  kind text NOT NULL CONSTRAINT course_renewal_kind CHECK (kind IN ('rolling', 'fixed')),
  months integer NOT NULL CONSTRAINT course_renewal_months CHECK (months BETWEEN 1 AND 120),
  opens_days integer CONSTRAINT course_renewal_opens CHECK (opens_days BETWEEN 0 AND 366),
  anchored_on date,
  CONSTRAINT course_renewal_shape CHECK ((kind = 'rolling') = (opens_days IS NOT NULL) AND (kind = 'fixed') = (anchored_on IS NOT NULL))
);
CREATE TABLE mandatory_training (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL CONSTRAINT mandatory_training_course REFERENCES course,
  due_on date NOT NULL,
  remind_days integer[] NOT NULL,
  copies_focal_point boolean NOT NULL,
  created_by uuid CONSTRAINT mandatory_training_by REFERENCES person,
  created_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX mandatory_training_due ON mandatory_training (due_on) WHERE ended_at IS NULL;
CREATE TABLE mandatory_audience (
  id uuid PRIMARY KEY,
  training_id uuid NOT NULL CONSTRAINT mandatory_audience_training REFERENCES mandatory_training,
  institution_id uuid NOT NULL CONSTRAINT mandatory_audience_institution REFERENCES institution,
  department_id uuid CONSTRAINT mandatory_audience_department REFERENCES department,
  CONSTRAINT mandatory_audience_once UNIQUE NULLS NOT DISTINCT (training_id, institution_id, department_id)
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
