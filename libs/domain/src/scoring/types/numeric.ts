import { type Decimal, isWithin, readDecimal } from './decimal.js';
import { allOrNothing, UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';

/** A number. Public; `unit` is what the form prints beside the field. */
export interface NumericSpec {
  readonly type: 'numeric';
  readonly unit?: string;
}

/** A value that counts as right, with its tolerance on both sides; decimals as text (`2.5`), tolerance `0` when exact. */
export interface NumericRange {
  readonly value: string;
  readonly tolerance: string;
}

/** Secret. `units`: the unit texts a person may write after the number, exact case (`MW` is not `mW`). */
export interface NumericKey {
  readonly type: 'numeric';
  readonly accepted: readonly NumericRange[];
  readonly units?: readonly string[];
}

/** The text as typed. */
export interface NumericResponse {
  readonly type: 'numeric';
  readonly text: string;
}

function keyNumber(text: string): Decimal {
  const read = readDecimal(text);
  if (read === undefined || read.unit !== '') throw new RangeError(`the key is not a number: ${text}`);
  return read.value;
}

function readRanges(key: NumericKey): { readonly value: Decimal; readonly tolerance: Decimal }[] {
  const ranges = key.accepted.map((range) => ({
    value: keyNumber(range.value),
    tolerance: keyNumber(range.tolerance),
  }));
  if (ranges.length === 0) throw new RangeError('a key needs at least one accepted value');
  if (ranges.some((range) => range.tolerance.digits < 0n)) throw new RangeError('a tolerance is not negative');
  return ranges;
}

/**
 * All of `max` when the number lies within the tolerance of an accepted value, bounds included, compared exactly; else 0.
 * A unit may be left out; a written one must be listed. Text that is no number is answered, and wrong: the form shows
 * beforehand how {@link readDecimal} reads it. Blank is unanswered.
 * @throws RangeError when the key holds no accepted value, or one that is no number, or a negative tolerance.
 */
export function scoreNumeric(_spec: NumericSpec, key: NumericKey, response: NumericResponse, max: Points): Score {
  const ranges = readRanges(key);
  if (response.text.trim() === '') return UNANSWERED;
  const read = readDecimal(response.text);
  if (read === undefined) return allOrNothing(false, max);
  const isUnitRight = read.unit === '' || (key.units ?? []).includes(read.unit);
  return allOrNothing(isUnitRight && ranges.some((range) => isWithin(read.value, range.value, range.tolerance)), max);
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
  checkKey: (_spec, key) => void readRanges(key),
  score: scoreNumeric,
  canonical: (response) => ({ ...response }),
  meaning: (response) => ({ ...response }),
};
