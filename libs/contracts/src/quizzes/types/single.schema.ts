import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import { optionOf, partId, type QuestionSchemas, shown, type TextSchema, writtenText } from './question-schemas.js';

const type = z.literal('single');
const specOf = <T extends TextSchema>(text: T) =>
  z.strictObject({ type, options: z.array(optionOf(text)).min(2).max(40) });

export const single = {
  spec: specOf(localizedText),
  written: specOf(writtenText),
  texts: ['options/*/text'],
  key: z.strictObject({ type, correct: z.array(partId).min(1) }),
  response: z.strictObject({ type, selected: partId.nullable() }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'single'>;
