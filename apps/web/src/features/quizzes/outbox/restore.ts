import { type InterfaceLocale, isSameResponse } from '@edukom/domain';
import { isUnsent, type OutboxEntry, type ServerAnswer } from './outbox-entry.js';

/** What a page begins with: an answer per question, and what of this browser was overruled by another device. */
export interface Restored {
  readonly entries: ReadonlyMap<number, OutboxEntry>;
  readonly overruled: ReadonlyMap<number, OutboxEntry>;
}

/**
 * Puts together what this browser kept and what the server has. What was not acknowledged and is newer than the
 * server's stays unsent, and is sent again. What the server has in a higher revision, from another device, stands;
 * an unsent answer it overrules is kept aside, so that nothing typed disappears.
 */
export function restore(
  owner: { readonly personId: string; readonly attemptId: string; readonly locale: InterfaceLocale },
  kept: readonly OutboxEntry[],
  stored: readonly ServerAnswer[],
): Restored {
  const entries = new Map<number, OutboxEntry>();
  const overruled = new Map<number, OutboxEntry>();
  for (const { slot, rev, response } of stored)
    entries.set(slot, { ...owner, slot, rev, response, changedAt: new Date(), ackedRev: rev });
  for (const entry of kept) {
    if (entry.personId !== owner.personId || entry.attemptId !== owner.attemptId) continue;
    const server = entries.get(entry.slot);
    if (!server || entry.rev > server.rev) entries.set(entry.slot, entry);
    else if (isUnsent(entry) && !isSameResponse(entry.response, server.response)) overruled.set(entry.slot, entry);
  }
  return { entries, overruled };
}
