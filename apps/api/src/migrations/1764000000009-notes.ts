import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Private notes and bookmarks at the blocks of lessons. */
export class Notes1764000000009 implements MigrationInterface {
  name = 'Notes1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE lesson_note (
  person_id uuid NOT NULL CONSTRAINT lesson_note_person REFERENCES person,
  activity_id uuid NOT NULL CONSTRAINT lesson_note_activity REFERENCES activity,
  anchor text NOT NULL CONSTRAINT lesson_note_anchor CHECK (anchor ~ '^[a-z][a-z0-9-]{0,39}$'),
  note_rev integer NOT NULL DEFAULT 0,
  note_texts text[] NOT NULL DEFAULT '{}',
  bookmark_rev integer NOT NULL DEFAULT 0,
  is_bookmarked boolean NOT NULL DEFAULT false,
  changed_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, activity_id, anchor),
  CONSTRAINT lesson_note_revisions CHECK (note_rev >= 0 AND bookmark_rev >= 0 AND note_rev + bookmark_rev > 0),
  CONSTRAINT lesson_note_texts CHECK ((note_rev > 0) = (cardinality(note_texts) > 0) AND cardinality(note_texts) <= 5),
  CONSTRAINT lesson_note_size CHECK (char_length(array_to_string(note_texts, '')) <= 20000),
  CONSTRAINT lesson_note_bookmark CHECK (bookmark_rev > 0 OR NOT is_bookmarked)
);
CREATE INDEX lesson_note_activity_idx ON lesson_note (activity_id);
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
