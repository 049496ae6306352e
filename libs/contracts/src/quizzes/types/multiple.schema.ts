import { z } from 'zod';
import { option, partialRule, partId, type QuestionSchemas, shown } from './question-schemas.js';

const type = z.literal('multiple');

export const multiple = {
  spec: z.strictObject({ type, options: z.array(option).min(2).max(40), rule: partialRule }),
  key: z.strictObject({ type, correct: z.array(partId).min(1) }),
  response: z.strictObject({ type, selected: z.array(partId).max(40) }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'multiple'>;
