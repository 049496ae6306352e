import { allOrNothing, UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';

/** A statement that holds or does not. Public. */
export interface TrueFalseSpec {
  readonly type: 'true-false';
}

/** Secret: whether the statement holds. */
export interface TrueFalseKey {
  readonly type: 'true-false';
  readonly correct: boolean;
}

/** What the person says; `null` when the choice was taken back. */
export interface TrueFalseResponse {
  readonly type: 'true-false';
  readonly value: boolean | null;
}

/** All of `max` when the person is right, else 0. Refuses nothing. */
export function scoreTrueFalse(
  _spec: TrueFalseSpec,
  key: TrueFalseKey,
  response: TrueFalseResponse,
  max: Points,
): Score {
  return response.value === null ? UNANSWERED : allOrNothing(response.value === key.correct, max);
}

/** Spec, key and response of a statement that holds or does not. */
export type TrueFalseQuestion = QuestionParts<TrueFalseSpec, TrueFalseKey, TrueFalseResponse>;

/** The rules of a statement that holds or does not. */
export const trueFalseRules: QuestionRules<TrueFalseQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: true,
  blank: { type: 'true-false', value: null },
  isBlank: ({ value }) => value === null,
  hasAnswer: () => true,
  right: (_spec, { correct }) => ({ type: 'true-false', value: correct }),
  checkKey: () => undefined,
  score: scoreTrueFalse,
  canonical: (response) => ({ ...response }),
  meaning: (response) => ({ ...response }),
};
