import { proportion, UNANSWERED } from '../point-arithmetic.js';
import type { BasisPoints, Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';
import { assertOptions } from './assert-options.js';
import { scoreParts, WHOLE } from './partial-credit.js';
import type { QuestionOption } from './single.js';

/**
 * How several choices become points. `all-or-nothing`: exactly the correct set. `right-minus-wrong`: each right choice
 * earns an equal share, each wrong one costs a share, never below 0. `weights`: each option earns or costs what its
 * author gave it, never below 0. People are told the rule, so it is public.
 */
export type MultipleRule = 'all-or-nothing' | 'right-minus-wrong' | 'weights';

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
  /**
   * What each option is worth under the rule `weights`, in basis points of the whole, from −10000 to 10000; an option
   * without one is worth 0. Those above 0 are the correct ones and make up the whole together, whatever their sum.
   */
  readonly weights?: Readonly<Record<string, BasisPoints>>;
}

/** The chosen options as a set: order and repeats mean nothing. */
export interface MultipleResponse {
  readonly type: 'multiple';
  readonly selected: readonly string[];
}

const weightOf = ({ weights = {} }: MultipleKey, id: string): BasisPoints =>
  Object.hasOwn(weights, id) ? (weights[id] ?? 0) : 0;

function assertWeights(spec: MultipleSpec, key: MultipleKey): void {
  const { weights = {} } = key;
  const ids = new Set(spec.options.map((option) => option.id));
  for (const [id, weight] of Object.entries(weights)) {
    if (!ids.has(id)) throw new RangeError('a weight names an option the question does not have');
    if (!Number.isSafeInteger(weight) || Math.abs(weight) > WHOLE) throw new RangeError(`no weight: ${weight}`);
  }
  const correct = new Set(key.correct);
  if (spec.options.some(({ id }) => weightOf(key, id) > 0 !== correct.has(id))) {
    throw new RangeError('the correct options are those with a weight above 0');
  }
}

function checkKey(spec: MultipleSpec, key: MultipleKey): void {
  assertOptions(spec.options, key.correct);
  if (spec.rule === 'weights') assertWeights(spec, key);
}

/** The chosen weights as a part of all that can be earned. */
function scoreWeights(key: MultipleKey, selected: ReadonlySet<string>, max: Points): Score {
  const sumOf = (ids: Iterable<string>) => [...ids].reduce((sum, id) => sum + weightOf(key, id), 0);
  const all = sumOf(new Set(key.correct));
  return { kind: 'scored', points: proportion(max, Math.max(0, sumOf(selected)), all) };
}

/**
 * From 0 to `max` after the rule of the question; a share is rounded half up to a hundredth. Adding a right choice never
 * lowers the result, adding a wrong one never raises it. No choice at all is unanswered; an unknown id counts as wrong.
 * @throws RangeError when the key names an option the question does not have, or none, or its weights do not fit it.
 */
export function scoreMultiple(spec: MultipleSpec, key: MultipleKey, response: MultipleResponse, max: Points): Score {
  checkKey(spec, key);
  const correct = new Set(key.correct);
  const selected = new Set(response.selected);
  if (selected.size === 0) return UNANSWERED;
  if (spec.rule === 'weights') return scoreWeights(key, selected, max);
  const right = [...selected].filter((id) => correct.has(id)).length;
  return scoreParts(spec.rule, { parts: correct.size, right, wrong: selected.size - right }, max);
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
  right: (_spec, { correct }) => ({ type: 'multiple', selected: correct }),
  checkKey,
  score: scoreMultiple,
  // As it was sent, also the order: receipts were given out with it.
  canonical: (response) => ({ ...response }),
  meaning: ({ type, selected }) => ({ type, selected: [...new Set(selected)].sort() }),
};
