import { REQUEST_STATES } from '@edukom/domain';
import { z } from 'zod';
import { localDate, localizedText, pageOf, pageQuery, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { freeReason, givenReason, requestItem, seatsOfRun } from './enrolment-request.js';

const access = { action: 'enrolment.nominate', scope: 'any' } as const;
const runParams = z.strictObject({ runId: uuid });
const requestParams = z.strictObject({ requestId: uuid });

export const nominationRun = z.object({
  runId: uuid,
  code: z.string(),
  title: localizedText,
  courseTitle: localizedText,
  hostName: localizedText,
  startsOn: localDate,
  endsOn: localDate,
  seats: seatsOfRun,
});
export type NominationRun = z.output<typeof nominationRun>;

export const listNominationRuns = endpoint({
  method: 'GET',
  path: '/api/nomination-runs',
  summary: 'Runs that take requests today, the next to begin first; at most 100',
  access,
  response: z.object({ runs: z.array(nominationRun) }),
  problems: [],
});

export const searchNominees = endpoint({
  method: 'GET',
  path: '/api/nomination-runs/:runId/candidates',
  summary:
    "People of the focal point's own institutions, those first whose position asks for what the course teaches, then by name; at most 50",
  access,
  params: runParams,
  query: z.strictObject({ search: z.string().max(200).optional() }),
  response: z.object({
    people: z.array(
      z.object({
        personId: uuid,
        givenName: z.string(),
        familyName: z.string(),
        departmentName: z.string(),
        /** The title of their position has a profile, and the course teaches something of it. Nothing of the person is told by it. */
        isAskedByPosition: z.boolean(),
        /** Of the request that is under way or led to a seat; `enrolled` also when there was none. */
        state: z.enum(REQUEST_STATES).nullable(),
      }),
    ),
  }),
  problems: ['request.not-found', 'request.invalid'],
});

export const nominatePeople = endpoint({
  method: 'POST',
  path: '/api/nomination-runs/:runId/nominations',
  summary: 'Nominate people of the own institutions; who asked before or is in already stays as they are',
  access,
  params: runParams,
  body: z.strictObject({ personIds: z.array(uuid).min(1).max(100), reason: givenReason }),
  response: z.object({ nominated: z.int(), skipped: z.int() }),
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'enrolment.closed', 'access.own-record'],
});

export const listNominations = endpoint({
  method: 'GET',
  path: '/api/nominations',
  summary: "Requests of the people of the focal point's own institutions, what changed last first",
  access,
  query: z.strictObject({ state: z.enum(REQUEST_STATES).optional(), ...pageQuery }),
  response: pageOf(requestItem.extend({ isOwn: z.boolean() })),
  problems: ['request.invalid'],
});

export const decideNomination = endpoint({
  method: 'POST',
  path: '/api/nominations/:requestId/decision',
  summary: 'Agree to or refuse a request that somebody made themself; agreed, the project manager decides',
  access,
  params: requestParams,
  body: z.strictObject({ isEndorsed: z.boolean(), reason: freeReason.optional() }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'enrolment.step', 'access.own-record'],
});

export const withdrawNomination = endpoint({
  method: 'POST',
  path: '/api/nominations/:requestId/withdrawal',
  summary: 'Take a request of the own people back; who had a seat leaves it to whoever is next',
  access,
  params: requestParams,
  body: z.strictObject({ reason: givenReason }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'enrolment.step', 'access.own-record'],
});
