import { assertOptions } from './assert-options.js';
import { allOrNothing, UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';

/** An option people choose; its id is stable through edits and shuffles, its label belongs to the content. */
export interface QuestionOption {
  readonly id: string;
}

/** One of several options. Public. */
export interface SingleSpec {
  readonly type: 'single';
  readonly options: readonly QuestionOption[];
}

/** Secret. Normally one id; a correction *accept also* adds another. */
export interface SingleKey {
  readonly type: 'single';
  readonly correct: readonly string[];
}

/** The chosen option; `null` when the choice was taken back. */
export interface SingleResponse {
  readonly type: 'single';
  readonly selected: string | null;
}

/**
 * All of `max` for a correct option, else 0. An id that is not among the options is simply wrong.
 * @throws RangeError when the key names an option the question does not have, or none.
 */
export function scoreSingle(spec: SingleSpec, key: SingleKey, response: SingleResponse, max: Points): Score {
  assertOptions(spec.options, key.correct);
  if (response.selected === null) return UNANSWERED;
  return allOrNothing(key.correct.includes(response.selected), max);
}

/** Spec, key and response of a single choice. */
export type SingleQuestion = QuestionParts<SingleSpec, SingleKey, SingleResponse>;

/** The rules of a single choice. */
export const singleRules: QuestionRules<SingleQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: true,
  blank: { type: 'single', selected: null },
  isBlank: ({ selected }) => selected === null,
  hasAnswer: ({ correct }) => correct.length > 0,
  right: (_spec, { correct }) => ({ type: 'single', selected: correct[0] ?? null }),
  checkKey: ({ options }, { correct }) => assertOptions(options, correct),
  score: scoreSingle,
  canonical: (response) => ({ ...response }),
  meaning: (response) => ({ ...response }),
};
