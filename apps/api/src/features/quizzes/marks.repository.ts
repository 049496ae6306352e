import type { RubricChoice } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { Mark } from './entities/mark.entity.js';

/** The mark that stands in each role, with all who ever gave one in it, as JSON; of an attempt, or of one slot of it. */
export const givenMarks = (attempt: string, slot?: string): string => `
  coalesce((SELECT jsonb_agg(jsonb_build_object('slot', k.slot, 'role', k.role, 'version', k.version, 'points', k.points,
      'comment', k.comment, 'levels', k.levels, 'markerId', k.marker_id,
      'markerName', coalesce(kp.given_name || ' ' || kp.family_name, ''), 'markedAt', k.marked_at,
      'markerIds', coalesce((SELECT jsonb_agg(DISTINCT o.marker_id) FROM mark o WHERE o.attempt_id = k.attempt_id
        AND o.slot = k.slot AND o.role = k.role AND o.marker_id IS NOT NULL), '[]')) ORDER BY k.slot, k.role)
    FROM (SELECT DISTINCT ON (m.slot, m.role) m.* FROM mark m WHERE m.attempt_id = ${attempt}${slot ? ` AND m.slot = ${slot}` : ''}
      ORDER BY m.slot, m.role, m.version DESC) k
    LEFT JOIN person kp ON kp.id = k.marker_id), '[]')`;

const levelsOf = (levels: RubricChoice | null): string | null => (levels === null ? null : JSON.stringify(levels));

/** Marks are appended, never changed; of two that answer the same version one is stored. */
@Injectable()
export class MarksRepository {
  constructor(private readonly db: Db) {}

  /** Appends a mark after the version that was looked at in its role; false when another one stands there already. */
  async append(mark: Mark): Promise<boolean> {
    const touched = await this.db.execute(
      `INSERT INTO mark (attempt_id, slot, role, version, points, marker_id, comment, reason, marked_at, levels, appeal_id)
       SELECT $1, $2, $10, $3, $4, $5, $6, $7, $8, $9, $11
       WHERE (SELECT coalesce(max(version), 0) FROM mark WHERE attempt_id = $1 AND slot = $2 AND role = $10) = $3 - 1
       ON CONFLICT (attempt_id, slot, role, version) DO NOTHING`,
      [
        mark.attemptId,
        mark.slot,
        mark.version,
        mark.points,
        mark.markerId,
        mark.comment,
        mark.reason,
        mark.markedAt,
        levelsOf(mark.levels),
        mark.role,
        mark.appealId,
      ],
    );
    return touched === 1;
  }
}
