import { allOrNothing, UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';
import { assertOptions } from './assert-options.js';
import { type PartialRule, scoreParts } from './partial-credit.js';
import type { QuestionOption } from './single.js';

/** Named areas of a picture, of which one or several are to be chosen. Public. */
export interface PictureChoiceSpec {
  readonly type: 'picture-choice';
  readonly areas: readonly QuestionOption[];
  readonly choices: 'one' | 'several';
  /** How several choices become points. */
  readonly rule: PartialRule;
}

/** Secret. Of several choices the set of right ones; of one choice all that are accepted. */
export interface PictureChoiceKey {
  readonly type: 'picture-choice';
  readonly correct: readonly string[];
}

/** The chosen areas as a set: order and repeats mean nothing. */
export interface PictureChoiceResponse {
  readonly type: 'picture-choice';
  readonly selected: readonly string[];
}

/**
 * One choice: all of `max` for an accepted area and no other beside it. Several: after the rule of the question. No
 * choice is unanswered, an unknown area is wrong.
 * @throws RangeError when area ids repeat, or when the key names an area the picture does not have, or none.
 */
export function scorePictureChoice(
  spec: PictureChoiceSpec,
  key: PictureChoiceKey,
  response: PictureChoiceResponse,
  max: Points,
): Score {
  assertOptions(spec.areas, key.correct);
  const correct = new Set(key.correct);
  const selected = new Set(response.selected);
  if (selected.size === 0) return UNANSWERED;
  const right = [...selected].filter((id) => correct.has(id)).length;
  const wrong = selected.size - right;
  if (spec.choices === 'one') return allOrNothing(right === 1 && wrong === 0, max);
  return scoreParts(spec.rule, { parts: correct.size, right, wrong }, max);
}

/** Spec, key and response of a choice on a picture. */
export type PictureChoiceQuestion = QuestionParts<PictureChoiceSpec, PictureChoiceKey, PictureChoiceResponse>;

const asSet = ({ type, selected }: PictureChoiceResponse) => ({ type, selected: [...new Set(selected)].sort() });

/** The rules of a choice on a picture. */
export const pictureChoiceRules: QuestionRules<PictureChoiceQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: false,
  blank: { type: 'picture-choice', selected: [] },
  isBlank: ({ selected }) => selected.length === 0,
  hasAnswer: ({ correct }) => correct.length > 0,
  right: ({ choices }, { correct }) => ({
    type: 'picture-choice',
    selected: choices === 'one' ? correct.slice(0, 1) : correct,
  }),
  checkKey: ({ areas }, { correct }) => assertOptions(areas, correct),
  score: scorePictureChoice,
  canonical: asSet,
  meaning: asSet,
};
