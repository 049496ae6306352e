import type { AttendanceMark, AttendanceRecord } from './attendance-mark.js';
import { reduceMarks } from './reduce-marks.js';
import type { SessionPlan } from './session-plan.js';

/** A mark of the log and whether whoever marks now has made it. */
export interface LoggedMark {
  readonly mark: AttendanceMark;
  readonly isOwn: boolean;
}

const isSame = (a: AttendanceRecord, b: AttendanceRecord): boolean =>
  a.state === b.state && a.minutes === b.minutes && a.lateMinutes === b.lateMinutes && a.toConfirm === b.toConfirm;

/**
 * Marks that came while a device without a network held its own: those behind the last one it had seen, made by others.
 * They are a conflict when the mark from the device would change what stands since; one that says the same, or only adds
 * evidence, is none. `[]`: no conflict.
 * @param log of one person in the order of the server. @param seenId the last mark the device knew; null when there was none.
 */
export function marksMeanwhile(
  plan: SessionPlan,
  log: readonly LoggedMark[],
  seenId: string | null,
  mine: AttendanceMark,
): readonly AttendanceMark[] {
  const seenAt = log.findIndex(({ mark }) => mark.id === seenId);
  const unseen = log.slice(seenAt + 1).filter(({ isOwn }) => !isOwn);
  if (unseen.length === 0 || mine.method !== 'manual') return [];
  const marks = log.map(({ mark }) => mark);
  return isSame(reduceMarks(plan, marks), reduceMarks(plan, [...marks, mine])) ? [] : unseen.map(({ mark }) => mark);
}
