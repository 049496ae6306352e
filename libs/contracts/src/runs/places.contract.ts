import { z } from 'zod';
import { uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { freeReason, requestItem } from './enrolment-request.js';
import { nominationRun } from './nominations.contract.js';

const runParams = z.strictObject({ runId: uuid });

export const readMyPlaces = endpoint({
  method: 'GET',
  path: '/api/me/places',
  summary: 'Runs in which the reader may ask for a place today, and what became of their requests',
  access: 'signed-in',
  response: z.object({
    offers: z.array(nominationRun),
    requests: z.array(requestItem.extend({ canWithdraw: z.boolean() })),
  }),
  problems: [],
});

export const requestPlace = endpoint({
  method: 'POST',
  path: '/api/me/places/:runId/request',
  summary: 'Ask for a place in a run; the focal point and the project manager decide',
  access: 'signed-in',
  params: runParams,
  body: z.strictObject({ reason: freeReason.optional() }),
  response: null,
  problems: [
    'request.not-found',
    'request.invalid',
    'enrolment.closed',
    'enrolment.exists',
    'enrolment.no-institution',
  ],
});

export const leavePlace = endpoint({
  method: 'POST',
  path: '/api/me/places/:runId/withdrawal',
  summary: 'Give up a request or a place before the run begins; whoever is next moves up',
  access: 'signed-in',
  params: runParams,
  body: z.strictObject({ reason: freeReason.optional() }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'enrolment.step'],
});

export const answerInvitation = endpoint({
  method: 'POST',
  path: '/api/me/places/:runId/answer',
  summary: 'Accept or decline an invitation to a run',
  access: 'signed-in',
  params: runParams,
  body: z.strictObject({ isAccepted: z.boolean() }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'enrolment.step', 'enrolment.no-seat'],
});
