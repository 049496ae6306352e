import { submitAttempt } from '@edukom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../shared/api/call.js';
import type { Outbox } from './outbox/outbox.js';

/** After the deadline the page tries by itself until the server has answered. */
const RETRY_MS = 3_000;

export interface Submitting {
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
  /** Submits when everything typed is on the server; says that it could not, otherwise. */
  readonly submit: () => Promise<void>;
  /** The time is over: submits what is there, again and again until it is done, unless there is more time after all. */
  readonly submitAtEnd: () => void;
}

export interface SubmitOptions {
  readonly attemptId: string;
  readonly outbox: Outbox;
  /** A chosen file is not on the server yet. */
  readonly hasUploads: boolean;
  /** Called once, when the server has closed the attempt. */
  readonly onDone: () => void;
  /**
   * Asks the server whether the time is over indeed: extra time may have been granted in the last seconds, and no page
   * may take it away.
   */
  readonly isStillOver: () => Promise<boolean>;
}

/** Ends an attempt. */
export function useSubmit({ attemptId, outbox, hasUploads, onDone, isStillOver }: SubmitOptions): Submitting {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const end = useCallback(async (): Promise<boolean> => {
    try {
      await call(submitAttempt, { params: { attemptId } });
    } catch {
      // Not even "not found" is an end: it means that somebody else has signed in on this browser.
      return false;
    }
    // The next step of the course, the attempts that are left: all of it is another now.
    void client.invalidateQueries();
    onDone();
    return true;
  }, [attemptId, client, onDone]);

  const submit = useCallback(async () => {
    setBusy(true);
    setFailed(false);
    await outbox.resume();
    const isSent = outbox.state.unsent === 0 && !hasUploads;
    setFailed(!isSent || !(await end()));
    setBusy(false);
  }, [outbox, hasUploads, end]);

  const submitAtEnd = useCallback(() => {
    setBusy(true);
    const attempt = async () => {
      await outbox.resume();
      if (!(await isStillOver())) return setBusy(false);
      if (!(await end())) timer.current = setTimeout(() => void attempt(), RETRY_MS);
    };
    void attempt();
  }, [outbox, end, isStillOver]);

  return { isBusy, hasFailed, submit, submitAtEnd };
}
