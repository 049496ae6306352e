import { checkInPresence, checkInWindow, isScanKept } from './check-in-window.js';

const at = (time: string): number => Date.parse(`2026-11-23T${time}:00Z`);
const session = { start: at('10:00'), end: at('12:00') };

it('codes are shown and taken from an hour before the start until the end', () => {
  expect(checkInWindow(session)).toEqual({ start: at('09:00'), end: at('12:00') });
});

it.each([
  ['before the start', '09:40', '10:00'],
  ['at the end of the grace', '10:15', '10:00'],
  ['a minute after the grace', '10:16', '10:16'],
  ['after the end: no presence is left', '12:30', '12:00'],
])('a code seen %s (%s) stands for presence from %s on', (_case, seen, from) => {
  expect(checkInPresence(session, at(seen))).toEqual({ start: at(from), end: session.end });
});

it('a delayed scan is kept for a day after the end, never one from before the window', () => {
  expect(isScanKept(session, at('08:59'))).toBe(false);
  expect(isScanKept(session, at('09:00'))).toBe(true);
  expect(isScanKept(session, session.end + 24 * 3_600_000 - 1)).toBe(true);
  expect(isScanKept(session, session.end + 24 * 3_600_000)).toBe(false);
});
