import type { AttemptView } from '@edukom/contracts';
import { useCallback, useState } from 'react';
import { browserShelf, type Shelf } from '../../shared/outbox/shelf.js';

type Attempt = Pick<AttemptView, 'personId' | 'attemptId'>;

const keyOf = ({ personId, attemptId }: Attempt): string => `edukom.question/${personId}/${attemptId}`;

/** The question at which this browser was last in an attempt; the first one where it knows of none there is. */
export function placeOf(view: Attempt & Pick<AttemptView, 'questions'>, shelf: Shelf = browserShelf()): number {
  const kept = Number(shelf.get(keyOf(view)));
  return view.questions.some(({ slot }) => slot === kept) ? kept : 1;
}

export function keepPlace(attempt: Attempt, slot: number, shelf: Shelf = browserShelf()): void {
  try {
    shelf.set(keyOf(attempt), String(slot));
  } catch {
    // No room: the attempt begins at its first question after a reload.
  }
}

/** The attempt has ended: nobody comes back to it. */
export const forgetPlace = (attempt: Attempt, shelf: Shelf = browserShelf()): void => shelf.remove(keyOf(attempt));

/** The question on the page; after a reload the one before it. */
export function useQuestionPlace(view: AttemptView): readonly [slot: number, go: (slot: number) => void] {
  const [slot, setSlot] = useState(() => placeOf(view));
  const go = useCallback(
    (next: number) => {
      setSlot(next);
      keepPlace(view, next);
    },
    [view],
  );
  return [slot, go];
}
