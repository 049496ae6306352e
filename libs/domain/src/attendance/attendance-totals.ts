import type { AttendanceEvaluation } from './evaluate-attendance.js';

/** Attendance of several enrolments together: of one person over courses, of a department, of a municipality. */
export interface AttendanceTotal {
  readonly enrolments: number;
  readonly countedMinutes: number;
  readonly attendedMinutes: number;
  /** Floor of attended ÷ counted minutes of all together; null when nothing counts yet. */
  readonly shareBasisPoints: number | null;
  readonly unexcusedAbsences: number;
  /** Enrolments that have reached their goal. */
  readonly met: number;
  /** Enrolments that have missed it, or can reach it no more. */
  readonly lost: number;
  /** The others: under way, or nobody has decided yet. */
  readonly open: number;
}

/**
 * The sum of evaluations: minutes are added and the share is taken of the sums, so that a long course weighs more than a short
 * one and no total differs from what its parts show. Nothing is judged anew here.
 */
export function totalAttendance(evaluations: readonly AttendanceEvaluation[]): AttendanceTotal {
  const sum = (of: (one: AttendanceEvaluation) => number): number =>
    evaluations.reduce((total, one) => total + of(one), 0);
  const [counted, attended] = [sum((one) => one.countedMinutes), sum((one) => one.attendedMinutes)];
  const met = evaluations.filter(({ status }) => status === 'met').length;
  const lost = evaluations.filter(({ status }) => status === 'not-met' || status === 'unreachable').length;
  return {
    enrolments: evaluations.length,
    countedMinutes: counted,
    attendedMinutes: attended,
    shareBasisPoints: counted > 0 ? Math.floor((attended * 10_000) / counted) : null,
    unexcusedAbsences: sum((one) => one.unexcusedAbsences),
    met,
    lost,
    open: evaluations.length - met - lost,
  };
}
