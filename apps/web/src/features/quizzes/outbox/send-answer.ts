import { saveAnswer } from '@edukom/contracts';
import { call } from '../../../shared/api/call.js';
import { ProblemError } from '../../../shared/api/errors.js';
import type { SendResult } from './outbox.js';
import type { OutboxEntry } from './outbox-entry.js';

/** A request that hangs must not hold up the others. */
const TIMEOUT_MS = 8_000;

/** Sends one answer. `onReceived` hears when the server received it, by the server's time. */
export const sendAnswer =
  (onReceived: (at: Date) => void) =>
  async (entry: OutboxEntry): Promise<SendResult> => {
    const { attemptId, slot, rev, response, locale, changedAt } = entry;
    try {
      const saved = await call(
        saveAnswer,
        { params: { attemptId, slot }, body: { clientRev: rev, response, locale, deviceAt: changedAt } },
        { signal: AbortSignal.timeout(TIMEOUT_MS), keepalive: document.visibilityState === 'hidden' },
      );
      onReceived(saved.receivedAt);
      return saved.outcome === 'stored'
        ? { kind: 'stored', rev: saved.rev }
        : { kind: 'newer', rev: saved.rev, response: saved.stored };
    } catch (error) {
      return failureOf(error);
    }
  };

/** What may pass is tried again; what the server will never take is not. */
export function failureOf(error: unknown): SendResult {
  if (!(error instanceof ProblemError)) return { kind: 'offline' };
  const { code, status } = error.body;
  if (code === 'attempt.closed') return { kind: 'closed' };
  if (code === 'access.signed-out') return { kind: 'signed-out' };
  return { kind: status === 404 || status === 422 ? 'refused' : 'offline' };
}
