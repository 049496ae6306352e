import { proportion, UNANSWERED } from '../point-arithmetic.js';
import type { BasisPoints, Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';
import { assertOptions } from './assert-options.js';
import { assertNumeric, type NumericAcceptance, rightNumber, shareOfNumber } from './numeric.js';
import { assertIds, WHOLE } from './partial-credit.js';
import { assertTexts, rightText, shareOfText, type TextAcceptance } from './short-text.js';
import type { QuestionOption } from './single.js';

/** One gap of a text: typed words, a typed number, or one of several options. Public. */
export type GapSpec =
  | { readonly id: string; readonly kind: 'short-text'; readonly maxLength?: number }
  | { readonly id: string; readonly kind: 'numeric'; readonly isUnitRequired?: boolean }
  | { readonly id: string; readonly kind: 'choice'; readonly options: readonly QuestionOption[] };

/** A text with gaps; where they lie in it belongs to the content. Public. */
export interface GapsSpec {
  readonly type: 'gaps';
  readonly gaps: readonly GapSpec[];
}

/** What decides about one gap. `weight`: how much it counts against the others; 1 unless told. */
export type GapKey = { readonly weight?: number } & (
  | ({ readonly kind: 'short-text' } & TextAcceptance)
  | ({ readonly kind: 'numeric' } & NumericAcceptance)
  | { readonly kind: 'choice'; readonly correct: readonly string[] }
);

/** Secret: what decides, by gap. */
export interface GapsKey {
  readonly type: 'gaps';
  readonly gaps: Readonly<Record<string, GapKey>>;
}

/** What stands in each gap: the text as typed, or the id of the chosen option. What is left out is empty. */
export interface GapsResponse {
  readonly type: 'gaps';
  readonly gaps: Readonly<Record<string, string>>;
}

const MAX_WEIGHT = 100;

const keyOf = ({ gaps }: GapsKey, id: string): GapKey | undefined => (Object.hasOwn(gaps, id) ? gaps[id] : undefined);

const filled = ({ gaps }: GapsResponse, id: string): string => (Object.hasOwn(gaps, id) ? (gaps[id] ?? '') : '');

const isEmpty = (text: string): boolean => text.trim() === '';

type Kind = GapSpec['kind'];
type SpecOf<K extends Kind> = Extract<GapSpec, { kind: K }>;
type KeyOf<K extends Kind> = Extract<GapKey, { kind: K }>;

/** Checks one gap with its key, and gives the share of an answer to it. */
const SHARES: { readonly [K in Kind]: (gap: SpecOf<K>, key: KeyOf<K>, text: string) => BasisPoints } = {
  'short-text': (_gap, key, text) => {
    assertTexts(key);
    return isEmpty(text) ? 0 : shareOfText(key, text);
  },
  numeric: ({ isUnitRequired }, key, text) => {
    assertNumeric(key, isUnitRequired);
    return shareOfNumber(key, text, isUnitRequired);
  },
  choice: ({ options }, { correct }, text) => {
    assertOptions(options, correct);
    return correct.includes(text) ? WHOLE : 0;
  },
};

function shareOfGap<K extends Kind>(gap: SpecOf<K>, key: GapKey | undefined, text: string): BasisPoints {
  if (key?.kind !== gap.kind) throw new RangeError(`the key does not fit the gap ${gap.id}`);
  return SHARES[gap.kind as K](gap, key as KeyOf<K>, text);
}

function weightOf(key: GapKey | undefined): number {
  const weight = key?.weight ?? 1;
  if (!Number.isSafeInteger(weight) || weight < 1 || weight > MAX_WEIGHT) {
    throw new RangeError(`a weight is whole, from 1 to ${MAX_WEIGHT}, not ${weight}`);
  }
  return weight;
}

function checkKey({ gaps }: GapsSpec, key: GapsKey): void {
  assertIds(gaps, 'gap');
  if (gaps.length === 0) throw new RangeError('a text without a gap asks nothing');
  if (Object.keys(key.gaps).length !== gaps.length) throw new RangeError('the key names gaps the text does not have');
  for (const gap of gaps) {
    weightOf(keyOf(key, gap.id));
    shareOfGap(gap, keyOf(key, gap.id), '');
  }
}

/**
 * `max` × Σ weight × share / Σ weight over all gaps, rounded half up once; each gap by the rule of its kind. An empty gap
 * earns nothing; all of them empty is unanswered.
 * @throws RangeError without gaps, when ids repeat, when a gap has no key of its kind or one that its kind refuses.
 */
export function scoreGaps(spec: GapsSpec, key: GapsKey, response: GapsResponse, max: Points): Score {
  checkKey(spec, key);
  const texts = spec.gaps.map((gap) => filled(response, gap.id));
  if (texts.every(isEmpty)) return UNANSWERED;
  const weights = spec.gaps.map((gap) => weightOf(keyOf(key, gap.id)));
  const earned = spec.gaps.map((gap, at) => (weights[at] ?? 0) * shareOfGap(gap, keyOf(key, gap.id), texts[at] ?? ''));
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  return { kind: 'scored', points: proportion(max, sum(earned), sum(weights) * WHOLE) };
}

function rightForGap(gap: GapSpec, key: GapKey | undefined): string {
  switch (key?.kind) {
    case 'short-text':
      return rightText(key);
    case 'numeric':
      return rightNumber(key, gap.kind === 'numeric' && gap.isUnitRequired);
    case 'choice':
      return key.correct[0] ?? '';
    case undefined:
      return '';
  }
}

/** Empty gaps say as much as those that were never touched. */
const filledGaps = ({ gaps }: GapsResponse) =>
  Object.fromEntries(Object.entries(gaps).filter(([, text]) => !isEmpty(text)));

/** Spec, key and response of a text with gaps. */
export type GapsQuestion = QuestionParts<GapsSpec, GapsKey, GapsResponse>;

/** The rules of a text with gaps. */
export const gapsRules: QuestionRules<GapsQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: false,
  blank: { type: 'gaps', gaps: {} },
  isBlank: ({ gaps }) => Object.values(gaps).every(isEmpty),
  hasAnswer: ({ gaps }) => Object.keys(gaps).length > 0,
  right: ({ gaps }, key) => ({
    type: 'gaps',
    gaps: Object.fromEntries(gaps.map((gap) => [gap.id, rightForGap(gap, keyOf(key, gap.id))])),
  }),
  checkKey,
  score: scoreGaps,
  canonical: ({ type, gaps }) => ({ type, gaps: { ...gaps } }),
  meaning: (response) => ({ type: response.type, gaps: filledGaps(response) }),
};
