/** Days after the end of a session during which its attendance can be changed. */
export const ATTENDANCE_LOCK_DAYS = 14;

const DAY_MS = 86_400_000;

/** When attendance of a session locks by itself (epoch ms): {@link ATTENDANCE_LOCK_DAYS} times 24 hours after it ended. */
export const attendanceLocksAt = (endsAt: number): number => endsAt + ATTENDANCE_LOCK_DAYS * DAY_MS;

/**
 * Whether attendance of a session can no longer be changed by one person alone: it was locked by hand, or
 * {@link ATTENDANCE_LOCK_DAYS} have passed since it ended. Source: product.md, *Attendance*.
 * @param endsAt epoch ms, @param isLockedByHand as somebody decided, @param now epoch ms.
 */
export const isAttendanceLocked = (endsAt: number, isLockedByHand: boolean, now: number): boolean =>
  isLockedByHand || now >= attendanceLocksAt(endsAt);
