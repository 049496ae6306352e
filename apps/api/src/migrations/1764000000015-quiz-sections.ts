import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sections and pools of quizzes, their window, grading and review; the revision of questions and quizzes. */
export class QuizSections1764000000015 implements MigrationInterface {
  name = 'QuizSections1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE question ADD COLUMN revision integer NOT NULL DEFAULT 1 CONSTRAINT question_revision CHECK (revision > 0);
ALTER TABLE quiz
  ADD COLUMN revision integer NOT NULL DEFAULT 1 CONSTRAINT quiz_revision CHECK (revision > 0),
  ADD COLUMN opens_at timestamptz,
  ADD COLUMN closes_at timestamptz,
  ADD COLUMN grading_method text NOT NULL DEFAULT 'highest'
    CONSTRAINT quiz_grading_method CHECK (grading_method IN ('highest', 'last', 'first', 'average')),
  ADD COLUMN shuffles_options boolean NOT NULL DEFAULT false,
  ADD COLUMN layout text NOT NULL DEFAULT 'one' CONSTRAINT quiz_layout CHECK (layout IN ('one', 'all')),
  ADD COLUMN review jsonb NOT NULL DEFAULT '{"submitted": "nothing", "closed": "nothing", "released": "feedback"}'
    CONSTRAINT quiz_review CHECK (review ?& ARRAY['submitted', 'closed', 'released']),
  ADD COLUMN pairs_with text,
  ADD CONSTRAINT quiz_window CHECK (opens_at < closes_at),
  ADD CONSTRAINT quiz_pairs_with CHECK (pairs_with IS NULL OR purpose = 'post');
UPDATE quiz SET shuffles_options = is_shuffled;
CREATE TABLE quiz_section (
  quiz_id uuid NOT NULL CONSTRAINT quiz_section_quiz REFERENCES quiz ON DELETE CASCADE,
  position integer NOT NULL CONSTRAINT quiz_section_position CHECK (position > 0),
  anchor text NOT NULL CONSTRAINT quiz_section_anchor CHECK (char_length(anchor) BETWEEN 1 AND 40),
  title jsonb,
  kind text NOT NULL CONSTRAINT quiz_section_kind CHECK (kind IN ('fixed', 'draw')),
  draw_count integer CONSTRAINT quiz_section_draw_count CHECK (draw_count > 0),
  points integer CONSTRAINT quiz_section_points CHECK (points > 0),
  tags text[] NOT NULL DEFAULT '{}',
  competence text,
  difficulties integer[] NOT NULL DEFAULT '{}',
  includes_shared boolean NOT NULL DEFAULT false,
  PRIMARY KEY (quiz_id, position),
  CONSTRAINT quiz_section_anchor_unique UNIQUE (quiz_id, anchor),
  CONSTRAINT quiz_section_draw CHECK ((kind = 'draw') = (draw_count IS NOT NULL) AND (kind = 'draw') = (points IS NOT NULL))
);
INSERT INTO quiz_section (quiz_id, position, anchor, kind) SELECT id, 1, 's1', 'fixed' FROM quiz;
-- A quiz always has a first section, whoever makes it.
CREATE FUNCTION quiz_first_section() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO quiz_section (quiz_id, position, anchor, kind) VALUES (NEW.id, 1, 's1', 'fixed');
  RETURN NULL;
END $$;
CREATE TRIGGER quiz_first_section AFTER INSERT ON quiz FOR EACH ROW EXECUTE FUNCTION quiz_first_section();
ALTER TABLE quiz_slot
  ADD COLUMN section integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT quiz_slot_section FOREIGN KEY (quiz_id, section) REFERENCES quiz_section;
CREATE TABLE quiz_pool (
  quiz_id uuid NOT NULL,
  section integer NOT NULL,
  question_version_id uuid NOT NULL CONSTRAINT quiz_pool_question REFERENCES question_version,
  PRIMARY KEY (quiz_id, section, question_version_id),
  CONSTRAINT quiz_pool_section FOREIGN KEY (quiz_id, section) REFERENCES quiz_section
);
CREATE INDEX quiz_pool_question_idx ON quiz_pool (question_version_id);
CREATE INDEX quiz_slot_question_idx ON quiz_slot (question_version_id);
CREATE TRIGGER quiz_pool_append_only BEFORE UPDATE OR DELETE ON quiz_pool FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- Whoever makes a new version of a question (its author, an import, taking an import back): the question was saved, and
-- drafts ask it from now on. Somebody who publishes one of them holds it alone: then it is waited for, found to be a draft
-- no longer, and left as it was published.
CREATE FUNCTION question_got_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE question SET revision = revision + 1 WHERE id = NEW.question_id;
  WITH draft AS (
    SELECT w.id FROM course_version w WHERE w.state = 'draft' AND EXISTS (
      SELECT 1 FROM module m JOIN activity a ON a.module_id = m.id JOIN quiz z ON z.activity_id = a.id
      JOIN quiz_slot s ON s.quiz_id = z.id JOIN question_version o ON o.id = s.question_version_id
      WHERE m.version_id = w.id AND o.question_id = NEW.question_id)
    ORDER BY w.id FOR SHARE
  )
  UPDATE quiz_slot s SET question_version_id = NEW.id
  FROM draft JOIN module m ON m.version_id = draft.id JOIN activity a ON a.module_id = m.id
    JOIN quiz z ON z.activity_id = a.id, question_version o
  WHERE s.quiz_id = z.id AND o.id = s.question_version_id AND o.question_id = NEW.question_id;
  RETURN NULL;
END $$;
CREATE TRIGGER question_got_version AFTER INSERT ON question_version
  FOR EACH ROW WHEN (NEW.number > 1) EXECUTE FUNCTION question_got_version();
-- Every question that an attempt at a quiz can be asked: fixed ones; of a frozen version its pools as they were frozen, of
-- a draft what the bank holds now, each question in its newest version.
CREATE FUNCTION quiz_question(quiz uuid)
RETURNS TABLE (section integer, slot integer, question_id uuid, question_version_id uuid, points integer, is_drawn boolean)
LANGUAGE sql STABLE AS $$
  SELECT s.section, s.slot, v.question_id, s.question_version_id, s.points, false
  FROM quiz_slot s JOIN question_version v ON v.id = s.question_version_id WHERE s.quiz_id = $1
  UNION ALL
  SELECT p.section, 0, v.question_id, p.question_version_id, c.points, true
  FROM quiz_pool p JOIN quiz_section c ON c.quiz_id = p.quiz_id AND c.position = p.section
    JOIN question_version v ON v.id = p.question_version_id WHERE p.quiz_id = $1
  UNION ALL
  SELECT c.position, 0, q.id, v.id, c.points, true
  FROM quiz z JOIN activity a ON a.id = z.activity_id JOIN module m ON m.id = a.module_id
    JOIN course_version w ON w.id = m.version_id AND w.state = 'draft'
    JOIN quiz_section c ON c.quiz_id = z.id AND c.kind = 'draw'
    JOIN question q ON (q.course_id = w.course_id OR (c.includes_shared AND q.course_id IS NULL))
      AND q.withdrawn_at IS NULL AND q.tags @> c.tags AND (c.competence IS NULL OR q.competence = c.competence)
      AND (c.difficulties = '{}' OR q.difficulty = ANY (c.difficulties))
    JOIN LATERAL (SELECT id FROM question_version WHERE question_id = q.id ORDER BY number DESC LIMIT 1) v ON true
  WHERE z.id = $1
$$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
