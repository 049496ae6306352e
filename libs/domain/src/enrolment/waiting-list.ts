import { hasSeatFor, type SeatPlan, type SeatsTaken, withSeat } from './seat-plan.js';

/** Somebody whose request was approved and for whom there was no seat. */
export interface Waiting {
  readonly requestId: string;
  readonly institutionId: string;
  /** The number of the request in its run, given when it came and never again: nobody can be put before somebody else. */
  readonly arrival: number;
}

/** The order of the list: as requests came, whenever each of them was approved. */
export const inOrder = <T extends { readonly arrival: number }>(waiting: readonly T[]): readonly T[] =>
  [...waiting].sort((a, b) => a.arrival - b.arrival);

/** Whether people still move up by themselves on a day (`YYYY-MM-DD` in Kosovo). */
export const movesUp = (plan: SeatPlan, today: string): boolean => today < plan.cutOffOn;

/**
 * Who moves up on a day, in the order in which they do: from the front of the list everybody for whose institution there
 * is a seat. Who is passed by is passed only by people whose institution has seats of its own left; from the cut-off on
 * nobody moves. Doing it again gives nobody.
 */
export function moveUp(
  plan: SeatPlan,
  taken: SeatsTaken,
  waiting: readonly Waiting[],
  today: string,
): readonly Waiting[] {
  if (!movesUp(plan, today)) return [];
  const moved: Waiting[] = [];
  let seats = taken;
  for (const one of inOrder(waiting)) {
    if (!hasSeatFor(plan, seats, one.institutionId, today)) continue;
    seats = withSeat(seats, one.institutionId);
    moved.push(one);
  }
  return moved;
}

/** What an approval gives. `none`: full, and the waiting list is closed. */
export type SeatDecision = 'seat' | 'waiting' | 'none';

/**
 * What somebody gets who is approved now: a seat when there is one that nobody waits for, else a place in the list, and
 * after the cut-off nothing.
 */
export function decideSeat(
  plan: SeatPlan,
  taken: SeatsTaken,
  waiting: readonly Waiting[],
  institutionId: string,
  today: string,
): SeatDecision {
  const isFree =
    hasSeatFor(plan, taken, institutionId, today) && !isWaitedFor(plan, taken, waiting, institutionId, today);
  if (isFree) return 'seat';
  return movesUp(plan, today) ? 'waiting' : 'none';
}

/**
 * Whether somebody on the list could take the seat that a person of an institution would get: giving it to that person
 * would jump the order. Somebody who waits for a seat of their own institution only stands in nobody else's way.
 */
export function isWaitedFor(
  plan: SeatPlan,
  taken: SeatsTaken,
  waiting: readonly Waiting[],
  institutionId: string,
  today: string,
): boolean {
  const after = withSeat(taken, institutionId);
  return waiting.some(
    (one) => hasSeatFor(plan, taken, one.institutionId, today) && !hasSeatFor(plan, after, one.institutionId, today),
  );
}

/**
 * Where somebody stands, counted from 1: among all who wait, and among those of the same institution (who are the only
 * ones before them for a seat that is kept for it). Null: not on the list.
 */
export function placeInList(
  waiting: readonly Waiting[],
  requestId: string,
): { readonly place: number; readonly of: number; readonly ofInstitution: number } | null {
  const ordered = inOrder(waiting);
  const index = ordered.findIndex((one) => one.requestId === requestId);
  const own = ordered[index];
  if (!own) return null;
  const same = ordered.slice(0, index + 1).filter((one) => one.institutionId === own.institutionId);
  return { place: index + 1, of: ordered.length, ofInstitution: same.length };
}
