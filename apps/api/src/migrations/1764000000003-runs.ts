import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Runs1764000000003 implements MigrationInterface {
  name = 'Runs1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE run (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL CONSTRAINT run_course REFERENCES course,
  version_id uuid NOT NULL CONSTRAINT run_version REFERENCES course_version,
  code text NOT NULL CONSTRAINT run_code_unique UNIQUE,
  title jsonb NOT NULL,
  host_institution_id uuid NOT NULL CONSTRAINT run_host REFERENCES institution,
  state text NOT NULL CONSTRAINT run_state CHECK (state IN ('planned', 'running', 'finished', 'cancelled')),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  locales text[] NOT NULL,
  attendance_rule jsonb NOT NULL,
  award_rule jsonb NOT NULL,
  search_text text NOT NULL DEFAULT '',
  created_by uuid CONSTRAINT run_created_by REFERENCES person,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT run_dates CHECK (ends_on >= starts_on)
);
CREATE INDEX run_course_idx ON run (course_id);
CREATE INDEX run_host_idx ON run (host_institution_id);
CREATE INDEX run_search_trgm ON run USING gin (search_text gin_trgm_ops);
CREATE TABLE session (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL CONSTRAINT session_run REFERENCES run,
  title text NOT NULL,
  room text NOT NULL DEFAULT '',
  local_date date NOT NULL,
  local_start text NOT NULL,
  local_end text NOT NULL,
  zone text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  locked_at timestamptz,
  cancelled_at timestamptz,
  CONSTRAINT session_times CHECK (ends_at > starts_at)
);
CREATE INDEX session_run_idx ON session (run_id, starts_at);
CREATE TABLE session_slot (
  session_id uuid NOT NULL CONSTRAINT session_slot_session REFERENCES session,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (session_id, starts_at),
  CONSTRAINT session_slot_times CHECK (ends_at > starts_at)
);
CREATE TABLE enrolment (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL CONSTRAINT enrolment_run REFERENCES run,
  person_id uuid NOT NULL CONSTRAINT enrolment_person REFERENCES person,
  cycle integer NOT NULL DEFAULT 1,
  institution_id uuid NOT NULL CONSTRAINT enrolment_institution REFERENCES institution,
  state text NOT NULL CONSTRAINT enrolment_state CHECK (state IN ('enrolled', 'withdrawn')),
  enrolled_at timestamptz NOT NULL,
  enrolled_by uuid CONSTRAINT enrolment_enrolled_by REFERENCES person,
  completed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT enrolment_once UNIQUE (run_id, person_id, cycle)
);
CREATE INDEX enrolment_person_idx ON enrolment (person_id);
CREATE TABLE progress_event (
  enrolment_id uuid NOT NULL CONSTRAINT progress_event_enrolment REFERENCES enrolment,
  activity_id uuid NOT NULL CONSTRAINT progress_event_activity REFERENCES activity,
  kind text NOT NULL CONSTRAINT progress_event_kind CHECK (kind IN ('opened', 'reached', 'completed')),
  anchor text NOT NULL DEFAULT '',
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (enrolment_id, activity_id, kind, anchor)
);
CREATE TABLE attendance_mark (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL CONSTRAINT attendance_mark_session REFERENCES session,
  enrolment_id uuid NOT NULL CONSTRAINT attendance_mark_enrolment REFERENCES enrolment,
  kind text NOT NULL CONSTRAINT attendance_mark_kind CHECK (kind IN ('present', 'absent', 'late', 'left', 'excused', 'confirm', 'reject')),
  decides_id uuid CONSTRAINT attendance_mark_decides REFERENCES attendance_mark,
  status text NOT NULL CONSTRAINT attendance_mark_status CHECK (status IN ('accepted', 'to-confirm', 'rejected')),
  method text NOT NULL CONSTRAINT attendance_mark_method CHECK (method IN ('qr', 'code', 'manual', 'import')),
  intervals jsonb NOT NULL,
  marker_id uuid CONSTRAINT attendance_mark_marker REFERENCES person,
  device_at timestamptz,
  received_at timestamptz NOT NULL,
  reason text NOT NULL DEFAULT '',
  client_key uuid NOT NULL,
  CONSTRAINT attendance_mark_once UNIQUE (session_id, enrolment_id, client_key),
  CONSTRAINT attendance_mark_decision CHECK ((kind IN ('confirm', 'reject')) = (decides_id IS NOT NULL))
);
CREATE INDEX attendance_mark_enrolment_idx ON attendance_mark (enrolment_id, session_id);
CREATE TABLE attendance_record (
  session_id uuid NOT NULL CONSTRAINT attendance_record_session REFERENCES session,
  enrolment_id uuid NOT NULL CONSTRAINT attendance_record_enrolment REFERENCES enrolment,
  state text NOT NULL CONSTRAINT attendance_record_state CHECK (state IN ('present', 'partial', 'absent', 'excused', 'to-confirm', 'none')),
  minutes integer NOT NULL CONSTRAINT attendance_record_minutes CHECK (minutes >= 0),
  late_minutes integer,
  to_confirm integer NOT NULL DEFAULT 0,
  last_mark_id uuid NOT NULL CONSTRAINT attendance_record_mark REFERENCES attendance_mark,
  version integer NOT NULL,
  PRIMARY KEY (session_id, enrolment_id)
);
CREATE INDEX attendance_record_enrolment_idx ON attendance_record (enrolment_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
