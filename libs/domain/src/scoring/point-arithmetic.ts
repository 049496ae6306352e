import type { Points, Score } from './points.js';

/** An answer with nothing in it. */
export const UNANSWERED: Score = { kind: 'unanswered', points: 0 };

/** All of `max` when right, else 0. */
export function allOrNothing(isRight: boolean, max: Points): Score {
  return { kind: 'scored', points: isRight ? max : 0 };
}

/**
 * `whole` × `part` / `parts`, rounded half up to a whole number; exact, no floating point.
 * @throws RangeError unless all are whole, not negative, `parts` > 0, and the products stay exact integers.
 */
export function proportion(whole: number, part: number, parts: number): number {
  const doubled = 2 * whole * part + parts;
  const isExact = [whole, part, parts, doubled].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!isExact || parts === 0) throw new RangeError(`no whole proportion: ${whole} × ${part} / ${parts}`);
  const divisor = 2 * parts;
  return (doubled - (doubled % divisor)) / divisor;
}

/** @throws RangeError unless `points` is a whole number from 0 to `max`. */
export function assertPoints(points: Points, max: Points = Number.MAX_SAFE_INTEGER): void {
  if (!Number.isSafeInteger(points) || points < 0 || points > max) {
    throw new RangeError(`points are whole hundredths from 0 to ${max}, not ${points}`);
  }
}
