import { type MultipleKey, type MultipleResponse, type MultipleSpec, scoreMultiple } from './multiple.js';
import { type NumericKey, type NumericResponse, type NumericSpec, scoreNumeric } from './numeric.js';
import { type OpenKey, type OpenResponse, type OpenSpec, scoreOpen } from './open.js';
import { assertPoints, UNANSWERED } from './point-arithmetic.js';
import type { Points, Score } from './points.js';
import { scoreShortText, type ShortTextKey, type ShortTextResponse, type ShortTextSpec } from './short-text.js';
import { scoreSingle, type SingleKey, type SingleResponse, type SingleSpec } from './single.js';
import { scoreTrueFalse, type TrueFalseKey, type TrueFalseResponse, type TrueFalseSpec } from './true-false.js';

/** What belongs together, by type of question. */
export interface QuestionTypes {
  readonly single: { readonly spec: SingleSpec; readonly key: SingleKey; readonly response: SingleResponse };
  readonly multiple: { readonly spec: MultipleSpec; readonly key: MultipleKey; readonly response: MultipleResponse };
  readonly 'true-false': {
    readonly spec: TrueFalseSpec;
    readonly key: TrueFalseKey;
    readonly response: TrueFalseResponse;
  };
  readonly numeric: { readonly spec: NumericSpec; readonly key: NumericKey; readonly response: NumericResponse };
  readonly 'short-text': {
    readonly spec: ShortTextSpec;
    readonly key: ShortTextKey;
    readonly response: ShortTextResponse;
  };
  readonly open: { readonly spec: OpenSpec; readonly key: OpenKey; readonly response: OpenResponse };
}

/** The types of question, in the order an author is offered them. */
export const QUESTION_TYPES = ['single', 'multiple', 'true-false', 'numeric', 'short-text', 'open'] as const;

/** A type of question. */
export type QuestionType = keyof QuestionTypes;

/** What everybody may see of a question. It never holds the key. */
export type QuestionSpec = QuestionTypes[QuestionType]['spec'];

/** What decides the points. Never leaves the server. */
export type QuestionKey = QuestionTypes[QuestionType]['key'];

/** What a person answered. */
export type QuestionResponse = QuestionTypes[QuestionType]['response'];

type Scorer<K extends QuestionType> = (
  spec: QuestionTypes[K]['spec'],
  key: QuestionTypes[K]['key'],
  response: QuestionTypes[K]['response'],
  max: Points,
) => Score;

const SCORERS: { readonly [K in QuestionType]: Scorer<K> } = {
  single: scoreSingle,
  multiple: scoreMultiple,
  'true-false': scoreTrueFalse,
  numeric: scoreNumeric,
  'short-text': scoreShortText,
  open: scoreOpen,
};

function scoreAs<K extends QuestionType>(
  type: K,
  parts: readonly [QuestionTypes[K]['spec'], QuestionTypes[K]['key'], QuestionTypes[K]['response']],
  max: Points,
): Score {
  return SCORERS[type](...parts, max);
}

/**
 * The score of one answer; no response at all is unanswered. `max` in hundredths.
 * @throws RangeError when spec, key and response are of different types, when `max` is no whole number ≥ 0, and for
 * keys the scorer of the type refuses.
 */
export function scoreQuestion(
  spec: QuestionSpec,
  key: QuestionKey,
  response: QuestionResponse | null,
  max: Points,
): Score {
  assertPoints(max);
  if (key.type !== spec.type || (response !== null && response.type !== spec.type)) {
    throw new RangeError(
      `a ${spec.type} question with a ${key.type} key and a ${response?.type ?? 'missing'} response`,
    );
  }
  return response === null ? UNANSWERED : scoreAs(spec.type, [spec, key, response], max);
}
