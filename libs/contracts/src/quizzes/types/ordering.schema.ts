import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import {
  MAX_PARTS,
  optionOf,
  partId,
  type QuestionSchemas,
  shown,
  type TextSchema,
  writtenText,
} from './question-schemas.js';

const type = z.literal('ordering');
const order = z.array(partId).max(MAX_PARTS);
const specOf = <T extends TextSchema>(text: T) =>
  z.strictObject({
    type,
    items: z.array(optionOf(text)).min(2).max(MAX_PARTS),
    rule: z.enum(['all-or-nothing', 'exact-positions', 'adjacent-pairs']),
  });

export const ordering = {
  spec: specOf(localizedText),
  written: specOf(writtenText),
  texts: ['items/*/text'],
  key: z.strictObject({ type, order: order.min(2) }),
  response: z.strictObject({ type, order }),
  /** `options`: the items, never in the order the author gave them. */
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'ordering'>;
