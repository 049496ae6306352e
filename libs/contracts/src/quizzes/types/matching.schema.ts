import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import {
  byPart,
  MAX_PARTS,
  optionOf,
  partialRule,
  partId,
  type QuestionSchemas,
  shown,
  type TextSchema,
  writtenText,
} from './question-schemas.js';

const type = z.literal('matching');
const specOf = <T extends TextSchema>(text: T) =>
  z.strictObject({
    type,
    prompts: z.array(optionOf(text)).min(1).max(MAX_PARTS),
    /** Also those that are right for no prompt. */
    targets: z.array(optionOf(text)).min(2).max(MAX_PARTS),
    rule: partialRule,
  });

export const matching = {
  spec: specOf(localizedText),
  written: specOf(writtenText),
  texts: ['prompts/*/text', 'targets/*/text'],
  /** The targets that count as right, by prompt. */
  key: z.strictObject({ type, pairs: byPart(z.array(partId).min(1)) }),
  /** The chosen target by prompt. */
  response: z.strictObject({ type, pairs: byPart(partId) }),
  /** `options`: the targets. */
  player: z.object({ type, ...shown, prompts: shown.options }),
} satisfies QuestionSchemas<'matching'>;
