import type { LessonBlock } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface HistoryRow {
  block_id: string;
  revision: number;
  anchor: string;
  kind: LessonBlock['kind'];
  body: LessonBlock['body'];
  saved_at: Date;
  saved_by: string | null;
  is_removed: boolean;
}

const MOST_ENTRIES = 200;

/** States blocks were in. */
@Injectable()
export class BlockHistoryRepository {
  constructor(private readonly db: Db) {}

  /** The newest entries of a lesson, or of one of its blocks. */
  entries(activityId: string, blockId: string | null): Promise<HistoryRow[]> {
    return this.db.query<HistoryRow & Record<string, unknown>>(
      `SELECT h.block_id, h.revision, h.anchor, h.kind, h.body, h.saved_at, p.given_name || ' ' || p.family_name AS saved_by,
         NOT EXISTS (SELECT 1 FROM block b WHERE b.id = h.block_id) AS is_removed
       FROM block_revision h LEFT JOIN person p ON p.id = h.saved_by
       WHERE h.activity_id = $1 AND ($2::uuid IS NULL OR h.block_id = $2)
       ORDER BY h.saved_at DESC, h.block_id, h.revision DESC LIMIT ${MOST_ENTRIES}`,
      [activityId, blockId],
    );
  }

  /** One state of a block, with the last revision the history knows of it. */
  entry(
    activityId: string,
    blockId: string,
    revision: number,
  ): Promise<(Pick<HistoryRow, 'anchor' | 'kind' | 'body'> & { last_revision: number }) | null> {
    return this.db.one(
      `SELECT h.anchor, h.kind, h.body, (SELECT max(revision) FROM block_revision WHERE block_id = $2) AS last_revision
       FROM block_revision h WHERE h.activity_id = $1 AND h.block_id = $2 AND h.revision = $3`,
      [activityId, blockId, revision],
    );
  }
}
