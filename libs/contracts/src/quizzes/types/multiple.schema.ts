import { z } from 'zod';
import { byPart, option, partId, type QuestionSchemas, shown } from './question-schemas.js';

const type = z.literal('multiple');
const rule = z.enum(['all-or-nothing', 'right-minus-wrong', 'weights']);

export const multiple = {
  spec: z.strictObject({ type, options: z.array(option).min(2).max(40), rule }),
  key: z.strictObject({
    type,
    correct: z.array(partId).min(1),
    /** What each option is worth under the rule `weights`, in basis points of the whole. */
    weights: byPart(z.int().min(-10_000).max(10_000)).exactOptional(),
  }),
  response: z.strictObject({ type, selected: z.array(partId).max(40) }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'multiple'>;
