import type { AnswerFile } from '@edukom/contracts';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { OfflineError, ProblemError } from '../../../shared/api/errors.js';
import {
  addressOfMyFile,
  type AnswerFiles,
  isFinalRefusal,
  type UploadAnswerFile,
  uploadAtOnce,
  type UploadState,
} from './answer-files.js';
import type { KeptFiles } from './kept-files.js';

/** A network that is there but does not answer raises no event: then it is tried again in this time. */
const RETRY_MS = 4_000;

type States = ReadonlyMap<number, UploadState>;

const withState = (states: States, slot: number, state: UploadState | null): States => {
  const next = new Map(states);
  if (state) next.set(slot, state);
  else next.delete(slot);
  return next;
};

/**
 * Runs while files wait: tries again at intervals and as soon as the browser sees a network, and asks before leaving
 * where the browser could not keep a file.
 */
function useWaiting(states: States, kept: RefObject<Set<File>>, send: (slot: number, file: File) => void): void {
  useEffect(() => {
    if (states.size === 0) return undefined;
    const again = () => {
      for (const [slot, { kind, file }] of states) if (kind === 'waiting') send(slot, file);
    };
    const stay = (event: BeforeUnloadEvent) => {
      if ([...states.values()].some(({ kind, file }) => kind !== 'refused' && !kept.current.has(file)))
        event.preventDefault();
    };
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    window.addEventListener('beforeunload', stay);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      window.removeEventListener('beforeunload', stay);
    };
  }, [states, kept, send]);
}

/** What a failure means for a file. "Not found" means that somebody else has signed in on this browser. */
function failed(file: File, error: unknown): UploadState {
  if (error instanceof OfflineError) return { kind: 'waiting', file };
  const isSignedOut = error instanceof ProblemError && (error.body.status === 401 || error.body.status === 404);
  return isSignedOut ? { kind: 'signed-out', file } : { kind: 'refused', file, error };
}

/** Whoever has signed in again goes on with what waited for that. */
function useSignedInAgain(states: States, signedInAt: number, send: (slot: number, file: File) => void): void {
  const latest = useRef({ states, send });
  useEffect(() => {
    latest.current = { states, send };
  });
  useEffect(() => {
    const now = latest.current;
    for (const [slot, { kind, file }] of now.states) if (kind === 'signed-out') now.send(slot, file);
  }, [signedInAt]);
}

/** What was chosen before the page was left goes on by itself. */
function useRestored(files: KeptFiles, chosen: RefObject<Map<number, File>>, send: (slot: number, file: File) => void) {
  useEffect(() => {
    let isLeft = false;
    void files.read().then((found) => {
      if (isLeft) return;
      for (const { slot, file } of found) if (!chosen.current.has(slot)) send(slot, file);
    });
    return () => {
      isLeft = true;
    };
  }, [files, chosen, send]);
}

export interface FilesOptions {
  readonly files: KeptFiles;
  /** Changes whenever the server answered again after a sign-in. */
  readonly signedInAt: number;
  readonly upload?: UploadAnswerFile;
}

/**
 * The uploads of an attempt. They live with the attempt, not with the question on the screen: whoever goes on to the next
 * question loses none. A file is kept by the browser until the answer that names it is, as `onStored` tells; false when the
 * attempt has ended meanwhile: then the file stays, and is handed over as late evidence.
 */
export function useFilesOfAttempt(
  attemptId: string,
  known: readonly AnswerFile[] | undefined,
  onStored: (slot: number, mediaId: string) => Promise<boolean>,
  { files, signedInAt, upload = uploadAtOnce }: FilesOptions,
): AnswerFiles {
  const [added, setAdded] = useState<readonly AnswerFile[]>([]);
  const [states, setStates] = useState<States>(new Map());
  const chosen = useRef(new Map<number, File>());
  const kept = useRef(new Set<File>());
  const send = useCallback(
    (slot: number, file: File) => {
      const isNew = chosen.current.get(slot) !== file;
      chosen.current.set(slot, file);
      setStates((before) => withState(before, slot, { kind: 'sending', file }));
      // Another file may have been chosen meanwhile: then the end of this one is of no interest.
      const isChosen = () => chosen.current.get(slot) === file;
      const settle = (state: UploadState | null) => {
        if (isChosen()) setStates((before) => withState(before, slot, state));
      };
      const keeping = isNew
        ? files.keep(slot, file).then((isKept) => void (isKept && kept.current.add(file)))
        : Promise.resolve();
      const forget = async () => {
        await keeping;
        if (isChosen()) await files.forget(slot);
      };
      upload(attemptId, slot, file).then(
        (stored) => {
          setAdded((before) => [...before, stored]);
          if (isChosen()) void onStored(slot, stored.mediaId).then((isTaken) => (isTaken ? forget() : undefined));
          settle(null);
        },
        (error: unknown) => {
          if (isFinalRefusal(error)) void forget();
          settle(failed(file, error));
        },
      );
    },
    [attemptId, files, upload, onStored],
  );
  useWaiting(states, kept, send);
  useSignedInAgain(states, signedInAt, send);
  useRestored(files, chosen, send);
  return useMemo(() => {
    const all = new Map([...(known ?? []), ...added].map((file) => [file.mediaId, file]));
    return {
      of: (mediaId) => all.get(mediaId) ?? null,
      addressOf: (mediaId) => addressOfMyFile(attemptId, mediaId),
      stateOf: (slot) => states.get(slot) ?? null,
      uploads: [...states.values()],
      send,
    };
  }, [attemptId, known, added, states, send]);
}
