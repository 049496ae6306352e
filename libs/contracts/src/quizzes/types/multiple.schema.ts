import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import {
  byPart,
  optionOf,
  partId,
  type QuestionSchemas,
  shown,
  type TextSchema,
  writtenText,
} from './question-schemas.js';

const type = z.literal('multiple');
const rule = z.enum(['all-or-nothing', 'right-minus-wrong', 'weights']);
const specOf = <T extends TextSchema>(text: T) =>
  z.strictObject({ type, options: z.array(optionOf(text)).min(2).max(40), rule });

export const multiple = {
  spec: specOf(localizedText),
  written: specOf(writtenText),
  texts: ['options/*/text'],
  key: z.strictObject({
    type,
    correct: z.array(partId).min(1),
    /** What each option is worth under the rule `weights`, in basis points of the whole. */
    weights: byPart(z.int().min(-10_000).max(10_000)).exactOptional(),
  }),
  response: z.strictObject({ type, selected: z.array(partId).max(40) }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'multiple'>;
