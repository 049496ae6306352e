import { ANSWER_FILE_TYPES, CLAIM_KINDS, CLAIM_STATES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

/** Kinds of files that may go with a claim: what a doctor or an office hands out. */
export const CLAIM_FILE_KINDS = ['pdf', 'png', 'jpeg'] as const;
export const CLAIM_FILES = 5;
export const CLAIM_FILE_BYTES = 10 * 1024 * 1024;
const anyClaimFile = fileResponse(...CLAIM_FILE_KINDS.map((kind) => ANSWER_FILE_TYPES[kind]));

export const claimFile = z.object({
  id: uuid,
  name: z.string(),
  sizeBytes: z.int(),
  contentType: z.string(),
  addedAt: instant,
});
export type ClaimFile = z.output<typeof claimFile>;

const claimFacts = {
  id: uuid,
  sessionId: uuid,
  kind: z.enum(CLAIM_KINDS),
  state: z.enum(CLAIM_STATES),
  text: z.string(),
  madeAt: instant,
  /** Until when one person alone can decide. */
  decideBy: instant,
  decidedAt: instant.nullable(),
  answer: z.string(),
  files: z.array(claimFile),
};

const sessionFacts = { runTitle: localizedText, sessionTitle: z.string(), startsAt: instant, endsAt: instant };

/** An excuse or a dispute as the official sees it; who decided is not said, what was answered is. */
export const myClaim = z.object({ ...claimFacts, ...sessionFacts });
export type MyClaim = z.output<typeof myClaim>;

/** The same as whoever decides sees it. */
export const reviewedClaim = z.object({
  ...claimFacts,
  ...sessionFacts,
  enrolmentId: uuid,
  name: z.string(),
  institutionName: localizedText,
  decidedBy: z.string().nullable(),
  /** Past the lock a mark takes two people. */
  isLocked: z.boolean(),
  /** It is my own: somebody else decides. */
  isOwn: z.boolean(),
});
export type ReviewedClaim = z.output<typeof reviewedClaim>;

const words = z.string().trim().min(5).max(2_000);
const mine = z.strictObject({ claimId: uuid });

export const listMyClaims = endpoint({
  method: 'GET',
  path: '/api/me/claims',
  summary: 'My excuses and disputes, newest first',
  access: 'signed-in',
  response: z.object({ claims: z.array(myClaim) }),
  problems: [],
});

/** The most that one person can say of one session, taken back or decided: what is attached is kept, so it needs an end. */
export const CLAIMS_PER_SESSION = 5;

export const makeClaim = endpoint({
  method: 'POST',
  path: '/api/me/sessions/:sessionId/claims',
  summary: 'Excuse myself from a session before it begins, or dispute what was recorded after it ended',
  access: 'signed-in',
  params: z.strictObject({ sessionId: uuid }),
  body: z.strictObject({ kind: z.enum(CLAIM_KINDS), text: words }),
  response: myClaim,
  status: 201,
  problems: [
    'request.not-found',
    'request.invalid',
    'claim.not-now',
    'claim.exists',
    'claim.too-many',
    'session.cancelled',
  ],
});

export const withdrawClaim = endpoint({
  method: 'POST',
  path: '/api/me/claims/:claimId/withdrawal',
  summary: 'Take back a claim of mine that nobody has decided yet',
  access: 'signed-in',
  params: mine,
  response: null,
  problems: ['request.not-found', 'claim.closed'],
});

export const addClaimFile = endpoint({
  method: 'POST',
  path: '/api/me/claims/:claimId/files',
  summary: 'Attach a file to my open claim; the same bytes again give the same file',
  access: 'signed-in',
  params: mine,
  upload: { maxBytes: CLAIM_FILE_BYTES },
  response: claimFile,
  status: 201,
  problems: [
    'request.not-found',
    'request.invalid',
    'request.too-large',
    'claim.closed',
    'claim.too-many-files',
    'media.type',
    'claim.unsafe-file',
  ],
});

export const downloadMyClaimFile = endpoint({
  method: 'GET',
  path: '/api/me/claims/:claimId/files/:fileId',
  summary: 'A file I attached',
  access: 'signed-in',
  params: z.strictObject({ claimId: uuid, fileId: uuid }),
  response: anyClaimFile,
  problems: ['request.not-found'],
});

const ofSession = z.strictObject({ sessionId: uuid, claimId: uuid });

export const downloadClaimFile = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/claims/:claimId/files/:fileId',
  summary: 'A file attached to a claim, for whoever decides about it',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: z.strictObject({ sessionId: uuid, claimId: uuid, fileId: uuid }),
  response: anyClaimFile,
  problems: ['request.not-found'],
});

/** What an accepted claim records: `excused`, or after a dispute what is right. */
export const CLAIM_MARKS = ['excused', 'present', 'late', 'left', 'absent'] as const;

export const decideClaim = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/claims/:claimId/decision',
  summary: 'Accept a claim, which adds a mark, or refuse it; never one’s own',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: ofSession,
  body: z.strictObject({
    isAccepted: z.boolean(),
    answer: z.string().trim().min(1).max(2_000),
    /** With a dispute that is accepted. An excuse that is accepted records `excused`. */
    mark: z.enum(CLAIM_MARKS).optional(),
    /** Needed by `late` and `left`. */
    at: instant.optional(),
  }),
  response: reviewedClaim,
  problems: [
    'request.not-found',
    'request.invalid',
    'claim.closed',
    'access.own-record',
    'session.locked',
    'session.cancelled',
  ],
});
