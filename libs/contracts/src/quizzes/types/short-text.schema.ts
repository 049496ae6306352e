import { z } from 'zod';
import { type QuestionSchemas, shown, typed } from './question-schemas.js';

const type = z.literal('short-text');

export const shortText = {
  spec: z.strictObject({ type, maxLength: z.int().min(1).exactOptional() }),
  key: z.strictObject({ type, accepted: z.array(z.string().min(1)).min(1), fold: z.boolean() }),
  response: z.strictObject({ type, text: typed }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'short-text'>;
