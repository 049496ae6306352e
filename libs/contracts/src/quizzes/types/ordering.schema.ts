import { z } from 'zod';
import { MAX_PARTS, option, partId, type QuestionSchemas, shown } from './question-schemas.js';

const type = z.literal('ordering');
const order = z.array(partId).max(MAX_PARTS);

export const ordering = {
  spec: z.strictObject({
    type,
    items: z.array(option).min(2).max(MAX_PARTS),
    rule: z.enum(['all-or-nothing', 'exact-positions', 'adjacent-pairs']),
  }),
  key: z.strictObject({ type, order: order.min(2) }),
  response: z.strictObject({ type, order }),
  /** `options`: the items, never in the order the author gave them. */
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'ordering'>;
