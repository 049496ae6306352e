import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { putDurably, syncFolder } from './durable.js';

/** Files by their content's SHA-256, on the local disk below the data folder. Writing is all or nothing and may be repeated. */
@Injectable()
export class Storage {
  readonly #folder: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.#folder = path.join(config.dataDir, 'files');
  }

  /** Keeps the bytes durably (file and folder are synced) and gives their hash, under which they are read. */
  async put(bytes: Buffer): Promise<Buffer> {
    const sha256 = createHash('sha256').update(bytes).digest();
    await putDurably(this.#pathOf(sha256), bytes);
    return sha256;
  }

  /** Takes a file below the data folder over, whatever its size, and gives its hash; under its own name it is gone. */
  async adopt(file: string): Promise<Buffer> {
    const sha256 = await hashOf(file);
    const target = this.#pathOf(sha256);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(file, target);
    await syncFolder(path.dirname(target));
    return sha256;
  }

  read(sha256: Buffer): Promise<Buffer> {
    return readFile(this.#pathOf(sha256));
  }

  /** A stream of all bytes, or of those from `first` to `last`, both included. */
  stream(sha256: Buffer, range?: { readonly first: number; readonly last: number }): Readable {
    return createReadStream(this.#pathOf(sha256), range ? { start: range.first, end: range.last } : {});
  }

  async has(sha256: Buffer): Promise<boolean> {
    return stat(this.#pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  /** Forgets the bytes; no error when there are none. Whoever calls it knows that nothing names them any more. */
  async remove(sha256: Buffer): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true });
  }

  #pathOf(sha256: Buffer): string {
    const hex = sha256.toString('hex');
    return path.join(this.#folder, hex.slice(0, 2), hex);
  }
}

/** Hash of a file, which is synced on the way. */
async function hashOf(name: string): Promise<Buffer> {
  const file = await open(name, 'r+');
  try {
    const hash = createHash('sha256');
    for await (const piece of file.createReadStream({ autoClose: false })) hash.update(piece as Buffer);
    await file.sync();
    return hash.digest();
  } finally {
    await file.close();
  }
}
