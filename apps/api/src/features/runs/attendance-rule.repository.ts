import type { AttendanceRule, Interval, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { RunState } from './run.entity.js';

export interface RuledSessionRow {
  id: string;
  title: string;
  starts_at: Date;
  /** Epoch ms. */
  slots: Interval[];
}

/** The attendance rule of a run, and what it is asked of. */
@Injectable()
export class AttendanceRuleRepository {
  constructor(private readonly db: Db) {}

  run(runId: string): Promise<{ title: LocalizedText; state: RunState; attendance_rule: AttendanceRule } | null> {
    return this.db.one('SELECT title, state, attendance_rule FROM run WHERE id = $1', [runId]);
  }

  /** The rule of a run, held until the transaction ends: it must not start in between. */
  lock(runId: string): Promise<{ state: RunState; attendance_rule: AttendanceRule } | null> {
    return this.db.one('SELECT state, attendance_rule FROM run WHERE id = $1 FOR NO KEY UPDATE', [runId]);
  }

  sessions(runId: string): Promise<RuledSessionRow[]> {
    return this.db.query<RuledSessionRow & Record<string, unknown>>(
      `SELECT s.id, s.title, s.starts_at, (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'start', (extract(epoch FROM l.starts_at) * 1000)::bigint, 'end', (extract(epoch FROM l.ends_at) * 1000)::bigint) ORDER BY l.starts_at), '[]')
         FROM session_slot l WHERE l.session_id = s.id) AS slots
       FROM session s WHERE s.run_id = $1 AND s.cancelled_at IS NULL ORDER BY s.starts_at, s.id`,
      [runId],
    );
  }

  async setRule(runId: string, rule: AttendanceRule): Promise<void> {
    await this.db.execute('UPDATE run SET attendance_rule = $2, version = version + 1 WHERE id = $1', [runId, rule]);
  }
}
