import { z } from 'zod';
import { option, partId, type QuestionSchemas, shown } from './question-schemas.js';

const type = z.literal('single');

export const single = {
  spec: z.strictObject({ type, options: z.array(option).min(2).max(40) }),
  key: z.strictObject({ type, correct: z.array(partId).min(1) }),
  response: z.strictObject({ type, selected: partId.nullable() }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'single'>;
