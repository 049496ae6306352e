import fc from 'fast-check';
import { attemptDeadline, closingTime, extraSecondsOf, type QuizTime, windowState } from './quiz-time.js';

const MIN = 60_000;
const time: QuizTime = { opensAt: 0, closesAt: 60 * MIN, secondsAllowed: 30 * 60 };
const HALF = 5_000;

it.each([
  ['before it opens', -1, 0, 'early'],
  ['as it opens', 0, 0, 'open'],
  ['just before it closes', 60 * MIN - 1, 0, 'open'],
  ['as it closes', 60 * MIN, 0, 'closed'],
  ['as it closes for the others', 60 * MIN, HALF, 'open'],
  ['as it closes with extra time', 75 * MIN, HALF, 'closed'],
] as const)('%s', (_name, now, extra, state) => {
  expect(windowState(time, extra, now)).toBe(state);
});

it('is open at any time without a window', () => {
  const always = { ...time, opensAt: null, closesAt: null };
  expect([-1, 0, Number.MAX_SAFE_INTEGER].map((now) => windowState(always, HALF, now))).toEqual([
    'open',
    'open',
    'open',
  ]);
  expect(closingTime(always, HALF)).toBeNull();
  expect(windowState({ ...time, opensAt: null }, 0, -1)).toBe('open');
});

it.each([
  [1_800, 5_000, 900],
  [601, 3_333, 200],
  [1_800, 0, 0],
  [null, 5_000, 0],
])('of %s seconds %i basis points are %i whole seconds', (secondsAllowed, extra, seconds) => {
  expect(extraSecondsOf({ secondsAllowed }, extra)).toBe(seconds);
});

it.each<[string, Partial<QuizTime>, number, number, number | null]>([
  ['the time allowed', {}, 0, 0, 30 * MIN],
  ['with extra time', {}, HALF, 0, 45 * MIN],
  ['begun late: until the closing', {}, 0, 50 * MIN, 60 * MIN],
  ['begun late with extra time: until the moved closing', {}, HALF, 50 * MIN, 75 * MIN],
  ['no limit: until the closing', { secondsAllowed: null }, HALF, 0, 60 * MIN],
  ['no window', { closesAt: null }, 0, 50 * MIN, 80 * MIN],
  ['neither', { closesAt: null, secondsAllowed: null }, HALF, 0, null],
])('ends: %s', (_name, given, extra, startedAt, end) => {
  expect(attemptDeadline({ ...time, ...given }, extra, startedAt)).toBe(end);
});

it('never ends after the closing time of the person, nor later with less extra time', () => {
  const quiz = fc.record({
    opensAt: fc.constant(null),
    closesAt: fc.option(fc.nat(1e9)),
    secondsAllowed: fc.option(fc.integer({ min: 1, max: 36_000 })),
  });
  fc.assert(
    fc.property(quiz, fc.nat(10_000), fc.nat(1e9), (given, extra, startedAt) => {
      const end = attemptDeadline(given, extra, startedAt);
      const closing = closingTime(given, extra);
      if (closing !== null) expect(end).toBeLessThanOrEqual(closing);
      if (end !== null) expect(attemptDeadline(given, 0, startedAt)).toBeLessThanOrEqual(end);
    }),
  );
});
