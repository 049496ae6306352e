import { INTERFACE_LOCALES, ROLES, SCOPE_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { instant, interfaceLocale, localDate, pageOf, pageQuery, shownText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

/** State of a person's account; `none`: known to us, never invited. */
export const accountStates = ['none', 'invited', 'active', 'deactivated'] as const;

const personRow = z.object({
  personId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  institutionId: uuid.nullable(),
  institution: shownText.nullable(),
  department: z.string().nullable(),
  position: z.string().nullable(),
  account: z.enum(accountStates),
});
export type PersonRow = z.output<typeof personRow>;

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'People by name, e-mail or institution, folded over script and diacritics, sorted as the reader sorts names',
  access: { action: 'people.read', scope: 'any' },
  query: z.strictObject({
    locale: interfaceLocale,
    search: z.string().trim().max(100).optional(),
    institution: uuid.optional(),
    ...pageQuery,
  }),
  response: pageOf(personRow),
  problems: ['request.invalid'],
});

export const listInstitutions = endpoint({
  method: 'GET',
  path: '/api/institutions',
  summary: 'Institutions by name in any language or script, sorted as the reader sorts names',
  access: 'signed-in',
  query: z.strictObject({ locale: interfaceLocale, search: z.string().trim().max(100).optional() }),
  response: z.object({
    items: z.array(z.object({ institutionId: uuid, slug: z.string(), kind: z.string(), name: shownText })),
  }),
  problems: ['request.invalid'],
});

const affiliation = z.object({
  affiliationId: uuid,
  institution: shownText,
  department: z.string(),
  position: z.string(),
  isPrimary: z.boolean(),
  /** First and last day, both included; null: open. */
  firstDay: localDate.nullable(),
  lastDay: localDate.nullable(),
  isCurrent: z.boolean(),
});
const heldGrant = z.object({
  grantId: uuid,
  role: z.enum(ROLES),
  scopeKind: z.enum(SCOPE_KINDS),
  scopeId: uuid.nullable(),
  scopeName: shownText.nullable(),
  firstDay: localDate.nullable(),
  lastDay: localDate.nullable(),
  isCurrent: z.boolean(),
});
/** A training finished elsewhere or before, as an imported table says; nothing of it was examined here. */
const pastTraining = z.object({
  pastTrainingId: uuid,
  title: z.string(),
  provider: z.string(),
  finishedOn: localDate,
  minutes: z.int().nullable(),
});
const personDetail = personRow.extend({
  locale: z.enum(INTERFACE_LOCALES),
  createdAt: instant,
  /** When the last invitation went out. */
  invitedAt: instant.nullable(),
  affiliations: z.array(affiliation),
  grants: z.array(heldGrant),
  /** The latest first. */
  pastTrainings: z.array(pastTraining),
});
export type PersonDetail = z.output<typeof personDetail>;

export const getPerson = endpoint({
  method: 'GET',
  path: '/api/people/:personId',
  summary: 'One person: where they work and worked, their roles and account',
  access: { action: 'people.read', scope: { kind: 'person', param: 'personId' } },
  params: z.strictObject({ personId: uuid }),
  query: z.strictObject({ locale: interfaceLocale }),
  response: personDetail,
  problems: ['request.not-found'],
});

const whom = z.strictObject({ personIds: z.array(uuid).min(1).max(200) });

export const previewInvitations = endpoint({
  method: 'POST',
  path: '/api/people/invitation-previews',
  summary: 'How many mails inviting these people would send; sends none',
  access: { action: 'people.invite', scope: 'any' },
  body: whom,
  response: z.object({
    /** Who would get a mail. */
    mails: z.int(),
    /** Who would not: already active, deactivated, or without an address. */
    without: z.int(),
  }),
  problems: ['request.invalid', 'request.not-found'],
});

export const invitePeople = endpoint({
  method: 'POST',
  path: '/api/people/invitations',
  summary: 'Mail an invitation to each of these people who has no active account; all or none',
  access: { action: 'people.invite', scope: 'any' },
  body: whom,
  response: z.object({ mails: z.int() }),
  problems: ['request.invalid', 'request.not-found'],
});
