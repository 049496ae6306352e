import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxEntry } from './outbox-entry.js';

/** Where answers stand until the server has them. */
export interface OutboxStore {
  read(personId: string, attemptId: string): Promise<OutboxEntry[]>;
  /** Keeps the entry, unless a higher revision of the same answer is there already. */
  write(entry: OutboxEntry): Promise<void>;
  /** Notes what the server acknowledged, whatever was written meanwhile. */
  acknowledge(personId: string, attemptId: string, slot: number, rev: number): Promise<void>;
  /** Forgets an attempt whose receipt is there. */
  forget(personId: string, attemptId: string): Promise<void>;
}

type Key = [personId: string, attemptId: string, slot: number];
interface Schema extends DBSchema {
  answers: { key: Key; value: OutboxEntry };
}

const allOf = (personId: string, attemptId: string): IDBKeyRange =>
  IDBKeyRange.bound([personId, attemptId], [personId, attemptId, []]);

/** IndexedDB: survives reload, crash and restart of the browser. */
export class IndexedDbStore implements OutboxStore {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  static async open(name = 'edukom-answers'): Promise<IndexedDbStore> {
    const db = await openDB<Schema>(name, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('answers', { keyPath: ['personId', 'attemptId', 'slot'] });
      },
    });
    return new IndexedDbStore(db);
  }

  read(personId: string, attemptId: string): Promise<OutboxEntry[]> {
    return this.db.getAll('answers', allOf(personId, attemptId));
  }

  async write(entry: OutboxEntry): Promise<void> {
    await this.#change([entry.personId, entry.attemptId, entry.slot], (known) =>
      known && known.rev > entry.rev ? known : { ...entry, ackedRev: Math.max(entry.ackedRev, known?.ackedRev ?? 0) },
    );
  }

  async acknowledge(personId: string, attemptId: string, slot: number, rev: number): Promise<void> {
    await this.#change([personId, attemptId, slot], (known) =>
      known ? { ...known, ackedRev: Math.max(known.ackedRev, rev) } : undefined,
    );
  }

  async forget(personId: string, attemptId: string): Promise<void> {
    await this.db.delete('answers', allOf(personId, attemptId));
  }

  close(): void {
    this.db.close();
  }

  /** Reads and writes in one transaction: two tabs share the database. */
  async #change(key: Key, next: (known: OutboxEntry | undefined) => OutboxEntry | undefined): Promise<void> {
    const transaction = this.db.transaction('answers', 'readwrite', { durability: 'strict' });
    const value = next(await transaction.store.get(key));
    if (value) await transaction.store.put(value);
    await transaction.done;
  }
}

/** For browsers that allow no storage: nothing is lost while the page stands, and the page says so by staying unsent. */
export class MemoryStore implements OutboxStore {
  readonly #entries = new Map<string, OutboxEntry>();

  async read(personId: string, attemptId: string): Promise<OutboxEntry[]> {
    return [...this.#entries.values()].filter((one) => one.personId === personId && one.attemptId === attemptId);
  }

  async write(entry: OutboxEntry): Promise<void> {
    this.#entries.set(`${entry.personId} ${entry.attemptId} ${entry.slot}`, entry);
  }

  async acknowledge(personId: string, attemptId: string, slot: number, rev: number): Promise<void> {
    const key = `${personId} ${attemptId} ${slot}`;
    const known = this.#entries.get(key);
    if (known) this.#entries.set(key, { ...known, ackedRev: Math.max(known.ackedRev, rev) });
  }

  async forget(personId: string, attemptId: string): Promise<void> {
    for (const key of this.#entries.keys()) if (key.startsWith(`${personId} ${attemptId} `)) this.#entries.delete(key);
  }
}

export const openStore = (): Promise<OutboxStore> => IndexedDbStore.open().catch(() => new MemoryStore());
