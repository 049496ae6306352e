import { ATTENDANCE_STATES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { attendanceState, markEntry } from './attendance.contract.js';

const sessionParams = z.strictObject({ sessionId: uuid });

/** A code of mine for one session, to be shown to the trainer: also without a network, on either side. */
export const myPass = z.object({
  sessionId: uuid,
  runTitle: localizedText,
  sessionTitle: z.string(),
  room: z.string(),
  startsAt: instant,
  endsAt: instant,
  code: z.string(),
  /** The QR of `code` as the `d` of an SVG path in a view box of `qrSize` modules, quiet zone included. */
  qrPath: z.string(),
  qrSize: z.int(),
});
export type MyPass = z.output<typeof myPass>;

export const myPasses = endpoint({
  method: 'GET',
  path: '/api/me/passes',
  summary: 'My own signed codes for the sessions of the next two weeks, to be shown to the trainer',
  access: 'signed-in',
  response: z.object({ passes: z.array(myPass) }),
  problems: [],
});

export const captureRow = z.object({
  enrolmentId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  institutionName: localizedText,
  state: attendanceState,
  /** The last mark of the log this list knows: what came after it was not seen. */
  lastMarkId: uuid.nullable(),
  /** SHA-256 of `session id:code`, so that the device knows a code that is shown, and can make none up. */
  passHash: z.string(),
});
export type CaptureRow = z.output<typeof captureRow>;

export const captureList = z.object({
  sessionId: uuid,
  runId: uuid,
  runTitle: localizedText,
  title: z.string(),
  room: z.string(),
  startsAt: instant,
  endsAt: instant,
  isCancelled: z.boolean(),
  isLocked: z.boolean(),
  /** The server's time: the device's own clock may be off. */
  now: instant,
  rows: z.array(captureRow),
});
export type CaptureList = z.output<typeof captureList>;

export const readCaptureList = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/capture-list',
  summary: 'The list of a session for the phone of whoever takes attendance, to be used without a network',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: sessionParams,
  response: captureList,
  problems: ['request.not-found'],
});

/** What can be noted on the phone; `late` and `left` mean the moment at which they are noted. */
export const CAPTURE_KINDS = ['present', 'absent', 'late', 'left'] as const;

export const capturedMark = z.strictObject({
  clientKey: uuid,
  enrolmentId: uuid,
  kind: z.enum(CAPTURE_KINDS),
  /** The person's own code as it was scanned or typed: the mark is then a scan, and `kind` is `present`. */
  passCode: z.string().max(40).optional(),
  /** When it was noted, by the server's clock as far as the device knows it. */
  madeAt: instant,
  /** When it was noted, by the clock of the device. */
  deviceAt: instant,
  /** The last mark of this person that the device had seen. */
  seenMarkId: uuid.nullable(),
});
export type CapturedMark = z.output<typeof capturedMark>;

/** Why a mark from the phone was not stored. */
export const CAPTURE_REFUSALS = ['not-on-list', 'own-record', 'wrong-pass', 'outside-session'] as const;

/** What stands, where another mark came meanwhile. */
export const captureStanding = z.object({
  state: z.enum(ATTENDANCE_STATES),
  lastMarkId: uuid.nullable(),
  /** The marks that came meanwhile. */
  marks: z.array(markEntry),
});
export type CaptureStanding = z.output<typeof captureStanding>;

export const captureResult = z.object({
  clientKey: uuid,
  outcome: z.enum(['stored', 'conflict', 'refused']),
  refusal: z.enum(CAPTURE_REFUSALS).nullable(),
  standing: captureStanding.nullable(),
});
export type CaptureResult = z.output<typeof captureResult>;

/** Marks in one request at most. */
export const CAPTURE_BATCH = 50;

export const sendCaptures = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/captures',
  summary:
    'Marks made on a phone, perhaps hours ago: each stored once, or told apart as a conflict with what came meanwhile; a repeat changes nothing',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: sessionParams,
  body: z.strictObject({ marks: z.array(capturedMark).min(1).max(CAPTURE_BATCH) }),
  response: z.object({ results: z.array(captureResult) }),
  problems: ['request.not-found', 'request.invalid', 'session.locked', 'session.cancelled'],
});
