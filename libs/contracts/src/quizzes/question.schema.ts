import type { QuestionType } from '@edukom/domain';
import { z } from 'zod';
import { fileUpload } from './types/file-upload.schema.js';
import { gaps } from './types/gaps.schema.js';
import { matching } from './types/matching.schema.js';
import { multiple } from './types/multiple.schema.js';
import { numeric } from './types/numeric.schema.js';
import { open } from './types/open.schema.js';
import { ordering } from './types/ordering.schema.js';
import { pictureChoice } from './types/picture-choice.schema.js';
import type { QuestionSchemas } from './types/question-schemas.js';
import { shortText } from './types/short-text.schema.js';
import { single } from './types/single.schema.js';
import { trueFalse } from './types/true-false.schema.js';

export { type AreaShape } from './types/picture-choice.schema.js';
export { MAX_ANSWER_LENGTH } from './types/question-schemas.js';

/** The schemas of every type: a type the domain knows and this does not is no longer compiled. */
export const QUESTION_SCHEMAS = {
  single,
  multiple,
  'true-false': trueFalse,
  numeric,
  'short-text': shortText,
  matching,
  ordering,
  gaps,
  'picture-choice': pictureChoice,
  open,
  'file-upload': fileUpload,
} satisfies { readonly [K in QuestionType]: QuestionSchemas<K> };

const ALL = Object.values(QUESTION_SCHEMAS);

const union = <T extends z.ZodObject>(schemas: readonly T[]) =>
  z.discriminatedUnion('type', schemas as readonly [T, ...T[]]);

/** A question as an author writes it, by type, with every language whole; everybody may see it. */
export const questionSpec = union(ALL.map(({ spec }) => spec));
export type QuestionSpecBody = z.output<typeof questionSpec>;

/** What decides the points, by type. Only authors and the server know it. */
export const questionKey = union(ALL.map(({ key }) => key));

/** What a person answered, by type of question. */
export const questionResponse = union(ALL.map(({ response }) => response));
export type QuestionResponseBody = z.output<typeof questionResponse>;

/**
 * A question as the person who answers it sees it, with every language whole, so that a change of language needs no
 * request. The key, the accepted variants and the marking guide are not among its fields.
 */
export const playerQuestion = union(ALL.map(({ player }) => player));
export type PlayerQuestion = z.output<typeof playerQuestion>;
