import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Outcomes1764000000005 implements MigrationInterface {
  name = 'Outcomes1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE certificate_template (
  id uuid PRIMARY KEY,
  award_id uuid NOT NULL CONSTRAINT certificate_template_award REFERENCES award,
  version integer NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT certificate_template_version_unique UNIQUE (award_id, version)
);
CREATE TABLE certificate_counter (
  series text PRIMARY KEY,
  last integer NOT NULL CONSTRAINT certificate_counter_positive CHECK (last >= 0)
);
CREATE TABLE certificate (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT certificate_person REFERENCES person,
  award_id uuid NOT NULL CONSTRAINT certificate_award REFERENCES award,
  cycle integer NOT NULL,
  edition integer NOT NULL,
  enrolment_id uuid NOT NULL CONSTRAINT certificate_enrolment REFERENCES enrolment,
  run_id uuid NOT NULL CONSTRAINT certificate_run REFERENCES run,
  template_id uuid NOT NULL CONSTRAINT certificate_template_used REFERENCES certificate_template,
  serial text NOT NULL CONSTRAINT certificate_serial_unique UNIQUE,
  code text NOT NULL CONSTRAINT certificate_code_unique UNIQUE,
  snapshot jsonb NOT NULL,
  eligibility jsonb NOT NULL,
  content_hash text NOT NULL,
  issued_at timestamptz NOT NULL,
  issued_by uuid NOT NULL CONSTRAINT certificate_issued_by REFERENCES person,
  valid_until timestamptz,
  supersedes uuid CONSTRAINT certificate_supersedes REFERENCES certificate CONSTRAINT certificate_supersedes_unique UNIQUE,
  CONSTRAINT certificate_once UNIQUE (person_id, award_id, cycle, edition),
  CONSTRAINT certificate_not_to_oneself CHECK (issued_by <> person_id)
);
CREATE INDEX certificate_run_idx ON certificate (run_id);
CREATE TABLE certificate_document (
  certificate_id uuid PRIMARY KEY CONSTRAINT certificate_document_certificate REFERENCES certificate,
  file_id uuid NOT NULL CONSTRAINT certificate_document_file REFERENCES stored_file,
  pdf_hash text NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE TABLE certificate_event (
  certificate_id uuid NOT NULL CONSTRAINT certificate_event_certificate REFERENCES certificate,
  number integer NOT NULL,
  kind text NOT NULL CONSTRAINT certificate_event_kind CHECK (kind IN ('issued', 'revoked', 'superseded', 'reinstated')),
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL CONSTRAINT certificate_event_actor REFERENCES person,
  reason text NOT NULL DEFAULT '',
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (certificate_id, number)
);
CREATE TABLE report_run (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT report_run_kind CHECK (kind IN ('attendance', 'certificates')),
  filter jsonb NOT NULL,
  data_at timestamptz NOT NULL,
  format text NOT NULL CONSTRAINT report_run_format CHECK (format IN ('xlsx', 'csv')),
  row_count integer,
  content_hash text,
  created_by uuid NOT NULL CONSTRAINT report_run_created_by REFERENCES person,
  finished_at timestamptz
);

CREATE TABLE indicator (
  id uuid PRIMARY KEY,
  key text NOT NULL CONSTRAINT indicator_key_unique UNIQUE,
  kind text NOT NULL CONSTRAINT indicator_kind CHECK (kind IN ('count', 'share', 'mean')),
  unit text NOT NULL CONSTRAINT indicator_unit CHECK (unit IN ('people', 'basis-points')),
  name jsonb NOT NULL,
  definition jsonb NOT NULL,
  position integer NOT NULL
);
CREATE TABLE period (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT period_kind CHECK (kind IN ('year', 'half-year', 'quarter', 'month')),
  key text NOT NULL CONSTRAINT period_key_unique UNIQUE,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  CONSTRAINT period_dates CHECK (ends_on >= starts_on)
);
CREATE TABLE feed (
  id uuid PRIMARY KEY,
  source text NOT NULL CONSTRAINT feed_source CHECK (source IN ('training')),
  period_id uuid NOT NULL CONSTRAINT feed_period REFERENCES period,
  state text NOT NULL CONSTRAINT feed_state CHECK (state IN ('producing', 'to-approve', 'approved', 'rejected', 'failed')),
  data_at timestamptz NOT NULL,
  produced_at timestamptz,
  requested_by uuid CONSTRAINT feed_requested_by REFERENCES person,
  decided_by uuid CONSTRAINT feed_decided_by REFERENCES person,
  decided_at timestamptz,
  reason text NOT NULL DEFAULT '',
  content_hash text,
  after_release integer NOT NULL DEFAULT 0
);
CREATE TABLE feed_cell (
  feed_id uuid NOT NULL CONSTRAINT feed_cell_feed REFERENCES feed,
  indicator_id uuid NOT NULL CONSTRAINT feed_cell_indicator REFERENCES indicator,
  place_id uuid NOT NULL CONSTRAINT feed_cell_place REFERENCES place,
  dims jsonb NOT NULL DEFAULT '{}',
  value integer,
  bound text CONSTRAINT feed_cell_bound CHECK (bound IN ('at-most', 'at-least')),
  n integer,
  sum integer,
  status text NOT NULL CONSTRAINT feed_cell_status CHECK (status IN ('published', 'suppressed', 'not-reported')),
  rule text NOT NULL DEFAULT '',
  PRIMARY KEY (feed_id, indicator_id, place_id, dims)
);
CREATE TABLE release (
  id uuid PRIMARY KEY,
  number integer NOT NULL CONSTRAINT release_number_unique UNIQUE,
  feed_id uuid NOT NULL CONSTRAINT release_feed REFERENCES feed CONSTRAINT release_feed_unique UNIQUE,
  period_id uuid NOT NULL CONSTRAINT release_period REFERENCES period,
  data_at timestamptz NOT NULL,
  published_at timestamptz NOT NULL,
  published_by uuid NOT NULL CONSTRAINT release_published_by REFERENCES person,
  content_hash text NOT NULL
);
CREATE INDEX release_period_idx ON release (period_id, number);
CREATE TABLE observation (
  release_id uuid NOT NULL CONSTRAINT observation_release REFERENCES release,
  indicator_id uuid NOT NULL CONSTRAINT observation_indicator REFERENCES indicator,
  place_id uuid NOT NULL CONSTRAINT observation_place REFERENCES place,
  period_id uuid NOT NULL CONSTRAINT observation_period REFERENCES period,
  dims jsonb NOT NULL DEFAULT '{}',
  value integer,
  bound text CONSTRAINT observation_bound CHECK (bound IN ('at-most', 'at-least')),
  status text NOT NULL CONSTRAINT observation_status CHECK (status IN ('published', 'suppressed', 'not-reported')),
  produced_at timestamptz NOT NULL,
  PRIMARY KEY (release_id, indicator_id, place_id, dims),
  CONSTRAINT observation_published CHECK ((status = 'published') = (value IS NOT NULL))
);
CREATE INDEX observation_place_idx ON observation (place_id, period_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
