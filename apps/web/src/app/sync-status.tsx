import type { Me } from '@edukom/contracts';
import { Icon, useEnhanced } from '@edukom/ui';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useIsOffline } from '../shared/offline/connection.js';
import {
  countKept,
  isInTrouble,
  pendingAnswers,
  pendingVersion,
  reportPendingAnswers,
  subscribePending,
} from '../shared/outbox/pending.js';
import { MeProvider } from '../shared/session/me.js';
import { useT } from '../shared/text/use-t.js';

const Nothing = (): ReactNode => null;
/** Only where something is left to send: most pages need no outbox. */
const SendKept = lazy<ComponentType>(() =>
  import('./send-kept.js').then(
    (module) => ({ default: module.SendKept }),
    () => ({ default: Nothing }),
  ),
);

/** Answers of quizzes that this device still holds are counted once; the quiz itself tells of its own. */
function useCountAnswers(personId: string): void {
  useEffect(() => {
    let isLeft = false;
    void import('../features/quizzes/outbox/outbox-store.js')
      .then(({ openStore }) => openStore())
      .then((store) => store.countUnsent(personId))
      .then((count) => {
        if (!isLeft) reportPendingAnswers(count);
      })
      .catch(() => undefined);
    return () => {
      isLeft = true;
    };
  }, [personId]);
}

/** Progress and notes that this device still holds; a page that the server draws knows of none. */
function useKept(personId: string): number {
  useSyncExternalStore(subscribePending, pendingVersion, () => 0);
  return useEnhanced() ? countKept(personId) : 0;
}

/** Whether everything of mine is on the server: progress, notes and answers in one. */
export function SyncStatus({ me }: { me: Me }) {
  const t = useT();
  const isOffline = useIsOffline();
  useCountAnswers(me.personId);
  const kept = useKept(me.personId);
  const [hadKept, setHadKept] = useState(kept > 0);
  if (kept > 0 && !hadKept) setHadKept(true);
  const count = kept + pendingAnswers();
  // What was typed a moment ago is on its way: that is worth no word, unless it cannot get through.
  const state = isOffline ? 'offline' : count > 0 && isInTrouble() ? 'waiting' : 'saved';
  const words = {
    offline: count > 0 ? t('shell.sync.offline-waiting', { count }) : t('shell.sync.offline'),
    waiting: t('shell.sync.waiting', { count }),
    saved: t('shell.sync.saved'),
  };
  return (
    <>
      <p className="web-sync" role="status" data-state={state}>
        <Icon name={state === 'saved' ? 'check' : state === 'waiting' ? 'sync' : 'offline'} />
        <span>{words[state]}</span>
      </p>
      {hadKept && (
        <MeProvider me={me}>
          <Suspense fallback={null}>
            <SendKept />
          </Suspense>
        </MeProvider>
      )}
    </>
  );
}
