import { allOrNothing, proportion } from '../point-arithmetic.js';
import type { BasisPoints, Points, Score } from '../points.js';

/** The whole, in basis points. */
export const WHOLE: BasisPoints = 10_000;

/**
 * How right and wrong parts become points. `all-or-nothing`: only all of them right. `per-part`: an equal share for each
 * right part, wrong ones cost nothing. `right-minus-wrong`: each wrong part takes a share off, never below 0.
 */
export type PartialRule = 'all-or-nothing' | 'per-part' | 'right-minus-wrong';

/** How many parts there are to get right, how many are, and how many wrong things were said. */
export interface PartCount {
  readonly parts: number;
  readonly right: number;
  readonly wrong: number;
}

/** From 0 to `max` after the rule; a share is rounded half up. More right or less wrong never lowers it. */
export function scoreParts(rule: PartialRule, { parts, right, wrong }: PartCount, max: Points): Score {
  if (rule === 'all-or-nothing') return allOrNothing(right === parts && wrong === 0, max);
  const earned = rule === 'per-part' ? right : Math.max(0, right - wrong);
  return { kind: 'scored', points: proportion(max, earned, parts) };
}

/** `max` by a share in basis points, rounded half up. */
export const scoreShare = (share: BasisPoints, max: Points): Score => ({
  kind: 'scored',
  points: proportion(max, share, WHOLE),
});

/** @throws RangeError unless every share is whole, from 1 to all, and one of them is all: else nobody could earn `max`. */
export function assertShares(shares: readonly BasisPoints[]): void {
  if (!shares.every((share) => Number.isSafeInteger(share) && share > 0 && share <= WHOLE)) {
    throw new RangeError(`shares are whole basis points from 1 to ${WHOLE}`);
  }
  if (!shares.includes(WHOLE)) throw new RangeError('no accepted answer earns the whole');
}

/** @throws RangeError when ids repeat. */
export function assertIds(parts: readonly { readonly id: string }[], what: string): void {
  if (new Set(parts.map((part) => part.id)).size !== parts.length) throw new RangeError(`${what} ids repeat`);
}
