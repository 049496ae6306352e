import fc from 'fast-check';
import { dayBefore, endStay, transferStay, type Stay } from './stay.js';

const stay = (firstDay: string | null, lastDay: string | null): Stay => ({ firstDay, lastDay });

it.each([
  ['2026-03-01', '2026-02-28'],
  ['2028-03-01', '2028-02-29'],
  ['2026-01-01', '2025-12-31'],
  ['2026-03-30', '2026-03-29'],
  ['2026-10-26', '2026-10-25'],
])('the day before %s is %s', (day, before) => {
  expect(dayBefore(day)).toBe(before);
});

it.each<[string, Stay, string, Stay | null]>([
  ['an open stay ends', stay('2024-01-01', null), '2026-06-30', stay('2024-01-01', '2026-06-30')],
  ['on its first day', stay('2024-01-01', null), '2024-01-01', stay('2024-01-01', '2024-01-01')],
  ['earlier than planned', stay('2024-01-01', '2026-12-31'), '2026-06-30', stay('2024-01-01', '2026-06-30')],
  ['not later than planned', stay('2024-01-01', '2026-06-30'), '2026-07-01', null],
  ['not before it began', stay('2024-01-01', null), '2023-12-31', null],
  ['one without a beginning', stay(null, null), '2020-01-01', stay(null, '2020-01-01')],
])('%s', (_case, before, lastDay, after) => {
  expect(endStay(before, lastDay)).toEqual(after);
});

it.each<[string, Stay, string, ReturnType<typeof transferStay>]>([
  [
    'a transfer of an open stay',
    stay('2024-01-01', null),
    '2026-07-01',
    { before: stay('2024-01-01', '2026-06-30'), after: stay('2026-07-01', null) },
  ],
  [
    'a planned end stays the end',
    stay('2024-01-01', '2026-12-31'),
    '2026-07-01',
    { before: stay('2024-01-01', '2026-06-30'), after: stay('2026-07-01', '2026-12-31') },
  ],
  [
    'on the last day',
    stay('2024-01-01', '2026-12-31'),
    '2026-12-31',
    { before: stay('2024-01-01', '2026-12-30'), after: stay('2026-12-31', '2026-12-31') },
  ],
  ['on the first day nothing would be left', stay('2024-01-01', null), '2024-01-01', null],
  ['not after the end', stay('2024-01-01', '2026-06-30'), '2026-07-01', null],
  ['not before the beginning', stay('2024-01-01', null), '2023-06-01', null],
])('%s', (_case, before, day, after) => {
  expect(transferStay(before, day)).toEqual(after);
});

const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

it('the two parts of a transfer are exactly the days of the stay', () => {
  fc.assert(
    fc.property(fc.option(day), fc.option(day), day, day, (firstDay, lastDay, on, any) => {
      const whole = stay(firstDay, lastDay);
      const parts = transferStay(whole, on);
      if (!parts) return;
      const isIn = (one: Stay) => endStay(one, any) !== null;
      expect(Number(isIn(parts.before)) + Number(isIn(parts.after))).toBe(Number(isIn(whole)));
    }),
  );
});
