import { type Interval, isAttendanceLocked, wholeSession } from '@edukom/domain';
import { Problem } from '../../platform/http/problem.js';
import { planOf } from './attendance.mapper.js';
import type { SessionRow } from './attendance.repository.js';

type LockFacts = Pick<SessionRow, 'ends_at' | 'locked_at'>;

/** Whether attendance of the session can no longer be changed. */
export const isLocked = (session: LockFacts, now: Date): boolean =>
  isAttendanceLocked(session.ends_at.getTime(), session.locked_at !== null, now.getTime());

/** From the first planned instant to the last. */
export const spanOf = (session: SessionRow): Interval =>
  wholeSession(planOf(session)) ?? { start: session.starts_at.getTime(), end: session.ends_at.getTime() };

/** Refuses a session that is cancelled or locked. */
export function requireOpen(session: SessionRow, now: Date): void {
  if (session.cancelled_at !== null) throw new Problem('session.cancelled');
  if (isLocked(session, now)) throw new Problem('session.locked');
}
