import { z } from 'zod';
import { basisPoints, instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const runParams = z.strictObject({ runId: uuid });
const ofRun = { action: 'run.plan', scope: { kind: 'run', param: 'runId' } } as const;

/** How far somebody is, and what they would do next. */
export const standing = z.object({ share: basisPoints, isCompleted: z.boolean(), next: localizedText.nullable() });

export const newerVersion = z.object({
  current: z.object({ versionId: uuid, number: z.int() }),
  /** The course's newest published version; null when the run is on it. */
  newest: z.object({ versionId: uuid, number: z.int(), publishedAt: instant }).nullable(),
  enrolled: z.int(),
  /** Those whose completion or next step a move would change, by name. */
  people: z.array(z.object({ enrolmentId: uuid, name: z.string(), before: standing, after: standing })),
  /** Activities with attempts that the newest version does not have: as long as there is one, the run cannot move. */
  blockers: z.array(z.object({ activityId: uuid, title: localizedText, attempts: z.int() })),
});
export type NewerVersion = z.output<typeof newerVersion>;

export const readNewerVersion = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/newer-version',
  summary: 'What moving a run to the newest version of its course would change for its people; nothing is changed',
  access: ofRun,
  params: runParams,
  response: newerVersion,
  problems: ['request.not-found'],
});

export const moveRun = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/version',
  summary:
    'Move a run to a newer version of its course. What people read, answered and were graded for comes along, by the names of activities and blocks',
  access: ofRun,
  params: runParams,
  body: z.strictObject({ versionId: uuid, reason: z.string().trim().min(5).max(500) }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'run.state', 'run.no-successor'],
});
