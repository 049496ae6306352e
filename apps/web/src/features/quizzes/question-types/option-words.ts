import type { PlayerQuestion } from '@edukom/contracts';
import type { AnswerWords } from './question-type.js';

/** Chosen options by their texts, in the order of the question. */
export const optionWords = (question: PlayerQuestion, ids: readonly string[], { read }: AnswerWords): string =>
  question.options
    .filter((option) => ids.includes(option.id))
    .map((option) => read(option.text))
    .join('; ');
