import { z } from 'zod';
import { byPart, MAX_PARTS, option, partialRule, partId, type QuestionSchemas, shown } from './question-schemas.js';

const type = z.literal('matching');

export const matching = {
  spec: z.strictObject({
    type,
    prompts: z.array(option).min(1).max(MAX_PARTS),
    /** Also those that are right for no prompt. */
    targets: z.array(option).min(2).max(MAX_PARTS),
    rule: partialRule,
  }),
  /** The targets that count as right, by prompt. */
  key: z.strictObject({ type, pairs: byPart(z.array(partId).min(1)) }),
  /** The chosen target by prompt. */
  response: z.strictObject({ type, pairs: byPart(partId) }),
  /** `options`: the targets. */
  player: z.object({ type, ...shown, prompts: shown.options }),
} satisfies QuestionSchemas<'matching'>;
