import type { AttemptTime, AttemptView } from '@edukom/contracts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { reportPendingAnswers } from '../../../shared/outbox/pending.js';
import { useLocale } from '../../../shared/text/use-t.js';
import type { ServerClock } from '../server-clock.js';
import { Outbox, type OutboxState } from './outbox.js';
import { openStore } from './outbox-store.js';
import { sendAnswer } from './send-answer.js';
import { joinTabs, type TabChannel } from './tab-channel.js';

interface Opened {
  readonly outbox: Outbox;
  readonly tabs: TabChannel;
}

/** Opens the outbox of an attempt; it belongs to the person the server named. */
async function openOutbox(
  view: AttemptView,
  locale: Parameters<Outbox['change']>[2],
  clock: ServerClock,
  onOthers: (are: boolean) => void,
  onTime: (time: AttemptTime | null) => void,
): Promise<Opened> {
  const { personId, attemptId } = view;
  const store = await openStore();
  const channel: { tabs?: TabChannel } = {};
  const send = sendAnswer(({ receivedAt, time }) => {
    clock.atLeast(receivedAt);
    onTime(time);
  });
  const outbox = await Outbox.open(
    { personId, attemptId, locale, store, send, onChange: (entry) => channel.tabs?.tell(entry) },
    view.answers,
  );
  channel.tabs = joinTabs(personId, attemptId, (entry) => outbox.adopt(entry), onOthers);
  return { outbox, tabs: channel.tabs };
}

/** Sends whenever there is a chance: the connection is back, the page is shown again or about to go. */
function useChances(outbox: Outbox | null, signedInAt: number): void {
  useEffect(() => {
    if (!outbox) return;
    const onChance = () => void outbox.resume();
    const onLeave = () => outbox.leave();
    // A page that is hidden may be ended without another word, as phones do.
    const onVisibility = () => (document.visibilityState === 'hidden' ? onLeave() : onChance());
    window.addEventListener('online', onChance);
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('online', onChance);
      window.removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [outbox]);
  // After signing in everything is read again: that the page's data came anew says that the session is back.
  useEffect(() => {
    if (outbox?.state.status === 'signed-out') void outbox.resume();
  }, [outbox, signedInAt]);
}

const NOTHING = () => () => undefined;

/**
 * The outbox of an attempt for as long as the page stands; null for the moment until the browser's store is open.
 * `onTime` hears of the attempt's time with every save. `signedInAt` changes whenever the server answered again after a sign-in.
 */
export function useOutbox(
  view: AttemptView,
  clock: ServerClock,
  signedInAt: number,
  onTime: (time: AttemptTime | null) => void,
): { outbox: Outbox; state: OutboxState; isInOtherTab: boolean } | null {
  const locale = useLocale();
  // Those of one attempt for the page's whole life; a change of language must not open it again.
  const [first] = useState({ view, locale, clock, onTime });
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  const [isInOtherTab, setInOtherTab] = useState(false);
  useEffect(() => {
    let isLeft = false;
    const opening = openOutbox(first.view, first.locale, first.clock, setInOtherTab, first.onTime);
    void opening.then((opened) => {
      if (!isLeft) setOutbox(opened.outbox);
    });
    return () => {
      isLeft = true;
      void opening.then(({ outbox: left, tabs }) => {
        left.close();
        tabs.close();
      });
    };
  }, [first]);
  useChances(outbox, signedInAt);
  const state = useSyncExternalStore(outbox?.subscribe ?? NOTHING, () => outbox?.state ?? null);
  const unsent = state?.unsent;
  useEffect(() => {
    if (unsent !== undefined) reportPendingAnswers(unsent);
  }, [unsent]);
  return outbox && state ? { outbox, state, isInOtherTab } : null;
}
