import fc from 'fast-check';
import {
  addDays,
  addMonths,
  type CompletedCycle,
  type CycleStanding,
  cycleStanding,
  dueReminder,
  type Renewal,
} from './renewal.js';

const ROLLING: Renewal = { kind: 'rolling', months: 24, opensDays: 60 };
const FIXED: Renewal = { kind: 'fixed', months: 12, anchoredOn: '2026-01-01' };
const done = (...days: string[]): CompletedCycle[] => days.map((completedOn, at) => ({ cycle: at + 1, completedOn }));

it.each<[string, Renewal | null, CompletedCycle[], string, CycleStanding]>([
  ['never, once is enough', null, [], '2026-05-01', { state: 'never', cycle: 1, dueOn: null }],
  ['done, for ever', null, done('2020-01-01'), '2026-05-01', { state: 'valid', cycle: 2, dueOn: null }],
  ['rolling: never', ROLLING, [], '2026-05-01', { state: 'never', cycle: 1, dueOn: null }],
  ['rolling: valid', ROLLING, done('2026-05-01'), '2028-03-01', { state: 'valid', cycle: 2, dueOn: '2028-05-01' }],
  ['rolling: opens', ROLLING, done('2026-05-01'), '2028-03-02', { state: 'open', cycle: 2, dueOn: '2028-05-01' }],
  ['rolling: last day', ROLLING, done('2026-05-01'), '2028-05-01', { state: 'open', cycle: 2, dueOn: '2028-05-01' }],
  ['rolling: over', ROLLING, done('2026-05-01'), '2028-05-02', { state: 'overdue', cycle: 2, dueOn: '2028-05-01' }],
  [
    'rolling: the latest counts, whatever the order',
    ROLLING,
    done('2024-01-01', '2026-05-01').reverse(),
    '2026-06-01',
    { state: 'valid', cycle: 3, dueOn: '2028-05-01' },
  ],
  ['fixed: never', FIXED, [], '2026-05-01', { state: 'never', cycle: 1, dueOn: '2026-12-31' }],
  ['fixed: this window', FIXED, done('2026-01-01'), '2026-12-31', { state: 'valid', cycle: 2, dueOn: '2026-12-31' }],
  ['fixed: the next opens', FIXED, done('2026-12-31'), '2027-01-01', { state: 'open', cycle: 2, dueOn: '2027-12-31' }],
  [
    'fixed: one was missed',
    FIXED,
    done('2025-06-01'),
    '2027-01-01',
    { state: 'overdue', cycle: 2, dueOn: '2027-12-31' },
  ],
])('%s', (_name, renewal, completed, today, expected) => {
  expect(cycleStanding(renewal, completed, today)).toEqual(expected);
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-31', -2, '2025-11-30'],
  ['2028-02-29', 12, '2029-02-28'],
])('%s and %s months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

it('a completion in the window of today is valid, whatever the anchor', () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 36 }), (anchoredOn, today, months) => {
      const standing = cycleStanding({ kind: 'fixed', months, anchoredOn }, done(today), today);
      expect(standing).toMatchObject({ state: 'valid', cycle: 2 });
      expect((standing.dueOn ?? '') >= today).toBe(true);
    }),
  );
});

it.each<[string, number[], string, number | null]>([
  ['too early', [30, 7], '2026-04-30', null],
  ['the first', [30, 7], '2026-05-01', 30],
  ['still the first', [7, 30], '2026-05-23', 30],
  ['the second', [30, 7], '2026-05-24', 7],
  ['after an outage the last one only', [30, 7, 1], '2026-05-30', 1],
  ['on the day itself', [0], '2026-05-31', 0],
  ['over', [30, 7, 0], '2026-06-01', null],
  ['no reminders', [], '2026-05-31', null],
])('reminder of what is due on 31 May: %s', (_name, before, today, expected) => {
  expect(dueReminder('2026-05-31', before, today)).toBe(expected);
});
