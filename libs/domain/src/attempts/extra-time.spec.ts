import fc from 'fast-check';
import { extraSecondsOf } from '../quizzes/quiz-time.js';
import { extraMinutesPerHour, MAX_EXTRA_TIME, timeParts } from './extra-time.js';

const extraSeconds = (secondsAllowed: number | null, extra: number) => extraSecondsOf({ secondsAllowed }, extra);

describe('extra time', () => {
  it.each([
    ['half as much again', 1_800, 5_000, 900],
    ['a quarter of 25 minutes', 1_500, 2_500, 375],
    ['cut to whole seconds', 601, 3_333, 200],
    ['none', 1_800, 0, 0],
    ['the most', 1_800, MAX_EXTRA_TIME, 5_400],
    ['no limit to add to', null, 5_000, 0],
  ])('%s', (_name, seconds, extraTime, expected) => {
    expect(extraSeconds(seconds, extraTime)).toBe(expected);
  });

  it.each([
    [2_500, 15],
    [5_000, 30],
    [3_333, 20],
    [10_000, 60],
  ])('%i basis points are %i minutes per hour', (extraTime, minutes) => {
    expect(extraMinutesPerHour(extraTime)).toBe(minutes);
  });

  it('never takes time away, grows with what was granted, and stays a whole number', () => {
    const seconds = fc.integer({ min: 1, max: 86_400 });
    const granted = fc.integer({ min: 0, max: MAX_EXTRA_TIME });
    fc.assert(
      fc.property(seconds, granted, granted, (allowed, one, other) => {
        const [less, more] = [extraSeconds(allowed, Math.min(one, other)), extraSeconds(allowed, Math.max(one, other))];
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeGreaterThanOrEqual(less);
        expect(more).toBeLessThanOrEqual(3 * allowed);
        expect(Number.isInteger(more)).toBe(true);
      }),
    );
  });
});

describe('the parts of a time', () => {
  it.each([
    ['45 = 30 + 15', 2_700, 900, { total: 45, base: 30, extra: 15 }],
    ['nothing extra', 1_800, 0, { total: 30, base: 30, extra: 0 }],
    ['25 min and a quarter', 1_875, 375, { total: 31, base: 25, extra: 6 }],
    ['seconds of extra time are shown as a minute, not as nothing', 150, 20, { total: 3, base: 2, extra: 1 }],
  ])('%s', (_name, total, extra, expected) => {
    expect(timeParts(total, extra)).toEqual(expected);
  });

  it('always add up, and none is below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 90_000 }), (base, extra) => {
        const parts = timeParts(base + extra, extra);
        expect(parts.base + parts.extra).toBe(parts.total);
        expect(Math.min(parts.base, parts.extra)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
