import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';

/** The setting `logos` of the installation. */
@Injectable()
export class LogosRepository {
  constructor(private readonly db: Db) {}

  async read(): Promise<unknown> {
    const row = await this.db.one<{ value: unknown }>("SELECT value FROM installation WHERE key = 'logos'");
    return row?.value ?? [];
  }

  /** The setting, held until the transaction ends; made when there is none. */
  async lock(): Promise<unknown> {
    await this.db.execute("INSERT INTO installation (key, value) VALUES ('logos', '[]') ON CONFLICT (key) DO NOTHING");
    const row = await this.db.one<{ value: unknown }>("SELECT value FROM installation WHERE key = 'logos' FOR UPDATE");
    return row?.value ?? [];
  }

  async write(value: unknown): Promise<void> {
    await this.db.execute("UPDATE installation SET value = $1::jsonb WHERE key = 'logos'", [JSON.stringify(value)]);
  }

  /** Says that the file is ours, so that nothing sweeps it away. */
  async keepFile(sha256: Buffer, sizeBytes: number, createdBy: string, at: Date): Promise<void> {
    await this.db.execute(
      `INSERT INTO stored_file (id, sha256, size_bytes, content_type, file_name, created_by, created_at)
       SELECT $1, $2, $3, 'image/png', 'logo.png', $4, $5 WHERE NOT EXISTS (SELECT 1 FROM stored_file WHERE sha256 = $2 AND file_name = 'logo.png')`,
      [uuidv7(), sha256, sizeBytes, createdBy, at],
    );
  }
}
