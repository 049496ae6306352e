import type { Shelf } from '../../../shared/outbox/shelf.js';
import type { OutboxEntry } from './outbox-entry.js';

const PREFIX = 'edukom.last-words/';
const keyOf = ({ personId, attemptId, slot }: OutboxEntry): string => `${PREFIX}${personId}/${attemptId}/${slot}`;

type Wire = Omit<OutboxEntry, 'changedAt'> & { readonly changedAt: string };

function entryOf(text: string | null): OutboxEntry | null {
  if (text === null) return null;
  try {
    const wire = JSON.parse(text) as Wire;
    return { ...wire, changedAt: new Date(wire.changedAt) };
  } catch {
    return null;
  }
}

/**
 * Answers whose writing the end of a page may have cut off. Local storage takes them while the page goes, which IndexedDB
 * does not promise; the next page puts them into the store.
 */
export class LastWords {
  constructor(private readonly shelf: Shelf) {}

  put(entries: readonly OutboxEntry[]): void {
    for (const entry of entries)
      try {
        this.shelf.set(keyOf(entry), JSON.stringify(entry));
      } catch {
        // No room: then the store alone has it.
      }
  }

  /** Hands every entry to `write` and lets go of it when that has come to a good end. */
  async moveTo(write: (entry: OutboxEntry) => Promise<void>): Promise<void> {
    await Promise.all(
      this.#keys(PREFIX).map(async (key) => {
        const text = this.shelf.get(key);
        const entry = entryOf(text);
        if (entry) await write(entry);
        // Another page may have put a newer one there meanwhile.
        if (this.shelf.get(key) === text) this.shelf.remove(key);
      }),
    );
  }

  forget(personId: string, attemptId: string): void {
    for (const key of this.#keys(`${PREFIX}${personId}/${attemptId}/`)) this.shelf.remove(key);
  }

  #keys(prefix: string): string[] {
    return this.shelf.keys().filter((key) => key.startsWith(prefix));
  }
}
