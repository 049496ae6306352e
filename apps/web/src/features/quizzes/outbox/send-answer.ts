import { type OutputOf, saveAnswer } from '@edukom/contracts';
import { call } from '../../../shared/api/call.js';
import { ProblemError } from '../../../shared/api/errors.js';
import type { SendResult } from './outbox.js';
import type { OutboxEntry } from './outbox-entry.js';

/** A request that hangs must not hold up the others. */
const TIMEOUT_MS = 8_000;

type Saved = OutputOf<typeof saveAnswer>;

/** Sends one answer. `onSaved` hears when the server received it, by its own time, and what time the attempt has. */
export const sendAnswer =
  (onSaved: (saved: Pick<Saved, 'receivedAt' | 'time'>) => void) =>
  async (entry: OutboxEntry, isLeaving = false): Promise<SendResult> => {
    const { attemptId, slot, rev, response, locale, changedAt } = entry;
    try {
      const saved = await call(
        saveAnswer,
        { params: { attemptId, slot }, body: { clientRev: rev, response, locale, deviceAt: changedAt } },
        { signal: AbortSignal.timeout(TIMEOUT_MS), keepalive: isLeaving || document.visibilityState === 'hidden' },
      );
      onSaved(saved);
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
  // The attempt is not found for one reason only: somebody else has signed in on this browser. The answer stays its author's.
  if (code === 'access.signed-out' || status === 404) return { kind: 'signed-out' };
  return { kind: status === 422 ? 'refused' : 'offline' };
}
