import { REQUEST_SOURCES, REQUEST_STATES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localDate, localizedText, uuid } from '../core/codecs.js';

/** Why somebody has a seat: which one of which seats. `free`: the run has no limit; `beyond`: somebody gave a reason. */
export const seatReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quota'), seat: z.int(), of: z.int(), institutionName: localizedText }),
  z.object({ kind: z.literal('common'), seat: z.int(), of: z.int() }),
  z.object({ kind: z.literal('beyond') }),
  z.object({ kind: z.literal('free') }),
]);
export type ShownSeatReason = z.output<typeof seatReason>;

/** Where somebody stands on the waiting list, and what stands between them and a seat. */
export const waitingPlace = z.object({
  place: z.int(),
  of: z.int(),
  ofInstitution: z.int(),
  because: z.object({ kind: z.enum(['quota-full', 'kept-for-others', 'full']), seats: z.int() }),
});
export type WaitingPlace = z.output<typeof waitingPlace>;

/** How the seats of a run are divided today. */
export const seatsOfRun = z.object({
  /** Null: no limit. */
  capacity: z.int().nullable(),
  taken: z.int(),
  /** Empty seats that nobody's quota keeps; null: no limit. */
  commonFree: z.int().nullable(),
  enrolmentFrom: localDate.nullable(),
  enrolmentUntil: localDate.nullable(),
  /** First day on which nobody moves up any more. */
  cutOffOn: localDate,
  isListMoving: z.boolean(),
  quotas: z.array(
    z.object({
      institutionId: uuid,
      institutionName: localizedText,
      seats: z.int(),
      taken: z.int(),
      releasedOn: localDate.nullable(),
      isKept: z.boolean(),
    }),
  ),
});
export type SeatsOfRun = z.output<typeof seatsOfRun>;

/** A request for a place, as everybody who may see it sees it: states and reasons, nothing of what the person learns. */
export const requestItem = z.object({
  requestId: uuid,
  runId: uuid,
  runTitle: localizedText,
  startsOn: localDate,
  givenName: z.string(),
  familyName: z.string(),
  institutionName: localizedText,
  source: z.enum(REQUEST_SOURCES),
  state: z.enum(REQUEST_STATES),
  reason: z.string(),
  requestedAt: instant,
  changedAt: instant,
  /** What was said with the last step. */
  lastReason: z.string(),
  seat: seatReason.nullable(),
  waiting: waitingPlace.nullable(),
});
export type RequestItem = z.output<typeof requestItem>;

/** A reason that has to be given. */
export const givenReason = z.string().trim().min(3).max(500);
/** A reason that may be left out. */
export const freeReason = z.string().trim().max(500);
