import {
  CONTENT_LOCALES,
  type ContentLocale,
  type LocalizedText,
  localizedText,
  type QuestionKey,
  type QuestionResponse,
  type QuestionType,
  scoreQuestion,
  translate,
} from '@edukom/domain';
import { z } from 'zod';
import { specOf, type StoredSpec } from './stored-question.js';

const texts = z.partialRecord(z.enum(CONTENT_LOCALES), z.string().min(1));
const options = z.array(z.object({ id: z.string().min(1).max(40), text: texts })).min(2);
const common = {
  id: z.string(),
  competence: z.string(),
  points: z.int().positive(),
  prompt: texts,
  feedback: texts.optional(),
  guide: texts.optional(),
};

/** A question as an author writes it in a file: texts by language, points in hundredths, the key beside the spec. */
export const questionSource = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('single'),
    spec: z.object({ options }),
    key: z.object({ correct: z.string() }),
  }),
  z.object({
    ...common,
    type: z.literal('multiple'),
    spec: z.object({ options }),
    key: z.object({ correct: z.array(z.string()), rule: z.enum(['all-or-nothing', 'right-minus-wrong']) }),
  }),
  z.object({ ...common, type: z.literal('true-false'), key: z.object({ correct: z.boolean() }) }),
  z.object({
    ...common,
    type: z.literal('numeric'),
    spec: z.object({ unit: texts.optional() }).optional(),
    key: z.object({ value: z.string(), tolerance: z.string(), units: z.array(z.string()).optional() }),
  }),
  z.object({
    ...common,
    type: z.literal('short-text'),
    spec: z.object({ maxLength: z.int().positive().optional() }).optional(),
    key: z.object({ variants: z.array(z.string()), fold: z.boolean() }),
  }),
  z.object({
    ...common,
    type: z.literal('open'),
    spec: z.object({ maxLength: z.int().positive().optional() }).optional(),
  }),
]);
export type QuestionSource = z.input<typeof questionSource>;
type Source = z.output<typeof questionSource>;
type Texts = z.output<typeof texts>;

/** A question ready to be stored. */
export interface QuestionDraft {
  readonly type: QuestionType;
  readonly competence: string;
  readonly points: number;
  readonly prompt: LocalizedText;
  readonly spec: StoredSpec;
  readonly key: QuestionKey;
  readonly feedback: LocalizedText | null;
  readonly guide: LocalizedText | null;
}

function translated(given: Texts, source: ContentLocale): LocalizedText {
  const first = given[source];
  if (first === undefined) throw new RangeError(`a text is missing in its source language ${source}`);
  return CONTENT_LOCALES.reduce(
    (text, locale) => {
      const value = given[locale];
      return locale === source || value === undefined ? text : translate(text, locale, value);
    },
    localizedText(source, first),
  );
}

function parts(question: Source, read: (given: Texts) => LocalizedText): { spec: StoredSpec; key: QuestionKey } {
  const labelled = (list: z.output<typeof options>) => list.map(({ id, text }) => ({ id, text: read(text) }));
  switch (question.type) {
    case 'single':
      return {
        spec: { type: 'single', options: labelled(question.spec.options) },
        key: { type: 'single', correct: [question.key.correct] },
      };
    case 'multiple':
      return {
        spec: { type: 'multiple', options: labelled(question.spec.options), rule: question.key.rule },
        key: { type: 'multiple', correct: question.key.correct },
      };
    case 'true-false':
      return { spec: { type: 'true-false' }, key: { type: 'true-false', correct: question.key.correct } };
    case 'numeric':
      return numericParts(question, read);
    case 'short-text':
      return {
        spec: { type: 'short-text', ...withLength(question.spec) },
        key: { type: 'short-text', accepted: question.key.variants, fold: question.key.fold },
      };
    case 'open':
      return { spec: { type: 'open', ...withLength(question.spec) }, key: { type: 'open' } };
  }
}

const withLength = (spec: { maxLength?: number | undefined } | undefined) =>
  spec?.maxLength === undefined ? {} : { maxLength: spec.maxLength };

function numericParts(question: Extract<Source, { type: 'numeric' }>, read: (given: Texts) => LocalizedText) {
  const { value, tolerance, units } = question.key;
  const unit = question.spec?.unit;
  return {
    spec: { type: 'numeric' as const, ...(unit ? { unit: read(unit) } : {}) },
    key: { type: 'numeric' as const, accepted: [{ value, tolerance }], ...(units ? { units } : {}) },
  };
}

const BLANK: { readonly [K in QuestionType]: QuestionResponse } = {
  single: { type: 'single', selected: null },
  multiple: { type: 'multiple', selected: [] },
  'true-false': { type: 'true-false', value: null },
  numeric: { type: 'numeric', text: '' },
  'short-text': { type: 'short-text', text: '' },
  open: { type: 'open', text: '' },
};

/**
 * Reads and checks one question: its shape, its source language, and its key by scoring a blank answer.
 * @throws RangeError naming the question when its key does not fit; ZodError when its shape is wrong.
 */
export function readQuestionSource(given: QuestionSource, source: ContentLocale): QuestionDraft {
  const question = questionSource.parse(given);
  const read = (text: Texts) => translated(text, source);
  const { spec, key } = parts(question, read);
  try {
    scoreQuestion(specOf(spec), key, BLANK[question.type], question.points);
  } catch (error) {
    throw new RangeError(`question ${question.id}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return {
    type: question.type,
    competence: question.competence,
    points: question.points,
    prompt: read(question.prompt),
    spec,
    key,
    feedback: question.feedback ? read(question.feedback) : null,
    guide: question.guide ? read(question.guide) : null,
  };
}
