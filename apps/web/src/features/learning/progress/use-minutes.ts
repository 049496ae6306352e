import type { LessonContent } from '@edukom/contracts';
import { useEffect } from 'react';

const MINUTE_MS = 60_000;
/** Often enough that no minute passes unseen although timers of a page run late. */
const LOOK_MS = 20_000;

/**
 * Tells of every minute in which a lesson that is completed by time is on the screen: by its number since 1970, so that a
 * minute seen twice, or on two devices, is one.
 */
export function useMinutes({ completion, isCompleted }: LessonContent, tell: (kind: 'minute', anchor: string) => void) {
  const counts = completion?.kind === 'minutes' && !isCompleted;
  useEffect(() => {
    if (!counts) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') tell('minute', `m${Math.floor(Date.now() / MINUTE_MS)}`);
    };
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [counts, tell]);
}
