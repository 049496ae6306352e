import { ANSWER_FILE_KINDS, MAX_ANSWER_FILE_BYTES } from '@edukom/domain';
import { z } from 'zod';
import { common, markedByHand, NOTHING_SHOWN, type QuestionTypeMapping } from '../question-type.js';

const source = z.object({
  ...common,
  ...markedByHand,
  type: z.literal('file-upload'),
  spec: z.object({
    accept: z.array(z.enum(ANSWER_FILE_KINDS)).min(1),
    maxBytes: z.int().min(1).max(MAX_ANSWER_FILE_BYTES),
  }),
});

export const fileUpload: QuestionTypeMapping<'file-upload', typeof source> = {
  source,
  toStored: ({ spec: { accept, maxBytes } }) => ({
    spec: { type: 'file-upload', accept, maxBytes },
    key: { type: 'file-upload' },
  }),
  toSource: ({ accept, maxBytes }) => ({ type: 'file-upload', spec: { accept: [...accept], maxBytes } }),
  toSpec: (stored) => stored,
  orderedIds: () => [],
  toPlayer: ({ accept, maxBytes }) => ({ type: 'file-upload', ...NOTHING_SHOWN, accept, maxBytes }),
  choices: null,
  typed: () => null,
  markedField: 'mediaId',
};
