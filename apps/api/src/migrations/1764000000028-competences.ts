import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Competence frameworks, what positions ask for, what courses teach, and how officials assess themselves. */
export class Competences1764000000028 implements MigrationInterface {
  name = 'Competences1764000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE competence_framework (
  id uuid PRIMARY KEY,
  key text NOT NULL CONSTRAINT competence_framework_key_unique UNIQUE,
  version text NOT NULL,
  name jsonb NOT NULL,
  source text NOT NULL,
  position integer NOT NULL
);
CREATE TABLE competence_area (
  framework_id uuid NOT NULL CONSTRAINT competence_area_framework REFERENCES competence_framework,
  key text NOT NULL,
  name jsonb NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (framework_id, key)
);
CREATE TABLE competence (
  framework_id uuid NOT NULL,
  key text NOT NULL,
  area_key text NOT NULL,
  name jsonb NOT NULL,
  hint jsonb NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (framework_id, key),
  CONSTRAINT competence_of_area FOREIGN KEY (framework_id, area_key) REFERENCES competence_area
);
CREATE TABLE competence_level (
  framework_id uuid NOT NULL CONSTRAINT competence_level_framework REFERENCES competence_framework,
  level integer NOT NULL CONSTRAINT competence_level_from_one CHECK (level >= 1),
  name jsonb NOT NULL,
  statement jsonb NOT NULL,
  PRIMARY KEY (framework_id, level)
);
CREATE TABLE competence_crosswalk (
  from_framework_id uuid NOT NULL,
  from_level integer NOT NULL,
  to_framework_id uuid NOT NULL,
  to_level integer NOT NULL,
  PRIMARY KEY (from_framework_id, from_level, to_framework_id),
  CONSTRAINT competence_crosswalk_from FOREIGN KEY (from_framework_id, from_level) REFERENCES competence_level,
  CONSTRAINT competence_crosswalk_to FOREIGN KEY (to_framework_id, to_level) REFERENCES competence_level,
  CONSTRAINT competence_crosswalk_between CHECK (from_framework_id <> to_framework_id)
);

CREATE TABLE competence_profile (
  id uuid PRIMARY KEY,
  framework_id uuid NOT NULL CONSTRAINT competence_profile_framework REFERENCES competence_framework,
  name jsonb NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  revision integer NOT NULL DEFAULT 1,
  created_by uuid CONSTRAINT competence_profile_by REFERENCES person,
  created_at timestamptz NOT NULL,
  CONSTRAINT competence_profile_in_framework UNIQUE (id, framework_id)
);
CREATE UNIQUE INDEX competence_profile_one_default ON competence_profile (is_default) WHERE is_default;
CREATE TABLE competence_target (
  profile_id uuid NOT NULL,
  framework_id uuid NOT NULL,
  competence_key text NOT NULL,
  level integer NOT NULL,
  PRIMARY KEY (profile_id, competence_key),
  CONSTRAINT competence_target_profile FOREIGN KEY (profile_id, framework_id) REFERENCES competence_profile (id, framework_id),
  CONSTRAINT competence_target_competence FOREIGN KEY (framework_id, competence_key) REFERENCES competence,
  CONSTRAINT competence_target_level FOREIGN KEY (framework_id, level) REFERENCES competence_level
);
CREATE TABLE competence_profile_title (
  title_fold text PRIMARY KEY CONSTRAINT competence_profile_title_said CHECK (title_fold <> ''),
  title text NOT NULL,
  profile_id uuid NOT NULL CONSTRAINT competence_profile_title_profile REFERENCES competence_profile
);
CREATE INDEX competence_profile_title_idx ON competence_profile_title (profile_id);

CREATE TABLE course_competence (
  course_id uuid NOT NULL CONSTRAINT course_competence_course REFERENCES course,
  framework_id uuid NOT NULL,
  competence_key text NOT NULL,
  level integer NOT NULL,
  PRIMARY KEY (course_id, framework_id, competence_key),
  CONSTRAINT course_competence_competence FOREIGN KEY (framework_id, competence_key) REFERENCES competence,
  CONSTRAINT course_competence_level FOREIGN KEY (framework_id, level) REFERENCES competence_level
);

CREATE TABLE competence_assessment (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT competence_assessment_person REFERENCES person,
  number integer NOT NULL CONSTRAINT competence_assessment_from_one CHECK (number >= 1),
  framework_id uuid NOT NULL CONSTRAINT competence_assessment_framework REFERENCES competence_framework,
  institution_id uuid CONSTRAINT competence_assessment_institution REFERENCES institution,
  started_at timestamptz NOT NULL,
  completed_at timestamptz,
  CONSTRAINT competence_assessment_number UNIQUE (person_id, number),
  CONSTRAINT competence_assessment_in_framework UNIQUE (id, framework_id),
  CONSTRAINT competence_assessment_order CHECK (completed_at >= started_at),
  CONSTRAINT competence_assessment_counted CHECK (institution_id IS NULL OR completed_at IS NOT NULL)
);
CREATE UNIQUE INDEX competence_assessment_one_open ON competence_assessment (person_id) WHERE completed_at IS NULL;
CREATE INDEX competence_assessment_completed ON competence_assessment (completed_at) WHERE completed_at IS NOT NULL;
CREATE TABLE competence_answer (
  assessment_id uuid NOT NULL,
  framework_id uuid NOT NULL,
  competence_key text NOT NULL,
  level integer NOT NULL CONSTRAINT competence_answer_from_zero CHECK (level >= 0),
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (assessment_id, competence_key),
  CONSTRAINT competence_answer_assessment FOREIGN KEY (assessment_id, framework_id) REFERENCES competence_assessment (id, framework_id),
  CONSTRAINT competence_answer_competence FOREIGN KEY (framework_id, competence_key) REFERENCES competence
);
-- What a completed assessment concluded, as it was concluded: later profiles and tests do not change an earlier figure.
CREATE TABLE competence_finding (
  assessment_id uuid NOT NULL CONSTRAINT competence_finding_assessment REFERENCES competence_assessment,
  competence_key text NOT NULL,
  framework_id uuid NOT NULL CONSTRAINT competence_finding_framework REFERENCES competence_framework,
  target integer NOT NULL CONSTRAINT competence_finding_target CHECK (target >= 1),
  held integer NOT NULL CONSTRAINT competence_finding_held CHECK (held >= 0),
  basis text NOT NULL CONSTRAINT competence_finding_basis CHECK (basis IN ('self', 'tested')),
  gap integer NOT NULL CONSTRAINT competence_finding_gap CHECK (gap = greatest(0, target - held)),
  PRIMARY KEY (assessment_id, competence_key)
);
CREATE TRIGGER competence_finding_append_only BEFORE UPDATE OR DELETE ON competence_finding FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An assessment that is completed stays as it is, and so do its answers.
CREATE FUNCTION refuse_completed_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.completed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a self-assessment is kept as it was completed' USING ERRCODE = 'check_violation', CONSTRAINT = 'competence_assessment_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER competence_assessment_kept BEFORE UPDATE OR DELETE ON competence_assessment
  FOR EACH ROW EXECUTE FUNCTION refuse_completed_assessment();
CREATE FUNCTION refuse_answer_after() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM competence_assessment a WHERE a.id = coalesce(NEW.assessment_id, OLD.assessment_id) AND a.completed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a self-assessment is kept as it was completed' USING ERRCODE = 'check_violation', CONSTRAINT = 'competence_answer_kept';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER competence_answer_kept BEFORE INSERT OR UPDATE OR DELETE ON competence_answer
  FOR EACH ROW EXECUTE FUNCTION refuse_answer_after();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
