import fc from 'fast-check';
import { countsFrom, cycleOfEnrolment, type MandatoryState, mandatoryState, renewableFrom } from './mandatory.js';
import { addDays, cycleStanding, type Renewal } from './renewal.js';

const ROLLING: Renewal = { kind: 'rolling', months: 24, opensDays: 60 };
const FIXED: Renewal = { kind: 'fixed', months: 12, anchoredOn: '2026-01-01' };
const once = (completedOn: string) => [{ cycle: 1, completedOn }];

it.each<[boolean, boolean, string, MandatoryState]>([
  [true, true, '2026-06-02', 'done'],
  [true, false, '2026-05-01', 'done'],
  [false, true, '2026-06-01', 'enrolled'],
  [false, true, '2026-06-02', 'overdue'],
  [false, false, '2026-06-01', 'missing'],
  [false, false, '2026-06-02', 'overdue'],
])('done %s, enrolled %s, on %s: %s', (isDone, isEnrolled, today, expected) => {
  expect(mandatoryState({ isDone, isEnrolled }, '2026-06-01', today)).toBe(expected);
});

it.each<[string, Renewal | null, string, string | null]>([
  ['once is for ever', null, '2026-06-01', null],
  ['rolling', ROLLING, '2026-06-01', '2024-06-01'],
  ['rolling, at the end of a short month', { ...ROLLING, months: 1 }, '2026-03-31', '2026-03-01'],
  ['rolling, in a leap year', { ...ROLLING, months: 12 }, '2029-02-28', '2028-02-28'],
  ['fixed', FIXED, '2026-06-01', '2026-01-01'],
  ['fixed, the last day', FIXED, '2026-12-31', '2026-01-01'],
])('a completion counts from: %s', (_name, renewal, dueOn, expected) => {
  expect(countsFrom(renewal, dueOn)).toBe(expected);
});

it.each<[string, Renewal | null, string | null, string, number]>([
  ['never done', ROLLING, null, '2026-05-01', 1],
  ['done for ever, and repeated', null, '2020-01-01', '2026-05-01', 1],
  ['repeated while valid', ROLLING, '2026-05-01', '2027-05-01', 1],
  ['renewed when it may be', ROLLING, '2026-05-01', '2028-03-02', 2],
  ['renewed too late', ROLLING, '2026-05-01', '2029-01-01', 2],
  ['repeated in the same window', FIXED, '2026-05-01', '2026-12-31', 1],
  ['done in the next window', FIXED, '2026-05-01', '2027-01-01', 2],
])('the cycle of an enrolment: %s', (_name, renewal, completedOn, day, expected) => {
  expect(cycleOfEnrolment(renewal, completedOn === null ? [] : once(completedOn), day)).toBe(expected);
});

it.each<[string, Renewal | null, string | null, string, string | null]>([
  ['never done', ROLLING, null, '2026-05-01', null],
  ['for ever', null, '2026-05-01', '2026-05-01', null],
  ['rolling', ROLLING, '2026-05-01', '2026-06-01', '2028-03-02'],
  ['fixed, valid', FIXED, '2026-05-01', '2026-06-01', '2027-01-01'],
  ['fixed, open', FIXED, '2026-05-01', '2027-06-01', '2027-01-01'],
])('may be renewed from: %s', (_name, renewal, completedOn, today, expected) => {
  expect(renewableFrom(renewal, completedOn === null ? [] : once(completedOn), today)).toBe(expected);
});

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const months = fc.integer({ min: 1, max: 60 });
const renewals = fc.oneof(
  fc.record({ kind: fc.constant('rolling' as const), months, opensDays: fc.integer({ min: 0, max: 300 }) }),
  fc.record({ kind: fc.constant('fixed' as const), months, anchoredOn: day }),
);

it('what counts on the due day is exactly what has not to be done again by then', () => {
  fc.assert(
    fc.property(renewals, day, fc.integer({ min: 0, max: 2_500 }), (renewal, dueOn, before) => {
      const completedOn = addDays(dueOn, -before);
      const { state } = cycleStanding(renewal, once(completedOn), dueOn);
      const stillHolds = renewal.kind === 'fixed' ? state === 'valid' : state !== 'overdue';
      expect(completedOn >= (countsFrom(renewal, dueOn) ?? '')).toBe(stillHolds);
    }),
  );
});

it('from the day on which it may be renewed an enrolment is for the next cycle, and before it for the same', () => {
  fc.assert(
    fc.property(renewals, day, (renewal, completedOn) => {
      const from = renewableFrom(renewal, once(completedOn), completedOn) ?? '';
      expect(cycleOfEnrolment(renewal, once(completedOn), from)).toBe(2);
      if (from > completedOn) expect(cycleOfEnrolment(renewal, once(completedOn), addDays(from, -1))).toBe(1);
    }),
  );
});
