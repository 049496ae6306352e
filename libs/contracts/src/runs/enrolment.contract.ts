import { z } from 'zod';
import { localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { givenReason } from './enrolment-request.js';

const runParams = z.strictObject({ runId: uuid });

export const searchCandidates = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/candidates',
  summary: 'People who could be enrolled, by name or e-mail address in any script; at most 20',
  access: { action: 'run.enrol', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  query: z.strictObject({ search: z.string().max(200) }),
  response: z.object({
    people: z.array(
      z.object({
        personId: uuid,
        givenName: z.string(),
        familyName: z.string(),
        email: z.string().nullable(),
        /** Where the person works today; null: cannot be enrolled yet. */
        institutionName: localizedText.nullable(),
        isEnrolled: z.boolean(),
      }),
    ),
  }),
  problems: ['request.not-found', 'request.invalid'],
});

export const enrolPeople = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/enrolments',
  summary: 'Enrol people; who is enrolled already stays as they are',
  access: { action: 'run.enrol', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  body: z.strictObject({
    personIds: z.array(uuid).min(1).max(500),
    /** Why people are enrolled although no seat is left, or past somebody who waits for it. */
    beyondReason: givenReason.optional(),
  }),
  response: z.object({ enrolled: z.int(), alreadyEnrolled: z.int() }),
  problems: ['request.not-found', 'request.invalid', 'run.state', 'enrolment.no-institution', 'enrolment.no-seat'],
});

export const withdrawEnrolment = endpoint({
  method: 'POST',
  path: '/api/enrolments/:enrolmentId/withdrawal',
  summary: 'Withdraw somebody from a run; everything recorded stays',
  access: { action: 'run.enrol', scope: { kind: 'enrolment', param: 'enrolmentId' } },
  params: z.strictObject({ enrolmentId: uuid }),
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'run.state'],
});
