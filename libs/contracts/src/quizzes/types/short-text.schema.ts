import { z } from 'zod';
import { type QuestionSchemas, shown, textAcceptance, typed } from './question-schemas.js';

const type = z.literal('short-text');
const spec = z.strictObject({ type, maxLength: z.int().min(1).exactOptional() });

export const shortText = {
  spec,
  written: spec,
  texts: [],
  key: z.strictObject({ type, ...textAcceptance }),
  response: z.strictObject({ type, text: typed }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'short-text'>;
