import type { Interval } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { SessionSlot } from './session-slot.entity.js';
import { Session } from './session.entity.js';

export interface RunSessionRow {
  id: string;
  title: string;
  room: string;
  room_id: string | null;
  room_override_reason: string | null;
  cancel_reason: string | null;
  trainer_ids: string[];
  local_date: string;
  local_start: string;
  local_end: string;
  starts_at: Date;
  ends_at: Date;
  locked_at: Date | null;
  cancelled_at: Date | null;
  slots: Interval[];
  present: number;
  to_confirm: number;
  spoken_of: number;
}

@Injectable()
export class SessionsRepository {
  constructor(private readonly db: Db) {}

  /** Sessions of a run in the order of time, with what is recorded of the people enrolled now. */
  ofRun(runId: string): Promise<RunSessionRow[]> {
    return this.db.query<RunSessionRow>(
      `SELECT s.id, s.title, s.room, s.room_id, s.room_override_reason, s.cancel_reason,
         ARRAY(SELECT t.person_id FROM session_trainer t WHERE t.session_id = s.id ORDER BY t.person_id) AS trainer_ids, s.local_date, s.local_start, s.local_end, s.starts_at, s.ends_at, s.locked_at, s.cancelled_at,
         (SELECT jsonb_agg(jsonb_build_object(
             'start', (extract(epoch FROM l.starts_at) * 1000)::bigint, 'end', (extract(epoch FROM l.ends_at) * 1000)::bigint) ORDER BY l.starts_at)
           FROM session_slot l WHERE l.session_id = s.id) AS slots,
         count(a.*) FILTER (WHERE a.state IN ('present', 'partial'))::int AS present,
         count(a.*) FILTER (WHERE a.to_confirm > 0)::int AS to_confirm, count(a.*)::int AS spoken_of
       FROM session s
       LEFT JOIN (attendance_record a JOIN enrolment e ON e.id = a.enrolment_id AND e.state = 'enrolled') ON a.session_id = s.id
       WHERE s.run_id = $1 GROUP BY s.id ORDER BY s.starts_at, s.id`,
      [runId],
    );
  }

  lockSession(sessionId: string): Promise<Session | null> {
    return this.db.manager.findOne(Session, { where: { id: sessionId }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(session: Session): Promise<void> {
    await this.db.manager.insert(Session, session);
  }

  async update(session: Session): Promise<void> {
    const { id, ...fields } = session;
    await this.db.manager.update(Session, { id }, fields);
  }

  async replaceSlots(sessionId: string, slots: readonly Omit<SessionSlot, 'sessionId'>[]): Promise<void> {
    await this.db.manager.delete(SessionSlot, { sessionId });
    await this.db.manager.insert(
      SessionSlot,
      slots.map((slot) => ({ sessionId, ...slot })),
    );
  }
}
