import { CONFLICT_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { contentLocale, interfaceLocale, localDate, localizedText, localTime, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { givenReason } from './enrolment-request.js';
import { runCode, runState } from './runs.contract.js';
import { sessionPlanBody } from './session.contract.js';

const planning = { action: 'run.plan', scope: { kind: 'run', param: 'runId' } } as const;
const anywhere = { action: 'run.plan', scope: 'any' } as const;
const runParams = z.strictObject({ runId: uuid });

/** Something a session and another one need at the same time. */
export const sessionConflict = z.object({
  /** The session looked at; null: one that is not planned yet. */
  sessionId: uuid.nullable(),
  kind: z.enum(CONFLICT_KINDS),
  /** The room, trainers or people of this run; of many the first. */
  names: z.array(z.string()),
  count: z.int(),
  localDate,
  localStart: localTime,
  localEnd: localTime,
  /** The other session; null: in a run that the reader may not see. */
  other: z.object({ runId: uuid, runTitle: localizedText, code: z.string(), title: z.string() }).nullable(),
});
export type SessionConflict = z.output<typeof sessionConflict>;

export const checkSession = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/session-checks',
  summary: 'What is in the way of a session as it would be planned: room, trainers, people. Changes nothing',
  access: planning,
  params: runParams,
  body: sessionPlanBody.extend({
    /** The session that would be changed; left out: a new one. */
    sessionId: uuid.optional(),
  }),
  response: z.object({ conflicts: z.array(sessionConflict), isRoomTaken: z.boolean() }),
  problems: ['request.not-found', 'request.invalid'],
});

export const listRunConflicts = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/conflicts',
  summary: 'What is in the way of the sessions of a run that are not over',
  access: planning,
  params: runParams,
  response: z.object({ conflicts: z.array(sessionConflict) }),
  problems: ['request.not-found'],
});

export const roomItem = z.object({
  roomId: uuid,
  institutionId: uuid,
  institutionName: localizedText,
  name: z.string(),
  seats: z.int(),
  isClosed: z.boolean(),
  /** Whether the reader may change it. */
  canEdit: z.boolean(),
});
export type RoomItem = z.output<typeof roomItem>;

export const listRooms = endpoint({
  method: 'GET',
  path: '/api/rooms',
  summary: 'Rooms of all institutions, by institution and name; at most 2,000',
  access: anywhere,
  response: z.object({ rooms: z.array(roomItem) }),
  problems: [],
});

const roomName = z.string().trim().min(1).max(120);
const roomSeats = z.int().min(1).max(10_000);

export const addRoom = endpoint({
  method: 'POST',
  path: '/api/rooms',
  summary: 'Add a room of an institution in which the reader may plan',
  access: anywhere,
  body: z.strictObject({ institutionId: uuid, name: roomName, seats: roomSeats }),
  response: z.object({ roomId: uuid }),
  status: 201,
  problems: ['request.invalid', 'access.forbidden'],
});

export const editRoom = endpoint({
  method: 'PUT',
  path: '/api/rooms/:roomId',
  summary: 'Change a room. A new name reaches the sessions that are not over; a closed room is offered no more',
  access: anywhere,
  params: z.strictObject({ roomId: uuid }),
  body: z.strictObject({ name: roomName, seats: roomSeats, isClosed: z.boolean() }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'access.forbidden'],
});

export const editRunPlan = endpoint({
  method: 'PUT',
  path: '/api/runs/:runId/plan',
  summary:
    'Change days, languages, trainers and further hosts of a run that is not over, from a version of it; its rules stay',
  access: planning,
  params: runParams,
  body: z.strictObject({
    /** Of the run that was read: of two who plan at once, the later is told what stands. */
    version: z.int(),
    startsOn: localDate,
    endsOn: localDate,
    locales: z.array(contentLocale).min(1).max(5),
    trainerIds: z.array(uuid).max(20),
    coHostIds: z.array(uuid).max(40),
  }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'run.state', 'run.open-course', 'draft.changed'],
});

