import { ROLES, SCOPE_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { instant, interfaceLocale, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

/** An e-mail address as accounts have it: lower case. */
export const mailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** Length only, after NIST SP 800-63B; common passwords are refused by the service. */
export const newPassword = z.string().min(12).max(200);
const token = z.string().min(20).max(100);

export const grant = z.object({
  role: z.enum(ROLES),
  scope: z.object({ kind: z.enum(SCOPE_KINDS), id: uuid.nullable() }),
});

export const me = z.object({
  personId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  locale: interfaceLocale,
  grants: z.array(grant),
  isDemo: z.boolean(),
});
export type Me = z.output<typeof me>;

/**
 * Where a form leads after success: a path of ours, never another origin. Visible ASCII only, as a header holds it: browsers
 * drop tabs and line ends out of an address, and so would read another host out of slash, tab, slash.
 */
const next = z
  .string()
  .regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/)
  .max(500)
  .optional();
/** What a form without JavaScript says in its address. */
export const formQuery = z.strictObject({ locale: interfaceLocale.optional(), next });

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in',
  access: 'public',
  query: formQuery,
  body: z.strictObject({ email: mailAddress, password: z.string().min(1).max(200) }),
  response: me,
  problems: ['sign-in.wrong', 'sign-in.deactivated', 'sign-in.not-activated', 'request.too-many', 'server.busy'],
  form: { page: '/sign-in', success: '/app' },
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out here',
  access: 'public',
  response: null,
  problems: [],
});

export const signOutEverywhere = endpoint({
  method: 'DELETE',
  path: '/api/sessions',
  summary: 'Sign out on every device',
  access: 'signed-in',
  response: null,
  problems: [],
});

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, with the grants',
  access: 'signed-in',
  response: me,
  problems: [],
});

export const chooseLocale = endpoint({
  method: 'PUT',
  path: '/api/me/locale',
  summary: 'Choose language and script',
  access: 'signed-in',
  body: z.strictObject({ locale: interfaceLocale }),
  response: null,
  problems: [],
});

export const readInvitation = endpoint({
  method: 'GET',
  path: '/api/invitations/:token',
  summary: 'Whom an invitation is for',
  access: 'public',
  params: z.strictObject({ token }),
  response: z.object({
    givenName: z.string(),
    familyName: z.string(),
    email: z.string(),
    locale: interfaceLocale,
    expiresAt: instant,
  }),
  problems: ['link.unknown', 'link.expired', 'link.used'],
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/:token',
  summary: 'Accept an invitation: choose a password and a language; signs in',
  access: 'public',
  params: z.strictObject({ token }),
  query: formQuery,
  body: z.strictObject({ password: newPassword, locale: interfaceLocale }),
  response: me,
  problems: ['link.unknown', 'link.expired', 'link.used', 'password.too-common'],
  form: { page: '/invitations/:token', success: '/app' },
});

export const requestPasswordReset = endpoint({
  method: 'POST',
  path: '/api/password-resets',
  summary: 'Ask for a link to set a new password; the answer never says whether the address is known',
  access: 'public',
  query: formQuery,
  body: z.strictObject({ email: mailAddress }),
  response: null,
  problems: ['request.too-many'],
  form: { page: '/password-reset', success: '/password-reset/sent' },
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/password-resets/:token',
  summary: 'Set a new password with a link; signs out everywhere',
  access: 'public',
  params: z.strictObject({ token }),
  query: formQuery,
  body: z.strictObject({ password: newPassword }),
  response: null,
  problems: ['link.unknown', 'link.expired', 'link.used', 'password.too-common'],
  form: { page: '/password-reset/:token', success: '/sign-in' },
});

export const requestEmailChange = endpoint({
  method: 'POST',
  path: '/api/me/email',
  summary: 'Ask to change the own e-mail address: a link goes to the new address, a notice to the old one',
  access: 'signed-in',
  body: z.strictObject({ email: mailAddress, password: z.string().min(1).max(200) }),
  response: null,
  problems: ['sign-in.wrong', 'email.taken', 'request.too-many', 'server.busy'],
});

export const confirmEmailChange = endpoint({
  method: 'POST',
  path: '/api/email-changes/:token',
  summary: 'Confirm a new e-mail address',
  access: 'public',
  params: z.strictObject({ token }),
  query: formQuery,
  response: null,
  problems: ['link.unknown', 'link.expired', 'link.used', 'email.taken'],
  form: { page: '/email-changes/:token', success: '/sign-in' },
});

export const setAccountState = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/account',
  summary: 'Deactivate or reactivate an account; deactivation ends every session at once',
  access: { action: 'people.deactivate', scope: { kind: 'person', param: 'personId' } },
  params: z.strictObject({ personId: uuid }),
  body: z.strictObject({ active: z.boolean(), reason: z.string().trim().min(3).max(500) }),
  response: null,
  problems: ['request.not-found', 'access.own-record', 'request.conflict'],
});

export const grantRole = endpoint({
  method: 'POST',
  path: '/api/people/:personId/grants',
  summary: 'Grant a role in a scope from today on',
  access: { action: 'role.grant', scope: { kind: 'person', param: 'personId' } },
  params: z.strictObject({ personId: uuid }),
  body: z.strictObject({ role: z.enum(ROLES), scopeKind: z.enum(SCOPE_KINDS), scopeId: uuid.nullable() }),
  response: z.object({ grantId: uuid }),
  status: 201,
  problems: ['request.not-found', 'access.own-record', 'request.invalid'],
});
