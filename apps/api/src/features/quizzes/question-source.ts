import {
  checkQuestion,
  CONTENT_LOCALES,
  type ContentLocale,
  type LocalizedText,
  localizedText,
  type QuestionKey,
  type QuestionType,
  translate,
} from '@edukom/domain';
import type { Texts } from './question-types/question-type.js';
import {
  type QuestionSource,
  questionSource,
  specOf,
  storedParts,
  type StoredSpec,
} from './question-types/registry.js';

export { type QuestionSource, questionSource } from './question-types/registry.js';

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

/**
 * Reads and checks one question: its shape, its source language, and that its key fits.
 * @throws RangeError naming the question when its key does not fit; ZodError when its shape is wrong.
 */
export function readQuestionSource(given: QuestionSource, source: ContentLocale): QuestionDraft {
  const question = questionSource.parse(given);
  const read = (text: Texts) => translated(text, source);
  const { spec, key } = storedParts(question, read);
  try {
    checkQuestion(specOf(spec), key);
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
