import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import {
  byPart,
  MAX_PARTS,
  numberAcceptance,
  optionOf,
  partId,
  type QuestionSchemas,
  shown,
  textAcceptance,
  type TextSchema,
  typed,
  writtenText,
} from './question-schemas.js';

const type = z.literal('gaps');
/** As it stands between the braces of the text. */
const gapId = z.string().regex(/^[\w-]{1,40}$/);

const gapOf = <T extends TextSchema>(text: T) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ id: gapId, kind: z.literal('short-text'), maxLength: z.int().min(1).max(500).exactOptional() }),
    z.strictObject({ id: gapId, kind: z.literal('numeric'), isUnitRequired: z.boolean().exactOptional() }),
    z.strictObject({ id: gapId, kind: z.literal('choice'), options: z.array(optionOf(text)).min(2).max(MAX_PARTS) }),
  ]);

const specOf = <T extends TextSchema>(text: T) =>
  z.strictObject({
    type,
    /** With the place of each gap as `{{id}}`. */
    text,
    gaps: z.array(gapOf(text)).min(1).max(MAX_PARTS),
  });

const weight = z.int().min(1).max(100).exactOptional();
const gapKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('short-text'), weight, ...textAcceptance }),
  z.strictObject({ kind: z.literal('numeric'), weight, ...numberAcceptance }),
  z.strictObject({ kind: z.literal('choice'), weight, correct: z.array(partId).min(1) }),
]);

export const gaps = {
  spec: specOf(localizedText),
  written: specOf(writtenText),
  texts: ['text', 'gaps/*/options/*/text'],
  key: z.strictObject({ type, gaps: byPart(gapKey) }),
  /** What stands in each gap: the text as typed, or the id of the chosen option. */
  response: z.strictObject({ type, gaps: byPart(typed.max(500)) }),
  player: z.object({
    type,
    ...shown,
    text: localizedText,
    gaps: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['short-text', 'numeric', 'choice']),
        maxLength: z.int().nullable(),
        isUnitRequired: z.boolean(),
        /** Of a choice, in the order of this attempt. */
        options: shown.options,
      }),
    ),
  }),
} satisfies QuestionSchemas<'gaps'>;
