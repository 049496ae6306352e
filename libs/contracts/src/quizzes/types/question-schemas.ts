import type { QuestionTypes } from '@edukom/domain';
import { z } from 'zod';
import { localizedText, points } from '../../core/codecs.js';

/** Longest answer a person may type, in UTF-16 units. */
export const MAX_ANSWER_LENGTH = 20_000;

/** Names an option, a gap, an area …: stable through edits, shuffles and languages. */
export const partId = z.string().min(1).max(40);

/** Text the database can hold: no NUL, no half of a surrogate pair. */
export const typed = z
  .string()
  .max(MAX_ANSWER_LENGTH)
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text));

/** Something to choose, with its words. */
export const option = z.object({ id: partId, text: localizedText });

/** How several choices become points, as people are told. */
export const partialRule = z.enum(['all-or-nothing', 'right-minus-wrong']);

/** What the player shows of every question, whatever its type. */
export const shown = {
  slot: z.int().min(1),
  prompt: localizedText,
  points,
  /** In the order of this attempt; empty for what is typed. */
  options: z.array(z.object({ id: z.string(), text: localizedText })),
  /** Printed beside a number. */
  unit: localizedText.nullable(),
  maxLength: z.int().nullable(),
  /** How several choices become points; null for the other types. */
  rule: partialRule.nullable(),
};

type Giving<T> = { readonly _zod: { readonly output: T } };

/** All schemas of one type of question; each type is one such value in its own file. */
export interface QuestionSchemas<K extends keyof QuestionTypes> {
  /** What an author writes and everybody may see, with every language whole. */
  readonly spec: z.ZodObject & Giving<{ readonly type: K }>;
  /** What decides the points; only authors and the server know it. */
  readonly key: z.ZodObject & Giving<QuestionTypes[K]['key']>;
  /** What a person answered. */
  readonly response: z.ZodObject & Giving<QuestionTypes[K]['response']>;
  /** The question as the person who answers it sees it: nothing of the key. */
  readonly player: z.ZodObject & Giving<{ readonly type: K }>;
}
