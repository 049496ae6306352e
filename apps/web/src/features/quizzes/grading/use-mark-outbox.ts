import { getRunGrading, listGrading, markAnswer, type StoredMark } from '@edukom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { call } from '../../../shared/api/call.js';
import { keyOf } from '../../../shared/api/queries.js';
import { useSendChances } from '../../../shared/outbox/use-send-chances.js';
import { keyOfAnswer, type MarkDraft, MarkOutbox } from './mark-outbox.js';

const sendMark = ({ attemptId, slot, levels, reason, ...mark }: MarkDraft, keepalive: boolean): Promise<StoredMark> => {
  const body = { ...mark, levels: levels ? { ...levels } : undefined, reason: reason || undefined };
  return call(markAnswer, { params: { attemptId, slot }, body }, { keepalive });
};

/** The outbox of one sitting; leaving the page with marks that are not stored is asked about first. */
export function useMarkOutbox(onStored: (key: string, stored: StoredMark) => void): MarkOutbox {
  const client = useQueryClient();
  const tell = useRef(onStored);
  useEffect(() => {
    tell.current = onStored;
  });
  const [outbox] = useState(
    () =>
      new MarkOutbox(
        (draft, { keepalive }) => sendMark(draft, keepalive),
        (draft, stored) => {
          tell.current(keyOfAnswer(draft), stored);
          void client.invalidateQueries({ queryKey: keyOf(getRunGrading), refetchType: 'none' });
          void client.invalidateQueries({ queryKey: keyOf(listGrading), refetchType: 'none' });
        },
      ),
  );
  useSyncExternalStore(outbox.subscribe, () => outbox.version);
  useSendChances(outbox);
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (outbox.entries.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [outbox]);
  return outbox;
}
