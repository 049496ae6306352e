import { canonicalJson } from '../certificates/canonical-json.js';
import { assertPoints, UNANSWERED } from './point-arithmetic.js';
import type { Points, Score } from './points.js';
import type { CanonicalResponse, QuestionRules } from './question-rules.js';
import { type FileUploadQuestion, fileUploadRules } from './types/file-upload.js';
import { type GapsQuestion, gapsRules } from './types/gaps.js';
import { type MatchingQuestion, matchingRules } from './types/matching.js';
import { type OrderingQuestion, orderingRules } from './types/ordering.js';
import { type PictureChoiceQuestion, pictureChoiceRules } from './types/picture-choice.js';
import { type MultipleQuestion, multipleRules } from './types/multiple.js';
import { type NumericQuestion, numericRules } from './types/numeric.js';
import { type OpenQuestion, openRules } from './types/open.js';
import { type ShortTextQuestion, shortTextRules } from './types/short-text.js';
import { type SingleQuestion, singleRules } from './types/single.js';
import { type TrueFalseQuestion, trueFalseRules } from './types/true-false.js';

/** What belongs together, by type of question. A type added here does not compile until every app knows it. */
export interface QuestionTypes {
  readonly single: SingleQuestion;
  readonly multiple: MultipleQuestion;
  readonly 'true-false': TrueFalseQuestion;
  readonly numeric: NumericQuestion;
  readonly 'short-text': ShortTextQuestion;
  readonly matching: MatchingQuestion;
  readonly ordering: OrderingQuestion;
  readonly gaps: GapsQuestion;
  readonly 'picture-choice': PictureChoiceQuestion;
  readonly open: OpenQuestion;
  readonly 'file-upload': FileUploadQuestion;
}

/** A type of question. */
export type QuestionType = keyof QuestionTypes;

/** What everybody may see of a question. It never holds the key. */
export type QuestionSpec = QuestionTypes[QuestionType]['spec'];

/** What decides the points. Never leaves the server. */
export type QuestionKey = QuestionTypes[QuestionType]['key'];

/** What a person answered. */
export type QuestionResponse = QuestionTypes[QuestionType]['response'];

/** The rules of every type, in the order an author is offered them. */
const RULES: { readonly [K in QuestionType]: QuestionRules<QuestionTypes[K]> } = {
  single: singleRules,
  multiple: multipleRules,
  'true-false': trueFalseRules,
  numeric: numericRules,
  'short-text': shortTextRules,
  matching: matchingRules,
  ordering: orderingRules,
  gaps: gapsRules,
  'picture-choice': pictureChoiceRules,
  open: openRules,
  'file-upload': fileUploadRules,
};

/** The types of question, in the order an author is offered them. */
export const QUESTION_TYPES = Object.keys(RULES) as readonly QuestionType[];

/** The rules of the type of a response, with the response: one place where the two meet. */
function ruled<K extends QuestionType, T>(
  response: QuestionResponse,
  apply: (rules: QuestionRules<QuestionTypes[K]>, response: QuestionTypes[K]['response']) => T,
): T {
  return apply(RULES[response.type as K], response as QuestionTypes[K]['response']);
}

/** The response of somebody who took everything back. */
export const blankResponse = <K extends QuestionType>(type: K): QuestionTypes[K]['response'] => RULES[type].blank;

/** Whether nothing was answered: no response, or one with nothing in it. */
export const isBlankResponse = (response: QuestionResponse | null): boolean =>
  response === null || ruled(response, (rules, given) => rules.isBlank(given));

/** What the receipt is hashed over. */
export const canonicalResponse = (response: QuestionResponse): CanonicalResponse =>
  ruled(response, (rules, given) => rules.canonical(given));

/** Whether two responses say the same; the order in which choices were made means nothing. */
export function isSameResponse(one: QuestionResponse | null, other: QuestionResponse | null): boolean {
  const meaningOf = (response: QuestionResponse | null) =>
    canonicalJson(response && ruled(response, (rules, given) => rules.meaning(given)));
  return meaningOf(one) === meaningOf(other);
}

/** Whether a person marks questions of this type. */
export const isMarkedByHand = (type: QuestionType): boolean => RULES[type].marking === 'by-hand';

/** Whether a correction may bring another key for questions of this type. */
export const isKeyCorrectable = (type: QuestionType): boolean => RULES[type].isKeyCorrectable;

const hasAnswer = <K extends QuestionType>(type: K, key: QuestionTypes[K]['key']): boolean =>
  RULES[type].hasAnswer(key);

/** Whether a key says what is right: somebody can earn the points, or a trainer gives them. */
export const hasAnswerKey = (key: QuestionKey): boolean => hasAnswer(key.type, key);

/** A response that earns everything, for whoever may see the key; null where a person decides. */
export function rightResponse(spec: QuestionSpec, key: QuestionKey): QuestionResponse | null {
  const right = <K extends QuestionType>(type: K, given: QuestionTypes[K]['spec'], its: QuestionTypes[K]['key']) =>
    RULES[type].right(given, its);
  return key.type === spec.type ? right(spec.type, spec, key) : null;
}

/** @throws RangeError when the key is of another type than the spec, or does not fit it. */
export function checkQuestion(spec: QuestionSpec, key: QuestionKey): void {
  if (key.type !== spec.type) throw new RangeError(`a ${spec.type} question with a ${key.type} key`);
  const check = <K extends QuestionType>(type: K, given: QuestionTypes[K]['spec'], its: QuestionTypes[K]['key']) =>
    RULES[type].checkKey(given, its);
  check(spec.type, spec, key);
}

function scoreAs<K extends QuestionType>(
  type: K,
  parts: readonly [QuestionTypes[K]['spec'], QuestionTypes[K]['key'], QuestionTypes[K]['response']],
  max: Points,
): Score {
  return RULES[type].score(...parts, max);
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
