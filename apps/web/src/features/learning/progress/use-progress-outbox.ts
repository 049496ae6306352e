import { readLesson, readMyLearning, readOutline, recordProgress } from '@edukom/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { call } from '../../../shared/api/call.js';
import { keyOf } from '../../../shared/api/queries.js';
import { useMe } from '../../../shared/session/me.js';
import { useSendChances } from '../../../shared/outbox/use-send-chances.js';
import { browserShelf } from '../../../shared/outbox/shelf.js';
import { ProgressOutbox } from './progress-outbox.js';

const outboxes = new Map<string, ProgressOutbox>();

function outboxOf(personId: string, client: QueryClient): ProgressOutbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const outbox = new ProgressOutbox(personId, {
    shelf: browserShelf(),
    send: (enrolmentId, events, options) =>
      call(recordProgress, { params: { enrolmentId }, body: { events: [...events] } }, options),
    onSent: () => {
      for (const endpoint of [readMyLearning, readOutline])
        void client.invalidateQueries({ queryKey: keyOf(endpoint) });
      // An open lesson already shows what was just sent: it is read anew only when opened again.
      void client.invalidateQueries({ queryKey: keyOf(readLesson), refetchType: 'none' });
    },
  });
  outboxes.set(personId, outbox);
  return outbox;
}

/** The outbox of whoever is signed in. It sends when the connection returns and before the page is hidden. */
export function useProgressOutbox(): { outbox: ProgressOutbox; isUnsent: boolean } {
  const outbox = outboxOf(useMe().personId, useQueryClient());
  const isUnsent = useSyncExternalStore(outbox.subscribe, () => outbox.isUnsent);
  useSendChances(outbox);
  return { outbox, isUnsent };
}
