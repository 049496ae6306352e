import { type QuestionTypes, readDecimal } from '@edukom/domain';
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

/** The most parts one question has. */
export const MAX_PARTS = 40;

/** Something said of each part, by its id. */
export const byPart = <T extends z.ZodType>(value: T) =>
  z.record(partId, value).refine((record) => Object.keys(record).length <= MAX_PARTS);

/** A text of a question: with every language whole where it is stored, or what one language says where it is written. */
export type TextSchema = typeof localizedText | typeof writtenText;

/** What one language says, or nothing yet. */
export const writtenText = z.string().max(2_000).nullable();

/** Something to choose, with its words. */
export const optionOf = <T extends TextSchema>(text: T) => z.object({ id: partId, text });
export const option = optionOf(localizedText);

/** How right and wrong parts become points. */
export const partialRule = z.enum(['all-or-nothing', 'per-part', 'right-minus-wrong']);

/** A share of the points in basis points; not nothing. */
export const share = z.int().min(1).max(10_000);

/** Accepted texts, as a question or a gap has them. */
export const textAcceptance = {
  accepted: z.array(z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), share })])).min(1),
  fold: z.boolean(),
  hasWildcards: z.boolean().exactOptional(),
};

const number = z.string().min(1).max(100);
/** Accepted numbers, as a question or a gap has them. */
export const numberAcceptance = {
  accepted: z
    .array(
      z.strictObject({
        value: number,
        tolerance: number,
        toleranceIn: z.enum(['absolute', 'percent']).exactOptional(),
        share: share.exactOptional(),
      }),
    )
    .min(1),
  units: z.array(z.string().min(1).max(40)).exactOptional(),
};

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
  /** How parts of an answer become points, as people are told; null where there are no parts. */
  rule: z
    .enum(['all-or-nothing', 'per-part', 'right-minus-wrong', 'weights', 'exact-positions', 'adjacent-pairs'])
    .nullable(),
};

/** Something wrong that a schema alone cannot say: where, as a path into spec or key, and the code of a field. */
export interface QuestionWrong {
  readonly path: readonly (string | number)[];
  readonly code: string;
}

/** Whether a text is a number and nothing else. */
const isNumber = (text: string): boolean => readDecimal(text)?.unit === '';

interface Shared {
  readonly share?: number | undefined;
}
const earnsAll = (accepted: readonly (string | Shared)[]): boolean =>
  accepted.some((one) => typeof one === 'string' || (one.share ?? 10_000) === 10_000);

/** What is wrong with accepted texts. */
export const wrongTexts = (
  { accepted }: { readonly accepted: readonly (string | { readonly text: string; readonly share: number })[] },
  path: QuestionWrong['path'],
): QuestionWrong[] => [
  ...accepted.flatMap((one, at) =>
    (typeof one === 'string' ? one : one.text).trim() === ''
      ? [{ path: [...path, 'accepted', at], code: 'required' }]
      : [],
  ),
  ...(earnsAll(accepted) ? [] : [{ path: [...path, 'accepted'], code: 'share-whole' }]),
];

interface NumberAccepted {
  readonly accepted: readonly ({ readonly value: string; readonly tolerance: string } & Shared)[];
  readonly units?: readonly string[] | undefined;
}

/** What is wrong with accepted numbers. */
export const wrongNumbers = (
  { accepted, units = [] }: NumberAccepted,
  path: QuestionWrong['path'],
  isUnitRequired: boolean,
): QuestionWrong[] => [
  ...accepted.flatMap(({ value, tolerance }, at) => [
    ...(isNumber(value) ? [] : [{ path: [...path, 'accepted', at, 'value'], code: 'number' }]),
    ...(isNumber(tolerance) && !tolerance.trim().startsWith('-')
      ? []
      : [{ path: [...path, 'accepted', at, 'tolerance'], code: 'number' }]),
  ]),
  ...(earnsAll(accepted) ? [] : [{ path: [...path, 'accepted'], code: 'share-whole' }]),
  ...(isUnitRequired && units.length === 0 ? [{ path: [...path, 'units'], code: 'required' }] : []),
];

type Giving<T> = { readonly _zod: { readonly output: T } };

/** All schemas of one type of question; each type is one such value in its own file. */
export interface QuestionSchemas<K extends keyof QuestionTypes> {
  /** What an author writes and everybody may see, with every language whole. */
  readonly spec: z.ZodObject & Giving<{ readonly type: K }>;
  /** The same in one language, as an author writes it. */
  readonly written: z.ZodObject & Giving<{ readonly type: K }>;
  /** Where texts lie in the spec: keys joined by `/`, `*` for every item of a list. */
  readonly texts: readonly string[];
  /** What decides the points; only authors and the server know it. */
  readonly key: z.ZodObject & Giving<QuestionTypes[K]['key']>;
  /** What a person answered. */
  readonly response: z.ZodObject & Giving<QuestionTypes[K]['response']>;
  /** The question as the person who answers it sees it: nothing of the key. */
  readonly player: z.ZodObject & Giving<{ readonly type: K }>;
}
