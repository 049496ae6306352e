import { z } from 'zod';
import { localizedText } from '../../core/codecs.js';
import {
  MAX_PARTS,
  partialRule,
  partId,
  type QuestionSchemas,
  shown,
  type TextSchema,
  writtenText,
} from './question-schemas.js';

const type = z.literal('picture-choice');
const pixels = z.int().min(0).max(20_000);
const size = pixels.min(1);

/** Where an area lies, in pixels of the picture. */
export const areaShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rectangle'), x: pixels, y: pixels, width: size, height: size }),
  z.strictObject({ kind: z.literal('circle'), x: pixels, y: pixels, radius: size }),
  z.strictObject({
    kind: z.literal('polygon'),
    points: z
      .array(z.tuple([pixels, pixels]))
      .min(3)
      .max(100),
  }),
]);
export type AreaShape = z.output<typeof areaShape>;

const specOf = <T extends TextSchema>(text: T) =>
  z.strictObject({
    type,
    /** By its content's hash: the picture of a version never changes. */
    picture: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), width: size, height: size, alt: text }),
    /** Each with a name: the list of names is always there beside the picture. */
    areas: z
      .array(z.strictObject({ id: partId, text, shape: areaShape }))
      .min(2)
      .max(MAX_PARTS),
    choices: z.enum(['one', 'several']),
    rule: partialRule,
  });

export const pictureChoice = {
  spec: specOf(localizedText),
  written: specOf(writtenText),
  texts: ['picture/alt', 'areas/*/text'],
  key: z.strictObject({ type, correct: z.array(partId).min(1) }),
  response: z.strictObject({ type, selected: z.array(partId).max(MAX_PARTS) }),
  /** `options`: the names of the areas. */
  player: z.object({
    type,
    ...shown,
    picture: z.object({ url: z.string(), width: size, height: size, alt: localizedText }),
    areas: z.array(z.object({ id: z.string(), shape: areaShape })),
    choices: z.enum(['one', 'several']),
  }),
} satisfies QuestionSchemas<'picture-choice'>;
