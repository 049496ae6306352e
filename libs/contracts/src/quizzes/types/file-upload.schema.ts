import { ANSWER_FILE_KINDS, MAX_ANSWER_FILE_BYTES } from '@edukom/domain';
import { z } from 'zod';
import { uuid } from '../../core/codecs.js';
import { type QuestionSchemas, shown } from './question-schemas.js';

const type = z.literal('file-upload');
const accept = z.array(z.enum(ANSWER_FILE_KINDS));
const maxBytes = z.int().min(1).max(MAX_ANSWER_FILE_BYTES);
const spec = z.strictObject({ type, accept: accept.min(1), maxBytes });

export const fileUpload = {
  spec,
  written: spec,
  texts: [],
  key: z.strictObject({ type }),
  /** An upload of the person's own for this question of this attempt. */
  response: z.strictObject({ type, mediaId: uuid.nullable() }),
  player: z.object({ type, ...shown, accept, maxBytes }),
} satisfies QuestionSchemas<'file-upload'>;
