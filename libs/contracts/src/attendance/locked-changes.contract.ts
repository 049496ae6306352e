import { ATTENDANCE_STATES, CHANGE_STATES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { markEntry } from './attendance.contract.js';
import { reviewedClaim } from './claims.contract.js';

/** What may be recorded after the lock. */
export const CHANGE_KINDS = ['present', 'absent', 'late', 'left', 'excused'] as const;

/** A change after the lock: what is to be recorded, why, who proposed it, and who decided. */
export const lockedChange = z.object({
  id: uuid,
  sessionId: uuid,
  enrolmentId: uuid,
  runTitle: localizedText,
  sessionTitle: z.string(),
  startsAt: instant,
  name: z.string(),
  kind: z.enum(CHANGE_KINDS),
  at: instant.nullable(),
  reason: z.string(),
  claimId: uuid.nullable(),
  state: z.enum(CHANGE_STATES),
  proposedBy: z.string(),
  proposedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  answer: z.string(),
  /** I proposed it: I can take it back, and somebody else decides. */
  isMine: z.boolean(),
});
export type LockedChangeBody = z.output<typeof lockedChange>;

const sessionParams = z.strictObject({ sessionId: uuid });
const changeParams = z.strictObject({ sessionId: uuid, changeId: uuid });

export const proposeChange = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/attendance-changes',
  summary: 'Propose a change of attendance after the lock, with a reason; a second person approves it',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: sessionParams,
  body: z.strictObject({
    enrolmentId: uuid,
    kind: z.enum(CHANGE_KINDS),
    /** Needed by `late` and `left`. */
    at: instant.optional(),
    reason: z.string().trim().min(5).max(500),
    /** The open claim it answers. */
    claimId: uuid.optional(),
  }),
  response: lockedChange,
  status: 201,
  problems: [
    'request.not-found',
    'request.invalid',
    'attendance-change.not-locked',
    'attendance-change.exists',
    'access.own-record',
    'session.cancelled',
  ],
});

export const decideChange = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/attendance-changes/:changeId/decision',
  summary: 'Approve a change after the lock, which adds its mark, or refuse it: never by whoever proposed it',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: changeParams,
  body: z.strictObject({ isApproved: z.boolean(), answer: z.string().trim().max(500).optional() }),
  response: lockedChange,
  problems: [
    'request.not-found',
    'request.invalid',
    'attendance-change.closed',
    'attendance-change.second-person',
    'access.own-record',
  ],
});

export const withdrawChange = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/attendance-changes/:changeId/withdrawal',
  summary: 'Take back a change I proposed',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: changeParams,
  response: null,
  problems: ['request.not-found', 'attendance-change.closed', 'attendance-change.not-yours'],
});

export const readReview = endpoint({
  method: 'GET',
  path: '/api/attendance/review',
  summary: 'What waits for a decision about attendance: excuses, disputes, and changes after the lock',
  access: { action: 'attendance.mark', scope: 'any' },
  response: z.object({ claims: z.array(reviewedClaim), changes: z.array(lockedChange) }),
  problems: [],
});

const record = z.object({ state: z.enum(ATTENDANCE_STATES), minutes: z.int(), lateMinutes: z.int().nullable() });

export const markHistoryStep = z.object({
  ...markEntry.shape,
  before: record,
  after: record,
  /** The second person of a change after the lock. */
  approvedBy: z.string().nullable(),
});
export type MarkHistoryStep = z.output<typeof markHistoryStep>;

export const readMarkHistory = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/people/:enrolmentId/history',
  summary: 'How the record of a person in a session came to be: every mark with what it changed, claims and changes',
  access: { action: 'attendance.read', scope: { kind: 'session', param: 'sessionId' } },
  params: z.strictObject({ sessionId: uuid, enrolmentId: uuid }),
  response: z.object({
    runId: uuid,
    runTitle: localizedText,
    sessionTitle: z.string(),
    startsAt: instant,
    endsAt: instant,
    plannedMinutes: z.int(),
    isLocked: z.boolean(),
    isCancelled: z.boolean(),
    locksAt: instant,
    name: z.string(),
    isOwn: z.boolean(),
    record,
    marks: z.array(markHistoryStep),
    claims: z.array(reviewedClaim),
    changes: z.array(lockedChange),
  }),
  problems: ['request.not-found'],
});
