import { z } from 'zod';
import { uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

export const confirmActivity = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/confirmations',
  summary: 'Confirm that somebody has completed an activity that asks for it; said again, nothing changes',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  body: z.strictObject({ enrolmentId: uuid, activityId: uuid }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'run.state', 'access.own-record'],
});
