import fc from 'fast-check';
import type { AttendanceRecord, AttendanceState } from './attendance-mark.js';
import {
  type AttendanceGoal,
  type AttendanceRule,
  type AttendedSession,
  evaluateAttendance,
} from './evaluate-attendance.js';

const MINUTE = 60_000;
const session = (
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
const full = session(60, 'present', 60);
const none = session(60, 'absent', 0);
const part = (minutes: number) => session(60, 'partial', minutes);
const excused = session(60, 'excused', 0);
const excusedAfter = (minutes: number) => session(60, 'excused', minutes);
const late = (by: number) => session(60, 'partial', 60 - by, { lateMinutes: by });
const unmarked = session(60, 'none', 0);
const waiting = session(60, 'to-confirm', 0);
const toCome = session(60, 'none', 0, {}, false);
const times = (count: number, one: AttendedSession) => Array.from({ length: count }, () => one);
const rule = (change: Partial<AttendanceRule> = {}): AttendanceRule => ({
  thresholdBasisPoints: 8000,
  excused: 'neutral',
  maxUnexcusedAbsences: null,
  lateLimitMinutes: null,
  ...change,
});

interface Case {
  readonly name: string;
  readonly rule?: Partial<AttendanceRule>;
  readonly sessions: readonly AttendedSession[];
  readonly share: number | null;
  readonly status: AttendanceGoal;
  readonly absences?: number;
  readonly reasons?: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'all five sessions attended', sessions: times(5, full), share: 10000, status: 'met' },
  {
    name: 'four of five is exactly 80 %',
    sessions: [...times(4, full), none],
    share: 8000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'one minute under 80 %',
    sessions: [...times(3, full), part(59), none],
    share: 7966,
    status: 'not-met',
    absences: 1,
    reasons: ['share-too-low'],
  },
  {
    name: '79.99 % is never shown nor taken as 80 %',
    sessions: [session(10000, 'partial', 7999)],
    share: 7999,
    status: 'not-met',
    reasons: ['share-too-low'],
  },
  {
    name: 'nobody came to anything',
    sessions: times(3, none),
    share: 0,
    status: 'not-met',
    absences: 3,
    reasons: ['share-too-low'],
  },
  {
    name: 'long sessions weigh more: minutes are shared, not sessions',
    sessions: [session(240, 'present', 240), none],
    share: 8000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'minutes missed by coming late add up',
    sessions: [late(15), late(15), late(15), late(15)],
    share: 7500,
    status: 'not-met',
    reasons: ['share-too-low'],
  },
  {
    name: 'an excused session leaves the denominator',
    sessions: [...times(4, full), excused],
    share: 10000,
    status: 'met',
    absences: 0,
  },
  {
    name: 'an excuse does not help a bad share',
    sessions: [full, none, excused],
    share: 5000,
    status: 'not-met',
    absences: 1,
    reasons: ['share-too-low'],
  },
  {
    name: 'left early with an excuse: the minutes there count, the rest is neutral',
    sessions: [full, excusedAfter(30)],
    share: 10000,
    status: 'met',
  },
  {
    name: 'everything excused proves nothing',
    sessions: times(3, excused),
    share: null,
    status: 'not-met',
    reasons: ['no-counted-minutes'],
  },
  {
    name: 'a rule without excuses: an excused session counts as missed',
    rule: { excused: 'absent' },
    sessions: [...times(3, full), excused],
    share: 7500,
    status: 'not-met',
    absences: 1,
    reasons: ['share-too-low'],
  },
  {
    name: 'a rule without excuses still counts the minutes there',
    rule: { excused: 'absent' },
    sessions: [full, excusedAfter(40)],
    share: 8333,
    status: 'met',
    absences: 0,
  },
  {
    name: 'one unexcused absence is allowed',
    rule: { maxUnexcusedAbsences: 1 },
    sessions: [...times(9, full), none],
    share: 9000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'two unexcused absences are too many, whatever the share',
    rule: { maxUnexcusedAbsences: 1 },
    sessions: [...times(18, full), none, none],
    share: 9000,
    status: 'not-met',
    absences: 2,
    reasons: ['too-many-absences'],
  },
  {
    name: 'excused absences do not use up the cap',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [...times(4, full), excused],
    share: 10000,
    status: 'met',
    absences: 0,
  },
  {
    name: 'no absence is allowed and there is one: both reasons',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [full, none],
    share: 5000,
    status: 'not-met',
    absences: 1,
    reasons: ['share-too-low', 'too-many-absences'],
  },
  {
    name: 'a short stay is not an absence',
    rule: { maxUnexcusedAbsences: 0, thresholdBasisPoints: 100 },
    sessions: [part(1)],
    share: 166,
    status: 'met',
    absences: 0,
  },
  {
    name: 'fifteen minutes late is still in time',
    rule: { lateLimitMinutes: 15 },
    sessions: [...times(4, full), late(15)],
    share: 9500,
    status: 'met',
    absences: 0,
  },
  {
    name: 'sixteen minutes late counts as absent',
    rule: { lateLimitMinutes: 15 },
    sessions: [...times(4, full), late(16)],
    share: 8000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'too late uses up the cap as well',
    rule: { lateLimitMinutes: 15, maxUnexcusedAbsences: 0 },
    sessions: [...times(4, full), late(16)],
    share: 8000,
    status: 'not-met',
    absences: 1,
    reasons: ['too-many-absences'],
  },
  { name: 'before the first session', sessions: times(5, toCome), share: null, status: 'on-track' },
  { name: 'one attended, four to come', sessions: [full, ...times(4, toCome)], share: 10000, status: 'on-track' },
  {
    name: 'one missed of five: still possible',
    sessions: [none, ...times(4, toCome)],
    share: 0,
    status: 'on-track',
    absences: 1,
    reasons: ['share-too-low'],
  },
  {
    name: 'two missed of five: unreachable, said at once',
    sessions: [none, none, ...times(3, toCome)],
    share: 0,
    status: 'unreachable',
    absences: 2,
    reasons: ['share-too-low'],
  },
  {
    name: 'the cap is passed: unreachable, although the share is not lost',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [none, ...times(9, toCome)],
    share: 0,
    status: 'unreachable',
    absences: 1,
    reasons: ['share-too-low', 'too-many-absences'],
  },
  { name: 'secured before the end', sessions: [...times(4, full), toCome], share: 10000, status: 'met' },
  {
    name: 'enough minutes, but one more absence would break the cap',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [...times(9, full), toCome],
    share: 10000,
    status: 'on-track',
  },
  {
    name: 'a late scan waits: not counted, but the goal is still open',
    sessions: [...times(3, full), waiting],
    share: 7500,
    status: 'on-track',
    absences: 1,
    reasons: ['share-too-low', 'sessions-to-confirm'],
  },
  {
    name: 'a session nobody marked: open until the trainer does',
    sessions: [...times(3, full), unmarked],
    share: 7500,
    status: 'on-track',
    absences: 1,
    reasons: ['share-too-low', 'sessions-unmarked'],
  },
  {
    name: 'open records that could not help any more',
    sessions: [none, none, none, waiting],
    share: 0,
    status: 'not-met',
    absences: 4,
    reasons: ['share-too-low', 'sessions-to-confirm'],
  },
  {
    name: 'the goal is met without the scan that waits',
    sessions: [...times(4, full), waiting],
    share: 8000,
    status: 'met',
    absences: 1,
    reasons: ['sessions-to-confirm'],
  },
  { name: 'a run without sessions yet', sessions: [], share: null, status: 'on-track', reasons: ['no-sessions'] },
  {
    name: 'a session without planned minutes is neither attended nor missed',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [full, session(0, 'absent', 0)],
    share: 10000,
    status: 'met',
    absences: 0,
  },
  {
    name: 'a threshold of 0 % asks for one counted minute',
    rule: { thresholdBasisPoints: 0 },
    sessions: [none],
    share: 0,
    status: 'met',
    absences: 1,
  },
  {
    name: 'a threshold of 100 % forgives nothing',
    rule: { thresholdBasisPoints: 10000 },
    sessions: [full, part(59)],
    share: 9916,
    status: 'not-met',
    reasons: ['share-too-low'],
  },
];

