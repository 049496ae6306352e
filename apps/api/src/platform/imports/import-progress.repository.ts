import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';
import type { ImportProgress } from './import-progress.entity.js';

/** How far work on an import is. Written through a connection of its own, so that others see it while the work is open. */
@Injectable()
export class ImportProgressRepository {
  constructor(private readonly db: Db) {}

  /** Begins to count for a batch, or begins anew; in the caller's transaction. */
  async begin(batchId: string, total: number): Promise<void> {
    await this.db.execute(
      `INSERT INTO import_progress (batch_id, done, total, is_cancelled) VALUES ($1, 0, $2, false)
       ON CONFLICT (batch_id) DO UPDATE SET done = 0, total = EXCLUDED.total, is_cancelled = false`,
      [batchId, total],
    );
  }

  /**
   * Notes how far it is, at least, since work side by side may tell it late, and anew from 0; says whether somebody wants it
   * stopped, and whether to go gently, since the time of somebody's quiz is running.
   * Nobody needs it after a power cut: it does not wait for the disk, and nobody who stores an answer waits for it.
   */
  async step(batchId: string, done: number, now: Date): Promise<Pick<ImportProgress, 'isCancelled' | 'isGentle'>> {
    const client = await this.db.connect();
    try {
      const { rows } = await client.query<Pick<ImportProgress, 'isCancelled' | 'isGentle'>>(
        `UPDATE import_progress SET done = CASE $2::integer WHEN 0 THEN 0 ELSE greatest(done, $2) END,
           is_gentle = EXISTS (SELECT 1 FROM attempt WHERE state = 'open' AND deadline_at > $3)
         FROM (SELECT set_config('synchronous_commit', 'off', true) AS commits) AS unhurried
         WHERE batch_id = $1 AND commits = 'off' RETURNING is_cancelled AS "isCancelled", is_gentle AS "isGentle"`,
        [batchId, done, now],
      );
      return rows[0] ?? { isCancelled: false, isGentle: false };
    } finally {
      client.release();
    }
  }

  of(batchId: string): Promise<Pick<ImportProgress, 'done' | 'total' | 'isGentle'> | null> {
    return this.db.one('SELECT done, total, is_gentle AS "isGentle" FROM import_progress WHERE batch_id = $1', [
      batchId,
    ]);
  }

  /** Asks whoever works on it to stop; false when nobody does. */
  async cancel(batchId: string): Promise<boolean> {
    const changed = await this.db.execute(
      `UPDATE import_progress p SET is_cancelled = true FROM import_batch b
       WHERE p.batch_id = $1 AND b.id = $1 AND b.state IN ('reading', 'applying', 'undoing')`,
      [batchId],
    );
    return changed > 0;
  }
}
