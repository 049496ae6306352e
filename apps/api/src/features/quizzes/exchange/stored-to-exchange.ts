import type { Rubric } from '@edukom/contracts';
import { CONTENT_LOCALES, type LocalizedText, type QuestionKey } from '@edukom/domain';
import { sourcePart, type StoredSpec } from '../question-types/registry.js';
import type { Texts } from '../question-types/question-type.js';
import type { QuestionSource } from '../question-source.js';
import type { ExchangeQuestion } from './read-item.js';

/** A question as the bank has it. */
export interface BankedQuestion {
  readonly external_id: string | null;
  readonly competence: string;
  readonly tags: readonly string[];
  readonly difficulty: number | null;
  readonly points: number;
  readonly prompt: LocalizedText;
  readonly spec: StoredSpec;
  readonly answer_key: QuestionKey;
  readonly feedback: LocalizedText | null;
  readonly guide: LocalizedText | null;
  readonly rubric: Rubric | null;
}

/** The words of a translated text, by language. */
export const textsOf = (text: LocalizedText): Texts =>
  Object.fromEntries(
    CONTENT_LOCALES.flatMap((locale) => {
      const entry = text.texts[locale];
      return entry ? [[locale, entry.v]] : [];
    }),
  );

const sourceRubric = (rubric: Rubric) =>
  rubric.map(({ id, title, levels }) => ({
    id,
    title: textsOf(title),
    levels: levels.map((level) => ({ ...level, text: textsOf(level.text) })),
  }));

/** A question of the bank as files have it. */
export function toExchange(question: BankedQuestion): ExchangeQuestion {
  const { external_id: externalId, competence, points, tags, difficulty, prompt, feedback, guide, rubric } = question;
  const source: QuestionSource = {
    ...sourcePart(question.spec, question.answer_key, textsOf),
    id: externalId ?? '',
    competence,
    points,
    prompt: textsOf(prompt),
    ...(feedback ? { feedback: textsOf(feedback) } : {}),
    ...(guide ? { guide: textsOf(guide) } : {}),
    ...(rubric ? { rubric: sourceRubric(rubric) } : {}),
  };
  return { source, externalId, tags, difficulty };
}
