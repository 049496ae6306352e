import type { PlayerQuestion, QuestionResponseBody } from '@edukom/contracts';
import { isBlankResponse, type QuestionType } from '@edukom/domain';
import type { AnswerWords, ResponseOf } from './question-types/question-type.js';
import { viewOf } from './question-types/registry.js';

export { storable } from './question-types/storable.js';

/** Whether anything was answered at all. */
export const isAnswered = (response: QuestionResponseBody | null | undefined): boolean =>
  !isBlankResponse(response ?? null);

const wordsOf = <K extends QuestionType>(response: ResponseOf<K>, question: PlayerQuestion, words: AnswerWords) =>
  viewOf<K>(response.type as K).toWords(response, question, words);

/** What was answered, in words: chosen options by their texts, typed text as it is. */
export function responseText(
  question: PlayerQuestion,
  response: QuestionResponseBody | null | undefined,
  read: AnswerWords['read'],
  words: Omit<AnswerWords, 'read'>,
): string {
  return response && isAnswered(response) ? wordsOf(response, question, { read, ...words }) : '';
}
