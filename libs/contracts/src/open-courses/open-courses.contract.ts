import { OPEN_LEARNER_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { instant, interfaceLocale, shownText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { courseSlug } from '../courses/courses.contract.js';
import { formQuery, mailAddress, newPassword } from '../identity/identity.contract.js';

/** The wording of the consent that the registration form shows; a new wording gets a new mark. */
export const OPEN_CONSENT = '2026-11';

const name = z.string().trim().min(1).max(100);
const slugParams = z.strictObject({ slug: courseSlug });
const token = z.string().min(20).max(100);

export const registerForCourse = endpoint({
  method: 'POST',
  path: '/api/open-courses/:slug/registrations',
  summary: 'Register for an open course: a link goes to the address; the answer never says whether it is known',
  access: 'public',
  params: slugParams,
  query: formQuery,
  body: z.strictObject({
    givenName: name,
    familyName: name,
    email: mailAddress,
    locale: interfaceLocale,
    kind: z.enum(OPEN_LEARNER_KINDS),
    /** A ticked box: the wording of {@link OPEN_CONSENT} is agreed to. */
    consent: z.string().regex(/^yes$/),
    /** Not for people: programs that fill in every field give themselves away. */
    website: z.string().max(200).optional(),
  }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'request.too-many', 'open-course.closed'],
  form: { page: '/courses/:slug/register', success: '/courses/:slug/register/sent' },
});

export const readRegistration = endpoint({
  method: 'GET',
  path: '/api/registrations/:token',
  summary: 'Whom a registration that waits for its confirmation is of, and for which course',
  access: 'public',
  params: z.strictObject({ token }),
  query: z.strictObject({ locale: interfaceLocale }),
  response: z.object({
    givenName: z.string(),
    email: z.string(),
    courseTitle: shownText,
    courseSlug,
    expiresAt: instant,
  }),
  problems: ['link.unknown', 'link.expired', 'link.used'],
});

export const confirmRegistration = endpoint({
  method: 'POST',
  path: '/api/registrations/:token',
  summary: 'Confirm the address of a registration and choose a password: opens the account, enrols, signs in',
  access: 'public',
  params: z.strictObject({ token }),
  query: formQuery,
  body: z.strictObject({ password: newPassword }),
  response: z.object({ enrolmentId: uuid }),
  problems: ['link.unknown', 'link.expired', 'link.used', 'password.too-common', 'email.taken', 'open-course.closed'],
  form: { page: '/registrations/:token', success: '/app/learning/:enrolmentId' },
});

export const enrolInOpenCourse = endpoint({
  method: 'POST',
  path: '/api/open-courses/:slug/enrolment',
  summary: 'Enrol oneself in an open course; who is in the course already stays where they are',
  access: 'signed-in',
  params: slugParams,
  query: formQuery,
  response: z.object({ enrolmentId: uuid }),
  problems: ['request.not-found', 'open-course.closed'],
  form: { page: '/courses/:slug', success: '/app/learning/:enrolmentId' },
});

export const leaveOpenCourse = endpoint({
  method: 'POST',
  path: '/api/me/learning/:enrolmentId/withdrawal',
  summary: 'Leave an open course; everything recorded stays',
  access: 'signed-in',
  params: z.strictObject({ enrolmentId: uuid }),
  response: null,
  problems: ['request.not-found'],
});

/** Null: not shown, to protect the people it counts. */
const figure = z.int().nullable();
export const openFigures = z.object({ registered: figure, begun: figure, completed: figure });
export type OpenFigures = z.output<typeof openFigures>;

export const readOpenOverview = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/open-overview',
  summary:
    'Who takes part in an open course: by month of enrolment and by who they are, none from which a person could be told',
  access: { action: 'run.read', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  response: z.object({
    total: openFigures,
    months: z.array(
      z.object({
        /** `YYYY-MM`, the newest first. */
        month: z.string(),
        total: openFigures,
        kinds: z.array(openFigures.extend({ kind: z.enum([...OPEN_LEARNER_KINDS, 'official']) })),
      }),
    ),
  }),
  problems: ['request.not-found'],
});
