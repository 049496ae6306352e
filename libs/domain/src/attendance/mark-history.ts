import type { AttendanceMark, AttendanceRecord } from './attendance-mark.js';
import { inServerOrder, reduceMarks } from './reduce-marks.js';
import type { SessionPlan } from './session-plan.js';

/** One mark with how the person stood before it and after it. */
export interface MarkStep {
  readonly markId: string;
  readonly before: AttendanceRecord;
  readonly after: AttendanceRecord;
}

/**
 * What each mark of a person in a session changed, in the order in which they count: the record before the mark and after
 * it. Each `before` is the `after` of the mark before, the last `after` is the record that stands. The slots are those of
 * today: after a session was moved its history is told as the marks read now.
 */
export function markHistory(plan: SessionPlan, marks: readonly AttendanceMark[]): readonly MarkStep[] {
  const ordered = inServerOrder(marks);
  return ordered.map((mark, index) => ({
    markId: mark.id,
    before: reduceMarks(plan, ordered.slice(0, index)),
    after: reduceMarks(plan, ordered.slice(0, index + 1)),
  }));
}
