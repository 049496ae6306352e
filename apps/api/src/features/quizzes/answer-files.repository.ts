import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';
import type { AttemptState } from './entities/attempt.entity.js';
import type { AnswerFileRow } from './entities/answer-file.entity.js';
import type { StoredSpec } from './question-types/registry.js';

/** What pages tell of an upload; also as JSON out of a statement, where an instant is text. */
export interface AnswerFileFact {
  readonly id: string;
  readonly slot: number;
  readonly name: string;
  readonly size_bytes: number;
  readonly content_type: string;
  readonly created_at: Date | string;
}

/** Where a file is to go: the question of an attempt, and whether that still takes any. */
export interface FileTarget {
  readonly spec: StoredSpec;
  readonly state: AttemptState;
  readonly finished_at: Date | null;
}

const COLUMNS = 'f.id, f.slot, f.file_name AS name, f.size_bytes, f.content_type, f.created_at';

/** {@link AnswerFileFact} of a row `f`. */
export const FILE_FACT = `jsonb_build_object('id', f.id, 'slot', f.slot, 'name', f.file_name, 'size_bytes', f.size_bytes,
  'content_type', f.content_type, 'created_at', f.created_at)`;

/** Files that were uploaded for questions. */
@Injectable()
export class AnswerFilesRepository {
  constructor(private readonly db: Db) {}

  /** The question of the person's own attempt in this slot, when it is one. */
  target(attemptId: string, slot: number, personId: string): Promise<FileTarget | null> {
    return this.db.one<FileTarget & Record<string, unknown>>(
      `SELECT v.spec, a.state, a.finished_at FROM attempt a JOIN attempt_slot s ON s.attempt_id = a.id AND s.slot = $2
         JOIN question_version v ON v.id = s.question_version_id
       WHERE a.id = $1 AND a.person_id = ANY (${idsOfPerson('$3')})`,
      [attemptId, slot, personId],
    );
  }

  /** Adds an upload as the next of its question, up to `most`; null when there are so many, or another came in between. */
  add(file: Omit<AnswerFileRow, 'ordinal'>, most: number): Promise<AnswerFileFact | null> {
    return this.db.one<AnswerFileFact & Record<string, unknown>>(
      `WITH added AS (
         INSERT INTO answer_file (id, attempt_id, slot, ordinal, sha256, size_bytes, content_type, file_name, created_at)
         SELECT $1, $2, $3, n.next, $4, $5, $6, $7, $8
         FROM (SELECT coalesce(max(ordinal), 0) + 1 AS next FROM answer_file WHERE attempt_id = $2 AND slot = $3) n
         WHERE n.next <= $9 ON CONFLICT DO NOTHING RETURNING *)
       SELECT ${COLUMNS} FROM added f`,
      [
        file.id,
        file.attemptId,
        file.slot,
        file.sha256,
        file.sizeBytes,
        file.contentType,
        file.fileName,
        file.createdAt,
        most,
      ],
    );
  }

  /** The upload of these bytes for this question. */
  sameBytes(attemptId: string, slot: number, sha256: Buffer): Promise<AnswerFileFact | null> {
    return this.db.one<AnswerFileFact & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM answer_file f WHERE f.attempt_id = $1 AND f.slot = $2 AND f.sha256 = $3`,
      [attemptId, slot, sha256],
    );
  }

  async count(attemptId: string, slot: number): Promise<number> {
    const row = await this.db.one<{ count: number }>(
      'SELECT count(*)::int AS count FROM answer_file WHERE attempt_id = $1 AND slot = $2',
      [attemptId, slot],
    );
    return row?.count ?? 0;
  }

  ofAttempt(attemptId: string): Promise<AnswerFileFact[]> {
    return this.db.query<AnswerFileFact & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM answer_file f WHERE f.attempt_id = $1 ORDER BY f.slot, f.ordinal`,
      [attemptId],
    );
  }

  /** Whether this upload was made for this question of the person's own attempt. */
  async isUploadFor(mediaId: string, attemptId: string, slot: number, personId: string): Promise<boolean> {
    const found = await this.db.one(
      `SELECT 1 FROM answer_file f JOIN attempt a ON a.id = f.attempt_id AND a.person_id = ANY (${idsOfPerson('$4')})
       WHERE f.id = $1 AND f.attempt_id = $2 AND f.slot = $3`,
      [mediaId, attemptId, slot, personId],
    );
    return found !== null;
  }

  /** An upload with where its bytes lie; only of this person's attempt when one is given. */
  file(
    mediaId: string,
    attemptId: string,
    ownerId: string | null,
  ): Promise<{ sha256: Buffer; content_type: string; name: string } | null> {
    return this.db.one(
      `SELECT f.sha256, f.content_type, f.file_name AS name FROM answer_file f JOIN attempt a ON a.id = f.attempt_id
       WHERE f.id = $1 AND f.attempt_id = $2 AND ($3::uuid IS NULL OR a.person_id = ANY (${idsOfPerson('$3::uuid')}))`,
      [mediaId, attemptId, ownerId],
    );
  }
}
