import { addDays, addMonths, dayAfterKey, stepped, todayIn, weeksOf } from './calendar-days.js';

it('a month is whole weeks from Monday to Sunday, each day once', () => {
  const weeks = weeksOf('month', '2026-11-17');
  expect(weeks.map((week) => [week[0], week[6], week.length])).toEqual([
    ['2026-10-26', '2026-11-01', 7],
    ['2026-11-02', '2026-11-08', 7],
    ['2026-11-09', '2026-11-15', 7],
    ['2026-11-16', '2026-11-22', 7],
    ['2026-11-23', '2026-11-29', 7],
    ['2026-11-30', '2026-12-06', 7],
  ]);
});

it.each([
  { name: 'four weeks', day: '2027-02-01', weeks: 4 },
  { name: 'five weeks', day: '2027-03-28', weeks: 5 },
  { name: 'six weeks', day: '2027-08-31', weeks: 6 },
])('$name', ({ day, weeks }) => {
  expect(weeksOf('month', day)).toHaveLength(weeks);
  expect(new Set(weeksOf('month', day).flat()).size).toBe(weeks * 7);
});

it('a week holds its day, also the one in which clocks change', () => {
  expect(weeksOf('week', '2027-03-28')).toEqual([
    ['2027-03-22', '2027-03-23', '2027-03-24', '2027-03-25', '2027-03-26', '2027-03-27', '2027-03-28'],
  ]);
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
});

it('goes a month or a week on, and over the year', () => {
  expect([stepped('month', '2026-12-31', 1), stepped('month', '2027-01-31', -1)]).toEqual(['2027-01-01', '2026-12-01']);
  expect([stepped('week', '2026-12-31', 1), addMonths('2027-01-31', 1)]).toEqual(['2027-01-07', '2027-02-01']);
});

it.each([
  ['ArrowLeft', '2026-11-17'],
  ['ArrowRight', '2026-11-19'],
  ['ArrowUp', '2026-11-11'],
  ['ArrowDown', '2026-11-25'],
  ['Home', '2026-11-16'],
  ['End', '2026-11-22'],
  ['PageUp', '2026-10-01'],
  ['PageDown', '2026-12-01'],
  ['Enter', null],
])('%s leads from 18 November to %s', (key, expected) => {
  expect(dayAfterKey(key, '2026-11-18', 'month')).toBe(expected);
});

it('today is the day in Kosovo', () => {
  expect(todayIn(Date.parse('2026-11-17T23:30:00Z'))).toBe('2026-11-18');
});
