import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import { type QuestionSchemas, shown, typed } from './question-schemas.js';

const type = z.literal('numeric');
const number = z.string().min(1).max(100);

export const numeric = {
  spec: z.strictObject({ type, unit: localizedText.exactOptional() }),
  key: z.strictObject({
    type,
    accepted: z.array(z.strictObject({ value: number, tolerance: number })).min(1),
    units: z.array(z.string().min(1).max(40)).exactOptional(),
  }),
  response: z.strictObject({ type, text: typed }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'numeric'>;
