import { startAttempt, type AttemptView } from '@edukom/contracts';
import { useCallback, useEffect } from 'react';
import { call } from '../../../shared/api/call.js';
import { useLocale } from '../../../shared/text/use-t.js';
import type { Outbox } from '../outbox/outbox.js';
import type { ServerClock } from '../server-clock.js';
import { type Presence, type Told, usePresence } from './use-presence.js';

/** Reads the attempt again when another device has saved something newer than this page has. */
function catchUp(view: AttemptView, outbox: Outbox, told: Told, locale: Parameters<Outbox['change']>[2]): void {
  const known = outbox.state.entries;
  if (told.state !== 'open' || !told.revs.some(({ slot, rev }) => rev > (known.get(slot)?.rev ?? 0))) return;
  call(startAttempt, { params: { quizId: view.quizId }, body: { locale, attemptId: view.attemptId } }).then(
    ({ answers }) => outbox.refresh(answers),
    () => undefined,
  );
}

/** Tells that the attempt is open here, and follows what the server tells: the hour, the time, other devices' answers. */
export function useTold(
  view: AttemptView,
  clock: ServerClock,
  outbox: Outbox | null,
  hear: (time: Told['time']) => void,
): Presence {
  const locale = useLocale();
  const onTold = useCallback(
    (told: Told) => {
      clock.atLeast(told.serverNow);
      hear(told.time);
      if (outbox) catchUp(view, outbox, told, locale);
    },
    [view, clock, outbox, hear, locale],
  );
  return usePresence(view, onTold);
}

/** The attempt was ended elsewhere, or at its deadline: what waits here goes on its way, then there is the receipt. */
export function useEndElsewhere(hasEnded: boolean, outbox: Outbox, onDone: () => void): void {
  useEffect(() => {
    if (hasEnded) void outbox.resume().then(onDone);
  }, [hasEnded, outbox, onDone]);
}

/** Asks the server whether the time is over indeed. Without an answer it is taken for over: nothing can be submitted then. */
export function useIsStillOver(clock: ServerClock, ask: Presence['ask']): () => Promise<boolean> {
  return useCallback(async () => {
    const told = await ask();
    if (!told || told.state !== 'open' || !told.time.deadlineAt) return true;
    return clock.secondsUntil(told.time.deadlineAt) === 0;
  }, [clock, ask]);
}
