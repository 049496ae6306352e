import { UNANSWERED } from './point-arithmetic.js';
import type { Points, Score } from './points.js';

/** A free answer that a person marks. Public; lengths in characters. */
export interface OpenSpec {
  readonly type: 'open';
  readonly maxLength?: number;
}

/** Secret: what the marker looks for. It decides nothing by itself. */
export interface OpenKey {
  readonly type: 'open';
  readonly rubric?: string;
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
