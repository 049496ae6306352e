import { z } from 'zod';
import { instant, localDate, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { freeReason, givenReason, requestItem, seatReason, seatsOfRun } from './enrolment-request.js';

const runParams = z.strictObject({ runId: uuid });
const enrolling = { action: 'run.enrol', scope: { kind: 'run', param: 'runId' } } as const;

export const planSeats = endpoint({
  method: 'PUT',
  path: '/api/runs/:runId/seats',
  summary: 'Set capacity, quotas and days of enrolment of a run; who now has a seat moves up at once',
  access: { action: 'run.plan', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  body: z.strictObject({
    capacity: z.int().min(1).max(100_000).nullable(),
    enrolmentFrom: localDate.nullable(),
    enrolmentUntil: localDate.nullable(),
    cutOffOn: localDate.nullable(),
    quotas: z
      .array(
        z.strictObject({ institutionId: uuid, seats: z.int().min(1).max(100_000), releasedOn: localDate.nullable() }),
      )
      .max(200),
  }),
  response: z.object({ movedUp: z.int() }),
  problems: ['request.not-found', 'request.invalid', 'run.state'],
});

export const readRunRequests = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/requests',
  summary:
    'Seats of a run, who sits on which and why, and every request in the order of arrival; at most 1,000 of each',
  access: enrolling,
  params: runParams,
  response: z.object({
    seats: seatsOfRun,
    seated: z.array(
      z.object({
        enrolmentId: uuid,
        givenName: z.string(),
        familyName: z.string(),
        institutionName: localizedText,
        seat: seatReason,
        beyondReason: z.string().nullable(),
        noShowAt: instant.nullable(),
      }),
    ),
    requests: z.array(requestItem),
  }),
  problems: ['request.not-found'],
});

export const decideRequests = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/request-decisions',
  summary: 'Approve or refuse requests, in the order of arrival: a seat, else a place on the waiting list',
  access: enrolling,
  params: runParams,
  body: z.strictObject({
    requestIds: z.array(uuid).min(1).max(500),
    isApproved: z.boolean(),
    /** Needed when refusing. */
    reason: freeReason.optional(),
  }),
  /** `skipped`: somebody else was quicker, or there was neither a seat nor a list. */
  response: z.object({ enrolled: z.int(), waitlisted: z.int(), refused: z.int(), skipped: z.int() }),
  problems: ['request.not-found', 'request.invalid', 'run.state'],
});

export const inviteToRun = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/invitations',
  summary: 'Invite people to a run; each decides for themself',
  access: enrolling,
  params: runParams,
  body: z.strictObject({ personIds: z.array(uuid).min(1).max(200), reason: freeReason.optional() }),
  response: z.object({ invited: z.int(), skipped: z.int() }),
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'run.state', 'enrolment.no-institution'],
});

export const markNoShow = endpoint({
  method: 'POST',
  path: '/api/enrolments/:enrolmentId/no-show',
  summary: 'Say after the last session that somebody never came, or take it back',
  access: { action: 'attendance.mark', scope: { kind: 'enrolment', param: 'enrolmentId' } },
  params: z.strictObject({ enrolmentId: uuid }),
  body: z.strictObject({ isNoShow: z.boolean(), reason: givenReason }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'enrolment.no-show'],
});
