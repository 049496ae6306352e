import { type CapturedMark, type CaptureList, type CaptureRow, readCaptureList } from '@edukom/contracts';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../shared/api/call.js';
import { OfflineError } from '../../../shared/api/errors.js';
import { randomUuid } from '../../../shared/ids/random-uuid.js';
import { useSendChances } from '../../../shared/outbox/use-send-chances.js';
import { useMe } from '../../../shared/session/me.js';
import type { CaptureOutbox } from './capture-outbox.js';
import { keepPage } from './keep-page.js';
import { keepList, readKeptList, removeList, serverNow, sweepLists } from './kept-list.js';
import { outboxOf } from './open-outbox.js';

/** What the page works with: the list, from the server or from this device, and since when. */
export interface Held {
  readonly list: CaptureList;
  readonly readAt: number;
  readonly isKept: boolean;
}

export interface Capture {
  /** Undefined until it is known; null when there is none here and no network. */
  readonly held: Held | null | undefined;
  readonly error: unknown;
  readonly outbox: CaptureOutbox;
  readonly refresh: () => Promise<void>;
  readonly keep: () => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly note: (row: CaptureRow, kind: CapturedMark['kind'], passCode?: string) => Promise<void>;
}

/** The outbox of a session as soon as the device has opened it. */
export function useOutbox(sessionId: string): CaptureOutbox | null {
  const { personId } = useMe();
  const [outbox, setOutbox] = useState<CaptureOutbox | null>(null);
  useEffect(() => {
    let isLeft = false;
    void outboxOf(personId, sessionId).then((opened) => isLeft || setOutbox(opened));
    return () => {
      isLeft = true;
    };
  }, [personId, sessionId]);
  return outbox;
}

const heldOf = (list: CaptureList, isKept: boolean): Held => ({ list, readAt: Date.now(), isKept });

/** Taking attendance of a session with and without a network. */
export function useCapture(sessionId: string, outbox: CaptureOutbox): Capture {
  const { personId } = useMe();
  const [held, setHeld] = useState<Held | null>();
  const [error, setError] = useState<unknown>(null);
  useSyncExternalStore(outbox.subscribe, () => outbox.version);
  useSendChances(outbox);
  const refresh = useCallback(async () => {
    await sweepLists(personId);
    const kept = await readKeptList(personId, sessionId);
    if (kept) setHeld((known) => known ?? { list: kept.list, readAt: kept.readAt, isKept: true });
    try {
      const fresh = heldOf(await call(readCaptureList, { params: { sessionId } }), kept !== null);
      if (kept) await keepList({ personId, sessionId, list: fresh.list, readAt: fresh.readAt });
      setHeld(fresh);
      setError(null);
      // A new release has other parts.
      if (kept) await keepPage().catch(() => undefined);
    } catch (failure) {
      setHeld((known) => known ?? null);
      setError(failure instanceof OfflineError ? null : failure);
    }
  }, [personId, sessionId]);
  // Whenever the server has taken marks, it knows more than the list.
  useEffect(() => void refresh(), [refresh, outbox.stored]);
  return {
    held,
    error,
    outbox,
    refresh,
    keep: async () => {
      if (!held) return;
      await keepPage();
      await keepList({ personId, sessionId, list: held.list, readAt: held.readAt });
      setHeld({ ...held, isKept: true });
    },
    remove: async () => {
      await removeList(personId, sessionId);
      if (held) setHeld({ ...held, isKept: false });
    },
    note: async (row, kind, passCode) => {
      if (!held) return;
      const now = Date.now();
      await outbox.add(`${row.givenName} ${row.familyName}`, {
        clientKey: randomUuid(),
        enrolmentId: row.enrolmentId,
        kind,
        ...(passCode === undefined ? {} : { passCode }),
        madeAt: new Date(serverNow(held, now)),
        deviceAt: new Date(now),
        seenMarkId: row.lastMarkId,
      });
    },
  };
}
