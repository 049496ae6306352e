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

/** Why attendance of the session cannot be changed: it is cancelled or locked; null when it can. */
export function refusalOf(session: SessionRow, now: Date): Problem | null {
  if (session.cancelled_at !== null) return new Problem('session.cancelled');
  return isLocked(session, now) ? new Problem('session.locked') : null;
}

/** @throws what {@link refusalOf} says. */
export function requireOpen(session: SessionRow, now: Date): void {
  const refusal = refusalOf(session, now);
  if (refusal) throw refusal;
}
