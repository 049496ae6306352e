import { z } from 'zod';
import { common, markedByHand, NOTHING_SHOWN, type QuestionTypeMapping } from '../question-type.js';

const source = z.object({
  ...common,
  ...markedByHand,
  type: z.literal('open'),
  spec: z.object({ maxLength: z.int().positive().exactOptional() }).optional(),
});

export const open: QuestionTypeMapping<'open', typeof source> = {
  source,
  toStored: ({ spec }) => ({ spec: { type: 'open', ...spec }, key: { type: 'open' } }),
  toSource: ({ maxLength }) => ({ type: 'open', ...(maxLength === undefined ? {} : { spec: { maxLength } }) }),
  toSpec: (stored) => stored,
  orderedIds: () => [],
  toPlayer: ({ maxLength }) => ({ type: 'open', ...NOTHING_SHOWN, maxLength: maxLength ?? null }),
  choices: null,
  typed: () => null,
  markedField: 'text',
};
