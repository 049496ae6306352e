import { tellPresence, type AttemptView, type OutputOf } from '@edukom/contracts';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { placeId } from './place.js';

/** What the server says of an attempt between two saves. */
export type Told = OutputOf<typeof tellPresence>;

/** The server takes a place for left when it has not heard of it for 25 seconds. */
const EVERY_MS = 10_000;
const TIMEOUT_MS = 8_000;

export interface Presence {
  /** The attempt is open on another device or in another window. */
  readonly isElsewhere: boolean;
  /** It has ended, here or elsewhere. */
  readonly hasEnded: boolean;
  /** Asks now; null when there was no answer. */
  readonly ask: () => Promise<Told | null>;
}

/**
 * Tells the server that the attempt is open here, and hears how it stands: its time, other places, what was saved from
 * there. `onTold` must not change. That there is no answer means nothing: the outbox says when there is no connection.
 */
export function usePresence({ attemptId }: Pick<AttemptView, 'attemptId'>, onTold: (told: Told) => void): Presence {
  const [state, setState] = useState({ isElsewhere: false, hasEnded: false });
  const ask = useCallback(async (): Promise<Told | null> => {
    const params = { attemptId, placeId: placeId() };
    const told = await call(tellPresence, { params }, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null);
    if (told) {
      const next = { isElsewhere: told.isElsewhere, hasEnded: told.state !== 'open' };
      setState((before) =>
        before.isElsewhere === next.isElsewhere && before.hasEnded === next.hasEnded ? before : next,
      );
      onTold(told);
    }
    return told;
  }, [attemptId, onTold]);
  const { hasEnded } = state;
  useEffect(() => {
    if (hasEnded) return undefined;
    const onChance = () => void ask();
    const timer = setInterval(onChance, EVERY_MS);
    // Not in the effect itself: what comes of it is for the next moment.
    const first = setTimeout(onChance, 0);
    window.addEventListener('online', onChance);
    document.addEventListener('visibilitychange', onChance);
    return () => {
      clearInterval(timer);
      clearTimeout(first);
      window.removeEventListener('online', onChance);
      document.removeEventListener('visibilitychange', onChance);
    };
  }, [ask, hasEnded]);
  return { ...state, ask };
}