describe('evaluateAttendance', () => {
  it.each(cases)('$name → $status', (one) => {
    const result = evaluateAttendance(rule(one.rule), one.sessions);
    expect({
      share: result.shareBasisPoints,
      status: result.status,
      reasons: result.reasons.map(({ code }) => code),
    }).toEqual({ share: one.share, status: one.status, reasons: one.reasons ?? [] });
    if (one.absences !== undefined) expect(result.unexcusedAbsences).toBe(one.absences);
  });
  it('says how many minutes can still be missed', () => {
    expect(evaluateAttendance(rule(), times(5, toCome)).spareMinutes).toBe(60);
    expect(evaluateAttendance(rule(), [part(20), ...times(4, toCome)]).spareMinutes).toBe(20);
    expect(evaluateAttendance(rule(), [none, none, ...times(3, toCome)]).spareMinutes).toBe(0);
  });
  it('reports planned, counted and attended minutes that add up', () =>
    expect(evaluateAttendance(rule(), [full, excused, none, toCome])).toMatchObject({
      plannedMinutes: 240,
      countedMinutes: 120,
      attendedMinutes: 60,
    }));
});

const anyRule: fc.Arbitrary<AttendanceRule> = fc.record({
  thresholdBasisPoints: fc.integer({ min: 0, max: 10000 }),
  excused: fc.constantFrom('neutral' as const, 'absent' as const),
  maxUnexcusedAbsences: fc.option(fc.integer({ min: 0, max: 3 })),
  lateLimitMinutes: fc.option(fc.integer({ min: 0, max: 40 })),
});
const outcome = fc.oneof(
  fc.constant(full),
  fc.constant(none),
  fc.constant(excused),
  fc.integer({ min: 1, max: 59 }).map(late),
  fc.integer({ min: 1, max: 59 }).map(excusedAfter),
);
const anySession = fc.oneof(outcome, fc.constant(toCome), fc.constant(unmarked), fc.constant(waiting));
const anySessions = fc.array(anySession, { maxLength: 8 });

