import type { QuestionKey, QuestionResponse, QuestionSpec, QuestionType, QuestionTypes } from '@edukom/domain';
import { z } from 'zod';
import { fileUpload } from './file-upload/file-upload.js';
import { gaps } from './gaps/gaps.js';
import { matching } from './matching/matching.js';
import { multiple } from './multiple/multiple.js';
import { numeric } from './numeric/numeric.js';
import { open } from './open/open.js';
import { ordering } from './ordering/ordering.js';
import { pictureChoice } from './picture-choice/picture-choice.js';
import {
  type common,
  type PlayerPartOf,
  type QuestionTypeMapping,
  type ReadTexts,
  type ShownIn,
  type StoredSpecOf,
  type WriteTexts,
} from './question-type.js';
import { shortText } from './short-text/short-text.js';
import { single } from './single/single.js';
import { trueFalse } from './true-false/true-false.js';

/** The mapping of every type: a type the domain knows and this does not is no longer compiled. */
const MAPPINGS = {
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
} satisfies { readonly [K in QuestionType]: QuestionTypeMapping<K> };

const ALL = Object.values(MAPPINGS);

const union = <T extends z.ZodObject>(schemas: readonly T[]) =>
  z.discriminatedUnion('type', schemas as readonly [T, ...T[]]);

/** A question as an author writes it in a file: texts by language, points in hundredths, the key beside the spec. */
export const questionSource = union(ALL.map(({ source }) => source));
export type QuestionSource = z.input<typeof questionSource>;
export type ReadSource = z.output<typeof questionSource>;

/** `question_version.spec`: the domain's spec of the type together with the texts of its parts. */
export type StoredSpec = { [K in QuestionType]: StoredSpecOf<K> }[QuestionType];

const mappingOf = <K extends QuestionType>(type: K): QuestionTypeMapping<K> =>
  (MAPPINGS as { readonly [T in QuestionType]: QuestionTypeMapping<T> })[type];

/** Spec and key of a question that was read from a file. */
export const storedParts = (question: ReadSource, read: ReadTexts): { spec: StoredSpec; key: QuestionKey } =>
  mappingOf(question.type).toStored(question, read);

/** The other way: the part of a question in a file that its type decides. */
export type QuestionPart = {
  [K in QuestionType]: Omit<Extract<QuestionSource, { type: K }>, keyof typeof common | 'rubric'>;
}[QuestionType];

export const sourcePart = <K extends QuestionType>(
  stored: StoredSpecOf<K>,
  key: QuestionTypes[K]['key'],
  write: WriteTexts,
): QuestionPart => mappingOf<K>(stored.type as K).toSource(stored, key, write) as QuestionPart;

/** What the scorer needs of a stored spec. */
export const specOf = <K extends QuestionType>(stored: StoredSpecOf<K>): QuestionSpec =>
  mappingOf<K>(stored.type as K).toSpec(stored);

/** The ids whose order an attempt pins. */
export const orderedIds = <K extends QuestionType>(stored: StoredSpecOf<K>): readonly string[] =>
  mappingOf<K>(stored.type as K).orderedIds(stored);

/** Whether the ids are shuffled also in a quiz that is not: the order as written would tell the answer. */
export const isAlwaysShuffled = (stored: StoredSpec): boolean => mappingOf(stored.type).isAlwaysShuffled ?? false;

/** What the player shows of any type beside number, prompt and points. */
type PlayerPart = { [K in QuestionType]: PlayerPartOf<K> }[QuestionType];

/** What the player shows beside number, prompt and points. */
export const playerPart = <K extends QuestionType>(stored: StoredSpecOf<K>, shown: ShownIn): PlayerPart =>
  mappingOf<K>(stored.type as K).toPlayer(stored, shown) as PlayerPart;

/** How answers to this question are counted option by option; null when nothing is chosen from a list. */
export const choicesOf = <K extends QuestionType>(stored: StoredSpecOf<K>) => {
  const choices = mappingOf<K>(stored.type as K).choices;
  return choices && { options: choices.of(stored), isOne: choices.isOne(stored) };
};

/** Ids a key names as right; none where nothing is chosen. */
export const rightChoices = <K extends QuestionType>(key: QuestionTypes[K]['key'] & QuestionKey): readonly string[] =>
  mappingOf<K>(key.type as K).choices?.right(key) ?? [];

/** Ids somebody chose; none where nothing is chosen. */
export const chosenOf = <K extends QuestionType>(
  response: (QuestionTypes[K]['response'] & QuestionResponse) | null,
): readonly string[] => (response && mappingOf<K>(response.type as K).choices?.chosen(response)) ?? [];

/** What somebody typed, where answers are typed and no person reads them. */
export const typedIn = <K extends QuestionType>(
  response: (QuestionTypes[K]['response'] & QuestionResponse) | null,
): string | null => response && mappingOf<K>(response.type as K).typed(response);

/** The types a person marks, each with the field of its response that is read. */
export const MARKED_FIELDS: readonly { readonly type: string; readonly field: string }[] = Object.entries(
  MAPPINGS,
).flatMap(([type, { markedField }]) => (markedField === null ? [] : [{ type, field: markedField }]));
