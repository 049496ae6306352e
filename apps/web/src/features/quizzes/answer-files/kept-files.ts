import { IndexedDbEntries } from '../../../shared/outbox/kept-entries.js';

/** A file that was chosen and is not the answer yet. It belongs to one person and one attempt, as everything unsent. */
export interface KeptFile {
  readonly personId: string;
  readonly attemptId: string;
  readonly slot: number;
  readonly file: File;
}

/** Where chosen files of an attempt stand until the server has them. */
export interface KeptFiles {
  read(): Promise<readonly Pick<KeptFile, 'slot' | 'file'>[]>;
  /** False where this browser keeps nothing: then the file is lost with the page. */
  keep(slot: number, file: File): Promise<boolean>;
  forget(slot: number): Promise<void>;
}

const place = {
  database: 'edukom-answers-files',
  store: 'files',
  keyPath: ['personId', 'attemptId', 'slot'],
} as const;

/** Whether a file of anybody waits on this device. */
export async function hasAnyKeptFile(): Promise<boolean> {
  const entries = await IndexedDbEntries.open<KeptFile>(place).catch(() => null);
  const found = (await entries?.read([])) ?? [];
  entries?.close();
  return found.length > 0;
}

/** The files of one person's attempt in IndexedDB: they survive reload, crash and restart of the browser. */
export function keptFilesOf(personId: string, attemptId: string): KeptFiles {
  let opening: Promise<IndexedDbEntries<KeptFile> | null> | undefined;
  const entries = () => (opening ??= IndexedDbEntries.open<KeptFile>(place).catch(() => null));
  return {
    read: async () => (await (await entries())?.read([personId, attemptId]).catch(() => [])) ?? [],
    keep: async (slot, file) => {
      const written = (await entries())?.change([personId, attemptId, slot], () => ({
        personId,
        attemptId,
        slot,
        file,
      }));
      // A full disk must not stop the upload.
      return written === undefined
        ? false
        : written.then(
            () => true,
            () => false,
          );
    },
    forget: async (slot) => (await entries())?.forget([personId, attemptId, slot]).catch(() => undefined),
  };
}
