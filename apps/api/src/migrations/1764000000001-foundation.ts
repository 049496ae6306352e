import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Foundation1764000000001 implements MigrationInterface {
  name = 'Foundation1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE installation (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);
CREATE TABLE place (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT place_kind CHECK (kind IN ('country', 'district', 'municipality')),
  code text NOT NULL,
  slug text NOT NULL CONSTRAINT place_slug_unique UNIQUE,
  parent_id uuid CONSTRAINT place_parent REFERENCES place,
  name jsonb NOT NULL,
  search_text text NOT NULL,
  facts jsonb NOT NULL,
  CONSTRAINT place_code_unique UNIQUE (kind, code)
);
CREATE TABLE place_population (
  place_id uuid NOT NULL CONSTRAINT place_population_place REFERENCES place,
  year integer NOT NULL,
  value integer NOT NULL CONSTRAINT place_population_positive CHECK (value >= 0),
  status text NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (place_id, year, status)
);
CREATE TABLE institution (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT institution_kind CHECK (kind IN ('municipality', 'ministry', 'university', 'cso', 'media', 'other')),
  slug text NOT NULL CONSTRAINT institution_slug_unique UNIQUE,
  name jsonb NOT NULL,
  search_text text NOT NULL,
  place_id uuid CONSTRAINT institution_place REFERENCES place,
  content_locales text[] NOT NULL
);
CREATE TABLE department (
  id uuid PRIMARY KEY,
  institution_id uuid NOT NULL CONSTRAINT department_institution REFERENCES institution,
  name text NOT NULL,
  name_fold text NOT NULL,
  CONSTRAINT department_name_unique UNIQUE (institution_id, name_fold)
);
CREATE TABLE person (
  id uuid PRIMARY KEY,
  given_name text NOT NULL,
  family_name text NOT NULL,
  search_text text NOT NULL,
  email text CONSTRAINT person_email_unique UNIQUE,
  locale text NOT NULL CONSTRAINT person_locale CHECK (locale IN ('sq', 'sr-Latn', 'sr-Cyrl', 'en')),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT person_email_lower CHECK (email = lower(email))
);
CREATE INDEX person_search_trgm ON person USING gin (search_text gin_trgm_ops);
CREATE TABLE account (
  person_id uuid PRIMARY KEY CONSTRAINT account_person REFERENCES person,
  state text NOT NULL CONSTRAINT account_state CHECK (state IN ('invited', 'active', 'deactivated')),
  password_hash text,
  password_set_at timestamptz,
  CONSTRAINT account_active_has_password CHECK (state <> 'active' OR password_hash IS NOT NULL)
);
CREATE TABLE account_link (
  token_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT account_link_person REFERENCES person,
  purpose text NOT NULL CONSTRAINT account_link_purpose CHECK (purpose IN ('invitation', 'password-reset', 'email-change')),
  new_email text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX account_link_person_idx ON account_link (person_id, purpose);
CREATE TABLE sign_in (
  token_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT sign_in_person REFERENCES person,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  user_agent text
);
CREATE INDEX sign_in_person_idx ON sign_in (person_id);
CREATE TABLE affiliation (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT affiliation_person REFERENCES person,
  department_id uuid NOT NULL CONSTRAINT affiliation_department REFERENCES department,
  position_title text NOT NULL DEFAULT '',
  is_primary boolean NOT NULL,
  valid daterange NOT NULL,
  CONSTRAINT affiliation_not_empty CHECK (NOT isempty(valid)),
  CONSTRAINT affiliation_no_overlap EXCLUDE USING gist (person_id WITH =, department_id WITH =, valid WITH &&),
  CONSTRAINT affiliation_one_primary EXCLUDE USING gist (person_id WITH =, valid WITH &&) WHERE (is_primary)
);
CREATE INDEX affiliation_department_idx ON affiliation (department_id);
CREATE TABLE role_grant (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT role_grant_person REFERENCES person,
  role text NOT NULL CONSTRAINT role_grant_role CHECK (role IN ('trainer', 'project-manager', 'focal-point', 'observatory-editor', 'administrator')),
  scope_kind text NOT NULL CONSTRAINT role_grant_scope CHECK (scope_kind IN ('all', 'institution', 'department', 'course', 'run')),
  scope_id uuid,
  valid daterange NOT NULL,
  granted_by uuid CONSTRAINT role_grant_granted_by REFERENCES person,
  CONSTRAINT role_grant_scope_id CHECK ((scope_kind = 'all') = (scope_id IS NULL)),
  CONSTRAINT role_grant_not_empty CHECK (NOT isempty(valid))
);
CREATE INDEX role_grant_person_idx ON role_grant (person_id);
CREATE INDEX role_grant_scope_idx ON role_grant (scope_kind, scope_id);

CREATE TABLE outbox_mail (
  id uuid PRIMARY KEY,
  event_key text NOT NULL,
  person_id uuid NOT NULL CONSTRAINT outbox_mail_person REFERENCES person,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  locale text NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  CONSTRAINT outbox_mail_once UNIQUE (event_key, person_id)
);
CREATE TABLE audit_event (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  payload_hash bytea NOT NULL,
  seal_number bigint
);
CREATE INDEX audit_event_unsealed ON audit_event (id) WHERE seal_number IS NULL;
CREATE INDEX audit_event_subject ON audit_event (subject_kind, subject_id, at);
CREATE TABLE audit_payload (
  event_id uuid PRIMARY KEY CONSTRAINT audit_payload_event REFERENCES audit_event,
  salt bytea NOT NULL,
  payload jsonb NOT NULL
);
CREATE TABLE audit_seal (
  number bigint PRIMARY KEY,
  sealed_at timestamptz NOT NULL,
  event_count integer NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE TABLE stored_file (
  id uuid PRIMARY KEY,
  sha256 bytea NOT NULL,
  size_bytes integer NOT NULL,
  content_type text NOT NULL,
  file_name text NOT NULL,
  created_by uuid CONSTRAINT stored_file_created_by REFERENCES person,
  created_at timestamptz NOT NULL
);
CREATE TABLE import_batch (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT import_batch_kind CHECK (kind IN ('people')),
  file_name text NOT NULL,
  state text NOT NULL CONSTRAINT import_batch_state CHECK (state IN ('previewed', 'applied', 'cancelled')),
  created_by uuid NOT NULL CONSTRAINT import_batch_created_by REFERENCES person,
  created_at timestamptz NOT NULL,
  applied_at timestamptz,
  summary jsonb NOT NULL
);
CREATE TABLE import_row (
  batch_id uuid NOT NULL CONSTRAINT import_row_batch REFERENCES import_batch ON DELETE CASCADE,
  line integer NOT NULL,
  decision text NOT NULL CONSTRAINT import_row_decision CHECK (decision IN ('create', 'update', 'skip', 'error')),
  reasons jsonb NOT NULL,
  fields jsonb NOT NULL,
  person_id uuid CONSTRAINT import_row_person REFERENCES person,
  PRIMARY KEY (batch_id, line)
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
