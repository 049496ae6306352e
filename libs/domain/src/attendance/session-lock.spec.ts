import { isAttendanceLocked } from './session-lock.js';

const end = Date.parse('2026-11-01T12:00:00Z');
const day = 86_400_000;

it.each([
  ['just ended', end, false, false],
  ['a moment before fourteen days have passed', end + 14 * day - 1, false, false],
  ['fourteen days have passed', end + 14 * day, false, true],
  ['locked by hand on the same day', end, true, true],
])('%s', (_case, now, byHand, locked) => {
  expect(isAttendanceLocked(end, byHand, now)).toBe(locked);
});
