import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What writing courses needs: revisions of what is saved, the history of blocks, when activities open and are completed. */
export class Writing1764000000007 implements MigrationInterface {
  name = 'Writing1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE course_version
  ADD COLUMN revision integer NOT NULL DEFAULT 1 CONSTRAINT course_version_revision CHECK (revision > 0),
  ADD COLUMN waivers jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN changed_at timestamptz;
ALTER TABLE module ADD COLUMN revision integer NOT NULL DEFAULT 1 CONSTRAINT module_revision CHECK (revision > 0);
ALTER TABLE activity
  ADD COLUMN conditions jsonb NOT NULL DEFAULT '[]' CONSTRAINT activity_conditions CHECK (jsonb_typeof(conditions) = 'array'),
  ADD COLUMN completion jsonb NOT NULL DEFAULT '{"kind":"usual"}' CONSTRAINT activity_completion
    CHECK (completion ->> 'kind' IN ('usual', 'read', 'passed', 'minutes', 'confirmed')),
  ADD COLUMN revision integer NOT NULL DEFAULT 1 CONSTRAINT activity_revision CHECK (revision > 0);
ALTER TABLE block
  ADD COLUMN revision integer NOT NULL DEFAULT 1 CONSTRAINT block_row_revision CHECK (revision > 0),
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN changed_by uuid CONSTRAINT block_changed_by REFERENCES person,
  ADD COLUMN editing_since timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN text_summary jsonb,
  DROP CONSTRAINT block_kind,
  ADD CONSTRAINT block_kind CHECK (kind IN ('heading', 'text', 'list', 'quote', 'task', 'steps', 'callout', 'reveal', 'table',
    'code', 'image', 'video', 'file', 'embed', 'check'));

-- No foreign keys to block and activity: what was said outlives both.
CREATE TABLE block_revision (
  block_id uuid NOT NULL,
  revision integer NOT NULL CONSTRAINT block_revision_positive CHECK (revision > 0),
  activity_id uuid NOT NULL,
  anchor text NOT NULL,
  kind text NOT NULL,
  body jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by uuid CONSTRAINT block_revision_saved_by REFERENCES person,
  PRIMARY KEY (block_id, revision)
);
CREATE INDEX block_revision_activity_idx ON block_revision (activity_id, saved_at);
CREATE TRIGGER block_revision_append_only BEFORE UPDATE OR DELETE ON block_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE progress_event
  DROP CONSTRAINT progress_event_kind,
  ADD CONSTRAINT progress_event_kind CHECK (kind IN ('opened', 'reached', 'completed', 'minute', 'confirmed'));

-- As before, and what is in a draft cannot be moved into a published version either.
CREATE OR REPLACE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published boolean;
BEGIN
  IF TG_TABLE_NAME = 'course_version' THEN
    published := OLD.state = 'published';
  ELSIF TG_TABLE_NAME = 'module' THEN
    SELECT bool_or(v.state = 'published') INTO published FROM course_version v WHERE v.id IN (OLD.version_id, NEW.version_id);
  ELSIF TG_TABLE_NAME = 'activity' THEN
    SELECT bool_or(v.state = 'published') INTO published FROM course_version v JOIN module m ON m.version_id = v.id
      WHERE m.id IN (OLD.module_id, NEW.module_id);
  ELSE
    SELECT bool_or(v.state = 'published') INTO published FROM course_version v
      JOIN module m ON m.version_id = v.id JOIN activity a ON a.module_id = m.id WHERE a.id IN (OLD.activity_id, NEW.activity_id);
  END IF;
  IF published THEN
    RAISE EXCEPTION '% of a published version never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
