import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Heads counted in a room; excuses and disputes with their files; changes of attendance after the lock. */
export class AttendanceReview1764000000025 implements MigrationInterface {
  name = 'AttendanceReview1764000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE attendance_head_count (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL CONSTRAINT attendance_head_count_session REFERENCES session,
  heads integer NOT NULL CONSTRAINT attendance_head_count_heads CHECK (heads BETWEEN 0 AND 10000),
  counted_by uuid NOT NULL CONSTRAINT attendance_head_count_by REFERENCES person,
  counted_at timestamptz NOT NULL
);
CREATE INDEX attendance_head_count_last ON attendance_head_count (session_id, counted_at DESC, id DESC);
CREATE TRIGGER attendance_head_count_append_only BEFORE UPDATE OR DELETE ON attendance_head_count
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE attendance_claim (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL CONSTRAINT attendance_claim_session REFERENCES session,
  enrolment_id uuid NOT NULL CONSTRAINT attendance_claim_enrolment REFERENCES enrolment,
  kind text NOT NULL CONSTRAINT attendance_claim_kind CHECK (kind IN ('excuse', 'dispute')),
  state text NOT NULL CONSTRAINT attendance_claim_state CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn')),
  text text NOT NULL CONSTRAINT attendance_claim_text CHECK (btrim(text) <> ''),
  made_at timestamptz NOT NULL,
  decided_by uuid CONSTRAINT attendance_claim_by REFERENCES person,
  decided_at timestamptz,
  answer text NOT NULL DEFAULT '',
  CONSTRAINT attendance_claim_decision CHECK (
    (state IN ('accepted', 'refused')) = (decided_by IS NOT NULL) AND (state = 'open') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX attendance_claim_one_open ON attendance_claim (session_id, enrolment_id) WHERE state = 'open';
CREATE INDEX attendance_claim_enrolment_idx ON attendance_claim (enrolment_id, made_at);
CREATE INDEX attendance_claim_waiting ON attendance_claim (made_at) WHERE state = 'open';
CREATE TABLE attendance_claim_file (
  id uuid PRIMARY KEY,
  claim_id uuid NOT NULL CONSTRAINT attendance_claim_file_claim REFERENCES attendance_claim,
  ordinal integer NOT NULL CONSTRAINT attendance_claim_file_ordinal CHECK (ordinal BETWEEN 1 AND 5),
  sha256 bytea NOT NULL,
  size_bytes integer NOT NULL CONSTRAINT attendance_claim_file_size CHECK (size_bytes > 0),
  content_type text NOT NULL,
  file_name text NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT attendance_claim_file_order UNIQUE (claim_id, ordinal),
  CONSTRAINT attendance_claim_file_once UNIQUE (claim_id, sha256)
);
CREATE INDEX attendance_claim_file_bytes ON attendance_claim_file (sha256);
CREATE TRIGGER attendance_claim_file_append_only BEFORE UPDATE OR DELETE ON attendance_claim_file
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE attendance_change (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL CONSTRAINT attendance_change_session REFERENCES session,
  enrolment_id uuid NOT NULL CONSTRAINT attendance_change_enrolment REFERENCES enrolment,
  kind text NOT NULL CONSTRAINT attendance_change_kind CHECK (kind IN ('present', 'absent', 'late', 'left', 'excused')),
  at timestamptz,
  reason text NOT NULL CONSTRAINT attendance_change_reason CHECK (btrim(reason) <> ''),
  claim_id uuid CONSTRAINT attendance_change_claim REFERENCES attendance_claim,
  state text NOT NULL CONSTRAINT attendance_change_state CHECK (state IN ('proposed', 'approved', 'refused', 'withdrawn')),
  proposed_by uuid NOT NULL CONSTRAINT attendance_change_proposer REFERENCES person,
  proposed_at timestamptz NOT NULL,
  decided_by uuid CONSTRAINT attendance_change_decider REFERENCES person,
  decided_at timestamptz,
  answer text NOT NULL DEFAULT '',
  mark_id uuid CONSTRAINT attendance_change_mark REFERENCES attendance_mark,
  CONSTRAINT attendance_change_second_person CHECK (decided_by <> proposed_by),
  CONSTRAINT attendance_change_decision CHECK (
    (state IN ('approved', 'refused')) = (decided_by IS NOT NULL) AND (state = 'proposed') = (decided_at IS NULL)),
  CONSTRAINT attendance_change_marked CHECK ((state = 'approved') = (mark_id IS NOT NULL)),
  CONSTRAINT attendance_change_time CHECK ((kind IN ('late', 'left')) = (at IS NOT NULL))
);
CREATE UNIQUE INDEX attendance_change_one_proposed ON attendance_change (session_id, enrolment_id) WHERE state = 'proposed';
CREATE INDEX attendance_change_enrolment_idx ON attendance_change (enrolment_id, proposed_at);
CREATE INDEX attendance_change_waiting ON attendance_change (proposed_at) WHERE state = 'proposed';
CREATE UNIQUE INDEX attendance_change_mark_once ON attendance_change (mark_id) WHERE mark_id IS NOT NULL;

-- What was decided stays as it was decided: the trail is these rows.
CREATE FUNCTION refuse_change_of_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.decided_at IS NOT NULL THEN
    RAISE EXCEPTION '% that is decided never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attendance_claim_decided_stays BEFORE UPDATE OR DELETE ON attendance_claim
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_decided();
CREATE TRIGGER attendance_change_decided_stays BEFORE UPDATE OR DELETE ON attendance_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_decided();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
