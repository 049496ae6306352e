import fc from 'fast-check';
import { attemptDeadline, closingTime, type QuizTime, windowState } from './quiz-time.js';

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
