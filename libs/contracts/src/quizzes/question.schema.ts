import { QUESTION_TYPES } from '@edukom/domain';
import { z } from 'zod';
import { localizedText, points } from '../core/codecs.js';

/** Longest answer a person may type, in UTF-16 units. */
export const MAX_ANSWER_LENGTH = 20_000;

const optionId = z.string().min(1).max(40);
/** Text the database can hold: no NUL, no half of a surrogate pair. */
const typed = z
  .string()
  .max(MAX_ANSWER_LENGTH)
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text));

/** What a person answered, by type of question. */
export const questionResponse = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single'), selected: optionId.nullable() }),
  z.strictObject({ type: z.literal('multiple'), selected: z.array(optionId).max(40) }),
  z.strictObject({ type: z.literal('true-false'), value: z.boolean().nullable() }),
  z.strictObject({ type: z.literal('numeric'), text: typed }),
  z.strictObject({ type: z.literal('short-text'), text: typed }),
  z.strictObject({ type: z.literal('open'), text: typed }),
]);
export type QuestionResponseBody = z.output<typeof questionResponse>;

/**
 * A question as the person who answers it sees it, with every language whole, so that a change of language needs no
 * request. The key, the accepted variants and the marking guide are not among its fields.
 */
export const playerQuestion = z.object({
  slot: z.int().min(1),
  type: z.enum(QUESTION_TYPES),
  prompt: localizedText,
  points,
  /** In the order of this attempt; empty for what is typed. */
  options: z.array(z.object({ id: z.string(), text: localizedText })),
  /** Printed beside a number. */
  unit: localizedText.nullable(),
  maxLength: z.int().nullable(),
  /** How several choices become points; null for the other types. */
  rule: z.enum(['all-or-nothing', 'right-minus-wrong']).nullable(),
});
export type PlayerQuestion = z.output<typeof playerQuestion>;
