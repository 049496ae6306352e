import { ATTENDANCE_METHODS, ATTENDANCE_STATES, MARK_STATUSES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { attendanceEvaluation } from './attendance-evaluation.js';

const sessionParams = z.strictObject({ sessionId: uuid });
export const attendanceState = z.enum(ATTENDANCE_STATES);

/** What a mark says; `late` and `left` carry an instant, `confirm` and `reject` decide about an earlier mark. */
export const MARK_KINDS = ['present', 'absent', 'late', 'left', 'excused', 'confirm', 'reject'] as const;

/** One line of the trail: how it came to be, by whom, when by the device and when by the server. */
export const markEntry = z.object({
  id: uuid,
  kind: z.enum(MARK_KINDS),
  status: z.enum(MARK_STATUSES),
  method: z.enum(ATTENDANCE_METHODS),
  /** Of `late` and `left`. */
  at: instant.nullable(),
  decidesId: uuid.nullable(),
  markerName: z.string().nullable(),
  deviceAt: instant.nullable(),
  receivedAt: instant,
  reason: z.string(),
});
export type MarkEntry = z.output<typeof markEntry>;

export const boardRow = z.object({
  enrolmentId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  institutionName: localizedText,
  state: attendanceState,
  minutes: z.int(),
  lateMinutes: z.int().nullable(),
  toConfirm: z.int(),
  marks: z.array(markEntry),
});
export type BoardRow = z.output<typeof boardRow>;

/** Heads that somebody counted in the room, beside what codes and marks say. */
export const headCount = z.object({ heads: z.int(), countedAt: instant, countedBy: z.string() });
export type HeadCount = z.output<typeof headCount>;

export const sessionBoard = z.object({
  sessionId: uuid,
  runId: uuid,
  runTitle: localizedText,
  title: z.string(),
  room: z.string(),
  startsAt: instant,
  endsAt: instant,
  plannedMinutes: z.int(),
  isCancelled: z.boolean(),
  isLocked: z.boolean(),
  /** When codes are shown and taken. */
  checkInFrom: instant,
  checkInUntil: instant,
  expected: z.int(),
  /** Present or partly present. */
  present: z.int(),
  /** Of them, those who came after the start. */
  late: z.int(),
  /** The last count of heads in the room. */
  headCount: headCount.nullable(),
  excused: z.int(),
  toConfirm: z.int(),
  /** Neither present, nor excused, nor waiting. */
  missing: z.int(),
  rows: z.array(boardRow),
});
export type SessionBoard = z.output<typeof sessionBoard>;

export const readBoard = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/board',
  summary: 'Attendance of a session as it stands: counts, people, and the trail of each',
  access: { action: 'attendance.read', scope: { kind: 'session', param: 'sessionId' } },
  params: sessionParams,
  response: sessionBoard,
  problems: ['request.not-found'],
});

export const recordMarks = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/marks',
  summary: 'Mark attendance by hand, or decide about scans that came late; a repeat of a clientKey changes nothing',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: sessionParams,
  body: z.strictObject({
    marks: z
      .array(
        z.strictObject({
          clientKey: uuid,
          enrolmentId: uuid,
          kind: z.enum(MARK_KINDS),
          /** Needed by `late` and `left`. */
          at: instant.optional(),
          /** Needed by `confirm` and `reject`: the mark decided about. */
          decidesId: uuid.optional(),
          /** Needed by `excused` and `reject`. */
          reason: z.string().trim().max(500).optional(),
          deviceAt: instant.optional(),
        }),
      )
      .min(1)
      .max(200),
  }),
  response: z.object({ recorded: z.int() }),
  problems: ['request.not-found', 'request.invalid', 'session.locked', 'session.cancelled', 'access.own-record'],
});

export const mySessions = endpoint({
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'My sessions with what is recorded of me, and my attendance in each run',
  access: 'signed-in',
  response: z.object({
    runs: z.array(
      z.object({
        runId: uuid,
        enrolmentId: uuid,
        title: localizedText,
        thresholdBasisPoints: z.int(),
        attendance: attendanceEvaluation,
        sessions: z.array(
          z.object({
            id: uuid,
            title: z.string(),
            room: z.string(),
            startsAt: instant,
            endsAt: instant,
            plannedMinutes: z.int(),
            isCancelled: z.boolean(),
            isPast: z.boolean(),
            isCheckInOpen: z.boolean(),
            state: attendanceState,
            minutes: z.int(),
          }),
        ),
      }),
    ),
  }),
  problems: [],
});
export type MyRunSessions = z.output<typeof mySessions.response>['runs'][number];

export const todaysSessions = endpoint({
  method: 'GET',
  path: '/api/attendance/today',
  summary: 'Sessions of today whose attendance I take',
  access: { action: 'attendance.mark', scope: 'any' },
  response: z.object({
    sessions: z.array(
      z.object({
        id: uuid,
        runId: uuid,
        runTitle: localizedText,
        title: z.string(),
        room: z.string(),
        startsAt: instant,
        endsAt: instant,
        expected: z.int(),
        present: z.int(),
        toConfirm: z.int(),
      }),
    ),
  }),
  problems: [],
});
