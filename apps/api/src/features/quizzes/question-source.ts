import type { Rubric } from '@edukom/contracts';
import {
  assertRubric,
  checkQuestion,
  CONTENT_LOCALES,
  type ContentLocale,
  type LocalizedText,
  localizedText,
  type QuestionKey,
  type QuestionType,
  translate,
} from '@edukom/domain';
import type { ReadTexts, Texts } from './question-types/question-type.js';
import {
  type QuestionSource,
  questionSource,
  type ReadSource,
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
  readonly rubric: Rubric | null;
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

/** Criteria and levels in their order; those without an id are named by their place. */
function rubricOf(question: ReadSource, read: ReadTexts): Rubric | null {
  if (!('rubric' in question) || question.rubric === undefined) return null;
  const rubric = question.rubric.map(({ id, title, levels }, at) => ({
    id: id ?? `c${at + 1}`,
    title: read(title),
    levels: levels.map((level, rank) => ({
      id: level.id ?? `l${rank + 1}`,
      points: level.points,
      text: read(level.text),
    })),
  }));
  assertRubric(rubric, question.points);
  return rubric;
}

function draftOf(question: ReadSource, read: ReadTexts): QuestionDraft {
  const { spec, key } = storedParts(question, read);
  checkQuestion(specOf(spec), key);
  return {
    type: question.type,
    competence: question.competence,
    points: question.points,
    prompt: read(question.prompt),
    spec,
    key,
    feedback: question.feedback ? read(question.feedback) : null,
    guide: question.guide ? read(question.guide) : null,
    rubric: rubricOf(question, read),
  };
}

/**
 * Reads and checks one question: its shape, its source language, and that its key fits.
 * @throws RangeError naming the question when its key does not fit; ZodError when its shape is wrong.
 */
export function readQuestionSource(given: QuestionSource, source: ContentLocale): QuestionDraft {
  const question = questionSource.parse(given);
  const read = (text: Texts) => translated(text, source);
  try {
    return draftOf(question, read);
  } catch (error) {
    throw new RangeError(`question ${question.id}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
