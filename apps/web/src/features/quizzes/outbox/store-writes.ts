import type { OutboxEntry } from './outbox-entry.js';
import type { OutboxStore } from './outbox-store.js';

/**
 * What one outbox writes into its store. Every write begins in the moment of the change and waits for none before it: the
 * store keeps their order, and a page that ends loses what has not begun.
 */
export class StoreWrites {
  #done: Promise<void> = Promise.resolve();
  /** Of each question the last entry that the store has not confirmed. */
  readonly #unconfirmed = new Map<number, OutboxEntry>();

  constructor(private readonly store: OutboxStore) {}

  /** Resolves when everything begun so far has come to its end. */
  get done(): Promise<void> {
    return this.#done;
  }

  keep(entry: OutboxEntry): void {
    const { slot } = entry;
    this.#unconfirmed.set(slot, entry);
    this.#add(
      this.store.write(entry).then(() => {
        if (this.#unconfirmed.get(slot) === entry) this.#unconfirmed.delete(slot);
      }),
    );
  }

  acknowledge(personId: string, attemptId: string, slot: number, rev: number): void {
    this.#add(this.store.acknowledge(personId, attemptId, slot, rev));
  }

  /** The page goes: what has begun may never end. */
  rescue(): void {
    this.store.rescue([...this.#unconfirmed.values()]);
  }

  #add(write: Promise<void>): void {
    // A full disk must not stop the sending.
    this.#done = Promise.all([this.#done, write.catch(() => undefined)]).then(() => undefined);
  }
}
