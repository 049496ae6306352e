import type { AttendanceRecord } from './attendance-mark.js';
import { plannedMinutes, type SessionPlan } from './session-plan.js';

/** What attendance a run asks for; copied onto the run when it starts. */
export interface AttendanceRule {
  /** Share of planned minutes to reach, in basis points (8000 is 80 %). */
  readonly thresholdBasisPoints: number;
  /** `neutral`: excused minutes leave the denominator. `absent`: an excuse changes nothing in the figures. */
  readonly excused: 'neutral' | 'absent';
  /** Unexcused absences allowed, in sessions; null is no cap. */
  readonly maxUnexcusedAbsences: number | null;
  /** Who misses more planned minutes than this before arriving counts as absent from the session; null is no limit. */
  readonly lateLimitMinutes: number | null;
  /**
   * Who is there for less than this share of a session's planned minutes (basis points) counts as absent from it; null, and
   * a rule that was stored before there was such a thing: every minute counts.
   */
  readonly minSessionBasisPoints?: number | null;
}

/** One session of the run with the record of one person in it. `isPast`: its last slot has ended. */
export interface AttendedSession {
  readonly plan: SessionPlan;
  readonly record: AttendanceRecord;
  readonly isPast: boolean;
}

export const ATTENDANCE_REASONS = [
  'share-too-low',
  'too-many-absences',
  'sessions-to-confirm',
  'sessions-unmarked',
  'no-counted-minutes',
  'no-sessions',
] as const;

/** Why the status is what it is; codes only, the words are interface texts. */
export interface AttendanceReason {
  readonly code: (typeof ATTENDANCE_REASONS)[number];
  readonly params: Readonly<Record<string, number>>;
}

export type AttendanceGoal = 'met' | 'on-track' | 'unreachable' | 'not-met';

export interface AttendanceEvaluation {
  /** Minutes of all sessions of the run, past and to come. */
  readonly plannedMinutes: number;
  /** The denominator: planned minutes of past sessions without the excused ones. */
  readonly countedMinutes: number;
  readonly attendedMinutes: number;
  /** Floor of attended ÷ counted, so 79.999 % never shows as 80 %; null when nothing counts yet. */
  readonly shareBasisPoints: number | null;
  readonly unexcusedAbsences: number;
  /** Minutes that can still be missed without losing the share; 0 when none. */
  readonly spareMinutes: number;
  readonly status: AttendanceGoal;
  readonly reasons: readonly AttendanceReason[];
}

interface Tally {
  readonly counted: number;
  readonly attended: number;
  readonly absences: number;
}

const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (a, b) => ({
      counted: a.counted + b.counted,
      attended: a.attended + b.attended,
      absences: a.absences + b.absences,
    }),
    { counted: 0, attended: 0, absences: 0 },
  );

/** A session without planned minutes can neither be attended nor missed. */
const missed = (session: AttendedSession): Tally => ({
  counted: plannedMinutes(session.plan),
  attended: 0,
  absences: plannedMinutes(session.plan) > 0 ? 1 : 0,
});
const attendedInFull = (session: AttendedSession): Tally => ({
  counted: plannedMinutes(session.plan),
  attended: plannedMinutes(session.plan),
  absences: 0,
});
const isOpen = ({ record }: AttendedSession): boolean => record.state === 'none' || record.toConfirm > 0;

/** What a past session contributes as its record stands. */
function tallyOf(rule: AttendanceRule, session: AttendedSession): Tally {
  const { record } = session;
  if (record.state === 'excused' && rule.excused === 'neutral')
    return { counted: record.minutes, attended: record.minutes, absences: 0 };
  if (record.minutes === 0 || isTooLate(rule, record) || isTooShort(rule, session)) return missed(session);
  return { counted: plannedMinutes(session.plan), attended: record.minutes, absences: 0 };
}

const isTooLate = ({ lateLimitMinutes }: AttendanceRule, { lateMinutes }: AttendanceRecord): boolean =>
  lateLimitMinutes !== null && (lateMinutes ?? 0) > lateLimitMinutes;
const isTooShort = ({ minSessionBasisPoints }: AttendanceRule, { plan, record }: AttendedSession): boolean =>
  record.minutes * 10_000 < (minSessionBasisPoints ?? 0) * plannedMinutes(plan);

const shareReached = (rule: AttendanceRule, { attended, counted }: Tally): boolean =>
  counted > 0 && attended * 10_000 >= rule.thresholdBasisPoints * counted;
const absencesAllowed = (rule: AttendanceRule, { absences }: Tally): boolean =>
  rule.maxUnexcusedAbsences === null || absences <= rule.maxUnexcusedAbsences;
