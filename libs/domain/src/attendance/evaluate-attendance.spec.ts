import fc from 'fast-check';
import {
  excused,
  excusedAfter,
  full,
  late,
  none,
  part,
  rule,
  times,
  toCome,
  unmarked,
  waiting,
} from './attended-sessions.examples.js';
import { type AttendanceGoal, type AttendanceRule, evaluateAttendance } from './evaluate-attendance.js';

describe('evaluateAttendance', () => {
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
  minSessionBasisPoints: fc.option(fc.integer({ min: 0, max: 10000 })),
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
