import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms, further hosts of a run, who leads a session, why something was cancelled; sessions found by the time they take. */
export class Planner1764000000023 implements MigrationInterface {
  name = 'Planner1764000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE room (
  id uuid PRIMARY KEY,
  institution_id uuid NOT NULL CONSTRAINT room_institution REFERENCES institution,
  name text NOT NULL CONSTRAINT room_name CHECK (btrim(name) <> ''),
  seats integer NOT NULL CONSTRAINT room_seats CHECK (seats >= 1),
  closed_at timestamptz,
  CONSTRAINT room_once UNIQUE (institution_id, name)
);
CREATE TABLE run_host (
  run_id uuid NOT NULL CONSTRAINT run_host_run REFERENCES run,
  institution_id uuid NOT NULL CONSTRAINT run_host_institution REFERENCES institution,
  PRIMARY KEY (run_id, institution_id)
);
CREATE INDEX run_host_institution_idx ON run_host (institution_id);
CREATE TABLE session_trainer (
  session_id uuid NOT NULL CONSTRAINT session_trainer_session REFERENCES session,
  person_id uuid NOT NULL CONSTRAINT session_trainer_person REFERENCES person,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX session_trainer_person_idx ON session_trainer (person_id);

ALTER TABLE run
  ADD COLUMN cancelled_at timestamptz,
  ADD COLUMN cancel_reason text CONSTRAINT run_cancel_reason CHECK (btrim(cancel_reason) <> ''),
  ADD CONSTRAINT run_cancelled CHECK (cancelled_at IS NULL OR (state = 'cancelled' AND cancel_reason IS NOT NULL));
ALTER TABLE session
  ADD COLUMN room_id uuid CONSTRAINT session_room REFERENCES room,
  ADD COLUMN room_override_reason text CONSTRAINT session_room_override CHECK (btrim(room_override_reason) <> ''),
  ADD COLUMN cancel_reason text CONSTRAINT session_cancel_reason CHECK (btrim(cancel_reason) <> ''),
  ADD CONSTRAINT session_override_of_room CHECK (room_override_reason IS NULL OR room_id IS NOT NULL),
  ADD CONSTRAINT session_cancelled_why CHECK (cancel_reason IS NULL OR cancelled_at IS NOT NULL),
  -- Whoever plans holds the room's row and looks first; this stands behind it.
  ADD CONSTRAINT session_room_free EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (room_id IS NOT NULL AND cancelled_at IS NULL AND room_override_reason IS NULL);
CREATE INDEX session_room_idx ON session (room_id) WHERE room_id IS NOT NULL;
CREATE INDEX session_times_idx ON session USING gist (tstzrange(starts_at, ends_at)) WHERE cancelled_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
