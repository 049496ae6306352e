import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';

export interface BankCommentRow {
  id: string;
  text: string;
  is_shared: boolean;
  owner_id: string;
  owner_name: string;
  created_at: Date;
}

const COMMENT = `SELECT b.id, b.text, b.is_shared, b.owner_id, p.given_name || ' ' || p.family_name AS owner_name, b.created_at
  FROM bank_comment b JOIN person p ON p.id = b.owner_id`;

/** Comments that are given again and again. */
@Injectable()
export class CommentBankRepository {
  constructor(private readonly db: Db) {}

  /** Own and shared ones of the course a run is of. */
  ofRun(runId: string, personId: string): Promise<BankCommentRow[]> {
    return this.db.query<BankCommentRow & Record<string, unknown>>(
      `${COMMENT} WHERE b.course_id = (SELECT course_id FROM run WHERE id = $1) AND (b.owner_id = $2 OR b.is_shared)
       ORDER BY b.owner_id <> $2, b.created_at DESC, b.id LIMIT 1000`,
      [runId, personId],
    );
  }

  /** Keeps a comment, or changes whether the same text is shared; null when the person has `most` of the course already. */
  async keep(
    comment: { runId: string; ownerId: string; text: string; isShared: boolean; createdAt: Date },
    most: number,
  ): Promise<BankCommentRow | null> {
    const row = await this.db.one<{ id: string }>(
      `INSERT INTO bank_comment (id, course_id, owner_id, is_shared, text, created_at)
       SELECT $1, r.course_id, $3, $4, $5, $6 FROM run r WHERE r.id = $2
         AND ((SELECT count(*) FROM bank_comment b WHERE b.course_id = r.course_id AND b.owner_id = $3) < $7
           OR EXISTS (SELECT 1 FROM bank_comment b WHERE b.course_id = r.course_id AND b.owner_id = $3 AND b.text = $5))
       ON CONFLICT ON CONSTRAINT bank_comment_once DO UPDATE SET is_shared = excluded.is_shared RETURNING id`,
      [uuidv7(), comment.runId, comment.ownerId, comment.isShared, comment.text, comment.createdAt, most],
    );
    return row && this.db.one<BankCommentRow & Record<string, unknown>>(`${COMMENT} WHERE b.id = $1`, [row.id]);
  }

  /** Whether it was there and the person's own. */
  async drop(runId: string, commentId: string, ownerId: string): Promise<boolean> {
    const touched = await this.db.execute(
      `DELETE FROM bank_comment WHERE id = $2 AND owner_id = $3 AND course_id = (SELECT course_id FROM run WHERE id = $1)`,
      [runId, commentId, ownerId],
    );
    return touched === 1;
  }
}
