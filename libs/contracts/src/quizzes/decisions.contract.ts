import { z } from 'zod';
import { points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { gradingItem, gradingQuestion, storedMark } from './grading.contract.js';
import { rubricChoice } from './rubric.schema.js';

export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/decisions',
  summary: 'Answers whose two marks are too far apart, with both: a third person decides',
  access: { action: 'grading.decide', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  response: z.object({
    questions: z.array(gradingQuestion),
    /** `seat` is null where I gave one of the two myself. */
    items: z.array(gradingItem),
  }),
  problems: ['request.not-found'],
});

export const decideAnswer = endpoint({
  method: 'PUT',
  path: '/api/attempts/:attemptId/decisions/:slot',
  summary: 'Decide between two marks that are too far apart, with a reason; nobody decides about their own',
  access: { action: 'grading.decide', scope: { kind: 'attempt', param: 'attemptId' } },
  params: z.strictObject({ attemptId: uuid, slot: z.coerce.number().int().min(1).max(1_000) }),
  body: z.strictObject({
    points,
    comment: z.string().trim().max(4_000),
    reason: z.string().trim().min(3).max(500),
    levels: rubricChoice.optional(),
  }),
  response: storedMark,
  problems: [
    'request.not-found',
    'request.invalid',
    'access.own-record',
    'access.own-marking',
    'attempt.open',
    'mark.conflict',
    'mark.closed',
  ],
});
