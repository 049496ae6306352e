import { isAlwaysShuffled, orderedIds } from './question-types/registry.js';
import type { PinnedSlot, StoredQuestion } from './stored-question.js';

/** mulberry32: the same seed gives the same sequence on every machine. Seeds are whole numbers. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/**
 * The questions of an attempt in its order, from 1: as authored, or questions and options shuffled by the seed. Parts
 * whose written order would tell the answer are shuffled in any case.
 */
export function pinSlots(
  slots: readonly { readonly question: StoredQuestion; readonly points: number }[],
  isShuffled: boolean,
  seed: number,
): PinnedSlot[] {
  const next = sequence(seed);
  const ordered = isShuffled ? shuffled(slots, next) : slots;
  return ordered.map(({ question, points }, index) => {
    const ids = orderedIds(question.spec);
    return {
      slot: index + 1,
      questionVersionId: question.id,
      points,
      optionOrder: isShuffled || isAlwaysShuffled(question.spec) ? shuffled(ids, next) : ids,
    };
  });
}
