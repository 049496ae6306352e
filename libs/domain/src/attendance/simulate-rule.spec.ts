import fc from 'fast-check';
import { type AttendanceRule } from './evaluate-attendance.js';
import type { SessionPlan } from './session-plan.js';
import { imagineRun, sessionsToSpare, simulateRule } from './simulate-rule.js';

const MINUTE = 60_000;
const plan = (sessionId: string, minutes: number): SessionPlan => ({
  sessionId,
  slots: minutes > 0 ? [{ start: 0, end: minutes * MINUTE }] : [],
});
const rule = (change: Partial<AttendanceRule> = {}): AttendanceRule => ({
  thresholdBasisPoints: 8000,
  excused: 'neutral',
  maxUnexcusedAbsences: null,
  lateLimitMinutes: null,
  ...change,
});
const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => plan(id, 60));

it('says what comes of missing two of six', () => {
  const outcomes = simulateRule(rule(), six);
  expect(outcomes).toHaveLength(7);
  expect(outcomes[1]?.worst).toMatchObject({ status: 'met', shareBasisPoints: 8333 });
  expect(outcomes[2]?.best).toMatchObject({ status: 'not-met', shareBasisPoints: 6666 });
  expect(outcomes[2]?.excused).toMatchObject({ status: 'met', shareBasisPoints: 10000 });
  expect(sessionsToSpare(outcomes)).toBe(1);
});

it.each([
  ['no cap, a low goal', rule({ thresholdBasisPoints: 0 }), 6],
  ['a cap of one', rule({ thresholdBasisPoints: 0, maxUnexcusedAbsences: 1 }), 1],
  ['everything asked for', rule({ thresholdBasisPoints: 10000 }), 0],
] as const)('sessions to spare with %s: %#', (_name, given, spare) => {
  expect(sessionsToSpare(simulateRule(given, six))).toBe(spare);
});

it('tells the shortest from the longest: half a day more is not the same as an hour', () => {
  const outcomes = simulateRule(rule(), [plan('long', 240), plan('short', 60)]);
  expect(outcomes[1]?.best).toMatchObject({ status: 'met', shareBasisPoints: 8000 });
  expect(outcomes[1]?.worst).toMatchObject({ status: 'not-met', shareBasisPoints: 2000 });
});

it('leaves out what cannot be missed', () => {
  expect(simulateRule(rule(), [plan('a', 60), plan('none', 0)])).toHaveLength(2);
  expect(simulateRule(rule(), [])).toMatchObject([{ missed: 0, best: { status: 'on-track' } }]);
  expect(sessionsToSpare(simulateRule(rule(), []))).toBe(-1);
});

it('imagines session by session, by the rule of lateness too', () => {
  const presence = new Map([
    ['a', { kind: 'late', minutes: 20 }],
    ['b', { kind: 'late', minutes: 500 }],
    ['c', { kind: 'excused' }],
  ] as const);
  expect(imagineRun(rule(), six, presence)).toMatchObject({
    attendedMinutes: 220,
    countedMinutes: 300,
    unexcusedAbsences: 1,
  });
  expect(imagineRun(rule({ lateLimitMinutes: 15 }), six, presence)).toMatchObject({ unexcusedAbsences: 2 });
});

it('missing more is never better, and the best is never worse than the worst', () => {
  const rank = ['not-met', 'on-track', 'met'];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.option(fc.integer({ min: 0, max: 4 })),
      (lengths, thresholdBasisPoints, maxUnexcusedAbsences) => {
        const plans = lengths.map((minutes, index) => plan(String(index), minutes));
        const outcomes = simulateRule(rule({ thresholdBasisPoints, maxUnexcusedAbsences }), plans);
        outcomes.forEach(({ best, worst }, missed) => {
          expect(rank.indexOf(best.status)).toBeGreaterThanOrEqual(rank.indexOf(worst.status));
          const next = outcomes[missed + 1];
          if (!next) return;
          expect(rank.indexOf(next.worst.status)).toBeLessThanOrEqual(rank.indexOf(worst.status));
          expect(rank.indexOf(next.best.status)).toBeLessThanOrEqual(rank.indexOf(best.status));
        });
      },
    ),
  );
});
