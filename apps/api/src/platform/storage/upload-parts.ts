import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { syncFolder, untouchedIn, writeDurably } from './durable.js';

/**
 * Pieces of files that are still arriving, in a folder per upload. Every piece is a file of its own under a name that
 * nobody used before: two requests at once, or one that comes again, never write into the same bytes. Which pieces count
 * says the database.
 */
@Injectable()
export class UploadParts {
  readonly #folder: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.#folder = path.join(config.dataDir, 'uploads');
  }

  /** Keeps a piece durably and gives its name. */
  async put(uploadId: string, bytes: Buffer): Promise<string> {
    const folder = this.#of(uploadId);
    await mkdir(folder, { recursive: true });
    const name = randomUUID();
    try {
      await writeDurably(path.join(folder, name), bytes);
      await syncFolder(folder);
    } catch (error) {
      await this.drop(uploadId, name);
      throw error;
    }
    return name;
  }

  /** Removes a piece that does not count. */
  async drop(uploadId: string, name: string): Promise<void> {
    await rm(path.join(this.#of(uploadId), name), { force: true });
  }

  /** Joins pieces into a new file and gives its path; the pieces stay, so it can be done again. */
  async join(uploadId: string, names: readonly string[]): Promise<string> {
    const folder = this.#of(uploadId);
    const whole = path.join(folder, `whole-${randomUUID()}`);
    try {
      const target = createWriteStream(whole, { flags: 'wx', mode: 0o600 });
      await pipeline(async function* () {
        for (const name of names) yield* createReadStream(path.join(folder, name));
      }, target);
    } catch (error) {
      await rm(whole, { force: true });
      throw error;
    }
    return whole;
  }

  /** Removes all pieces of an upload, also while somebody still joins them. */
  async remove(uploadId: string): Promise<void> {
    await rm(this.#of(uploadId), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }

  /** Uploads that have pieces here and were not touched since then. */
  untouchedSince(moment: Date): Promise<string[]> {
    return untouchedIn(this.#folder, moment);
  }

  #of(uploadId: string): string {
    // Ids come from addresses: nothing but an id may become a path.
    if (!/^[0-9a-f-]{36}$/i.test(uploadId)) throw new Error('not an id of an upload');
    return path.join(this.#folder, uploadId.toLowerCase());
  }
}
