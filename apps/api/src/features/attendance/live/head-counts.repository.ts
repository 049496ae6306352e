import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { AttendanceHeadCountRow } from '../attendance-head-count.entity.js';

export interface HeadCountFact {
  heads: number;
  counted_at: Date;
  counted_by: string;
}

/** Heads counted in rooms. */
@Injectable()
export class HeadCountsRepository {
  constructor(private readonly db: Db) {}

  async insert(row: AttendanceHeadCountRow): Promise<void> {
    await this.db.manager.insert(AttendanceHeadCountRow, row);
  }

  /** The last count of a session, with the name of whoever counted. */
  last(sessionId: string): Promise<HeadCountFact | null> {
    return this.db.one<HeadCountFact & Record<string, unknown>>(
      `SELECT h.heads, h.counted_at, p.given_name || ' ' || p.family_name AS counted_by
       FROM attendance_head_count h JOIN person p ON p.id = h.counted_by
       WHERE h.session_id = $1 ORDER BY h.counted_at DESC, h.id DESC LIMIT 1`,
      [sessionId],
    );
  }
}
