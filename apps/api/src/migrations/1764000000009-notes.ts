import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Private notes and bookmarks at the blocks of lessons; on which days lessons were opened; reminders. */
export class Notes1764000000009 implements MigrationInterface {
  name = 'Notes1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE lesson_note (
  person_id uuid NOT NULL CONSTRAINT lesson_note_person REFERENCES person,
  activity_id uuid NOT NULL CONSTRAINT lesson_note_activity REFERENCES activity,
  anchor text NOT NULL CONSTRAINT lesson_note_anchor CHECK (anchor ~ '^[a-z][a-z0-9-]{0,39}$'),
  texts jsonb NOT NULL DEFAULT '[]',
  replaced uuid[] NOT NULL DEFAULT '{}',
  bookmark_rev integer NOT NULL DEFAULT 0 CONSTRAINT lesson_note_bookmark_rev CHECK (bookmark_rev >= 0),
  is_bookmarked boolean NOT NULL DEFAULT false,
  changed_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, activity_id, anchor),
  CONSTRAINT lesson_note_texts CHECK (jsonb_typeof(texts) = 'array' AND jsonb_array_length(texts) <= 5 AND cardinality(replaced) <= 200),
  CONSTRAINT lesson_note_size CHECK (char_length(texts::text) <= 250000),
  CONSTRAINT lesson_note_bookmark CHECK (bookmark_rev > 0 OR NOT is_bookmarked)
);
CREATE INDEX lesson_note_activity_idx ON lesson_note (activity_id);

CREATE TABLE lesson_visit (
  enrolment_id uuid NOT NULL CONSTRAINT lesson_visit_enrolment REFERENCES enrolment,
  activity_id uuid NOT NULL CONSTRAINT lesson_visit_activity REFERENCES activity,
  day date NOT NULL,
  PRIMARY KEY (enrolment_id, activity_id, day)
);
INSERT INTO lesson_visit (enrolment_id, activity_id, day)
  SELECT DISTINCT enrolment_id, activity_id, (occurred_at AT TIME ZONE 'Europe/Belgrade')::date FROM progress_event;

CREATE TABLE run_reminder (
  id uuid PRIMARY KEY,
  enrolment_id uuid NOT NULL CONSTRAINT run_reminder_enrolment REFERENCES enrolment,
  sent_by uuid NOT NULL CONSTRAINT run_reminder_sent_by REFERENCES person,
  sent_at timestamptz NOT NULL,
  quiet_until timestamptz NOT NULL,
  CONSTRAINT run_reminder_pause CHECK (quiet_until > sent_at),
  CONSTRAINT run_reminder_once EXCLUDE USING gist (enrolment_id WITH =, tstzrange(sent_at, quiet_until) WITH &&)
);
CREATE INDEX run_reminder_enrolment_idx ON run_reminder (enrolment_id, sent_at);
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
