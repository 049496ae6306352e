import { submitAttempt } from '@edukom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../shared/api/call.js';
import { ProblemError } from '../../shared/api/errors.js';
import type { Outbox } from './outbox/outbox.js';

/** After the deadline the page tries by itself until the server has answered. */
const RETRY_MS = 3_000;

export interface Submitting {
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
  /** Submits when everything typed is on the server; says that it could not, otherwise. */
  readonly submit: () => Promise<void>;
  /** The time is over: submits what is there, again and again until it is done. */
  readonly submitAtEnd: () => void;
}

const isFinal = (error: unknown): boolean => error instanceof ProblemError && error.body.status === 404;

/** Ends an attempt. `onDone` is called once, when the server has closed it. */
export function useSubmit(attemptId: string, outbox: Outbox, onDone: () => void): Submitting {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const end = useCallback(async (): Promise<boolean> => {
    try {
      await call(submitAttempt, { params: { attemptId } });
    } catch (error) {
      if (!isFinal(error)) return false;
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
    const isSent = outbox.state.unsent === 0;
    setFailed(!isSent || !(await end()));
    setBusy(false);
  }, [outbox, end]);

  const submitAtEnd = useCallback(() => {
    setBusy(true);
    const attempt = async () => {
      await outbox.resume();
      if (!(await end())) timer.current = setTimeout(() => void attempt(), RETRY_MS);
    };
    void attempt();
  }, [outbox, end]);

  return { isBusy, hasFailed, submit, submitAtEnd };
}
