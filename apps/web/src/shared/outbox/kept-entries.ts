import { openDB, type IDBPDatabase } from 'idb';

export type KeyPart = string | number;
export type Key = readonly KeyPart[];

/** Entries that stand in the browser until the server has them, by keys of several parts, the owner first. */
export interface KeptEntries<Entry> {
  /** Every entry whose key begins so. */
  read(prefix: Key): Promise<Entry[]>;
  /** Reads and writes one entry in one step; `undefined` leaves what is there. */
  change(key: Key, next: (known: Entry | undefined) => Entry | undefined): Promise<void>;
  /** Forgets every entry whose key begins so. */
  forget(prefix: Key): Promise<void>;
}

export interface KeptPlace<Entry> {
  /** The database of this browser. */
  readonly database: string;
  readonly store: string;
  /** The entry's own fields that make up its key. */
  readonly keyPath: readonly (keyof Entry & string)[];
}

const below = (prefix: Key): IDBKeyRange => IDBKeyRange.bound([...prefix], [...prefix, []]);

/** IndexedDB: survives reload, crash and restart of the browser. */
export class IndexedDbEntries<Entry> implements KeptEntries<Entry> {
  private constructor(
    private readonly db: IDBPDatabase,
    private readonly place: KeptPlace<Entry>,
  ) {}

  static async open<Entry>(place: KeptPlace<Entry>): Promise<IndexedDbEntries<Entry>> {
    const db = await openDB(place.database, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore(place.store, { keyPath: [...place.keyPath] });
      },
    });
    return new IndexedDbEntries(db, place);
  }

  read(prefix: Key): Promise<Entry[]> {
    return this.db.getAll(this.place.store, this.#range(prefix));
  }

  async change(key: Key, next: (known: Entry | undefined) => Entry | undefined): Promise<void> {
    // In one transaction: two tabs share the database.
    const transaction = this.db.transaction(this.place.store, 'readwrite', { durability: 'strict' });
    const known: Entry | undefined = await transaction.store.get([...key]);
    const value = next(known);
    if (value) await transaction.store.put(value);
    await transaction.done;
  }

  async forget(prefix: Key): Promise<void> {
    await this.db.delete(this.place.store, this.#range(prefix));
  }

  close(): void {
    this.db.close();
  }

  /** A whole key names one entry; the upper end of a range would name none. */
  #range(prefix: Key): IDBKeyRange {
    return prefix.length === this.place.keyPath.length ? IDBKeyRange.only([...prefix]) : below(prefix);
  }
}

/** For browsers that allow no storage: nothing is lost while the page stands, and the page says so by staying unsent. */
export class MemoryEntries<Entry> implements KeptEntries<Entry> {
  readonly #entries = new Map<string, { readonly key: Key; readonly entry: Entry }>();

  async read(prefix: Key): Promise<Entry[]> {
    return this.#below(prefix).map(({ entry }) => entry);
  }

  async change(key: Key, next: (known: Entry | undefined) => Entry | undefined): Promise<void> {
    const entry = next(this.#entries.get(JSON.stringify(key))?.entry);
    if (entry) this.#entries.set(JSON.stringify(key), { key, entry });
  }

  async forget(prefix: Key): Promise<void> {
    for (const { key } of this.#below(prefix)) this.#entries.delete(JSON.stringify(key));
  }

  #below(prefix: Key) {
    return [...this.#entries.values()].filter(({ key }) => prefix.every((part, at) => key[at] === part));
  }
}

export const openEntries = <Entry>(place: KeptPlace<Entry>): Promise<KeptEntries<Entry>> =>
  IndexedDbEntries.open(place).catch(() => new MemoryEntries<Entry>());
