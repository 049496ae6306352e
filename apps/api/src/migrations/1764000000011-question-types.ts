import type { MigrationInterface, QueryRunner } from 'typeorm';

export class QuestionTypes1764000000011 implements MigrationInterface {
  name = 'QuestionTypes1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE question DROP CONSTRAINT question_kind;
ALTER TABLE question ADD CONSTRAINT question_kind CHECK (kind IN ('single', 'multiple', 'true-false', 'numeric', 'short-text',
  'matching', 'ordering', 'gaps', 'picture-choice', 'open', 'file-upload'));
ALTER TABLE question_version ADD COLUMN rubric jsonb
  CONSTRAINT question_version_rubric CHECK (rubric IS NULL OR jsonb_typeof(rubric) = 'array');
ALTER TABLE mark ADD COLUMN levels jsonb
  CONSTRAINT mark_levels CHECK (levels IS NULL OR jsonb_typeof(levels) = 'object');
CREATE TABLE answer_file (
  id uuid PRIMARY KEY,
  attempt_id uuid NOT NULL,
  slot integer NOT NULL,
  ordinal integer NOT NULL CONSTRAINT answer_file_ordinal CHECK (ordinal BETWEEN 1 AND 10),
  sha256 bytea NOT NULL CONSTRAINT answer_file_sha256 CHECK (octet_length(sha256) = 32),
  size_bytes integer NOT NULL CONSTRAINT answer_file_size CHECK (size_bytes BETWEEN 1 AND 20971520),
  content_type text NOT NULL,
  file_name text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT answer_file_slot FOREIGN KEY (attempt_id, slot) REFERENCES attempt_slot,
  CONSTRAINT answer_file_ordinal_unique UNIQUE (attempt_id, slot, ordinal),
  CONSTRAINT answer_file_once UNIQUE (attempt_id, slot, sha256)
);
CREATE TRIGGER answer_file_append_only BEFORE UPDATE OR DELETE ON answer_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
