import { type ContentLocale, foldForSearch, type LocalizedText } from '@edukom/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Prompt {
  id: string;
  prompt: LocalizedText;
  /** Only texts with gaps have a text in it. */
  spec: { text?: LocalizedText };
}

const gapWords = (text: string): string => text.replace(/\{\{[\w-]{1,40}\}\}/gu, ' ');

/** Tags, difficulty, points and folded words of questions; the name other systems know them by; imports of questions. */
export class QuestionBank1764000000013 implements MigrationInterface {
  name = 'QuestionBank1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE question
  ADD COLUMN tags text[] NOT NULL DEFAULT '{}' CONSTRAINT question_tags CHECK (cardinality(tags) <= 50),
  ADD COLUMN difficulty integer CONSTRAINT question_difficulty CHECK (difficulty BETWEEN 1 AND 5),
  ADD COLUMN points integer NOT NULL DEFAULT 100 CONSTRAINT question_points CHECK (points > 0),
  ADD COLUMN external_id text CONSTRAINT question_external_id CHECK (char_length(external_id) BETWEEN 1 AND 200),
  ADD COLUMN folded_prompt text NOT NULL DEFAULT '',
  ADD COLUMN search_text text NOT NULL DEFAULT '',
  ADD COLUMN withdrawn_at timestamptz;
UPDATE question q SET points = s.points FROM (
  SELECT DISTINCT ON (v.question_id) v.question_id, s.points FROM quiz_slot s JOIN question_version v ON v.id = s.question_version_id
  ORDER BY v.question_id, v.number DESC, s.quiz_id DESC
) s WHERE s.question_id = q.id;
CREATE UNIQUE INDEX question_external_id_course_unique ON question (course_id, external_id)
  WHERE course_id IS NOT NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX question_external_id_shared_unique ON question (external_id)
  WHERE course_id IS NULL AND withdrawn_at IS NULL;
CREATE INDEX question_course_idx ON question (course_id, id);
CREATE INDEX question_folded_prompt_idx ON question (md5(folded_prompt));
ALTER TABLE import_batch DROP CONSTRAINT import_batch_kind, DROP CONSTRAINT import_batch_state,
  ADD CONSTRAINT import_batch_kind CHECK (kind IN ('people', 'questions')),
  ADD CONSTRAINT import_batch_state CHECK (state IN ('previewed', 'applied', 'cancelled', 'undone')),
  ADD COLUMN course_id uuid CONSTRAINT import_batch_course REFERENCES course,
  ADD CONSTRAINT import_batch_course_kind CHECK (course_id IS NULL OR kind = 'questions'),
  ADD CONSTRAINT import_batch_undone CHECK (state <> 'undone' OR (kind = 'questions' AND applied_at IS NOT NULL));
ALTER TABLE import_row ADD COLUMN question_id uuid CONSTRAINT import_row_question REFERENCES question;
CREATE INDEX import_row_question_idx ON import_row (question_id) WHERE question_id IS NOT NULL;
    `);
    const prompts = (await runner.query(
      'SELECT DISTINCT ON (question_id) question_id AS id, prompt, spec FROM question_version ORDER BY question_id, number DESC',
    )) as Prompt[];
    const asked = prompts.map(({ prompt, spec }) =>
      Object.entries(prompt.texts).map(([locale, { v }]) => ({
        isSource: locale === prompt.source,
        words: foldForSearch(`${v} ${gapWords(spec.text?.texts[locale as ContentLocale]?.v ?? '')}`),
      })),
    );
    const folded = asked.map((all) => all.find(({ isSource }) => isSource)?.words ?? '');
    const words = asked.map((all) => all.map((one) => one.words).join('\n'));
    await runner.query(
      `UPDATE question q SET folded_prompt = g.folded, search_text = g.words
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS g (id, folded, words) WHERE g.id = q.id`,
      [prompts.map(({ id }) => id), folded, words],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
