import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Courses1764000000002 implements MigrationInterface {
  name = 'Courses1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE course (
  id uuid PRIMARY KEY,
  slug text NOT NULL CONSTRAINT course_slug_unique UNIQUE,
  title jsonb NOT NULL,
  summary jsonb NOT NULL,
  category text NOT NULL,
  is_visible_to_superiors boolean NOT NULL DEFAULT true,
  required_locales text[] NOT NULL,
  search_text text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX course_search_trgm ON course USING gin (search_text gin_trgm_ops);
CREATE TABLE course_version (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL CONSTRAINT course_version_course REFERENCES course,
  number integer NOT NULL,
  state text NOT NULL CONSTRAINT course_version_state CHECK (state IN ('draft', 'published')),
  published_at timestamptz,
  published_by uuid CONSTRAINT course_version_published_by REFERENCES person,
  content_hash text,
  description jsonb,
  CONSTRAINT course_version_number_unique UNIQUE (course_id, number),
  CONSTRAINT course_version_published CHECK ((state = 'published') = (published_at IS NOT NULL AND content_hash IS NOT NULL))
);
CREATE UNIQUE INDEX course_version_one_draft ON course_version (course_id) WHERE state = 'draft';
CREATE TABLE module (
  id uuid PRIMARY KEY,
  version_id uuid NOT NULL CONSTRAINT module_version REFERENCES course_version,
  position integer NOT NULL,
  title jsonb NOT NULL,
  CONSTRAINT module_position_unique UNIQUE (version_id, position) DEFERRABLE
);
CREATE TABLE activity (
  id uuid PRIMARY KEY,
  module_id uuid NOT NULL CONSTRAINT activity_module REFERENCES module,
  position integer NOT NULL,
  kind text NOT NULL CONSTRAINT activity_kind CHECK (kind IN ('lesson', 'quiz', 'file', 'package')),
  slug text NOT NULL,
  title jsonb NOT NULL,
  minutes integer NOT NULL CONSTRAINT activity_minutes CHECK (minutes >= 0),
  is_required boolean NOT NULL DEFAULT true,
  CONSTRAINT activity_position_unique UNIQUE (module_id, position) DEFERRABLE
);
CREATE TABLE block (
  id uuid PRIMARY KEY,
  activity_id uuid NOT NULL CONSTRAINT block_activity REFERENCES activity,
  position integer NOT NULL,
  anchor text NOT NULL,
  kind text NOT NULL CONSTRAINT block_kind CHECK (kind IN ('heading', 'text', 'list', 'quote', 'task', 'check')),
  body jsonb NOT NULL,
  CONSTRAINT block_position_unique UNIQUE (activity_id, position) DEFERRABLE,
  CONSTRAINT block_anchor_unique UNIQUE (activity_id, anchor)
);
CREATE TABLE question (
  id uuid PRIMARY KEY,
  course_id uuid CONSTRAINT question_course REFERENCES course,
  kind text NOT NULL CONSTRAINT question_kind CHECK (kind IN ('single', 'multiple', 'true-false', 'numeric', 'short-text', 'open')),
  competence text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL
);
CREATE TABLE question_version (
  id uuid PRIMARY KEY,
  question_id uuid NOT NULL CONSTRAINT question_version_question REFERENCES question,
  number integer NOT NULL,
  prompt jsonb NOT NULL,
  spec jsonb NOT NULL,
  answer_key jsonb NOT NULL,
  feedback jsonb,
  guide jsonb,
  created_at timestamptz NOT NULL,
  CONSTRAINT question_version_number_unique UNIQUE (question_id, number)
);
CREATE TABLE quiz (
  id uuid PRIMARY KEY,
  activity_id uuid NOT NULL CONSTRAINT quiz_activity REFERENCES activity CONSTRAINT quiz_activity_unique UNIQUE,
  purpose text NOT NULL CONSTRAINT quiz_purpose CHECK (purpose IN ('pre', 'post', 'graded', 'practice')),
  seconds_allowed integer CONSTRAINT quiz_seconds CHECK (seconds_allowed > 0),
  attempts_allowed integer NOT NULL DEFAULT 1 CONSTRAINT quiz_attempts CHECK (attempts_allowed > 0),
  pass_mark integer NOT NULL CONSTRAINT quiz_pass_mark CHECK (pass_mark BETWEEN 0 AND 10000),
  is_shuffled boolean NOT NULL DEFAULT false
);
CREATE TABLE quiz_slot (
  quiz_id uuid NOT NULL CONSTRAINT quiz_slot_quiz REFERENCES quiz,
  slot integer NOT NULL,
  question_version_id uuid NOT NULL CONSTRAINT quiz_slot_question REFERENCES question_version,
  points integer NOT NULL CONSTRAINT quiz_slot_points CHECK (points > 0),
  PRIMARY KEY (quiz_id, slot)
);
CREATE TABLE award (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT award_kind CHECK (kind IN ('course', 'path')),
  course_id uuid CONSTRAINT award_course REFERENCES course CONSTRAINT award_course_unique UNIQUE,
  title jsonb NOT NULL,
  months_valid integer CONSTRAINT award_months CHECK (months_valid > 0),
  CONSTRAINT award_of_course CHECK ((kind = 'course') = (course_id IS NOT NULL))
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
