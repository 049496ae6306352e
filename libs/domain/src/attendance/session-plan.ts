import { coveredMs, intersectionOf, type Interval, unionOf } from './interval.js';

/** What a session plans: its slots. What lies between two slots is a break and is not planned. */
export interface SessionPlan {
  readonly sessionId: string;
  readonly slots: readonly Interval[];
}

const MINUTE_MS = 60_000;

/** Whole minutes in a number of milliseconds: the total is floored once, never interval by interval. */
const wholeMinutes = (ms: number): number => Math.floor(ms / MINUTE_MS);

/** Planned minutes of a session: the union of its slots, in whole minutes (floor of the total). */
export function plannedMinutes(plan: SessionPlan): number {
  return wholeMinutes(coveredMs(plan.slots));
}

/**
 * Minutes somebody was present in planned time: the union of `present` within the slots, in whole minutes.
 * Milliseconds are summed first and floored once, so two scans a second apart cost nobody a minute.
 * Presence in a break, before or after the session counts nothing; overlapping presence counts once.
 */
export function attendedMinutes(plan: SessionPlan, present: readonly Interval[]): number {
  return wholeMinutes(coveredMs(intersectionOf(plan.slots, present)));
}

/** Planned minutes that passed before the first presence (breaks not counted); null for somebody never present. */
export function lateMinutes(plan: SessionPlan, present: readonly Interval[]): number | null {
  const arrival = intersectionOf(plan.slots, present)[0]?.start;
  if (arrival === undefined) return null;
  return wholeMinutes(coveredMs(intersectionOf(plan.slots, [{ start: -Infinity, end: arrival }])));
}

/** From the first planned instant to the last, breaks included; null for a session without slots. */
export function wholeSession(plan: SessionPlan): Interval | null {
  const slots = unionOf(plan.slots);
  const first = slots[0];
  const last = slots.at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}
