import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import {
  numberAcceptance,
  type QuestionSchemas,
  shown,
  type TextSchema,
  typed,
  writtenText,
} from './question-schemas.js';

const type = z.literal('numeric');
const specOf = <T extends TextSchema>(text: T) =>
  z.strictObject({ type, unit: z.exactOptional(text), isUnitRequired: z.boolean().exactOptional() });

export const numeric = {
  spec: specOf(localizedText),
  written: specOf(writtenText),
  texts: ['unit'],
  key: z.strictObject({ type, ...numberAcceptance }),
  response: z.strictObject({ type, text: typed }),
  player: z.object({ type, ...shown, isUnitRequired: z.boolean().optional() }),
} satisfies QuestionSchemas<'numeric'>;
