import type { AttendanceRecord } from './attendance-mark.js';
import {
  type AttendanceEvaluation,
  type AttendanceRule,
  type AttendedSession,
  evaluateAttendance,
} from './evaluate-attendance.js';
import { plannedMinutes, type SessionPlan } from './session-plan.js';

/** What somebody might do with one session, when a rule is tried before the run starts. */
export type ImaginedPresence =
  | { readonly kind: 'present' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'excused' }
  /** Arrives after so many planned minutes and stays. */
  | { readonly kind: 'late'; readonly minutes: number };

/** How somebody would stand after missing so many of the planned sessions. */
export interface MissedOutcome {
  readonly missed: number;
  /** The shortest sessions missed: nothing better can come of it. */
  readonly best: AttendanceEvaluation;
  /** The longest sessions missed: nothing worse can. */
  readonly worst: AttendanceEvaluation;
  /** The longest sessions missed, every one of them with an excuse. */
  readonly excused: AttendanceEvaluation;
}

const recordOf = (minutes: number, planned: number, late: number): AttendanceRecord => ({
  state: minutes === 0 ? 'absent' : minutes < planned ? 'partial' : 'present',
  minutes,
  lateMinutes: minutes > 0 ? late : null,
  toConfirm: 0,
});

function imagined(plan: SessionPlan, presence: ImaginedPresence): AttendedSession {
  const planned = plannedMinutes(plan);
  const late = presence.kind === 'late' ? Math.max(0, Math.min(presence.minutes, planned)) : 0;
  const record: AttendanceRecord =
    presence.kind === 'excused'
      ? { state: 'excused', minutes: 0, lateMinutes: null, toConfirm: 0 }
      : recordOf(presence.kind === 'absent' ? 0 : planned - late, planned, late);
  return { plan, record, isPast: true };
}

/**
 * How somebody would stand after the whole run, session by session as imagined; what is not said is attended in full.
 * The figures come from {@link evaluateAttendance}: what is tried is what will be judged.
 */
export const imagineRun = (
  rule: AttendanceRule,
  plans: readonly SessionPlan[],
  presence: ReadonlyMap<string, ImaginedPresence>,
): AttendanceEvaluation =>
  evaluateAttendance(
    rule,
    plans.map((plan) => imagined(plan, presence.get(plan.sessionId) ?? { kind: 'present' })),
  );

/**
 * For every number of missed sessions from none to all: what comes of it at best and at worst, and with excuses. Answers
 * "who misses two of six" before anybody is enrolled. Sessions without planned minutes cannot be missed and are left out.
 */
export function simulateRule(rule: AttendanceRule, plans: readonly SessionPlan[]): readonly MissedOutcome[] {
  const byLength = plans
    .filter((plan) => plannedMinutes(plan) > 0)
    .sort((a, b) => plannedMinutes(a) - plannedMinutes(b));
  const missing = (missed: readonly SessionPlan[], kind: 'absent' | 'excused') =>
    imagineRun(rule, byLength, new Map(missed.map(({ sessionId }) => [sessionId, { kind }])));
  return Array.from({ length: byLength.length + 1 }, (_, missed) => {
    const longest = byLength.slice(byLength.length - missed);
    return {
      missed,
      best: missing(byLength.slice(0, missed), 'absent'),
      worst: missing(longest, 'absent'),
      excused: missing(longest, 'excused'),
    };
  });
}

/** How many sessions somebody may miss without an excuse, whichever they are; -1 when even full attendance is too little. */
export function sessionsToSpare(outcomes: readonly MissedOutcome[]): number {
  const firstLost = outcomes.findIndex(({ worst }) => worst.status !== 'met');
  return firstLost === -1 ? outcomes.length - 1 : firstLost - 1;
}