describe('properties of the evaluation', () => {
  it('stays within its bounds', () =>
    fc.assert(
      fc.property(anyRule, anySessions, (given, sessions) => {
        const { shareBasisPoints, attendedMinutes, countedMinutes, plannedMinutes, unexcusedAbsences } =
          evaluateAttendance(given, sessions);
        expect(attendedMinutes).toBeLessThanOrEqual(countedMinutes);
        expect(countedMinutes).toBeLessThanOrEqual(plannedMinutes);
        expect(unexcusedAbsences).toBeLessThanOrEqual(sessions.length);
        expect(shareBasisPoints ?? 0).toBeLessThanOrEqual(10000);
      }),
    ));
  it('does not depend on the order of sessions', () =>
    fc.assert(
      fc.property(anyRule, anySessions, (given, sessions) =>
        expect(evaluateAttendance(given, [...sessions].reverse())).toEqual(evaluateAttendance(given, sessions)),
      ),
    ));
  it('unreachable is final: however the sessions to come turn out, the goal is not met', () =>
    fc.assert(
      fc.property(
        anyRule,
        anySessions,
        fc.array(outcome, { minLength: 8, maxLength: 8 }),
        (given, sessions, outcomes) => {
          fc.pre(evaluateAttendance(given, sessions).status === 'unreachable');
          const settled = sessions.map((one, n) => (one.isPast ? one : (outcomes[n] ?? full)));
          for (let passed = 0; passed <= sessions.length; passed += 1) {
            const later = [...settled.slice(0, passed), ...sessions.slice(passed)];
            expect(['unreachable', 'not-met']).toContain(evaluateAttendance(given, later).status);
          }
        },
      ),
    ));
  it('met is safe: however the sessions to come turn out, the goal stays met', () =>
    fc.assert(
      fc.property(
        anyRule,
        anySessions,
        fc.array(outcome, { minLength: 8, maxLength: 8 }),
        (given, sessions, outcomes) => {
          fc.pre(evaluateAttendance(given, sessions).status === 'met');
          const settled = sessions.map((one, n) => (one.isPast ? one : (outcomes[n] ?? none)));
          expect(evaluateAttendance(given, settled).status).toBe('met');
        },
      ),
    ));
  it('a rule without a threshold is not met by sessions to come that may all be excused', () => {
    const given = rule({ thresholdBasisPoints: 0 });
    expect(evaluateAttendance(given, [toCome]).status).toBe('on-track');
    expect(evaluateAttendance(given, [excused]).status).toBe('not-met');
    expect(evaluateAttendance(given, [full, toCome]).status).toBe('met');
  });
  it('a better record never makes it worse', () =>
    fc.assert(
      fc.property(anyRule, anySessions, fc.nat(7), (given, sessions, index) => {
        const better = sessions.map((one, n) => (n === index && one.isPast ? full : one));
        const rank: readonly AttendanceGoal[] = ['not-met', 'unreachable', 'on-track', 'met'];
        expect(rank.indexOf(evaluateAttendance(given, better).status)).toBeGreaterThanOrEqual(
          rank.indexOf(evaluateAttendance(given, sessions).status),
        );
      }),
    ));
});
