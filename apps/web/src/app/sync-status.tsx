import { Icon } from '@edukom/ui';
import { useEffect, useSyncExternalStore } from 'react';
import { useNotesOutbox } from '../features/learning/notes/use-notes.js';
import { useProgressOutbox } from '../features/learning/progress/use-progress-outbox.js';
import { openStore } from '../features/quizzes/outbox/outbox-store.js';
import { useIsOffline } from '../shared/offline/connection.js';
import { pendingAnswers, reportPendingAnswers, subscribePending } from '../shared/outbox/pending-answers.js';
import { useMe } from '../shared/session/me.js';
import { useT } from '../shared/text/use-t.js';

/** Answers of quizzes that this device still holds, whichever page they were given on. */
function usePendingAnswers(): number {
  const { personId } = useMe();
  useEffect(() => {
    let isLeft = false;
    void openStore()
      .then((store) => store.countUnsent(personId))
      .then((count) => {
        if (!isLeft) reportPendingAnswers(count);
      });
    return () => {
      isLeft = true;
    };
  }, [personId]);
  return useSyncExternalStore(subscribePending, pendingAnswers);
}

/** Whether everything of mine is on the server: progress, notes and answers in one. */
export function SyncStatus() {
  const t = useT();
  const isOffline = useIsOffline();
  const { outbox: progress, isUnsent } = useProgressOutbox();
  const notes = useNotesOutbox();
  const answers = usePendingAnswers();
  const count = progress.waiting + notes.waiting + answers;
  // What was typed a moment ago is on its way: that is worth no word, unless it cannot get through.
  const isStuck = isUnsent || notes.hasFailed || answers > 0;
  const state = isOffline ? 'offline' : count > 0 && isStuck ? 'waiting' : 'saved';
  const words = {
    offline: count > 0 ? t('shell.sync.offline-waiting', { count }) : t('shell.sync.offline'),
    waiting: t('shell.sync.waiting', { count }),
    saved: t('shell.sync.saved'),
  };
  return (
    <p className="web-sync" role="status" data-state={state}>
      <Icon name={state === 'saved' ? 'check' : state === 'waiting' ? 'sync' : 'offline'} />
      <span>{words[state]}</span>
    </p>
  );
}
