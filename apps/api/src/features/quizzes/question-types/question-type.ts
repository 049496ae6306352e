import type { PlayerQuestion, QuestionSpecBody } from '@edukom/contracts';
import { CONTENT_LOCALES, type LocalizedText, type QuestionType, type QuestionTypes } from '@edukom/domain';
import { z } from 'zod';

/** `question_version.spec` of one type: the domain's spec together with the texts of its parts. */
export type StoredSpecOf<K extends QuestionType> = Extract<QuestionSpecBody, { type: K }>;

/** What the player shows of one type beside number, prompt and points. */
export type PlayerPartOf<K extends QuestionType> = Omit<
  Extract<PlayerQuestion, { type: K }>,
  'slot' | 'prompt' | 'points'
>;

/** Texts by language, as an author writes them in a file. */
export const texts = z.partialRecord(z.enum(CONTENT_LOCALES), z.string().min(1));
export type Texts = z.output<typeof texts>;
/** Turns them into a translated text. */
export type ReadTexts = (given: Texts) => LocalizedText;

/** Choices as an author writes them in a file. */
export const sourceOptions = z.array(z.object({ id: z.string().min(1).max(40), text: texts })).min(2);
export const labelled = (list: z.output<typeof sourceOptions>, read: ReadTexts) =>
  list.map(({ id, text }) => ({ id, text: read(text) }));

/** The other way: the words of a translated text, by language. */
export type WriteTexts = (text: LocalizedText) => Texts;
export const unlabelled = (list: readonly { readonly id: string; readonly text: LocalizedText }[], write: WriteTexts) =>
  list.map(({ id, text }) => ({ id, text: write(text) }));

/** What every question in a file has. */
export const common = {
  id: z.string(),
  competence: z.string(),
  points: z.int().positive(),
  prompt: texts,
  feedback: texts.optional(),
  guide: texts.optional(),
};

/** A question in a file without what every question has. */
export type SourcePart<Source extends z.ZodObject> = Omit<z.input<Source>, keyof typeof common | 'rubric'>;

/** How an answer is marked by hand, as an author writes it: levels from worst to best or the other way about. */
export const sourceRubric = z.array(
  z.object({
    id: z.string().min(1).max(40).optional(),
    title: texts,
    levels: z.array(z.object({ id: z.string().min(1).max(40).optional(), points: z.int(), text: texts })).min(2),
  }),
);

/** What a question that a person marks has beside the common fields. */
export const markedByHand = { rubric: sourceRubric.optional() };

/** What nothing but its own type has; the player of an earlier release reads these of every question. */
export const NOTHING_SHOWN = { options: [], unit: null, maxLength: null, rule: null };

/** Parts in the order of an attempt; what the order does not know is left out. */
export function inOrder<T extends { readonly id: string }>(parts: readonly T[], order: readonly string[]): T[] {
  const known = new Map(parts.map((part) => [part.id, part]));
  return order.flatMap((id) => known.get(id) ?? []);
}

/** How answers are counted option by option, for the analysis of questions. */
export interface CountedChoices<K extends QuestionType> {
  /** What can be chosen, in the order it was written; `text` null where the option has words of ours. */
  of(stored: StoredSpecOf<K>): readonly { readonly id: string; readonly text: StoredText | null }[];
  /** Ids a key names as right. */
  right(key: QuestionTypes[K]['key']): readonly string[];
  chosen(response: QuestionTypes[K]['response']): readonly string[];
  /** Whether one choice is made of them. */
  isOne(stored: StoredSpecOf<K>): boolean;
}

type StoredText = PlayerQuestion['prompt'];

/** What a mapping may know of the world around it. */
export interface ShownIn {
  /** The ids in the order of the attempt. */
  readonly order: readonly string[];
  /** Where a picture of lessons and questions is served, by its content's hash. */
  readonly mediaUrl: (sha256: string) => string;
}

/** One type of question as it is written in files, stored and shown; each type is one such value in its own folder. */
export interface QuestionTypeMapping<K extends QuestionType, Source extends z.ZodObject = z.ZodObject> {
  /** As an author writes it in a file. */
  readonly source: Source;
  toStored(
    source: z.output<Source>,
    read: ReadTexts,
  ): { readonly spec: StoredSpecOf<K>; readonly key: QuestionTypes[K]['key'] };
  /** The other way. Of a key that a correction has widened beyond what an author can write, the first answer stands. */
  toSource(stored: StoredSpecOf<K>, key: QuestionTypes[K]['key'], write: WriteTexts): SourcePart<Source>;
  /** What the scorer needs of a stored spec. */
  toSpec(stored: StoredSpecOf<K>): QuestionTypes[K]['spec'];
  /** The ids whose order an attempt pins. */
  orderedIds(stored: StoredSpecOf<K>): readonly string[];
  /** The order as it was written would tell the answer: it is shuffled also where the quiz is not. */
  readonly isAlwaysShuffled?: true;
  /** What the player shows, its parts in the order of the attempt. Nothing of the key is at hand here. */
  /** null: nothing is chosen from a list. */
  readonly choices: CountedChoices<K> | null;
  /** What was typed, where answers are typed and not read by a person; else null. */
  typed(response: QuestionTypes[K]['response']): string | null;
  toPlayer(stored: StoredSpecOf<K>, shown: ShownIn): PlayerPartOf<K>;
  /** The field of the response that holds what a person marks; null when no person marks this type. */
  readonly markedField: string | null;
}

/** A texts' every language as it stands. */
export const everyText = (text: LocalizedText): readonly string[] => Object.values(text.texts).map((entry) => entry.v);
