import { z } from 'zod';
import { instant, pageOf, pageQuery, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

/** Kinds of work that run after the request, by the name under which they are queued. */
export const JOB_KINDS = [
  'attempt.expire',
  'calendar.sync',
  'certificate.document',
  'certificate.evaluate',
  'imports.work',
  'mail.deliver',
  'media.forget',
  'media.process',
  'observatory.produce',
  'open-registration.forget',
  'people.invite-imported',
] as const;
export type JobKindName = (typeof JOB_KINDS)[number];

const deadLetter = z.object({
  deadLetterId: uuid,
  /** Name of the kind of work: one of {@link JOB_KINDS}, or one of an earlier release. */
  kind: z.string(),
  /** The id of what it was about. */
  subjectId: z.string().nullable(),
  /** What it said the last time, for who maintains the product; empty: its process died each time. */
  error: z.string(),
  tries: z.int(),
  diedAt: instant,
  /** Null: nobody has seen to it yet. */
  settled: z
    .object({ how: z.enum(['again', 'dropped']), at: instant, byName: z.string(), reason: z.string() })
    .nullable(),
});
export type DeadLetterItem = z.output<typeof deadLetter>;

export const listDeadLetters = endpoint({
  method: 'GET',
  path: '/api/dead-letters',
  summary: 'Work that failed every time it was tried, the newest first: what waits for a decision, or what was decided',
  access: { action: 'job.read', scope: 'any' },
  query: z.strictObject({ group: z.enum(['open', 'settled']).optional(), ...pageQuery }),
  response: pageOf(deadLetter).extend({ openCount: z.int() }),
  problems: ['request.invalid'],
});

const params = z.strictObject({ deadLetterId: uuid });

export const runDeadLetterAgain = endpoint({
  method: 'POST',
  path: '/api/dead-letters/:deadLetterId/again',
  summary: 'Queue the work once more, as it was given; when it fails again, it comes back as a new entry',
  access: { action: 'job.settle', scope: 'any' },
  params,
  response: null,
  problems: ['request.not-found', 'request.conflict'],
});

export const dropDeadLetter = endpoint({
  method: 'POST',
  path: '/api/dead-letters/:deadLetterId/drop',
  summary: 'Give the work up, with a reason that is kept',
  access: { action: 'job.settle', scope: 'any' },
  params,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  response: null,
  problems: ['request.invalid', 'request.not-found', 'request.conflict'],
});
