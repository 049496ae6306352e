import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { putDurably, untouchedIn } from './durable.js';

/**
 * Tables that are being imported, one file per import below the data folder. They are no part of the store of files by
 * hash: those bytes may belong to somebody else as well, these go with their import and with nothing else.
 */
@Injectable()
export class ImportFiles {
  readonly #folder: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.#folder = path.join(config.dataDir, 'imports');
  }

  /** Keeps the table of an import durably and gives its hash. */
  async put(importId: string, bytes: Buffer): Promise<Buffer> {
    await putDurably(this.#of(importId), bytes);
    return createHash('sha256').update(bytes).digest();
  }

  read(importId: string): Promise<Buffer> {
    return readFile(this.#of(importId));
  }

  stream(importId: string): Readable {
    return createReadStream(this.#of(importId));
  }

  /** Forgets the table; no error when there is none. */
  async remove(importId: string): Promise<void> {
    await rm(this.#of(importId), { force: true });
  }

  /** Names of the files (an id, of half files more) that were not touched since then. */
  untouchedSince(moment: Date): Promise<string[]> {
    return untouchedIn(this.#folder, moment);
  }

  /** Removes a file by its name in the folder. */
  async removeNamed(name: string): Promise<void> {
    await rm(path.join(this.#folder, path.basename(name)), { force: true });
  }

  #of(importId: string): string {
    // Ids come from addresses: nothing but an id may become a path.
    if (!/^[0-9a-f-]{36}$/i.test(importId)) throw new Error('not an id of an import');
    return path.join(this.#folder, importId.toLowerCase());
  }
}
