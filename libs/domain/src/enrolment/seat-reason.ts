import { isQuotaKept, type SeatPlan, seatsTaken, type SeatsTaken } from './seat-plan.js';

/** Somebody with a seat. */
export interface Seated {
  readonly enrolmentId: string;
  readonly institutionId: string;
  /** Given with a reason, although there was none left or others waited for it. */
  readonly isBeyondPlan: boolean;
}

/**
 * Why somebody has a seat, to be said to everybody: seat 3 of the 5 of an institution, seat 4 of all, a common seat, or
 * one beyond the plan that somebody gave a reason for.
 */
export type SeatReason =
  | { readonly kind: 'quota'; readonly seat: number; readonly of: number; readonly institutionId: string }
  | { readonly kind: 'common'; readonly seat: number; readonly of: number }
  | { readonly kind: 'beyond' }
  | { readonly kind: 'free' };

/**
 * The reason of every seat. The first people of an institution with a quota fill that quota, also after its release;
 * everybody else sits on a common seat. @param seated in the order in which the seats were given.
 */
export function seatReasons(plan: SeatPlan, seated: readonly Seated[]): ReadonlyMap<string, SeatReason> {
  const { capacity } = plan;
  const reasons = new Map<string, SeatReason>();
  const inQuota = new Map<string, number>();
  let common = 0;
  const ofCommon = (capacity ?? 0) - plan.quotas.reduce((sum, { seats }) => sum + seats, 0);
  for (const one of seated) {
    const quota = plan.quotas.find(({ institutionId }) => institutionId === one.institutionId);
    const seat = (inQuota.get(one.institutionId) ?? 0) + 1;
    if (capacity === null) reasons.set(one.enrolmentId, { kind: 'free' });
    else if (one.isBeyondPlan) reasons.set(one.enrolmentId, { kind: 'beyond' });
    else if (quota && seat <= quota.seats) {
      inQuota.set(one.institutionId, seat);
      reasons.set(one.enrolmentId, {
        kind: 'quota',
        seat,
        of: quota.seats,
        institutionId: one.institutionId,
      });
    } else {
      common += 1;
      // Released seats of a quota are common too: the number of common seats grows with those that sit on them.
      reasons.set(one.enrolmentId, { kind: 'common', seat: common, of: Math.max(ofCommon, common) });
    }
  }
  return reasons;
}

/** Why somebody waits: their institution's seats and the common ones are taken, or the run is full. */
export type WaitReason =
  | { readonly kind: 'quota-full'; readonly seats: number }
  | { readonly kind: 'kept-for-others'; readonly seats: number }
  | { readonly kind: 'full'; readonly seats: number };

/** @returns what stands between somebody of an institution and a seat on a day. */
export function waitReason(plan: SeatPlan, taken: SeatsTaken, institutionId: string, today: string): WaitReason {
  const capacity = plan.capacity ?? 0;
  const empty = capacity - seatsTaken(taken);
  const quota = plan.quotas.find((one) => one.institutionId === institutionId);
  if (empty <= 0) return { kind: 'full', seats: capacity };
  if (quota && isQuotaKept(quota, today)) return { kind: 'quota-full', seats: quota.seats };
  return { kind: 'kept-for-others', seats: empty };
}
