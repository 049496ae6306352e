import { IndexedDbEntries, type KeptEntries, MemoryEntries } from '../../../shared/outbox/kept-entries.js';
import { isUnsent, type OutboxEntry } from './outbox-entry.js';

/** Where answers stand until the server has them. */
export interface OutboxStore {
  read(personId: string, attemptId: string): Promise<OutboxEntry[]>;
  /** Keeps the entry, unless a higher revision of the same answer is there already. */
  write(entry: OutboxEntry): Promise<void>;
  /** Notes what the server acknowledged, whatever was written meanwhile. */
  acknowledge(personId: string, attemptId: string, slot: number, rev: number): Promise<void>;
  /** Forgets an attempt whose receipt is there. */
  forget(personId: string, attemptId: string): Promise<void>;
  /** How many answers of a person wait, in all attempts. */
  countUnsent(personId: string): Promise<number>;
}

class EntriesStore implements OutboxStore {
  constructor(private readonly entries: KeptEntries<OutboxEntry>) {}

  read(personId: string, attemptId: string): Promise<OutboxEntry[]> {
    return this.entries.read([personId, attemptId]);
  }

  async write(entry: OutboxEntry): Promise<void> {
    await this.entries.change([entry.personId, entry.attemptId, entry.slot], (known) =>
      known && known.rev > entry.rev ? known : { ...entry, ackedRev: Math.max(entry.ackedRev, known?.ackedRev ?? 0) },
    );
  }

  async acknowledge(personId: string, attemptId: string, slot: number, rev: number): Promise<void> {
    await this.entries.change([personId, attemptId, slot], (known) =>
      known ? { ...known, ackedRev: Math.max(known.ackedRev, rev) } : undefined,
    );
  }

  async forget(personId: string, attemptId: string): Promise<void> {
    await this.entries.forget([personId, attemptId]);
  }

  async countUnsent(personId: string): Promise<number> {
    return (await this.entries.read([personId])).filter(isUnsent).length;
  }
}

/** IndexedDB: survives reload, crash and restart of the browser. */
export class IndexedDbStore extends EntriesStore {
  private constructor(private readonly kept: IndexedDbEntries<OutboxEntry>) {
    super(kept);
  }

  static async open(database = 'edukom-answers'): Promise<IndexedDbStore> {
    const keyPath = ['personId', 'attemptId', 'slot'] as const;
    return new IndexedDbStore(await IndexedDbEntries.open<OutboxEntry>({ database, store: 'answers', keyPath }));
  }

  close(): void {
    this.kept.close();
  }
}

/** For browsers that allow no storage. */
export class MemoryStore extends EntriesStore {
  constructor() {
    super(new MemoryEntries());
  }
}

export const openStore = (): Promise<OutboxStore> => IndexedDbStore.open().catch(() => new MemoryStore());
