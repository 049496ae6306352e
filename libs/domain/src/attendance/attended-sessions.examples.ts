import type { AttendanceRecord, AttendanceState } from './attendance-mark.js';
import type { AttendanceRule, AttendedSession } from './evaluate-attendance.js';

const MINUTE = 60_000;
export const session = (
  length: number,
  state: AttendanceState,
  minutes: number,
  extra: Partial<AttendanceRecord> = {},
  isPast = true,
): AttendedSession => ({
  plan: { sessionId: 's', slots: length > 0 ? [{ start: 0, end: length * MINUTE }] : [] },
  record: { state, minutes, lateMinutes: minutes > 0 ? 0 : null, toConfirm: state === 'to-confirm' ? 1 : 0, ...extra },
  isPast,
});
export const full = session(60, 'present', 60);
export const none = session(60, 'absent', 0);
export const part = (minutes: number) => session(60, 'partial', minutes);
export const excused = session(60, 'excused', 0);
export const excusedAfter = (minutes: number) => session(60, 'excused', minutes);
export const late = (by: number) => session(60, 'partial', 60 - by, { lateMinutes: by });
export const unmarked = session(60, 'none', 0);
export const waiting = session(60, 'to-confirm', 0);
export const toCome = session(60, 'none', 0, {}, false);
export const times = (count: number, one: AttendedSession) => Array.from({ length: count }, () => one);
export const rule = (change: Partial<AttendanceRule> = {}): AttendanceRule => ({
  thresholdBasisPoints: 8000,
  excused: 'neutral',
  maxUnexcusedAbsences: null,
  lateLimitMinutes: null,
  ...change,
});
