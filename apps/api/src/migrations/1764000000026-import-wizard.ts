import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Imports of people made before: a preview has no table to be read again and is dropped; what was applied says nothing an
 * undo could go by.
 */
export const CARRY_OVER = `
DELETE FROM import_row r USING import_batch b WHERE b.id = r.batch_id AND b.kind = 'people' AND NOT b.summary ? 'reading'
  AND b.state IN ('previewed', 'cancelled');
UPDATE import_row r SET fields = '{"cells": {}, "changes": []}' FROM import_batch b WHERE b.id = r.batch_id AND b.kind = 'people'
  AND NOT b.summary ? 'reading';
UPDATE import_batch SET summary = '{"invitations": 0, "asked": null, "problem": null, "undone": null, "isForgotten": true, "reading":
    {"charset": null, "letters": [], "delimiter": null, "header": [], "mapping": [], "sample": []}}'::jsonb || summary
    || CASE WHEN state = 'applied' THEN '{}' ELSE '{"counts": {"create": 0, "update": 0, "skip": 0, "error": 0}}' END::jsonb,
  state = CASE state WHEN 'previewed' THEN 'cancelled' ELSE state END
WHERE kind = 'people' AND NOT summary ? 'reading';
`;

/** Tables of several kinds, read and applied as jobs, undone within a day; mappings that are remembered; past training. */
export class ImportWizard1764000000026 implements MigrationInterface {
  name = 'ImportWizard1764000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE import_batch DROP CONSTRAINT import_batch_kind, DROP CONSTRAINT import_batch_state, DROP CONSTRAINT import_batch_undone,
  ADD CONSTRAINT import_batch_kind CHECK (kind IN ('people', 'affiliations', 'enrolments', 'past-training', 'attendance', 'questions')),
  ADD CONSTRAINT import_batch_state CHECK (state IN ('mapping', 'reading', 'previewed', 'applying', 'applied', 'undoing', 'undone',
    'cancelled', 'failed')),
  ADD CONSTRAINT import_batch_undone CHECK (state NOT IN ('undoing', 'undone') OR applied_at IS NOT NULL),
  ADD COLUMN file_sha256 bytea;
${CARRY_OVER}CREATE INDEX import_batch_created ON import_batch (created_at DESC, id DESC);
ALTER TABLE import_row
  ADD COLUMN effect jsonb,
  ADD COLUMN undone text CONSTRAINT import_row_undone CHECK (undone IN ('taken-back', 'changed', 'used'));
CREATE INDEX import_row_person_idx ON import_row (person_id) WHERE person_id IS NOT NULL;
-- Written beside the transaction whose progress it tells, so nothing here may be locked by that.
CREATE TABLE import_progress (
  batch_id uuid PRIMARY KEY CONSTRAINT import_progress_batch REFERENCES import_batch ON DELETE CASCADE,
  done integer NOT NULL,
  total integer NOT NULL,
  is_cancelled boolean NOT NULL
);
CREATE TABLE import_mapping (
  kind text NOT NULL,
  signature bytea NOT NULL,
  mapping jsonb NOT NULL,
  changed_by uuid NOT NULL CONSTRAINT import_mapping_by REFERENCES person,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (kind, signature)
);
CREATE TABLE past_training (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT past_training_person REFERENCES person,
  title text NOT NULL CONSTRAINT past_training_title CHECK (btrim(title) <> ''),
  title_fold text NOT NULL,
  provider text NOT NULL,
  finished_on date NOT NULL,
  minutes integer CONSTRAINT past_training_minutes CHECK (minutes > 0),
  CONSTRAINT past_training_once UNIQUE (person_id, title_fold, finished_on)
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
