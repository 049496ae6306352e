import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

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
    const target = this.#pathOf(sha256);
    await mkdir(path.dirname(target), { recursive: true });
    const temporary = `${target}.${randomUUID()}.part`;
    try {
      await writeDurably(temporary, bytes);
      await rename(temporary, target);
    } catch (error) {
      // A disk that is full stays full with half files on it.
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(target));
    return sha256;
  }

  read(sha256: Buffer): Promise<Buffer> {
    return readFile(this.#pathOf(sha256));
  }

  #pathOf(sha256: Buffer): string {
    const hex = sha256.toString('hex');
    return path.join(this.#folder, hex.slice(0, 2), hex);
  }
}

async function writeDurably(name: string, bytes: Buffer): Promise<void> {
  const file = await open(name, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name outlives a power cut only when its folder was synced too. */
async function syncFolder(name: string): Promise<void> {
  const folder = await open(name, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
