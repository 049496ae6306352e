import type { Rubric } from '@edukom/contracts';
import type { LocalizedText, QuestionKey, QuestionType } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import type { StoredSpec } from '../question-types/registry.js';

export interface BankRow {
  id: string;
  kind: QuestionType;
  competence: string;
  tags: string[];
  difficulty: number | null;
  points: number;
  external_id: string | null;
  prompt: LocalizedText;
  spec: StoredSpec;
  number: number;
}
export interface ListedRow extends BankRow {
  quizzes: number;
  duplicates: number;
}
export interface WholeRow extends BankRow {
  answer_key: QuestionKey;
  feedback: LocalizedText | null;
  guide: LocalizedText | null;
  rubric: Rubric | null;
}

/** What a list is narrowed to; null: not at all. */
export interface BankFilter {
  readonly words: string | null;
  readonly type: string | null;
  readonly competence: string | null;
  readonly tag: string | null;
  readonly difficulty: number | null;
  readonly onlyDuplicates: boolean;
  readonly before: string | null;
}

const NEWEST = `JOIN LATERAL (
    SELECT * FROM question_version v WHERE v.question_id = q.id ORDER BY v.number DESC LIMIT 1
  ) v ON true`;
const COLUMNS = 'q.id, q.kind, q.competence, q.tags, q.difficulty, q.points, q.external_id, v.prompt, v.spec, v.number';
/** Another question of the same bank that asks the same; the index is over the digest, since words may be long. */
const TWIN = `t.id <> q.id AND md5(t.folded_prompt) = md5(q.folded_prompt) AND t.folded_prompt = q.folded_prompt
    AND t.folded_prompt <> '' AND t.withdrawn_at IS NULL AND t.course_id IS NOT DISTINCT FROM q.course_id`;

/** Questions of a bank: that of a course, or the shared one (null). */
@Injectable()
export class BankRepository {
  constructor(private readonly db: Db) {}

  list(courseId: string | null, filter: BankFilter, limit: number): Promise<ListedRow[]> {
    return this.db.query<ListedRow & Record<string, unknown>>(
      `SELECT ${COLUMNS},
         (SELECT count(DISTINCT s.quiz_id)::int FROM quiz_slot s JOIN question_version o ON o.id = s.question_version_id
          WHERE o.question_id = q.id) AS quizzes,
         (SELECT count(*)::int FROM question t WHERE ${TWIN}) AS duplicates
       FROM question q ${NEWEST}
       WHERE q.course_id IS NOT DISTINCT FROM $1::uuid AND q.withdrawn_at IS NULL
         AND ($2::text IS NULL OR strpos(q.search_text, $2) > 0)
         AND ($3::text IS NULL OR q.kind = $3)
         AND ($4::text IS NULL OR q.competence = $4)
         AND ($5::text IS NULL OR q.tags @> ARRAY[$5])
         AND ($6::int IS NULL OR q.difficulty = $6)
         AND (NOT $7 OR EXISTS (SELECT 1 FROM question t WHERE ${TWIN}))
         AND ($8::uuid IS NULL OR q.id < $8)
       ORDER BY q.id DESC LIMIT $9`,
      [
        courseId,
        filter.words,
        filter.type,
        filter.competence,
        filter.tag,
        filter.difficulty,
        filter.onlyDuplicates,
        filter.before,
        limit,
      ],
    );
  }

  async facets(courseId: string | null): Promise<{ competences: string[]; tags: string[] }> {
    const found = await this.db.one<{ competences: string[]; tags: string[] }>(
      `SELECT ARRAY(SELECT DISTINCT q.competence FROM question q
           WHERE q.course_id IS NOT DISTINCT FROM $1::uuid AND q.withdrawn_at IS NULL AND q.competence <> '' ORDER BY 1 LIMIT 500) AS competences,
         ARRAY(SELECT DISTINCT t FROM question q, unnest(q.tags) t
           WHERE q.course_id IS NOT DISTINCT FROM $1::uuid AND q.withdrawn_at IS NULL ORDER BY 1 LIMIT 500) AS tags`,
      [courseId],
    );
    return found ?? { competences: [], tags: [] };
  }

  /** Whole questions in their newest version; those of another bank are not among them. */
  whole(courseId: string | null, ids: readonly string[]): Promise<WholeRow[]> {
    return this.db.query<WholeRow & Record<string, unknown>>(
      `SELECT ${COLUMNS}, v.answer_key, v.feedback, v.guide, v.rubric FROM question q ${NEWEST}
       WHERE q.course_id IS NOT DISTINCT FROM $1::uuid AND q.withdrawn_at IS NULL AND q.id = ANY ($2)
       ORDER BY array_position($2::uuid[], q.id)`,
      [courseId, ids],
    );
  }
}
