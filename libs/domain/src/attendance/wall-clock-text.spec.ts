import { dateOrderOf, durationOfText, instantOfText } from './wall-clock-text.js';
import { ZONE } from './zone.js';

const at = (text: string): number => Date.parse(text);
const session = { start: at('2026-11-24T09:00:00Z'), end: at('2026-11-24T11:00:00Z') };

describe('instants as programs write them', () => {
  it.each([
    ['Zoom, English (US)', '11/24/2026 10:58:12 AM', 'mdy', '2026-11-24T09:58:12Z'],
    ['Zoom, Albanian order', '24.11.2026 10:58:12', 'dmy', '2026-11-24T09:58:12Z'],
    ['Zoom, newest', '2026-11-24 10:58:12', 'dmy', '2026-11-24T09:58:12Z'],
    ['Teams, two digits of the year', '11/24/26, 1:05:00 PM', 'mdy', '2026-11-24T12:05:00Z'],
    ['Teams, narrow space before PM', '11/24/26, 1:05:00\u202FPM', 'mdy', '2026-11-24T12:05:00Z'],
    ['noon', '11/24/26, 12:05:00 PM', 'mdy', '2026-11-24T11:05:00Z'],
    ['midnight', '11/24/26, 12:05:00 AM', 'mdy', '2026-11-23T23:05:00Z'],
    ['BigBlueButton, Albanian', '24.11.2026, 9:58:12 e paradites', 'dmy', '2026-11-24T08:58:12Z'],
    ['BigBlueButton, Albanian afternoon', '24.11.2026, 1:58:12 e pasdites', 'dmy', '2026-11-24T12:58:12Z'],
    ['BigBlueButton, Serbian', '24. 11. 2026. 10:58:12', 'dmy', '2026-11-24T09:58:12Z'],
    ['Serbian with the part of the day', '24.11.2026. 1:58 по подне', 'dmy', '2026-11-24T12:58:00Z'],
    ['a time alone is on the day of the session', '9:30 AM', 'dmy', '2026-11-24T08:30:00Z'],
    ['absolute', '2026-11-24T10:58:12Z', 'dmy', '2026-11-24T10:58:12Z'],
    ['absolute with an offset', '2026-11-24T10:58:12+01:00', 'mdy', '2026-11-24T09:58:12Z'],
  ] as const)('%s', (_case, cell, order, expected) => {
    expect(new Date(instantOfText(cell, order, session, ZONE) ?? Number.NaN)).toEqual(new Date(expected));
  });

  it.each(['', '-', 'Ana', '24.11.2026', '31/31/2026 10:00', '24.11.2026 25:00'])('%j is none', (cell) => {
    expect(instantOfText(cell, 'dmy', session, ZONE)).toBeNull();
  });

  it('keeps wall time on the day clocks go back', () => {
    const day = { start: at('2026-10-25T08:00:00Z'), end: at('2026-10-25T10:00:00Z') };
    expect(instantOfText('25.10.2026 09:15', 'dmy', day, ZONE)).toBe(at('2026-10-25T08:15:00Z'));
  });
});

it('tells day and month apart by the day of the session', () => {
  const early = { start: at('2026-03-04T09:00:00Z'), end: at('2026-03-04T11:00:00Z') };
  expect(dateOrderOf(['3/4/2026 10:00', '3/4/2026 10:05'], early, ZONE)).toBe('mdy');
  expect(dateOrderOf(['4/3/2026 10:00', '4/3/2026 10:05'], early, ZONE)).toBe('dmy');
  expect(dateOrderOf([], early, ZONE)).toBe('dmy');
});

it.each([
  ['01:05:28', 3_928_000],
  ['1h 5m 28s', 3_928_000],
  ['5m 28s', 328_000],
  ['1 orë 5 min 28 sek', 3_928_000],
  ['1 ч 5 мин 28 с', 3_928_000],
  ['65', 3_900_000],
  ['-', null],
  ['Ana', null],
])('%s lasts', (cell, expected) => {
  expect(durationOfText(cell)).toBe(expected);
});
