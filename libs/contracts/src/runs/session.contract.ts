import { z } from 'zod';
import { localDate, localTime, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { givenReason } from './enrolment-request.js';

/** A session as it is planned: local day and wall times in Kosovo; the break is optional and lies inside. */
export const sessionPlanBody = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** Where it is, in words; of a chosen room its name is taken. */
  room: z.string().trim().max(200).optional(),
  /** A room of the list, which no other session then has at that time. */
  roomId: uuid.optional(),
  /** Why the room is shared with another session; needed only when it is taken. */
  overrideReason: givenReason.optional(),
  /** Who of the run's trainers leads it; left out or empty: all of them. */
  trainerIds: z.array(uuid).max(20).optional(),
  localDate,
  localStart: localTime,
  localEnd: localTime,
  breakFrom: localTime.optional(),
  breakTo: localTime.optional(),
});

export const addSession = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/sessions',
  summary: 'Add a session to a run',
  access: { action: 'run.plan', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  body: sessionPlanBody,
  response: z.object({ sessionId: uuid }),
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'run.state', 'run.open-course', 'session.room-taken'],
});

export const editSession = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId',
  summary: 'Change a session; minutes attended are computed anew',
  access: { action: 'run.plan', scope: { kind: 'session', param: 'sessionId' } },
  params: z.strictObject({ sessionId: uuid }),
  body: sessionPlanBody,
  response: null,
  problems: [
    'request.not-found',
    'request.invalid',
    'run.state',
    'session.locked',
    'session.cancelled',
    'session.room-taken',
  ],
});

export const cancelSession = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/cancellation',
  summary: 'Cancel a session: it is no longer planned, what was recorded stays, who was expected is mailed why',
  access: { action: 'run.plan', scope: { kind: 'session', param: 'sessionId' } },
  params: z.strictObject({ sessionId: uuid }),
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'run.state', 'session.locked', 'session.cancelled'],
});
