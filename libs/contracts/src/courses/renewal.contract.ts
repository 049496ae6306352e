import { z } from 'zod';
import { localDate, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const access = { action: 'course.write', scope: { kind: 'course', param: 'courseId' } } as const;
const params = z.strictObject({ courseId: uuid });
const months = z.int().min(1).max(120);

/** When a completed course has to be done again; null: never. */
export const courseRenewal = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('rolling'), months, opensDays: z.int().min(0).max(366) }),
    z.object({ kind: z.literal('fixed'), months, anchoredOn: localDate }),
  ])
  .nullable();
export type CourseRenewal = z.output<typeof courseRenewal>;

export const readRenewal = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/renewal',
  summary: 'When the course has to be done again',
  access,
  params,
  response: z.object({ renewal: courseRenewal }),
  problems: ['request.not-found'],
});

/** It judges anew who has to do the course again, everywhere: asked of whoever may set a mandatory training, not of writers. */
export const saveRenewal = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/renewal',
  summary: 'Say when the course has to be done again; it holds at once, and changes nothing of what was completed',
  access: { ...access, action: 'run.plan' },
  params,
  body: z.strictObject({
    kind: z.enum(['none', 'rolling', 'fixed']),
    months: months.optional(),
    opensDays: z.int().min(0).max(366).optional(),
    anchoredOn: localDate.optional(),
  }),
  response: null,
  problems: ['request.not-found', 'request.invalid'],
});
