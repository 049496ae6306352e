import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of lessons: uploads in chunks, what is served of them, and which blocks show them. */
export class Media1764000000008 implements MigrationInterface {
  name = 'Media1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE media (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL CONSTRAINT media_course REFERENCES course,
  kind text NOT NULL CONSTRAINT media_kind CHECK (kind IN ('image', 'video', 'audio', 'captions', 'file')),
  name text NOT NULL CONSTRAINT media_name CHECK (name <> ''),
  size_bytes integer NOT NULL CONSTRAINT media_size CHECK (size_bytes > 0),
  received_bytes integer NOT NULL DEFAULT 0 CONSTRAINT media_received CHECK (received_bytes BETWEEN 0 AND size_bytes),
  resume_key text,
  state text NOT NULL CONSTRAINT media_state CHECK (state IN ('uploading', 'checking', 'ready', 'refused', 'quarantined')),
  reason text CONSTRAINT media_reason CHECK (reason IN ('type', 'active', 'damaged', 'too-many-pixels', 'captions', 'malware')),
  content_type text,
  created_by uuid NOT NULL CONSTRAINT media_created_by REFERENCES person,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT media_whole CHECK (state IN ('uploading', 'refused') OR received_bytes = size_bytes),
  CONSTRAINT media_judged CHECK ((reason IS NOT NULL) = (state IN ('refused', 'quarantined'))),
  CONSTRAINT media_shown CHECK ((content_type IS NOT NULL) = (state = 'ready'))
);
CREATE INDEX media_of_course ON media (course_id, id);
CREATE INDEX media_by_creator ON media (created_by);
CREATE UNIQUE INDEX media_resume_unique ON media (course_id, created_by, kind, resume_key) WHERE state = 'uploading';
CREATE INDEX media_unfinished ON media (changed_at) WHERE state IN ('uploading', 'checking');
CREATE TABLE media_chunk (
  media_id uuid NOT NULL CONSTRAINT media_chunk_media REFERENCES media ON DELETE CASCADE,
  start_byte integer NOT NULL,
  size_bytes integer NOT NULL CONSTRAINT media_chunk_size CHECK (size_bytes > 0),
  part_name text NOT NULL,
  PRIMARY KEY (media_id, start_byte)
);
CREATE TABLE media_file (
  file_id uuid PRIMARY KEY CONSTRAINT media_file_file REFERENCES stored_file,
  media_id uuid NOT NULL CONSTRAINT media_file_media REFERENCES media,
  width integer,
  height integer,
  CONSTRAINT media_file_shape CHECK ((width IS NULL) = (height IS NULL) AND width > 0 AND height > 0)
);
CREATE INDEX media_file_of_media ON media_file (media_id);
CREATE INDEX stored_file_by_hash ON stored_file (sha256);
CREATE TABLE block_media (
  block_id uuid NOT NULL CONSTRAINT block_media_block REFERENCES block ON DELETE CASCADE,
  media_id uuid NOT NULL CONSTRAINT block_media_media REFERENCES media,
  PRIMARY KEY (block_id, media_id)
);
CREATE INDEX block_media_of_media ON block_media (media_id);

-- Bodies are JSON: what they name is kept beside them, so that a file in use cannot be removed, not even in a race.
-- A file of another course, or one that is gone, is no reference: the block shows nothing there.
CREATE FUNCTION note_media_of_block() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM block_media WHERE block_id = NEW.id;
  END IF;
  IF NEW.body ? 'mediaId' OR NEW.body ? 'captions' THEN
    INSERT INTO block_media (block_id, media_id)
    SELECT DISTINCT NEW.id, m.id
    FROM activity a JOIN module o ON o.id = a.module_id JOIN course_version v ON v.id = o.version_id
    JOIN media m ON m.course_id = v.course_id
    WHERE a.id = NEW.activity_id AND m.id::text IN (
      SELECT lower(NEW.body ->> 'mediaId') UNION ALL
      SELECT lower(value) FROM jsonb_each_text(
        CASE jsonb_typeof(NEW.body -> 'captions') WHEN 'object' THEN NEW.body -> 'captions' ELSE '{}' END));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER block_media_noted AFTER INSERT OR UPDATE OF body ON block FOR EACH ROW EXECUTE FUNCTION note_media_of_block();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
