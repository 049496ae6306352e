import { UNANSWERED } from '../point-arithmetic.js';
import type { BasisPoints, Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';
import { type Decimal, isWithin, percentOf, readDecimal } from './decimal.js';
import { assertShares, scoreShare, WHOLE } from './partial-credit.js';

/** A number. Public; `unit` is what the form prints beside the field. */
export interface NumericSpec {
  readonly type: 'numeric';
  readonly unit?: string;
  /** The unit has to be written after the number; people are told. */
  readonly isUnitRequired?: boolean;
}

/** A value that counts as right, with its tolerance on both sides; decimals as text (`2.5`), tolerance `0` when exact. */
export interface NumericRange {
  readonly value: string;
  readonly tolerance: string;
  /** `percent`: the tolerance is in percent of the value (`5` at 200: from 190 to 210). Absolute unless told. */
  readonly toleranceIn?: 'absolute' | 'percent';
  /** What it earns, in basis points of the whole; all of it unless told. */
  readonly share?: BasisPoints;
}

/** What decides about a number, in a question of its own or in a gap. */
export interface NumericAcceptance {
  readonly accepted: readonly NumericRange[];
  /** The unit texts a person may write after the number, exact case (`MW` is not `mW`). */
  readonly units?: readonly string[];
}

/** Secret. */
export interface NumericKey extends NumericAcceptance {
  readonly type: 'numeric';
}

/** The text as typed. */
export interface NumericResponse {
  readonly type: 'numeric';
  readonly text: string;
}

interface ReadRange {
  readonly value: Decimal;
  readonly tolerance: Decimal;
  readonly share: BasisPoints;
}

function keyNumber(text: string): Decimal {
  const read = readDecimal(text);
  if (read === undefined || read.unit !== '') throw new RangeError(`the key is not a number: ${text}`);
  return read.value;
}

function readRange({ value, tolerance, toleranceIn, share = WHOLE }: NumericRange): ReadRange {
  const [middle, most] = [keyNumber(value), keyNumber(tolerance)];
  if (most.digits < 0n) throw new RangeError('a tolerance is not negative');
  return { value: middle, tolerance: toleranceIn === 'percent' ? percentOf(middle, most) : most, share };
}

function readRanges({ accepted }: NumericAcceptance): readonly ReadRange[] {
  const ranges = accepted.map(readRange);
  if (ranges.length === 0) throw new RangeError('a key needs at least one accepted value');
  assertShares(ranges.map((range) => range.share));
  return ranges;
}

/** @throws RangeError when no number could be right, or a unit is asked for that nobody may write. */
export function assertNumeric(key: NumericAcceptance, isUnitRequired = false): void {
  readRanges(key);
  if (isUnitRequired && (key.units ?? []).length === 0)
    throw new RangeError('a unit is required, but none is accepted');
}

function isUnitRight(unit: string, units: readonly string[], isRequired: boolean): boolean {
  return unit === '' ? !isRequired : units.includes(unit);
}

/** An answer that earns the whole, as a person could write it. */
export function rightNumber({ accepted, units = [] }: NumericAcceptance, isUnitRequired = false): string {
  const whole = accepted.find(({ share = WHOLE }) => share === WHOLE);
  return [whole?.value ?? '', ...(isUnitRequired ? units.slice(0, 1) : [])].join(' ');
}

/** The best share of the accepted values the text is within, in basis points; 0 for none and for what is no number. */
export function shareOfNumber(key: NumericAcceptance, text: string, isUnitRequired = false): BasisPoints {
  const ranges = readRanges(key);
  const read = readDecimal(text);
  if (read === undefined || !isUnitRight(read.unit, key.units ?? [], isUnitRequired)) return 0;
  const within = ranges.filter((range) => isWithin(read.value, range.value, range.tolerance));
  return Math.max(0, ...within.map((range) => range.share));
}

/**
 * The share of `max` of the accepted value the number is within the tolerance of, bounds included, compared exactly; the
 * best of several, 0 for none. A unit may be left out unless it is required; a written one must be listed. Text that is
 * no number is answered, and wrong: the form shows beforehand how {@link readDecimal} reads it. Blank is unanswered.
 * @throws RangeError when the key holds no accepted value, one that is no number, a negative tolerance, shares that are
 * none, no value that earns the whole, or when a unit is required and none accepted.
 */
export function scoreNumeric(spec: NumericSpec, key: NumericKey, response: NumericResponse, max: Points): Score {
  assertNumeric(key, spec.isUnitRequired);
  if (response.text.trim() === '') return UNANSWERED;
  return scoreShare(shareOfNumber(key, response.text, spec.isUnitRequired), max);
}

/** Spec, key and response of a number. */
export type NumericQuestion = QuestionParts<NumericSpec, NumericKey, NumericResponse>;

/** The rules of a number. */
export const numericRules: QuestionRules<NumericQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: true,
  blank: { type: 'numeric', text: '' },
  isBlank: ({ text }) => text.trim() === '',
  hasAnswer: ({ accepted }) => accepted.length > 0,
  right: (spec, key) => ({ type: 'numeric', text: rightNumber(key, spec.isUnitRequired) }),
  checkKey: (spec, key) => assertNumeric(key, spec.isUnitRequired),
  score: scoreNumeric,
  canonical: (response) => ({ ...response }),
  meaning: (response) => ({ ...response }),
};
