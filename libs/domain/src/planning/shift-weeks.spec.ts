import fc from 'fast-check';
import { instantOf, localOf } from '../attendance/local-time.js';
import { ZONE } from '../attendance/zone.js';
import { shiftByWeeks } from './shift-weeks.js';

describe('shiftByWeeks', () => {
  it.each([
    { name: 'one week', from: '2026-11-20', weeks: 1, expected: '2026-11-27' },
    { name: 'over the end of a year', from: '2026-12-28', weeks: 1, expected: '2027-01-04' },
    { name: 'over a leap day', from: '2028-02-25', weeks: 1, expected: '2028-03-03' },
    { name: 'back', from: '2026-03-02', weeks: -1, expected: '2026-02-23' },
    { name: 'not at all', from: '2026-03-02', weeks: 0, expected: '2026-03-02' },
    { name: 'over the day on which clocks go forward', from: '2027-03-22', weeks: 1, expected: '2027-03-29' },
  ])('$name', ({ from, weeks, expected }) => {
    expect(shiftByWeeks(from, weeks)).toBe(expected);
  });

  it.each([
    { from: '22.03.2027', weeks: 1 },
    { from: '2027-13-01', weeks: 1 },
    { from: '2027-03-22', weeks: 0.5 },
  ])('refuses $weeks weeks from $from', ({ from, weeks }) => {
    expect(() => shiftByWeeks(from, weeks)).toThrow(RangeError);
  });

  const day = fc
    .integer({ min: 0, max: 2 * 365 })
    .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
  const weeks = fc.integer({ min: -60, max: 60 });
  it('keeps the weekday and the wall time through two years of clock changes, and goes back', () => {
    fc.assert(
      fc.property(day, weeks, fc.constantFrom('08:00', '09:30', '17:45'), (date, count, time) => {
        const moved = shiftByWeeks(date, count);
        expect(shiftByWeeks(moved, -count)).toBe(date);
        expect(new Date(`${moved}T00:00:00Z`).getUTCDay()).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
        const [before, after] = [instantOf(date, time, ZONE), instantOf(moved, time, ZONE)];
        if (!before.ok || !after.ok) throw new Error('these hours exist on every day');
        expect(localOf(after.instant, ZONE)).toEqual({ date: moved, time });
        const drift = after.instant - before.instant - count * 7 * 86_400_000;
        expect([-3_600_000, 0, 3_600_000]).toContain(drift);
      }),
    );
  });
});
