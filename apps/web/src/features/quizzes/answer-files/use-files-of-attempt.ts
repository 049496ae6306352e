import type { AnswerFile } from '@edukom/contracts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { OfflineError } from '../../../shared/api/errors.js';
import {
  addressOfMyFile,
  type AnswerFiles,
  type UploadAnswerFile,
  uploadAtOnce,
  type UploadState,
} from './answer-files.js';

/** A network that is there but does not answer raises no event: then it is tried again in this time. */
const RETRY_MS = 15_000;

type States = ReadonlyMap<number, UploadState>;

const withState = (states: States, slot: number, state: UploadState | null): States => {
  const next = new Map(states);
  if (state) next.set(slot, state);
  else next.delete(slot);
  return next;
};

/** Runs while files wait: tries again at intervals and as soon as the browser sees a network, and asks before leaving. */
function useWaiting(states: States, send: (slot: number, file: File) => void): void {
  useEffect(() => {
    if (states.size === 0) return undefined;
    const again = () => {
      for (const [slot, { kind, file }] of states) if (kind === 'waiting') send(slot, file);
    };
    const stay = (event: BeforeUnloadEvent) => {
      if ([...states.values()].some(({ kind }) => kind !== 'refused')) event.preventDefault();
    };
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    window.addEventListener('beforeunload', stay);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      window.removeEventListener('beforeunload', stay);
    };
  }, [states, send]);
}

/**
 * The uploads of an attempt. They live with the attempt, not with the question on the screen: whoever goes on to the next
 * question loses none.
 */
export function useFilesOfAttempt(
  attemptId: string,
  known: readonly AnswerFile[] | undefined,
  onStored: (slot: number, mediaId: string) => void,
  upload: UploadAnswerFile = uploadAtOnce,
): AnswerFiles {
  const [added, setAdded] = useState<readonly AnswerFile[]>([]);
  const [states, setStates] = useState<States>(new Map());
  const chosen = useRef(new Map<number, File>());
  const send = useCallback(
    (slot: number, file: File) => {
      chosen.current.set(slot, file);
      setStates((before) => withState(before, slot, { kind: 'sending', file }));
      // Another file may have been chosen meanwhile: then the end of this one is of no interest.
      const isChosen = () => chosen.current.get(slot) === file;
      const settle = (state: UploadState | null) => {
        if (isChosen()) setStates((before) => withState(before, slot, state));
      };
      upload(attemptId, slot, file).then(
        (stored) => {
          setAdded((before) => [...before, stored]);
          if (isChosen()) onStored(slot, stored.mediaId);
          settle(null);
        },
        (error: unknown) =>
          settle(error instanceof OfflineError ? { kind: 'waiting', file } : { kind: 'refused', file, error }),
      );
    },
    [attemptId, upload, onStored],
  );
  useWaiting(states, send);
  return useMemo(() => {
    const all = new Map([...(known ?? []), ...added].map((file) => [file.mediaId, file]));
    return {
      of: (mediaId) => all.get(mediaId) ?? null,
      addressOf: (mediaId) => addressOfMyFile(attemptId, mediaId),
      stateOf: (slot) => states.get(slot) ?? null,
      send,
    };
  }, [attemptId, known, added, states, send]);
}
