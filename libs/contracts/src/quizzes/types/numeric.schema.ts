import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import { numberAcceptance, type QuestionSchemas, shown, typed } from './question-schemas.js';

const type = z.literal('numeric');

export const numeric = {
  spec: z.strictObject({ type, unit: localizedText.exactOptional(), isUnitRequired: z.boolean().exactOptional() }),
  key: z.strictObject({ type, ...numberAcceptance }),
  response: z.strictObject({ type, text: typed }),
  player: z.object({ type, ...shown, isUnitRequired: z.boolean().optional() }),
} satisfies QuestionSchemas<'numeric'>;
