import { IndexedDbEntries, type KeptEntries, MemoryEntries } from '../../../shared/outbox/kept-entries.js';
import { browserShelf } from '../../../shared/outbox/shelf.js';
import { LastWords } from './last-words.js';
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
  /** Keeps at once what was handed to `write` and may not get there any more, because the page ends. */
  rescue(entries: readonly OutboxEntry[]): void;
  /** How many answers of a person wait, in all attempts. */
  countUnsent(personId: string): Promise<number>;
  /** Whether anybody's answers wait; it tells nothing of whose they are. */
  hasUnsent(): Promise<boolean>;
}

abstract class EntriesStore implements OutboxStore {
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

  async hasUnsent(): Promise<boolean> {
    return (await this.entries.read([])).some(isUnsent);
  }

  abstract rescue(entries: readonly OutboxEntry[]): void;
}

/** IndexedDB: survives reload, crash and restart of the browser. */
export class IndexedDbStore extends EntriesStore {
  private constructor(
    private readonly kept: IndexedDbEntries<OutboxEntry>,
    private readonly lastWords: LastWords,
  ) {
    super(kept);
  }

  /** Opens it with what a page before this one could only just put down. */
  static async open(database = 'edukom-answers', shelf = browserShelf()): Promise<IndexedDbStore> {
    const keyPath = ['personId', 'attemptId', 'slot'] as const;
    const kept = await IndexedDbEntries.open<OutboxEntry>({ database, store: 'answers', keyPath });
    const store = new IndexedDbStore(kept, new LastWords(shelf));
    await store.lastWords.moveTo((entry) => store.write(entry)).catch(() => undefined);
    return store;
  }

  override async forget(personId: string, attemptId: string): Promise<void> {
    this.lastWords.forget(personId, attemptId);
    await super.forget(personId, attemptId);
  }

  rescue(entries: readonly OutboxEntry[]): void {
    this.lastWords.put(entries);
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

  /** There is nowhere to: what is in memory ends with the page. */
  rescue(): void {
    return;
  }
}

export const openStore = (): Promise<OutboxStore> => IndexedDbStore.open().catch(() => new MemoryStore());
