import fc from 'fast-check';
import { instantOf } from '../attendance/local-time.js';
import { ZONE } from '../attendance/zone.js';
import {
  bulkShare,
  deliveryTime,
  type DeliveryWishes,
  isQuiet,
  MAX_TRIES,
  nextTry,
  NO_WISHES,
  sessionUrgency,
  type Urgency,
  URGENCIES,
} from './delivery-time.js';

const at = (date: string, time: string): number => {
  const result = instantOf(date, time, ZONE);
  if (!result.ok) throw new Error(result.code);
  return result.instant;
};
const night = { from: '21:00', to: '07:00' };
const noon = { from: '12:00', to: '13:00' };
const DAY = '2026-11-26';

describe('when a message leaves', () => {
  it.each<[string, Urgency, DeliveryWishes, string, string, string, boolean]>([
    ['at once for somebody without wishes', 'daily', NO_WISHES, DAY, DAY, '22:00', false],
    ['urgent in the night', 'now', { isDigest: true, quiet: night }, DAY, DAY, '22:00', false],
    ['soon in the night: in the morning', 'soon', { isDigest: true, quiet: night }, DAY, '2026-11-27', '07:00', false],
    [
      'not urgent in the night without a summary',
      'daily',
      { isDigest: false, quiet: night },
      DAY,
      '2026-11-27',
      '07:00',
      false,
    ],
    [
      'in the daily summary of the next day',
      'daily',
      { isDigest: true, quiet: null },
      DAY,
      '2026-11-27',
      '07:30',
      true,
    ],
    [
      'the summary waits for quiet hours to end',
      'daily',
      { isDigest: true, quiet: { from: '21:00', to: '08:15' } },
      DAY,
      '2026-11-27',
      '08:15',
      true,
    ],
    [
      'quiet hours of equal ends are none',
      'soon',
      { isDigest: false, quiet: { from: '22:00', to: '22:00' } },
      DAY,
      DAY,
      '22:00',
      false,
    ],
  ])('%s', (_name, urgency, wishes, day, dueDay, dueTime, isBundled) => {
    expect(deliveryTime(urgency, wishes, at(day, '22:00'))).toEqual({ at: at(dueDay, dueTime), isBundled });
  });

  it.each([
    ['before', '11:59', false],
    ['from its first minute', '12:00', true],
    ['to its last', '12:59', true],
    ['not after', '13:00', false],
  ])('quiet hours within a day: %s', (_name, time, expected) => {
    expect(isQuiet(noon, at(DAY, time))).toBe(expected);
    expect(isQuiet(null, at(DAY, time))).toBe(false);
  });

  it.each([
    ['the night clocks go back', '2026-10-24', '2026-10-25', '07:00'],
    ['the night clocks go forward', '2027-03-27', '2027-03-28', '07:00'],
  ])('ends at the wall time of the morning: %s', (_name, evening, morning, time) => {
    expect(deliveryTime('soon', { isDigest: false, quiet: night }, at(evening, '23:00')).at).toBe(at(morning, time));
  });

  it('an end in the hour that does not exist is the moment clocks skip it', () => {
    const wishes = { isDigest: false, quiet: { from: '21:00', to: '02:30' } };
    expect(deliveryTime('soon', wishes, at('2027-03-27', '23:00')).at).toBe(at('2027-03-28', '03:00'));
  });

  it('never before now, never quiet unless urgent, never more than two days away', () => {
    const time = fc
      .integer({ min: 0, max: 1_439 })
      .map((m) => `${`${Math.floor(m / 60)}`.padStart(2, '0')}:${`${m % 60}`.padStart(2, '0')}`);
    const quiet = fc.option(fc.record({ from: time, to: time }));
    const now = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...URGENCIES), fc.boolean(), quiet, now, (urgency, isDigest, hours, moment) => {
        const { at: due, isBundled } = deliveryTime(urgency, { isDigest, quiet: hours }, moment);
        expect(due).toBeGreaterThanOrEqual(moment);
        expect(due).toBeLessThanOrEqual(moment + 2 * 86_400_000 + 3_600_000);
        expect(isBundled).toBe(urgency === 'daily' && isDigest);
        if (urgency === 'now') expect(due).toBe(moment);
        // The skipped hour has no end of its own: the moment after it may read as quiet again.
        else if (hours?.to.slice(0, 2) !== '02') expect(isQuiet(hours, due)).toBe(false);
      }),
    );
  });
});

it.each([
  [1, 10],
  [2, 30],
  [5, 1_800],
  [6, 3_600],
  [MAX_TRIES - 1, 3_600],
  [MAX_TRIES + 1, 10],
])('after %s tries it waits %s seconds', (tries, seconds) => {
  expect(nextTry(tries, 1_000)).toBe(1_000 + seconds * 1_000);
});

it('gives up after the last try, about a day later', () => {
  expect(nextTry(MAX_TRIES, 0)).toBeNull();
  expect(nextTry(2 * MAX_TRIES, 0)).toBeNull();
  const waited = Array.from({ length: MAX_TRIES - 1 }, (_, index) => nextTry(index + 1, 0) ?? 0).reduce(
    (a, b) => a + b,
  );
  expect(waited / 3_600_000).toBeGreaterThan(22);
  expect(waited / 3_600_000).toBeLessThan(26);
});

it.each([
  ['in an hour', 3_600_000, 'now'],
  ['in a day', 86_400_000, 'soon'],
  ['over already', -1, 'now'],
])('a session %s', (_name, ahead, expected) => {
  expect(sessionUrgency(ahead, 0)).toBe(expected);
});

it.each([
  [1_000, 900],
  [1, 1],
])('of %s mails an hour, %s for what is not urgent', (perHour, share) => {
  expect(bulkShare(perHour)).toBe(share);
});
