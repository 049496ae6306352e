import { RUN_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { attendanceEvaluation, attendanceRule } from '../attendance/attendance-evaluation.js';
import {
  basisPoints,
  contentLocale,
  instant,
  localDate,
  localizedText,
  localTime,
  pageOf,
  pageQuery,
  uuid,
} from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

export const runState = z.enum(['planned', 'running', 'finished', 'cancelled']);
export type RunState = z.output<typeof runState>;

/** `open`: for everybody at their own pace, without sessions; its last day is that of enrolment. */
export const runKind = z.enum(RUN_KINDS);

const runParams = z.strictObject({ runId: uuid });
const shortText = z.string().trim().max(200);

export const runItem = z.object({
  id: uuid,
  kind: runKind,
  code: z.string(),
  title: localizedText,
  courseTitle: localizedText,
  hostName: localizedText,
  state: runState,
  startsOn: localDate,
  endsOn: localDate,
  enrolled: z.int(),
  sessions: z.int(),
  nextSessionAt: instant.nullable(),
});
export type RunItem = z.output<typeof runItem>;

export const listRuns = endpoint({
  method: 'GET',
  path: '/api/runs',
  summary: 'Runs the reader may see, newest first',
  access: { action: 'run.read', scope: 'any' },
  query: z.strictObject({
    search: z.string().max(200).optional(),
    state: runState.optional(),
    kind: runKind.optional(),
    ...pageQuery,
  }),
  response: pageOf(runItem),
  problems: ['request.invalid'],
});

/** A dated meeting of a run; `break` is the part between the two slots, in local time. */
export const runSession = z.object({
  id: uuid,
  title: z.string(),
  room: z.string(),
  roomId: uuid.nullable(),
  overrideReason: z.string().nullable(),
  /** Who leads it; empty: all trainers of the run. */
  trainerIds: z.array(uuid),
  localDate,
  localStart: localTime,
  localEnd: localTime,
  break: z.object({ from: localTime, to: localTime }).nullable(),
  startsAt: instant,
  endsAt: instant,
  plannedMinutes: z.int(),
  isCancelled: z.boolean(),
  cancelReason: z.string().nullable(),
  isLocked: z.boolean(),
  /** Enrolled people with presence, and scans that wait for a decision. */
  present: z.int(),
  toConfirm: z.int(),
  unmarked: z.int(),
});
export type RunSession = z.output<typeof runSession>;

export const awardRule = z.object({
  isAttendanceRequired: z.boolean(),
  quizzes: z.array(z.object({ quizId: uuid, passBasisPoints: basisPoints })),
  activitiesRequired: z.array(uuid),
});

export const runDetail = z.object({
  id: uuid,
  kind: runKind,
  code: z.string(),
  title: localizedText,
  state: runState,
  courseId: uuid,
  courseTitle: localizedText,
  versionNumber: z.int(),
  hostInstitutionId: uuid,
  hostName: localizedText,
  /** Further hosts; the first is responsible. */
  coHosts: z.array(z.object({ id: uuid, name: localizedText })),
  startsOn: localDate,
  endsOn: localDate,
  cancelReason: z.string().nullable(),
  locales: z.array(contentLocale),
  attendanceRule,
  awardRule,
  trainers: z.array(z.object({ personId: uuid, name: z.string() })),
  sessions: z.array(runSession),
  enrolled: z.int(),
  withdrawn: z.int(),
  /** Changes with each change of the run; its plan is saved over the one that was read. */
  version: z.int(),
});
export type RunDetail = z.output<typeof runDetail>;

export const readRun = endpoint({
  method: 'GET',
  path: '/api/runs/:runId',
  summary: 'A run with its sessions, trainers and rules',
  access: { action: 'run.read', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  response: runDetail,
  problems: ['request.not-found'],
});

export const readRunOptions = endpoint({
  method: 'GET',
  path: '/api/run-options',
  summary: 'What a run can be planned from: published courses, host institutions, trainers',
  access: { action: 'run.plan', scope: 'any' },
  response: z.object({
    courses: z.array(z.object({ versionId: uuid, number: z.int(), title: localizedText })),
    institutions: z.array(z.object({ id: uuid, name: localizedText })),
    /** All institutions: a further host may be any. */
    coHosts: z.array(z.object({ id: uuid, name: localizedText })),
    trainers: z.array(z.object({ personId: uuid, name: z.string() })),
  }),
  problems: [],
});

export const runCode = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}./-]*$/u);
/** Titles in the languages of the run; all left out: the course's own title. */
const titles = { titleSq: shortText.optional(), titleSr: shortText.optional(), titleEn: shortText.optional() };

export const createRun = endpoint({
  method: 'POST',
  path: '/api/runs',
  summary: 'Plan a run of a published course version',
  access: { action: 'run.plan', scope: 'any' },
  body: z.strictObject({
    versionId: uuid,
    hostInstitutionId: uuid,
    code: runCode,
    ...titles,
    startsOn: localDate,
    endsOn: localDate,
    locales: z.array(contentLocale).min(1).max(5),
    trainerIds: z.array(uuid).max(20),
    /** Institutions that host it beside the first. */
    coHostIds: z.array(uuid).max(40).optional(),
    thresholdPercent: z.int().min(0).max(100),
    /** Left out: no cap. */
    maxUnexcusedAbsences: z.int().min(0).max(100).optional(),
  }),
  response: z.object({ runId: uuid }),
  status: 201,
  problems: ['request.invalid', 'access.forbidden'],
});

export const openRun = endpoint({
  method: 'POST',
  path: '/api/open-runs',
  summary: 'Open a published course version to everybody: no sessions, no trainer, its certificate is issued by itself',
  access: { action: 'run.plan', scope: 'any' },
  body: z.strictObject({
    versionId: uuid,
    hostInstitutionId: uuid,
    code: runCode,
    ...titles,
    /** First day to enrol; left out: today. */
    startsOn: localDate.optional(),
    /** Last day to enrol; left out: there is none. */
    endsOn: localDate.optional(),
    locales: z.array(contentLocale).min(1).max(5),
  }),
  response: z.object({ runId: uuid }),
  status: 201,
  problems: ['request.invalid', 'access.forbidden', 'run.already-open'],
});

export const startRun = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/start',
  summary: 'Start a planned run: its rules are fixed from then on',
  access: { action: 'run.plan', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  response: null,
  problems: ['request.not-found', 'run.state'],
});

export const finishRun = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/finish',
  summary: 'Finish a running run',
  access: { action: 'run.plan', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  response: null,
  problems: ['request.not-found', 'run.state'],
});

export const quizProgress = z.object({
  quizId: uuid,
  state: z.enum(['none', 'open', 'submitted', 'graded', 'released']),
  shareBasisPoints: basisPoints.nullable(),
});

export const rosterItem = z.object({
  enrolmentId: uuid,
  personId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  institutionName: localizedText,
  state: z.enum(['enrolled', 'withdrawn']),
  attendance: attendanceEvaluation,
  lessonsCompleted: z.int(),
  quizzes: z.array(quizProgress),
});
export type RosterItem = z.output<typeof rosterItem>;

export const readRoster = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/roster',
  summary: 'The people of a run with attendance, lessons and quizzes of each',
  access: { action: 'run.read', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  response: z.object({
    lessons: z.int(),
    quizzes: z.array(
      z.object({ quizId: uuid, title: localizedText, purpose: z.enum(['pre', 'post', 'graded', 'practice']) }),
    ),
    people: z.array(rosterItem),
  }),
  problems: ['request.not-found'],
});
