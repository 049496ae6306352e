import { allOrNothing, proportion, UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';
import { assertIds } from './partial-credit.js';
import type { QuestionOption } from './single.js';

/**
 * How an order becomes points, for n items. `all-or-nothing`: only the right order. `exact-positions`: `max` × items in
 * their own place / n. `adjacent-pairs`: `max` × neighbours that follow each other as they should / (n − 1), so that one
 * item in a wrong place does not make all behind it wrong.
 */
export type OrderingRule = 'all-or-nothing' | 'exact-positions' | 'adjacent-pairs';

/** Items to be put in order. Public; the order in which they stand here says nothing, they are shown shuffled. */
export interface OrderingSpec {
  readonly type: 'ordering';
  readonly items: readonly QuestionOption[];
  readonly rule: OrderingRule;
}

/** Secret: all items in the right order. */
export interface OrderingKey {
  readonly type: 'ordering';
  readonly order: readonly string[];
}

/** The items in the order the person gave them; empty when they gave none. */
export interface OrderingResponse {
  readonly type: 'ordering';
  readonly order: readonly string[];
}

function checkKey({ items }: OrderingSpec, { order }: OrderingKey): void {
  assertIds(items, 'item');
  if (items.length < 2) throw new RangeError('an order needs at least two items');
  const known = new Set(items.map((item) => item.id));
  if (order.length !== items.length || new Set(order).size !== items.length || !order.every((id) => known.has(id))) {
    throw new RangeError('the key holds every item once');
  }
}

const countInPlace = (order: readonly string[], given: readonly string[]): number =>
  order.filter((id, at) => given[at] === id).length;

function countNeighbours(order: readonly string[], given: readonly string[]): number {
  const after = new Map(order.map((id, at) => [id, order[at + 1]]));
  return given.filter((id, at) => at + 1 < given.length && after.get(id) === given[at + 1]).length;
}

/**
 * From 0 to `max` after the rule of the question, rounded half up; only the right order earns `max`. Items that repeat
 * count where they stand first, unknown ones not at all. No order is unanswered.
 * @throws RangeError for fewer than two items, ids that repeat, or a key that is no order of the items.
 * Source: the rules are those of Moodle's `qtype_ordering` (ALL_OR_NOTHING, ABSOLUTE_POSITION,
 * RELATIVE_NEXT_EXCLUDE_LAST), so that imported questions keep their marks.
 */
export function scoreOrdering(spec: OrderingSpec, key: OrderingKey, response: OrderingResponse, max: Points): Score {
  checkKey(spec, key);
  if (response.order.length === 0) return UNANSWERED;
  const { order } = key;
  const given = [...new Set(response.order)].filter((id) => order.includes(id));
  const inPlace = countInPlace(order, given);
  switch (spec.rule) {
    case 'all-or-nothing':
      return allOrNothing(inPlace === order.length, max);
    case 'exact-positions':
      return { kind: 'scored', points: proportion(max, inPlace, order.length) };
    case 'adjacent-pairs':
      return { kind: 'scored', points: proportion(max, countNeighbours(order, given), order.length - 1) };
  }
}

/** Spec, key and response of items to be put in order. */
export type OrderingQuestion = QuestionParts<OrderingSpec, OrderingKey, OrderingResponse>;

/** The rules of items to be put in order. */
export const orderingRules: QuestionRules<OrderingQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: false,
  blank: { type: 'ordering', order: [] },
  isBlank: ({ order }) => order.length === 0,
  hasAnswer: ({ order }) => order.length > 0,
  right: (_spec, { order }) => ({ type: 'ordering', order }),
  checkKey,
  score: scoreOrdering,
  canonical: ({ type, order }) => ({ type, order: [...order] }),
  meaning: ({ type, order }) => ({ type, order: [...order] }),
};
