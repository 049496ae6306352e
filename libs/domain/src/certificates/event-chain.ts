import { canonicalJson, type JsonValue } from './canonical-json.js';

/** An event as stored: its own hash and that of the event before it (null for the first). */
export interface ChainedEvent<Event extends JsonValue = JsonValue> {
  readonly previousHash: string | null;
  readonly hash: string;
  readonly event: Event;
}

export type ChainVerdict =
  | { readonly ok: true }
  /** `index` is the first event that does not fit; for `wrong-head` it is the number of events. */
  | { readonly ok: false; readonly index: number; readonly code: 'broken-link' | 'wrong-hash' | 'wrong-head' };

/**
 * The text whose hash seals an event: the event and the hash before it in canonical form. Personal fields do not belong in
 * the event itself but their salted hash does, so that they can be erased without breaking the chain.
 */
export function eventLink(previousHash: string | null, event: JsonValue): string {
  return canonicalJson({ event, previousHash });
}

/**
 * Checks a chain from its first event on with the hash function it was made with (text in, hash out).
 * Finds a changed, removed, inserted or reordered event. Events cut off at the end leave a good chain: they are found only
 * when `head`, the hash of the last event as noted elsewhere (null: no event), is given.
 */
export function verifyChain(
  events: readonly ChainedEvent[],
  hashOf: (text: string) => string,
  head?: string | null,
): ChainVerdict {
  let previous: string | null = null;
  for (const [index, { previousHash, hash, event }] of events.entries()) {
    if (previousHash !== previous) return { ok: false, index, code: 'broken-link' };
    if (hashOf(eventLink(previousHash, event)) !== hash) return { ok: false, index, code: 'wrong-hash' };
    previous = hash;
  }
  return head !== undefined && head !== previous
    ? { ok: false, index: events.length, code: 'wrong-head' }
    : { ok: true };
}
