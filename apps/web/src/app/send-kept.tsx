import { useEffect } from 'react';
import { useNotesOutbox } from '../features/learning/notes/use-notes.js';
import { useProgressOutbox } from '../features/learning/progress/use-progress-outbox.js';
import { browserShelf } from '../shared/outbox/shelf.js';
import { useMe } from '../shared/session/me.js';

/** Marks of attendance that wait; whoever takes none has nothing of that to load. */
function useKeptCaptures(): void {
  const { personId } = useMe();
  useEffect(() => {
    const send = () => {
      if (
        browserShelf()
          .keys()
          .some((key) => key.startsWith(`edukom.captures/${personId}/`))
      )
        void import('../features/attendance/capture/open-outbox.js')
          .then(({ sendKeptCaptures }) => sendKeptCaptures(personId))
          .catch(() => undefined);
    };
    send();
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
  }, [personId]);
}

/** Sends what an earlier page has kept, whichever page is open now. */
export function SendKept() {
  useProgressOutbox();
  useNotesOutbox();
  useKeptCaptures();
  return null;
}
