import type { NominationRun, RequestItem, SeatsOfRun, ShownSeatReason, WaitingPlace } from '@edukom/contracts';
import {
  commonSeatsFree,
  isQuotaKept,
  movesUp,
  placeInList,
  type SeatReason,
  seatReasons,
  seatsTaken,
  waitReason,
} from '@edukom/domain';
import type { RequestItemRow } from './requests.repository.js';
import type { SeatedRow } from './seats.repository.js';
import type { RunSeats } from './seats.service.js';

/** How the seats of a run are divided, as everybody who may see the run sees it. */
export const seatsView = ({ run, plan, taken, today }: RunSeats): SeatsOfRun => ({
  capacity: plan.capacity,
  taken: seatsTaken(taken),
  commonFree: commonSeatsFree(plan, taken, today),
  enrolmentFrom: run.enrolment_from,
  enrolmentUntil: run.enrolment_until,
  cutOffOn: plan.cutOffOn,
  isListMoving: movesUp(plan, today),
  quotas: plan.quotas.map((quota) => ({
    institutionId: quota.institutionId,
    institutionName: quota.institutionName,
    seats: quota.seats,
    taken: Math.min(quota.seats, taken.get(quota.institutionId) ?? 0),
    releasedOn: quota.releasedOn,
    isKept: isQuotaKept(quota, today),
  })),
});

export const nominationRunView = (seats: RunSeats): NominationRun => ({
  runId: seats.run.id,
  code: seats.run.code,
  title: seats.run.title,
  courseTitle: seats.run.course_title,
  hostName: seats.run.host_name,
  startsOn: seats.run.starts_on,
  endsOn: seats.run.ends_on,
  seats: seatsView(seats),
});

const shown = (reason: SeatReason, seats: RunSeats): ShownSeatReason => {
  if (reason.kind !== 'quota') return reason;
  const quota = seats.plan.quotas.find(({ institutionId }) => institutionId === reason.institutionId);
  if (!quota) throw new Error(`no quota of ${reason.institutionId}`);
  return { kind: 'quota', seat: reason.seat, of: reason.of, institutionName: quota.institutionName };
};

/** Why each of the people of a run has their seat, by enrolment. */
export function seatsExplained(seats: RunSeats, seated: readonly SeatedRow[]): ReadonlyMap<string, ShownSeatReason> {
  return new Map([...seatReasons(seats.plan, seated)].map(([id, reason]) => [id, shown(reason, seats)]));
}

function waitingOf(seats: RunSeats, requestId: string): WaitingPlace | null {
  const place = placeInList(seats.waiting, requestId);
  const own = seats.waiting.find((one) => one.requestId === requestId);
  if (!place || !own) return null;
  const because = waitReason(seats.plan, seats.taken, own.institutionId, seats.today);
  return { ...place, because };
}

/** The seats of a run, and why each of its people has theirs, by enrolment. */
export interface Explained {
  readonly seats: RunSeats;
  readonly reasons: ReadonlyMap<string, ShownSeatReason>;
}

/** Whether a seat or a place on the list is to be explained. */
export const isExplained = ({ state }: RequestItemRow): boolean => state === 'enrolled' || state === 'waitlisted';

/** A request with where it stands and why. @param explained of the same run; needed where {@link isExplained}. */
export const requestView = (row: RequestItemRow, explained: Explained | undefined): RequestItem => ({
  requestId: row.id,
  runId: row.run_id,
  runTitle: row.run_title,
  startsOn: row.starts_on,
  givenName: row.given_name,
  familyName: row.family_name,
  institutionName: row.institution_name,
  source: row.source,
  state: row.state,
  reason: row.reason,
  requestedAt: row.requested_at,
  changedAt: row.changed_at,
  lastReason: row.last_reason,
  seat: (row.state === 'enrolled' && row.enrolment_id && explained?.reasons.get(row.enrolment_id)) || null,
  waiting: row.state === 'waitlisted' && explained ? waitingOf(explained.seats, row.id) : null,
});
