import { z } from 'zod';
import { type QuestionSchemas, shown } from './question-schemas.js';

const type = z.literal('true-false');
const spec = z.strictObject({ type });

export const trueFalse = {
  spec,
  written: spec,
  texts: [],
  key: z.strictObject({ type, correct: z.boolean() }),
  response: z.strictObject({ type, value: z.boolean().nullable() }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'true-false'>;
