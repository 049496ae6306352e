import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { QuestionVersion } from '../entities/question-version.entity.js';
import { Question } from '../entities/question.entity.js';
import type { QuestionDraft } from '../question-source.js';
import { toExchange } from '../exchange/stored-to-exchange.js';
import type { WholeRow } from './bank.repository.js';
import type { KnownQuestion } from './decide-questions.js';
import { foldedWords, questionRow, versionRow } from './question-rows.js';
import type { DoneQuestion, QuestionState } from './question-import-view.js';

/** A question holds 13 values, and a statement 65,535. */
const CHUNK = 1_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

interface KnownRow extends WholeRow {
  version_id: string;
  folded_prompt: string;
}

export interface QuestionToWrite {
  readonly questionId: string;
  readonly draft: QuestionDraft;
  readonly tags: readonly string[];
  readonly difficulty: number | null;
  readonly externalId: string | null;
}

export interface CurrentQuestion extends QuestionState {
  readonly questionId: string;
  readonly number: number;
  readonly isWithdrawn: boolean;
  /** Whether a quiz asks the newest version. */
  readonly isUsed: boolean;
}

const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );

/** Questions as imports find, make, change and take them back. */
@Injectable()
export class QuestionImportsRepository {
  constructor(private readonly db: Db) {}

  /** Questions of a bank under one of the ids, or with one of the prompts; `hold` keeps others from changing them meanwhile. */
  async known(
    courseId: string | null,
    { ids, prompts, hold }: { ids: readonly string[]; prompts: readonly string[]; hold: boolean },
  ): Promise<KnownQuestion[]> {
    const rows = await this.db.query<KnownRow & Record<string, unknown>>(
      `SELECT q.id, q.kind, q.competence, q.tags, q.difficulty, q.points, q.external_id, q.folded_prompt, v.id AS version_id,
         v.number, v.prompt, v.spec, v.answer_key, v.feedback, v.guide, v.rubric
       FROM question q JOIN LATERAL (
         SELECT * FROM question_version v WHERE v.question_id = q.id ORDER BY v.number DESC LIMIT 1) v ON true
       WHERE q.course_id IS NOT DISTINCT FROM $1::uuid AND q.withdrawn_at IS NULL
         AND (q.external_id = ANY ($2) OR q.id = ANY ($3) OR (md5(q.folded_prompt) = ANY ($4) AND q.folded_prompt = ANY ($5)))
       ORDER BY q.id ${hold ? 'FOR UPDATE OF q' : ''}`,
      [courseId, ids, ids.filter((id) => UUID.test(id)), prompts.map(md5), prompts],
    );
    return rows.map((row) => ({
      questionId: row.id,
      versionId: row.version_id,
      number: row.number,
      foldedPrompt: row.folded_prompt,
      locale: row.prompt.source,
      prompt: row.prompt.texts[row.prompt.source]?.v ?? '',
      exchange: toExchange(row),
    }));
  }

  /** New questions in their first version; answers the ids of the versions. */
  async insert(courseId: string | null, questions: readonly QuestionToWrite[], now: Date): Promise<string[]> {
    const versionIds: string[] = [];
    for (const chunk of chunksOf(questions)) {
      const place = ({ tags, difficulty, externalId }: QuestionToWrite) => ({ courseId, tags, difficulty, externalId });
      await this.db.manager.insert(
        Question,
        chunk.map((one) => questionRow(one.questionId, one.draft, place(one), now)),
      );
      const versions = chunk.map(({ questionId, draft }) =>
        versionRow(uuidv7(), { id: questionId, number: 1 }, draft, now),
      );
      await this.db.manager.insert(QuestionVersion, versions as never);
      versionIds.push(...versions.map(({ id }) => id));
    }
    return versionIds;
  }

  /** The next version of a question; answers its id. */
  async insertVersion(question: { id: string; number: number }, draft: QuestionDraft, now: Date): Promise<string> {
    const version = versionRow(uuidv7(), question, draft, now);
    await this.db.manager.insert(QuestionVersion, version as never);
    await this.db.manager.update(Question, { id: question.id }, foldedWords(draft));
    return version.id;
  }

  async updateQuestion(id: string, { competence, tags, points, difficulty }: QuestionState): Promise<void> {
    await this.db.manager.update(Question, { id }, { competence, tags: [...tags], points, difficulty });
  }

  async setQuestions(
    batchId: string,
    done: readonly { line: number; questionId: string; done: DoneQuestion }[],
  ): Promise<void> {
    await this.db.execute(
      `UPDATE import_row r SET question_id = g.question_id, fields = r.fields || jsonb_build_object('done', g.done)
       FROM unnest($2::int[], $3::uuid[], $4::jsonb[]) AS g (line, question_id, done)
       WHERE r.batch_id = $1 AND r.line = g.line`,
      [
        batchId,
        done.map(({ line }) => line),
        done.map(({ questionId }) => questionId),
        done.map((one) => JSON.stringify(one.done)),
      ],
    );
  }

  /** Questions as they are now, held until the transaction ends. */
  async current(ids: readonly string[]): Promise<CurrentQuestion[]> {
    await this.db.query('SELECT id FROM question WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    return this.db.query<CurrentQuestion & Record<string, unknown>>(
      `SELECT q.id AS "questionId", v.id AS "versionId", v.number, q.competence, q.tags, q.points, q.difficulty,
         q.withdrawn_at IS NOT NULL AS "isWithdrawn",
         EXISTS (SELECT 1 FROM quiz_slot s WHERE s.question_version_id = v.id) AS "isUsed"
       FROM question q JOIN LATERAL (
         SELECT * FROM question_version v WHERE v.question_id = q.id ORDER BY v.number DESC LIMIT 1) v ON true
       WHERE q.id = ANY ($1)`,
      [ids],
    );
  }

  async withdraw(ids: readonly string[], now: Date): Promise<void> {
    await this.db.execute('UPDATE question SET withdrawn_at = $2 WHERE id = ANY ($1)', [ids, now]);
  }

  /** An earlier version once more, as the newest: versions are never removed. */
  async repeatVersion(question: { id: string; number: number }, versionId: string, now: Date): Promise<void> {
    await this.db.execute(
      `INSERT INTO question_version (id, question_id, number, prompt, spec, answer_key, feedback, guide, rubric, created_at)
       SELECT $1, question_id, $2, prompt, spec, answer_key, feedback, guide, rubric, $3 FROM question_version WHERE id = $4`,
      [uuidv7(), question.number, now, versionId],
    );
    const version = await this.db.manager.findOneByOrFail(QuestionVersion, { id: versionId });
    await this.db.manager.update(Question, { id: question.id }, foldedWords(version));
  }
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
