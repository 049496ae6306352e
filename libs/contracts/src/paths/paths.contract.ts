import { z } from 'zod';
import { eligibilityReason, ISSUE_OUTCOMES, ledgerEntry } from '../certificates/certificates.contract.js';
import { instant, interfaceLocale, localizedText, shownText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { courseSlug } from '../courses/courses.contract.js';

const pathParams = z.strictObject({ pathId: uuid });
const manage = { action: 'path.write', scope: 'all' } as const;

export const publicPath = z.object({
  slug: courseSlug,
  title: shownText,
  summary: shownText,
  /** How long its certificate is valid; null: for good. */
  monthsValid: z.int().nullable(),
  courses: z.array(
    z.object({ slug: courseSlug, title: shownText, summary: shownText, minutes: z.int(), isRequired: z.boolean() }),
  ),
});
export type PublicPath = z.output<typeof publicPath>;

export const listPaths = endpoint({
  method: 'GET',
  path: '/api/paths',
  summary: 'Published learning paths with their courses in order',
  access: 'public',
  query: z.strictObject({ locale: interfaceLocale }),
  response: z.object({ paths: z.array(publicPath) }),
  problems: [],
});

export const readPath = endpoint({
  method: 'GET',
  path: '/api/paths/:slug',
  summary: 'A published learning path',
  access: 'public',
  params: z.strictObject({ slug: courseSlug }),
  query: z.strictObject({ locale: interfaceLocale }),
  response: publicPath,
  problems: ['request.not-found'],
});

/** How far somebody is on a path. */
export const myPath = z.object({
  pathId: uuid,
  slug: courseSlug,
  title: localizedText,
  required: z.int(),
  done: z.int(),
  courses: z.array(
    z.object({
      courseId: uuid,
      slug: courseSlug,
      title: localizedText,
      isRequired: z.boolean(),
      isDone: z.boolean(),
      /** Where the person is in the course now. */
      enrolmentId: uuid.nullable(),
    }),
  ),
  certificate: ledgerEntry.nullable(),
});
export type MyPath = z.output<typeof myPath>;

export const readMyPaths = endpoint({
  method: 'GET',
  path: '/api/me/paths',
  summary: 'The learning paths one is on: with a course begun or completed',
  access: 'signed-in',
  response: z.object({ paths: z.array(myPath) }),
  problems: [],
});

export const pathDraft = z.object({
  pathId: uuid,
  slug: courseSlug,
  title: localizedText,
  summary: localizedText,
  monthsValid: z.int().nullable(),
  state: z.enum(['draft', 'published']),
  revision: z.int(),
  courses: z.array(z.object({ courseId: uuid, title: localizedText, isRequired: z.boolean() })),
});
export type PathDraft = z.output<typeof pathDraft>;

export const listPathDrafts = endpoint({
  method: 'GET',
  path: '/api/path-drafts',
  summary: 'Every learning path, and the published courses one can be made of',
  access: manage,
  response: z.object({
    paths: z.array(pathDraft),
    courses: z.array(z.object({ courseId: uuid, title: localizedText })),
  }),
  problems: [],
});

const text = (max: number) => z.string().trim().max(max);
const content = {
  titleSq: text(200).min(1),
  titleSr: text(200).optional(),
  titleEn: text(200).optional(),
  summarySq: text(2_000).optional(),
  summarySr: text(2_000).optional(),
  summaryEn: text(2_000).optional(),
  /** Left out: its certificate is valid for good. */
  monthsValid: z.int().min(1).max(600).optional(),
};

export const beginPath = endpoint({
  method: 'POST',
  path: '/api/path-drafts',
  summary: 'Begin a learning path',
  access: manage,
  body: z.strictObject({ slug: courseSlug, titleSq: content.titleSq }),
  response: z.object({ pathId: uuid }),
  status: 201,
  problems: ['request.invalid'],
});

export const savePath = endpoint({
  method: 'PUT',
  path: '/api/path-drafts/:pathId',
  summary: 'Write texts and courses of a learning path, made from a revision of it',
  access: manage,
  params: pathParams,
  body: z.strictObject({
    revision: z.int(),
    ...content,
    courses: z.array(z.strictObject({ courseId: uuid, isRequired: z.boolean() })).max(30),
  }),
  response: pathDraft,
  problems: ['request.not-found', 'request.invalid', 'draft.changed', 'path.not-ready'],
});

const toState = <const M extends 'POST' | 'DELETE'>(method: M, summary: string) =>
  endpoint({
    method,
    path: '/api/path-drafts/:pathId/publication',
    summary,
    access: manage,
    params: pathParams,
    response: null,
    problems: ['request.not-found', 'path.not-ready'],
  });
export const publishPath = toState('POST', 'Show a learning path to the public');
export const withdrawPath = toState('DELETE', 'Take a learning path out of the public; its certificates stay');

export const readPathCandidates = endpoint({
  method: 'GET',
  path: '/api/path-drafts/:pathId/candidates',
  summary: 'Who has completed every required course of a path once, and who of them may be given its certificate now',
  access: { action: 'certificate.issue', scope: 'all' },
  params: pathParams,
  response: z.object({
    title: localizedText,
    titles: z.record(z.string(), localizedText),
    items: z.array(
      z.object({
        personId: uuid,
        givenName: z.string(),
        familyName: z.string(),
        isOneself: z.boolean(),
        eligible: z.boolean(),
        completedAt: instant.nullable(),
        reasons: z.array(eligibilityReason),
        certificate: ledgerEntry.nullable(),
      }),
    ),
  }),
  problems: ['request.not-found'],
});

export const issuePathCertificates = endpoint({
  method: 'POST',
  path: '/api/path-drafts/:pathId/certificates',
  summary:
    'Issue the certificate of a path to one or several people; each stands for itself, one that fails stops no other',
  access: { action: 'certificate.issue', scope: 'all' },
  params: pathParams,
  body: z.strictObject({ personIds: z.array(uuid).min(1).max(200) }),
  response: z.object({
    results: z.array(
      z.object({ personId: uuid, outcome: z.enum(ISSUE_OUTCOMES), certificate: ledgerEntry.nullable() }),
    ),
  }),
  problems: ['request.not-found'],
});
