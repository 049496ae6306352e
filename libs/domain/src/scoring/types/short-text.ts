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

/** A variant as answers are compared with it: as typed, and folded where the key folds. */
interface ReadVariant {
  readonly wanted: string;
  readonly folded: string;
  readonly share: BasisPoints;
}

/** By key, which never changes: thousands of answers are compared with the same few variants. */
const known = new WeakMap<TextAcceptance, readonly ReadVariant[]>();

/** @throws RangeError as {@link assertTexts}. */
function variantsOf(key: TextAcceptance): readonly ReadVariant[] {
  const before = known.get(key);
  if (before) return before;
  const { accepted, fold, hasWildcards = false } = key;
  if (accepted.length === 0 || accepted.some((variant) => trimmed(textOf(variant)) === '')) {
    throw new RangeError('a key needs accepted variants, none of them blank');
  }
  assertShares(accepted.map(shareOf));
  const variants = accepted.map((variant) => {
    const wanted = hasWildcards ? patternOf(textOf(variant)) : textOf(variant);
    return { wanted: trimmed(wanted), folded: fold ? foldForSearch(wanted) : '', share: shareOf(variant) };
  });
  known.set(key, variants);
  return variants;
}

/** @throws RangeError when nothing is accepted, or a blank, or nothing earns the whole. */
export function assertTexts(key: TextAcceptance): void {
  variantsOf(key);
}

/** A variant that earns the whole, as a person could write it. */
export function rightText({ accepted, hasWildcards = false }: TextAcceptance): string {
  const whole = accepted.find((variant) => shareOf(variant) === WHOLE);
  const text = whole === undefined ? '' : textOf(whole);
  return hasWildcards ? text.replaceAll(String.raw`\*`, '*') : text;
}

/** The best share of the variants a text is, in basis points; 0 for none. */
export function shareOfText(key: TextAcceptance, text: string): BasisPoints {
  const fits = key.hasWildcards === true ? fitsPattern : isEqual;
  const typed = trimmed(text);
  const folded = key.fold ? foldForSearch(text) : '';
  const isAccepted = (variant: ReadVariant): boolean =>
    fits(variant.wanted, typed) || (folded !== '' && fits(variant.folded, folded));
  return Math.max(
    0,
    ...variantsOf(key)
      .filter(isAccepted)
      .map(({ share }) => share),
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
