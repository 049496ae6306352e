import { readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** One acknowledged operation, or one row as it is stored. */
export interface LedgerEntry {
  /** What was written to, e.g. `attempt/slot`. */
  readonly key: string;
  /** Grows with every write to the key. */
  readonly revision: number;
  /** The content or a hash of it. */
  readonly value: string;
}

/**
 * What the client was promised, on disk: it survives the death of whoever wrote it. An entry is in the ledger when
 * `record` has resolved; entries recorded at the same time share one fdatasync.
 */
export class Ledger {
  private batch: { readonly lines: string[]; readonly written: Promise<void> } | undefined;
  private last: Promise<void> = Promise.resolve();

  private constructor(private readonly file: FileHandle) {}

  /** @param path made when it is not there; entries are appended */
  static async open(path: string): Promise<Ledger> {
    return new Ledger(await open(path, 'a'));
  }

  /** Appends an entry; resolves when it is on disk. */
  async record(entry: LedgerEntry): Promise<void> {
    this.batch ??= this.startBatch();
    this.batch.lines.push(`${JSON.stringify([entry.key, entry.revision, entry.value])}\n`);
    await this.batch.written;
  }

  /** Waits for what is being written and closes the file. */
  async close(): Promise<void> {
    await this.last;
    await this.file.close();
  }

  /** Takes entries until the batch before it is on disk. */
  private startBatch(): { readonly lines: string[]; readonly written: Promise<void> } {
    const lines: string[] = [];
    const written = this.last.then(async () => {
      this.batch = undefined;
      await this.file.appendFile(lines.join(''));
      await this.file.datasync();
    });
    this.last = written.catch(() => undefined);
    return { lines, written };
  }
}

/** Reads a ledger. A last line cut short by a kill was never resolved and is left out; any other broken line throws. */
export function readLedger(path: string): LedgerEntry[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.pop();
  return lines.map((line, index) => {
    const entry: unknown = JSON.parse(line);
    if (!Array.isArray(entry) || entry.length !== 3) throw new Error(`line ${index + 1} of the ledger is broken`);
    const [key, revision, value] = entry as [string, number, string];
    return { key, revision, value };
  });
}

/** How what is stored differs from what was acknowledged. */
export interface LedgerComparison {
  /** Acknowledged operations, counting each once. */
  readonly acknowledged: number;
  /** Keys whose highest acknowledged revision is not stored, nor a higher one. */
  readonly lost: readonly LedgerEntry[];
  /** Stored with the acknowledged revision but another value. */
  readonly different: readonly LedgerEntry[];
  /** Keys stored more than once. */
  readonly duplicated: readonly string[];
  /** Stored beyond what was acknowledged: allowed, the reply may have been lost after the commit. */
  readonly beyond: number;
  readonly pass: boolean;
}

/** Compares the promises with the rows: nothing acknowledged may be missing, changed or doubled. */
export function compareLedger(acknowledged: Iterable<LedgerEntry>, stored: Iterable<LedgerEntry>): LedgerComparison {
  const rows = new Map<string, LedgerEntry>();
  const duplicated = new Set<string>();
  for (const row of stored) {
    if (rows.has(row.key)) duplicated.add(row.key);
    const known = rows.get(row.key);
    if (!known || row.revision > known.revision) rows.set(row.key, row);
  }
  const promised = new Map<string, LedgerEntry>();
  const operations = new Set<string>();
  for (const entry of acknowledged) {
    operations.add(`${entry.revision} ${entry.key}`);
    const known = promised.get(entry.key);
    if (!known || entry.revision > known.revision) promised.set(entry.key, entry);
  }
  const entries = [...promised.values()];
  const lost = entries.filter(({ key, revision }) => (rows.get(key)?.revision ?? -Infinity) < revision);
  const different = entries.filter(({ key, revision, value }) => {
    const row = rows.get(key);
    return row?.revision === revision && row.value !== value;
  });
  const beyond = [...rows.values()].filter(
    ({ key, revision }) => revision > (promised.get(key)?.revision ?? -Infinity),
  ).length;
  const pass = lost.length === 0 && different.length === 0 && duplicated.size === 0;
  return { acknowledged: operations.size, lost, different, duplicated: [...duplicated], beyond, pass };
}
