import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/db.js';

/** What this installation remembers about itself. */
@Injectable()
export class InstallationRepository {
  constructor(private readonly db: Db) {}

  async read(key: string): Promise<unknown> {
    return (
      (await this.db.one<{ value: unknown }>('SELECT value FROM installation WHERE key = $1', [key]))?.value ?? null
    );
  }

  async write(key: string, value: unknown): Promise<void> {
    await this.db.execute(
      'INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value',
      [key, JSON.stringify(value)],
    );
  }
}
