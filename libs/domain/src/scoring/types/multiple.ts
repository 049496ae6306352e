import { allOrNothing, proportion, UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';
import { assertOptions } from './assert-options.js';
import type { QuestionOption } from './single.js';

/**
 * How several choices become points. `all-or-nothing`: exactly the correct set. `right-minus-wrong`: each right choice
 * earns an equal share, each wrong one costs a share, never below 0. People are told the rule, so it is public.
 */
export type MultipleRule = 'all-or-nothing' | 'right-minus-wrong';

/** Any number of several options. Public. */
export interface MultipleSpec {
  readonly type: 'multiple';
  readonly options: readonly QuestionOption[];
  readonly rule: MultipleRule;
}

/** Secret: the set of correct options. */
export interface MultipleKey {
  readonly type: 'multiple';
  readonly correct: readonly string[];
}

/** The chosen options as a set: order and repeats mean nothing. */
export interface MultipleResponse {
  readonly type: 'multiple';
  readonly selected: readonly string[];
}

/**
 * From 0 to `max` after the rule of the question; a share is rounded half up to a hundredth. Adding a right choice never
 * lowers the result, adding a wrong one never raises it. No choice at all is unanswered; an unknown id counts as wrong.
 * @throws RangeError when the key names an option the question does not have, or none.
 */
export function scoreMultiple(spec: MultipleSpec, key: MultipleKey, response: MultipleResponse, max: Points): Score {
  assertOptions(spec.options, key.correct);
  const correct = new Set(key.correct);
  const selected = new Set(response.selected);
  if (selected.size === 0) return UNANSWERED;
  const right = [...selected].filter((id) => correct.has(id)).length;
  const wrong = selected.size - right;
  if (spec.rule === 'all-or-nothing') return allOrNothing(right === correct.size && wrong === 0, max);
  return { kind: 'scored', points: proportion(max, Math.max(0, right - wrong), correct.size) };
}

/** Spec, key and response of a choice of several. */
export type MultipleQuestion = QuestionParts<MultipleSpec, MultipleKey, MultipleResponse>;

/** The rules of a choice of several. */
export const multipleRules: QuestionRules<MultipleQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: true,
  blank: { type: 'multiple', selected: [] },
  isBlank: ({ selected }) => selected.length === 0,
  hasAnswer: ({ correct }) => correct.length > 0,
  checkKey: ({ options }, { correct }) => assertOptions(options, correct),
  score: scoreMultiple,
  // As it was sent, also the order: receipts were given out with it.
  canonical: (response) => ({ ...response }),
  meaning: ({ type, selected }) => ({ type, selected: [...new Set(selected)].sort() }),
};
