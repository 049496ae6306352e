import type { GradingItem, StoredMark } from '@edukom/contracts';
import { keyOfAnswer, type OutboxMark } from './mark-outbox.js';

/** What stands and what is on its way, answer by answer. */
export type Underway = ReadonlyMap<string, Pick<OutboxMark, 'state'>>;

/** Whether an answer waits for me: I may give it a mark and have not; what is on its way is given. */
export function isWaiting(item: GradingItem, underway: Underway): boolean {
  if (item.seat !== 'first' && item.seat !== 'second') return false;
  return item.mark === null && !underway.has(keyOfAnswer(item));
}

/** Where to go after a mark: the next answer that waits, round to the beginning; else the next one; null at the very end. */
export function nextItem(items: readonly GradingItem[], key: string, underway: Underway): string | null {
  const at = items.findIndex((item) => keyOfAnswer(item) === key);
  const onwards = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  const waiting = onwards.find((item) => isWaiting(item, underway)) ?? items[at + 1];
  return waiting ? keyOfAnswer(waiting) : null;
}

/** The neighbour of an answer, `step` places on; null beyond the ends. */
export function neighbour(items: readonly GradingItem[], key: string, step: 1 | -1): string | null {
  const next = items[items.findIndex((item) => keyOfAnswer(item) === key) + step];
  return next ? keyOfAnswer(next) : null;
}

/** The items with what was stored since they were read, in the same order: a list that reorders under the hand loses its reader. */
export const withStored = (items: readonly GradingItem[], marks: ReadonlyMap<string, StoredMark>): GradingItem[] =>
  items.map((item) => {
    const stored = marks.get(keyOfAnswer(item));
    if (!stored || stored.version < (item.mark?.version ?? 0)) return item;
    const { state, seat, marks: visible, ...mark } = stored;
    return { ...item, state, seat, marks: visible, mark };
  });
