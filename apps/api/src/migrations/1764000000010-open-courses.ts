import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpenCourses1764000000010 implements MigrationInterface {
  name = 'OpenCourses1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE run ADD COLUMN kind text NOT NULL DEFAULT 'group' CONSTRAINT run_kind CHECK (kind IN ('group', 'open'));
CREATE UNIQUE INDEX run_one_open ON run (course_id) WHERE kind = 'open' AND state = 'running';
CREATE INDEX run_offered_idx ON run (course_id, starts_on) WHERE state IN ('planned', 'running');
CREATE FUNCTION refuse_change_of_run_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the kind of a run never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER run_kind_stays BEFORE UPDATE OF kind ON run FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind)
  EXECUTE FUNCTION refuse_change_of_run_kind();
CREATE FUNCTION refuse_session_of_open_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM run WHERE id = NEW.run_id AND kind = 'open') THEN
    RAISE EXCEPTION 'an open run has no sessions' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_of_group_run BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION refuse_session_of_open_run();

INSERT INTO institution (id, kind, slug, name, search_text, place_id, content_locales) VALUES (
  '019ac000-0000-7000-8000-000000000001', 'other', 'public',
  '{"source":"sq","rev":1,"texts":{"sq":{"v":"Publiku"},"sr-Cyrl":{"v":"Јавност","from":1},"en":{"v":"Public","from":1}}}',
  E'publiku\\njavnost\\npublic', NULL, '{sq,sr-Cyrl,en}') ON CONFLICT ON CONSTRAINT institution_slug_unique DO NOTHING;

CREATE TABLE open_registration (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL CONSTRAINT open_registration_token_unique UNIQUE,
  run_id uuid NOT NULL CONSTRAINT open_registration_run REFERENCES run,
  email text CONSTRAINT open_registration_email_unique UNIQUE,
  given_name text,
  family_name text,
  locale text NOT NULL CONSTRAINT open_registration_locale CHECK (locale IN ('sq', 'sr-Latn', 'sr-Cyrl', 'en')),
  kind text NOT NULL CONSTRAINT open_registration_kind CHECK (kind IN ('student', 'cso', 'media', 'citizen', 'other')),
  consent text NOT NULL,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CONSTRAINT open_registration_email_lower CHECK (email = lower(email)),
  CONSTRAINT open_registration_forgets CHECK ((used_at IS NULL) = (email IS NOT NULL AND given_name IS NOT NULL AND family_name IS NOT NULL)
    AND (used_at IS NULL OR (email IS NULL AND given_name IS NULL AND family_name IS NULL)))
);
CREATE INDEX open_registration_expiry_idx ON open_registration (expires_at);
CREATE TABLE open_learner (
  person_id uuid PRIMARY KEY CONSTRAINT open_learner_person REFERENCES person,
  kind text NOT NULL CONSTRAINT open_learner_kind CHECK (kind IN ('student', 'cso', 'media', 'citizen', 'other')),
  consent text NOT NULL,
  registered_at timestamptz NOT NULL
);
ALTER TABLE outbox_mail ALTER COLUMN person_id DROP NOT NULL;
CREATE UNIQUE INDEX outbox_mail_once_without_person ON outbox_mail (event_key) WHERE person_id IS NULL;

CREATE TABLE learning_path (
  id uuid PRIMARY KEY,
  slug text NOT NULL CONSTRAINT learning_path_slug_unique UNIQUE,
  title jsonb NOT NULL,
  summary jsonb NOT NULL,
  months_valid integer CONSTRAINT learning_path_months CHECK (months_valid > 0),
  state text NOT NULL CONSTRAINT learning_path_state CHECK (state IN ('draft', 'published')),
  created_by uuid CONSTRAINT learning_path_created_by REFERENCES person,
  created_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1
);
CREATE TABLE learning_path_course (
  path_id uuid NOT NULL CONSTRAINT learning_path_course_path REFERENCES learning_path,
  course_id uuid NOT NULL CONSTRAINT learning_path_course_course REFERENCES course,
  position integer NOT NULL,
  is_required boolean NOT NULL,
  PRIMARY KEY (path_id, course_id),
  CONSTRAINT learning_path_course_position UNIQUE (path_id, position)
);
CREATE INDEX learning_path_course_course_idx ON learning_path_course (course_id);

ALTER TABLE award DROP CONSTRAINT award_kind, DROP CONSTRAINT award_course_unique, DROP CONSTRAINT award_of_course;
ALTER TABLE award
  ADD COLUMN path_id uuid CONSTRAINT award_path REFERENCES learning_path CONSTRAINT award_path_unique UNIQUE,
  ADD CONSTRAINT award_kind CHECK (kind IN ('course', 'open', 'path')),
  ADD CONSTRAINT award_course_unique UNIQUE (course_id, kind),
  ADD CONSTRAINT award_of_course CHECK ((kind IN ('course', 'open')) = (course_id IS NOT NULL)),
  ADD CONSTRAINT award_of_path CHECK ((kind = 'path') = (path_id IS NOT NULL)),
  ADD CONSTRAINT award_kind_unique UNIQUE (id, kind);
ALTER TABLE certificate DROP CONSTRAINT certificate_award;
ALTER TABLE certificate
  ADD COLUMN kind text NOT NULL DEFAULT 'course',
  ALTER COLUMN enrolment_id DROP NOT NULL,
  ALTER COLUMN run_id DROP NOT NULL,
  ALTER COLUMN issued_by DROP NOT NULL,
  ADD CONSTRAINT certificate_award FOREIGN KEY (award_id, kind) REFERENCES award (id, kind),
  ADD CONSTRAINT certificate_grounds CHECK ((kind = 'path') = (enrolment_id IS NULL) AND (kind = 'path') = (run_id IS NULL)),
  ADD CONSTRAINT certificate_issuer CHECK (issued_by IS NOT NULL OR kind = 'open');
ALTER TABLE certificate_event ALTER COLUMN actor_id DROP NOT NULL,
  ADD CONSTRAINT certificate_event_has_actor CHECK (actor_id IS NOT NULL OR kind = 'issued');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
