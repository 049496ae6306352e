import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
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
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
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