const reaches = (rule: AttendanceRule, tally: Tally): boolean =>
  shareReached(rule, tally) && absencesAllowed(rule, tally);

function reasonsOf(
  rule: AttendanceRule,
  sessions: readonly AttendedSession[],
  now: Tally,
): readonly AttendanceReason[] {
  const past = sessions.filter(({ isPast }) => isPast);
  const toConfirm = past.filter(({ record }) => record.toConfirm > 0).length;
  const unmarked = past.filter(({ record }) => record.state === 'none').length;
  const share = shareOf(now);
  const reasons: readonly (AttendanceReason & { readonly holds: boolean })[] = [
    {
      code: 'share-too-low',
      params: { shareBasisPoints: share ?? 0, thresholdBasisPoints: rule.thresholdBasisPoints },
      holds: share !== null && !shareReached(rule, now),
    },
    {
      code: 'too-many-absences',
      params: { absences: now.absences, allowed: rule.maxUnexcusedAbsences ?? 0 },
      holds: !absencesAllowed(rule, now),
    },
    { code: 'sessions-to-confirm', params: { sessions: toConfirm }, holds: toConfirm > 0 },
    { code: 'sessions-unmarked', params: { sessions: unmarked }, holds: unmarked > 0 },
    { code: 'no-counted-minutes', params: {}, holds: past.length > 0 && share === null },
    { code: 'no-sessions', params: {}, holds: sessions.length === 0 },
  ];
  return reasons.filter(({ holds }) => holds).map(({ code, params }) => ({ code, params }));
}

const shareOf = ({ attended, counted }: Tally): number | null =>
  counted > 0 ? Math.floor((attended * 10_000) / counted) : null;

/**
 * How a person stands against the attendance rule of a run. The only place where this is computed: learner's page, trainer's
 * page, export and certificate check all show this result.
 *
 * - The share is attended ÷ **planned** minutes of past sessions; a session that is not past counts in neither. Excused
 *   minutes are neutral: an excused session leaves the denominator except for the minutes the person was there anyway.
 * - Who came later than the rule allows, or stayed for less of a session than it asks, counts as absent from that session:
 *   the minutes there count nothing and the absence uses up the cap.
 * - A past session with no mark, or with only a scan to confirm, counts as missed until somebody decides.
 * - `met`: something counts already, and neither missing nor being excused from every session to come would lose the goal. `unreachable`: sessions are to come, and
 *   full attendance in all of them (and a favourable decision on every open record) would not reach it. `not-met`: nothing
 *   is to come and no decision could help. Otherwise `on-track`.
 * - Refuses nothing: with no counted minute the share is null, and a past run in which everything was excused is `not-met`,
 *   since a certificate needs some attendance to stand on.
 *
 * Units: whole minutes and basis points; comparisons are exact on integers. Source: product.md, *Attendance*.
 */
export function evaluateAttendance(rule: AttendanceRule, sessions: readonly AttendedSession[]): AttendanceEvaluation {
  const past = sessions.filter(({ isPast }) => isPast);
  const toCome = sessions.filter(({ isPast }) => !isPast);
  const now = sum(past.map((session) => tallyOf(rule, session)));
  const best = sum([
    ...past.map((session) => (isOpen(session) ? attendedInFull(session) : tallyOf(rule, session))),
    ...toCome.map(attendedInFull),
  ]);
  const worst = sum([now, ...toCome.map(missed)]);
  return {
    plannedMinutes: sessions.reduce((minutes, { plan }) => minutes + plannedMinutes(plan), 0),
    countedMinutes: now.counted,
    attendedMinutes: now.attended,
    shareBasisPoints: shareOf(now),
    unexcusedAbsences: now.absences,
    spareMinutes: Math.max(0, best.attended - Math.ceil((rule.thresholdBasisPoints * best.counted) / 10_000)),
    status: goalOf(rule, { now, best, worst, isOver: toCome.length === 0, isEmpty: sessions.length === 0 }),
    reasons: reasonsOf(rule, sessions, now),
  };
}

function goalOf(
  rule: AttendanceRule,
  { now, best, worst, isOver, isEmpty }: { now: Tally; best: Tally; worst: Tally; isOver: boolean; isEmpty: boolean },
): AttendanceGoal {
  // Sessions to come may all be excused: only what counts already is sure to stand in the denominator.
  if (now.counted > 0 && reaches(rule, worst)) return 'met';
  if (isEmpty || reaches(rule, best)) return 'on-track';
  return isOver ? 'not-met' : 'unreachable';
}
