import { z } from 'zod';
import { sourceTexts, textAcceptance, writtenTexts } from '../acceptance.js';
import { common, NOTHING_SHOWN, type QuestionTypeMapping } from '../question-type.js';

const source = z.object({
  ...common,
  type: z.literal('short-text'),
  spec: z.object({ maxLength: z.int().positive().exactOptional() }).optional(),
  key: z.object(sourceTexts),
});

export const shortText: QuestionTypeMapping<'short-text', typeof source> = {
  source,
  toStored: ({ spec, key }) => ({
    spec: { type: 'short-text', ...spec },
    key: { type: 'short-text', ...textAcceptance(key) },
  }),
  toSource: ({ maxLength }, key) => ({
    type: 'short-text',
    ...(maxLength === undefined ? {} : { spec: { maxLength } }),
    key: writtenTexts(key),
  }),
  toSpec: (stored) => stored,
  orderedIds: () => [],
  toPlayer: ({ maxLength }) => ({ type: 'short-text', ...NOTHING_SHOWN, maxLength: maxLength ?? null }),
  choices: null,
  typed: ({ text }) => text,
  markedField: null,
};