export const copyRun = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/copies',
  summary:
    'Plan a run like this one some weeks later: its version, hosts, trainers, rules, seats and sessions, at the same wall times; nobody is enrolled',
  access: planning,
  params: runParams,
  body: z.strictObject({ code: runCode, weeks: z.int().min(1).max(260) }),
  response: z.object({
    runId: uuid,
    /** Sessions whose room is taken then: they are planned without one. */
    roomsLeftOpen: z.int(),
  }),
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'run.open-course', 'access.forbidden'],
});

export const previewCancellation = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/cancellation',
  summary:
    'What cancelling a run would do: whom it mails and in which words, which sessions and requests end; nothing is done',
  access: planning,
  params: runParams,
  response: z.object({
    mails: z.int(),
    /** People without an address. */
    unreachable: z.int(),
    /** Sessions that would be cancelled; those that are over stay. */
    sessions: z.int(),
    /** Requests for a place that would end. */
    requests: z.int(),
    /** `…` stands where the reason comes. */
    languages: z.array(z.object({ locale: interfaceLocale, mails: z.int(), subject: z.string(), body: z.string() })),
  }),
  problems: ['request.not-found', 'run.state', 'run.open-course'],
});

export const cancelRun = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/cancellation',
  summary: 'Cancel a run: its coming sessions are off, everybody concerned is mailed why, enrolments keep their record',
  access: planning,
  params: runParams,
  body: z.strictObject({ reason: givenReason }),
  response: z.object({ mails: z.int(), sessions: z.int() }),
  problems: ['request.not-found', 'request.invalid', 'run.state', 'run.open-course'],
});

/** Days of one answer of the planner: six weeks of a month's page, and a little. */
export const PLANNER_DAYS = 62;
export const PLANNER_LIMIT = 2_000;

export const plannerSession = z.object({
  sessionId: uuid,
  runId: uuid,
  code: z.string(),
  runTitle: localizedText,
  title: z.string(),
  hostName: localizedText,
  room: z.string(),
  localDate,
  localStart: localTime,
  localEnd: localTime,
  trainers: z.array(z.string()),
  /** Another session has its room or one of its trainers at that time. */
  hasConflict: z.boolean(),
});
export type PlannerSession = z.output<typeof plannerSession>;

export const plannerRun = z.object({
  runId: uuid,
  code: z.string(),
  title: localizedText,
  hostName: localizedText,
  state: runState,
  startsOn: localDate,
  endsOn: localDate,
});
export type PlannerRun = z.output<typeof plannerRun>;

export const readPlanner = endpoint({
  method: 'GET',
  path: '/api/planner',
  summary: 'Runs and sessions the reader may see from one day to another (62 days at most), by host, trainer or room',
  access: { action: 'run.read', scope: 'any' },
  query: z.strictObject({
    from: localDate,
    /** The last day, included. */
    until: localDate,
    hostId: uuid.optional(),
    trainerId: uuid.optional(),
    roomId: uuid.optional(),
  }),
  response: z.object({
    runs: z.array(plannerRun),
    sessions: z.array(plannerSession),
    /** There are more than 2,000 of either. */
    isCut: z.boolean(),
  }),
  problems: ['request.invalid'],
});

export const readPlannerChoices = endpoint({
  method: 'GET',
  path: '/api/planner/choices',
  summary: 'Hosts, trainers and rooms of the runs the reader may see: what the planner can be narrowed to',
  access: { action: 'run.read', scope: 'any' },
  response: z.object({
    hosts: z.array(z.object({ id: uuid, name: localizedText })),
    trainers: z.array(z.object({ personId: uuid, name: z.string() })),
    rooms: z.array(z.object({ roomId: uuid, name: z.string(), institutionName: localizedText })),
  }),
  problems: [],
});
