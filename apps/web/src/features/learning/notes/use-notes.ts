import { type PlacedNote, saveNotes } from '@edukom/contracts';
import { noteText } from '@edukom/domain';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { call } from '../../../shared/api/call.js';
import { useSendChances } from '../../../shared/outbox/use-send-chances.js';
import { browserShelf } from '../../../shared/outbox/shelf.js';
import { useMe } from '../../../shared/session/me.js';
import { courseNotesQuery, myNotesQuery } from '../queries.js';
import { NotesOutbox } from './notes-outbox.js';

const outboxes = new Map<string, NotesOutbox>();

function outboxOf(personId: string, client: QueryClient): NotesOutbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const outbox = new NotesOutbox(personId, {
    shelf: browserShelf(),
    send: (enrolmentId, changes, options) =>
      call(saveNotes, { params: { enrolmentId }, body: { changes: [...changes] } }, options),
    onSent: (enrolmentId) => {
      // Read again even when no page shows them: the copies for reading without a network must not stay behind.
      void client.fetchQuery({ ...myNotesQuery(), staleTime: 0 }).catch(() => undefined);
      client
        .fetchQuery({ ...courseNotesQuery(enrolmentId), staleTime: 0 })
        .then(() => outbox.forgetStanding(enrolmentId))
        .catch(() => undefined);
    },
  });
  outboxes.set(personId, outbox);
  return outbox;
}

/** The notes outbox of whoever is signed in. */
export function useNotesOutbox(): NotesOutbox {
  const outbox = outboxOf(useMe().personId, useQueryClient());
  useSyncExternalStore(outbox.subscribe, () => outbox.version);
  useSendChances(outbox);
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key?.startsWith('edukom.notes/')) outbox.touch();
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [outbox]);
  return outbox;
}

/** My note and bookmark at one block. */
export interface BlockNote {
  readonly text: string;
  readonly isBookmarked: boolean;
  /** Kept on this device only, so far. */
  readonly isWaiting: boolean;
  readonly write: (text: string) => void;
  readonly mark: (isSet: boolean) => void;
}

/** My notes in a course, with what waits on this device laid over what the server has. */
export function useNotes(enrolmentId: string): (activityId: string, anchor: string) => BlockNote {
  const outbox = useNotesOutbox();
  const { data } = useQuery(courseNotesQuery(enrolmentId));
  return (activityId, anchor) => {
    const place = { enrolmentId, activityId, anchor };
    const read = data?.notes.find((one: PlacedNote) => one.activityId === activityId && one.anchor === anchor);
    const stands = outbox.standsAt(place) ?? read;
    const waiting = outbox.waitingAt(place);
    return {
      text: waiting.text ?? noteText(stands?.texts ?? []),
      isBookmarked: waiting.isBookmarked ?? stands?.bookmark.isSet ?? false,
      isWaiting: waiting.text !== null || waiting.isBookmarked !== null,
      write: (text) => outbox.write(place, text, stands?.texts ?? []),
      mark: (isSet) => outbox.mark(place, isSet, stands?.bookmark ?? { rev: 0, isSet: false }),
    };
  };
}
