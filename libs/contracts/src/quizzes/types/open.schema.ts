import { z } from 'zod';
import { type QuestionSchemas, shown, typed } from './question-schemas.js';

const type = z.literal('open');
const spec = z.strictObject({ type, maxLength: z.int().min(1).exactOptional() });

export const open = {
  spec,
  written: spec,
  texts: [],
  key: z.strictObject({ type }),
  response: z.strictObject({ type, text: typed }),
  player: z.object({ type, ...shown }),
} satisfies QuestionSchemas<'open'>;
