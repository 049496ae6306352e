import { ANSWER_FILE_TYPES, MAX_ANSWER_FILE_BYTES } from '@edukom/domain';
import { z } from 'zod';
import { instant, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

const ofSlot = z.strictObject({ attemptId: uuid, slot: z.coerce.number().int().min(1).max(1_000) });
const ofFile = z.strictObject({ attemptId: uuid, mediaId: uuid });
const anyAccepted = fileResponse(...Object.values(ANSWER_FILE_TYPES));

/** A file somebody uploaded for a question; it is the answer only when a saved response names it. */
export const answerFile = z.object({
  mediaId: uuid,
  slot: z.int().min(1),
  name: z.string(),
  sizeBytes: z.int(),
  contentType: z.string(),
  uploadedAt: instant,
});
export type AnswerFile = z.output<typeof answerFile>;

export const uploadAnswerFile = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/files/:slot',
  summary:
    'Upload a file for a question of my attempt. The same bytes again give the same file; saving the answer that names it is another step',
  access: 'signed-in',
  params: ofSlot,
  upload: { maxBytes: MAX_ANSWER_FILE_BYTES },
  response: answerFile,
  status: 201,
  problems: [
    'request.not-found',
    'request.invalid',
    'request.too-large',
    'answer-file.too-large',
    'answer-file.type',
    'answer-file.too-many',
    'answer-file.closed',
  ],
});

export const downloadAnswerFile = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/files/:mediaId',
  summary: 'A file that is somebody’s answer, for whoever marks it',
  access: { action: 'grading.mark', scope: { kind: 'attempt', param: 'attemptId' } },
  params: ofFile,
  response: anyAccepted,
  problems: ['request.not-found'],
});

export const downloadMyAnswerFile = endpoint({
  method: 'GET',
  path: '/api/me/attempts/:attemptId/files/:mediaId',
  summary: 'A file I uploaded for a question',
  access: 'signed-in',
  params: ofFile,
  response: anyAccepted,
  problems: ['request.not-found'],
});
