import type { AnswerFile } from '@edukom/contracts';
import type { RubricChoice } from '@edukom/domain';
import type { AnswerFileFact } from './answer-files.repository.js';

/** An upload as pages show it. */
export const toAnswerFile = (row: AnswerFileFact): AnswerFile => ({
  mediaId: row.id,
  slot: row.slot,
  name: row.name,
  sizeBytes: row.size_bytes,
  contentType: row.content_type,
  uploadedAt: new Date(row.created_at),
});

/** Chosen levels as the contract has them (there nothing is read-only). */
export const writable = (levels: RubricChoice | null): Record<string, string> | null => levels && { ...levels };
