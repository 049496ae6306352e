/** Seats kept for the people of one institution; from `releasedOn` on those nobody took are common. Null: kept to the end. */
export interface SeatQuota {
  readonly institutionId: string;
  readonly seats: number;
  /** `YYYY-MM-DD` in Kosovo. */
  readonly releasedOn: string | null;
}

/**
 * Who may sit in a run. Days are `YYYY-MM-DD` in Kosovo, so that no change of clocks moves them.
 * `capacity` null: as many as come, and quotas keep nothing.
 */
export interface SeatPlan {
  readonly capacity: number | null;
  readonly quotas: readonly SeatQuota[];
  /** First day on which nobody moves up from the waiting list any more. */
  readonly cutOffOn: string;
}

/** People who have a seat, by institution. */
export type SeatsTaken = ReadonlyMap<string, number>;

const takenBy = (taken: SeatsTaken, institutionId: string): number => taken.get(institutionId) ?? 0;

/** Seats somebody has, of all institutions. */
export const seatsTaken = (taken: SeatsTaken): number => [...taken.values()].reduce((sum, seats) => sum + seats, 0);

/** Whether a quota still keeps its seats on a day. */
export const isQuotaKept = (quota: SeatQuota, today: string): boolean =>
  quota.releasedOn === null || today < quota.releasedOn;

/** Seats that are empty, but kept for an institution on a day. */
export function seatsKeptFor(plan: SeatPlan, taken: SeatsTaken, institutionId: string, today: string): number {
  const quota = plan.quotas.find((one) => one.institutionId === institutionId);
  return quota && isQuotaKept(quota, today) ? Math.max(0, quota.seats - takenBy(taken, institutionId)) : 0;
}

const seatsKept = (plan: SeatPlan, taken: SeatsTaken, today: string): number =>
  plan.quotas.reduce((sum, { institutionId }) => sum + seatsKeptFor(plan, taken, institutionId, today), 0);

/**
 * Empty seats that anybody may take on a day: neither taken nor kept for an institution. Never below 0; null: no limit.
 * A municipality whose own seats are taken competes for these like everybody.
 */
export function commonSeatsFree(plan: SeatPlan, taken: SeatsTaken, today: string): number | null {
  if (plan.capacity === null) return null;
  return Math.max(0, plan.capacity - seatsTaken(taken) - seatsKept(plan, taken, today));
}

/**
 * Whether one more person of an institution fits: a seat kept for it is left, or a common one. Counts decide, not which
 * chair was given to whom: when somebody of Prizren leaves, Prizren has its seat back, whoever sat on which before.
 */
export function hasSeatFor(plan: SeatPlan, taken: SeatsTaken, institutionId: string, today: string): boolean {
  if (plan.capacity === null) return true;
  // After a capacity was exceeded with a reason, a kept seat may be one that is not there.
  if (seatsTaken(taken) >= plan.capacity) return false;
  const keptForOthers = seatsKept(plan, taken, today) - seatsKeptFor(plan, taken, institutionId, today);
  return seatsTaken(taken) + keptForOthers < plan.capacity;
}

export const withSeat = (taken: SeatsTaken, institutionId: string): SeatsTaken =>
  new Map(taken).set(institutionId, takenBy(taken, institutionId) + 1);

/** Why a plan of seats cannot be. */
export type SeatPlanProblem =
  'capacity-missing' | 'quotas-beyond-capacity' | 'quota-twice' | 'capacity-below-taken' | 'quotas-beyond-free';

/**
 * What is wrong with a plan for a run in which some seats are taken already, on a day: quotas need a capacity and fit
 * into it, one per institution; no seat that somebody has is taken away, none is kept that is not there.
 */
export function checkSeatPlan(plan: SeatPlan, taken: SeatsTaken, today: string): readonly SeatPlanProblem[] {
  const { capacity, quotas } = plan;
  if (capacity === null) return quotas.length > 0 ? ['capacity-missing'] : [];
  const isTwice = new Set(quotas.map(({ institutionId }) => institutionId)).size < quotas.length;
  const isBeyond = quotas.reduce((sum, { seats }) => sum + seats, 0) > capacity;
  const isBelow = capacity < seatsTaken(taken);
  const isTight = !isBelow && seatsTaken(taken) + seatsKept(plan, taken, today) > capacity;
  return [
    ...(isTwice ? (['quota-twice'] as const) : []),
    ...(isBeyond ? (['quotas-beyond-capacity'] as const) : []),
    ...(isBelow ? (['capacity-below-taken'] as const) : []),
    ...(isTight && !isBeyond ? (['quotas-beyond-free'] as const) : []),
  ];
}
