import { UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';

/** A free answer that a person marks. Public; lengths in characters. */
export interface OpenSpec {
  readonly type: 'open';
  readonly maxLength?: number;
}

/** Nothing decides by itself; what the marker looks for is the guide and the rubric of the question. */
export interface OpenKey {
  readonly type: 'open';
}

/** The text as typed. */
export interface OpenResponse {
  readonly type: 'open';
  readonly text: string;
}

/** Anything written waits for a person; a blank is unanswered and worth 0. Refuses nothing. */
export function scoreOpen(_spec: OpenSpec, _key: OpenKey, response: OpenResponse, _max: Points): Score {
  return response.text.trim() === '' ? UNANSWERED : { kind: 'manual' };
}

/** Spec, key and response of an open question. */
export type OpenQuestion = QuestionParts<OpenSpec, OpenKey, OpenResponse>;

/** The rules of an open question. */
export const openRules: QuestionRules<OpenQuestion> = {
  marking: 'by-hand',
  isKeyCorrectable: false,
  blank: { type: 'open', text: '' },
  isBlank: ({ text }) => text.trim() === '',
  hasAnswer: () => true,
  right: () => null,
  checkKey: () => undefined,
  score: scoreOpen,
  canonical: (response) => ({ ...response }),
  meaning: (response) => ({ ...response }),
};
