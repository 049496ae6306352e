import { dayAfter, readDay, readHours, readTime } from './read-cell.js';

it.each([
  ['2026-12-31', '2026-12-31'],
  ['2026-1-5', '2026-01-05'],
  ['31.12.2026', '2026-12-31'],
  ['31.12.2026.', '2026-12-31'],
  ['1/2/2026', '2026-02-01'],
  ['29.2.2024', '2024-02-29'],
  ['29.2.2023', null],
  ['31.4.2026', null],
  ['0.1.2026', null],
  ['1.13.2026', null],
  ['12/31/2026', null],
  ['1.1.1949', null],
  ['1.1.26', null],
  ['', null],
  ['sot', null],
])('the day %j is %j', (text, day) => expect(readDay(text)).toBe(day));

it.each([
  ['9:05', '09:05'],
  ['09.30', '09:30'],
  ['23:59:59', '23:59'],
  ['24:00', null],
  ['9', null],
])('the time %j is %j', (text, time) => expect(readTime(text)).toBe(time));

it.each([
  ['8', 480],
  ['7,5', 450],
  ['0.25', 15],
  ['0', null],
  ['-1', null],
  ['8h', null],
  ['99999', null],
])('%j hours are %j minutes', (text, minutes) => expect(readHours(text)).toBe(minutes));

it('the day after the last of a month, a year, a February', () =>
  expect(['2026-12-31', '2024-02-28', '2023-02-28', '2026-03-28'].map(dayAfter)).toEqual([
    '2027-01-01',
    '2024-02-29',
    '2023-03-01',
    '2026-03-29',
  ]));
