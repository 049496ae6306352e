import type { GradingItem } from '@edukom/contracts';

/** Where to go after a mark: the next answer that waits, round to the beginning; else the next one; null at the very end. */
export function nextItem(items: readonly GradingItem[], attemptId: string): string | null {
  const at = items.findIndex((item) => item.attemptId === attemptId);
  const onwards = [...items.slice(at + 1), ...items.slice(0, at)];
  const waiting = onwards.find((item) => item.mark === null);
  return waiting?.attemptId ?? items[at + 1]?.attemptId ?? null;
}

/** The neighbour of an answer, `step` places on; null beyond the ends. */
export function neighbour(items: readonly GradingItem[], attemptId: string, step: 1 | -1): string | null {
  const at = items.findIndex((item) => item.attemptId === attemptId);
  return items[at + step]?.attemptId ?? null;
}

/** The items with one mark replaced, in the same order: a list that reorders under the hand loses its reader. */
export const withMark = (items: readonly GradingItem[], attemptId: string, mark: GradingItem['mark']): GradingItem[] =>
  items.map((item) => (item.attemptId === attemptId ? { ...item, mark } : item));
