import { foldForSearch } from '../../text/fold.js';
import { allOrNothing, UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';

/** A word or a few. Public; `maxLength` in characters. */
export interface ShortTextSpec {
  readonly type: 'short-text';
  readonly maxLength?: number;
}

/** Secret: the variants that count as right, in any language; `fold` ignores case, script, diacritics and punctuation. */
export interface ShortTextKey {
  readonly type: 'short-text';
  readonly accepted: readonly string[];
  readonly fold: boolean;
}

/** The text as typed. */
export interface ShortTextResponse {
  readonly type: 'short-text';
  readonly text: string;
}

const trimmed = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

function isSame(a: string, b: string, fold: boolean): boolean {
  if (trimmed(a) === trimmed(b)) return true;
  const folded = foldForSearch(a);
  return fold && folded !== '' && folded === foldForSearch(b);
}

function assertVariants(key: ShortTextKey): void {
  if (key.accepted.length === 0 || key.accepted.some((variant) => trimmed(variant) === '')) {
    throw new RangeError('a key needs accepted variants, none of them blank');
  }
}

/**
 * All of `max` for an accepted variant, else 0. Outer and repeated spaces and the Unicode form never matter; the rest
 * only when the key folds (signs alone are then compared as typed, since they fold to nothing). Blank is unanswered.
 * @throws RangeError when the key accepts nothing, or a blank.
 */
export function scoreShortText(
  _spec: ShortTextSpec,
  key: ShortTextKey,
  response: ShortTextResponse,
  max: Points,
): Score {
  assertVariants(key);
  if (trimmed(response.text) === '') return UNANSWERED;
  return allOrNothing(
    key.accepted.some((variant) => isSame(variant, response.text, key.fold)),
    max,
  );
}

/** Spec, key and response of a short text. */
export type ShortTextQuestion = QuestionParts<ShortTextSpec, ShortTextKey, ShortTextResponse>;

/** The rules of a short text. */
export const shortTextRules: QuestionRules<ShortTextQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: true,
  blank: { type: 'short-text', text: '' },
  isBlank: ({ text }) => trimmed(text) === '',
  hasAnswer: ({ accepted }) => accepted.length > 0,
  checkKey: (_spec, key) => assertVariants(key),
  score: scoreShortText,
  canonical: (response) => ({ ...response }),
  meaning: (response) => ({ ...response }),
};
