import { UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';

/** The kinds of files people may hand in, with the type their bytes must show. Nothing in them is run or inflated here. */
export const ANSWER_FILE_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpeg: 'image/jpeg',
} as const;
export type AnswerFileKind = keyof typeof ANSWER_FILE_TYPES;

/** The kinds of files people may hand in. */
export const ANSWER_FILE_KINDS = Object.keys(ANSWER_FILE_TYPES) as readonly AnswerFileKind[];

/** The most bytes of one file, whatever the question says. */
export const MAX_ANSWER_FILE_BYTES = 20 * 1024 * 1024;

/** A file that a person hands in and a person marks. Public. */
export interface FileUploadSpec {
  readonly type: 'file-upload';
  readonly accept: readonly AnswerFileKind[];
  readonly maxBytes: number;
}

/** Nothing decides by itself; what the marker looks for is the guide and the rubric of the question. */
export interface FileUploadKey {
  readonly type: 'file-upload';
}

/** The id of the person's own upload for this question; null when it was taken back. */
export interface FileUploadResponse {
  readonly type: 'file-upload';
  readonly mediaId: string | null;
}

function checkKey({ accept, maxBytes }: FileUploadSpec): void {
  if (accept.length === 0) throw new RangeError('no kind of file is accepted');
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1 || maxBytes > MAX_ANSWER_FILE_BYTES) {
    throw new RangeError(`the size of a file is limited, to ${MAX_ANSWER_FILE_BYTES} bytes at most`);
  }
}

/**
 * A file waits for a person; none is unanswered and worth 0.
 * @throws RangeError when no kind of file is accepted, or the size is not limited.
 */
export function scoreFileUpload(
  spec: FileUploadSpec,
  _key: FileUploadKey,
  response: FileUploadResponse,
  _max: Points,
): Score {
  checkKey(spec);
  return response.mediaId === null ? UNANSWERED : { kind: 'manual' };
}

/** Spec, key and response of a file to hand in. */
export type FileUploadQuestion = QuestionParts<FileUploadSpec, FileUploadKey, FileUploadResponse>;

/** The rules of a file to hand in. */
export const fileUploadRules: QuestionRules<FileUploadQuestion> = {
  marking: 'by-hand',
  isKeyCorrectable: false,
  blank: { type: 'file-upload', mediaId: null },
  isBlank: ({ mediaId }) => mediaId === null,
  hasAnswer: () => true,
  right: () => null,
  checkKey,
  score: scoreFileUpload,
  canonical: (response) => ({ ...response }),
  meaning: (response) => ({ ...response }),
};
