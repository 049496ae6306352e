import { Injectable } from '@nestjs/common';
import { Db } from './db.js';

/**
 * SQL for a text that stays the same as long as a row does. It is over whatever columns the table has, so one that comes later
 * takes part: then a row is another than it was, which is the safe side for whoever compares.
 */
@Injectable()
export class Fingerprints {
  readonly #columns = new Map<string, Promise<readonly string[]>>();

  constructor(private readonly db: Db) {}

  /** Of a row of `table`, which the statement calls `alias`. A `version` counts changes and is none itself. */
  async of(table: string, alias = table): Promise<string> {
    const columns = (await this.#columnsOf(table)).filter((column) => column !== 'version');
    return `hash_record_extended(ROW(${columns.map((column) => `${alias}.${column}`).join(', ')}), 0)::text`;
  }

  /** Asked once: columns come with a deployment, and processes too. */
  #columnsOf(table: string): Promise<readonly string[]> {
    const known = this.#columns.get(table);
    if (known) return known;
    const asked = this.#askColumns(table);
    this.#columns.set(table, asked);
    asked.catch(() => this.#columns.delete(table));
    return asked;
  }

  /** Not in the transaction of whoever asks first: others wait for the answer as well, and theirs has not failed with it. */
  async #askColumns(table: string): Promise<readonly string[]> {
    const client = await this.db.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `SELECT quote_ident(attname) AS name FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
        [table],
      );
      return rows.map(({ name }) => name);
    } finally {
      client.release();
    }
  }
}
