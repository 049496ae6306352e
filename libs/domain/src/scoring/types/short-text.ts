import { foldForSearch } from '../../text/fold.js';
import { UNANSWERED } from '../point-arithmetic.js';
import type { BasisPoints, Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';
import { assertShares, scoreShare, WHOLE } from './partial-credit.js';
import { fitsPattern, patternOf } from './text-pattern.js';

/** A word or a few. Public; `maxLength` in characters. */
export interface ShortTextSpec {
  readonly type: 'short-text';
  readonly maxLength?: number;
}

/** A text that counts as right: all of the points, or a share of them in basis points. */
export type AcceptedText = string | { readonly text: string; readonly share: BasisPoints };

/** What decides about a short text, in a question of its own or in a gap. */
export interface TextAcceptance {
  /** The variants that count as right, in any language. */
  readonly accepted: readonly AcceptedText[];
  /** Ignores case, script, diacritics and punctuation. */
  readonly fold: boolean;
  /** `*` in a variant stands for any signs, also none; `\*` is a star. Else a star is a star. */
  readonly hasWildcards?: boolean;
}

/** Secret. */
export interface ShortTextKey extends TextAcceptance {
  readonly type: 'short-text';
}

/** The text as typed. */
export interface ShortTextResponse {
  readonly type: 'short-text';
  readonly text: string;
}

const textOf = (variant: AcceptedText): string => (typeof variant === 'string' ? variant : variant.text);
const shareOf = (variant: AcceptedText): BasisPoints => (typeof variant === 'string' ? WHOLE : variant.share);
const trimmed = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const isEqual = (wanted: string, text: string): boolean => wanted === text;

function isAccepted(variant: string, text: string, { fold, hasWildcards = false }: TextAcceptance): boolean {
  const [wanted, fits] = hasWildcards ? [patternOf(variant), fitsPattern] : [variant, isEqual];
  if (fits(trimmed(wanted), trimmed(text))) return true;
  const folded = foldForSearch(text);
  return fold && folded !== '' && fits(foldForSearch(wanted), folded);
}

/** @throws RangeError when nothing is accepted, or a blank, or nothing earns the whole. */
export function assertTexts({ accepted }: TextAcceptance): void {
  if (accepted.length === 0 || accepted.some((variant) => trimmed(textOf(variant)) === '')) {
    throw new RangeError('a key needs accepted variants, none of them blank');
  }
  assertShares(accepted.map(shareOf));
}

/** A variant that earns the whole, as a person could write it. */
export function rightText({ accepted, hasWildcards = false }: TextAcceptance): string {
  const whole = accepted.find((variant) => shareOf(variant) === WHOLE);
  const text = whole === undefined ? '' : textOf(whole);
  return hasWildcards ? text.replaceAll(String.raw`\*`, '*') : text;
}

/** The best share of the variants a text is, in basis points; 0 for none. */
export function shareOfText(key: TextAcceptance, text: string): BasisPoints {
  return Math.max(
    0,
    ...key.accepted.filter((variant) => isAccepted(textOf(variant), text, key)).map((variant) => shareOf(variant)),
  );
}

/**
 * The share of `max` of the accepted variant, the best of several, else 0. Outer and repeated spaces and the Unicode form
 * never matter; the rest only when the key folds (signs alone are then compared as typed, since they fold to nothing).
 * Blank is unanswered.
 * @throws RangeError when the key accepts nothing, or a blank, or nothing with all of the points.
 */
export function scoreShortText(
  _spec: ShortTextSpec,
  key: ShortTextKey,
  response: ShortTextResponse,
  max: Points,
): Score {
  assertTexts(key);
  if (trimmed(response.text) === '') return UNANSWERED;
  return scoreShare(shareOfText(key, response.text), max);
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
  right: (_spec, key) => ({ type: 'short-text', text: rightText(key) }),
  checkKey: (_spec, key) => assertTexts(key),
  score: scoreShortText,
  canonical: (response) => ({ ...response }),
  meaning: (response) => ({ ...response }),
};
