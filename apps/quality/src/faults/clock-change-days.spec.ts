import { changeDays, sweepDays, wallInstant } from './clock-change-days.js';

it('knows the days of the law', () => {
  expect([2026, 2027].flatMap(changeDays)).toEqual(['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31']);
});

it.each([
  ['2027-01-10', '09:00', '2027-01-10T08:00:00.000Z'],
  ['2027-07-10', '09:00', '2027-07-10T07:00:00.000Z'],
  ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
])('%s %s', (day, time, instant) => {
  expect(new Date(wallInstant(day, time) ?? 0).toISOString()).toBe(instant);
});

it('knows no time that clocks jumped over', () => {
  expect(wallInstant('2027-03-28', '02:30')).toBeNull();
});

it('sweeps two years with every change in it', () => {
  expect(sweepDays(2026, 10_000)).toHaveLength(730);
  const few = sweepDays(2027, 20);
  expect(few).toEqual(expect.arrayContaining([...changeDays(2027), ...changeDays(2028), '2027-03-27', '2028-10-30']));
  expect(few.length).toBeLessThanOrEqual(32);
  expect([...few].sort()).toEqual(few);
});
