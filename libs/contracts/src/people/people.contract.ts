import { INTERFACE_LOCALES, ROLES, SCOPE_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { instant, interfaceLocale, localDate, pageOf, pageQuery, shownText, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

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
  institutionId: uuid,
  institution: shownText,
  departmentId: uuid,
  department: z.string(),
  positionId: uuid.nullable(),
  position: z.string(),
  isPrimary: z.boolean(),
  /** First and last day, both included; null: open. */
  firstDay: localDate.nullable(),
  lastDay: localDate.nullable(),
  isCurrent: z.boolean(),
  /** Recorded of an account that is merged into this one: shown, edited only after taking the merge back. */
  isOfMerged: z.boolean(),
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
const namedPerson = z.object({ personId: uuid, givenName: z.string(), familyName: z.string() });
const personDetail = personRow.extend({
  locale: z.enum(INTERFACE_LOCALES),
  createdAt: instant,
  /** When the last invitation went out. */
  invitedAt: instant.nullable(),
  birthDate: localDate.nullable(),
  affiliations: z.array(affiliation),
  grants: z.array(heldGrant),
  /** Whom this account is another name of. */
  mergedInto: namedPerson.nullable(),
  /** Accounts that are other names of this one. */
  mergedFrom: z.array(namedPerson.extend({ email: z.string().nullable(), mergedAt: instant, reason: z.string() })),
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

/** What of a person a table can say. */
export const importColumns = [
  'givenName',
  'familyName',
  'email',
  'institution',
  'department',
  'position',
  'preferredLanguage',
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** Why a row is refused, worst first: a row with several reasons is listed with the first. */
export const importReasons = [
  'formula',
  'columns-missing',
  'columns-extra',
  'characters',
  'too-long',
  'name-missing',
  'email-missing',
  'email-malformed',
  'email-duplicate-in-file',
  'email-merged',
  'institution-unknown',
  'department-missing',
  'language-unknown',
] as const;
export type ImportReason = (typeof importReasons)[number];

export const importDecisions = ['create', 'update', 'skip', 'error'] as const;
export type ImportDecision = (typeof importDecisions)[number];

const reason = z.object({ code: z.enum(importReasons), column: z.enum(importColumns).nullable() });
export type RowReason = z.output<typeof reason>;
const change = z.object({ column: z.enum(importColumns), from: z.string(), to: z.string() });
export type RowChange = z.output<typeof change>;

const importRow = z.object({
  /** Number of the row in the file; the header is 1. */
  line: z.int(),
  decision: z.enum(importDecisions),
  reasons: z.array(reason),
  changes: z.array(change),
  cells: z.record(z.enum(importColumns), z.string()),
  personId: uuid.nullable(),
});
export type ImportRowView = z.output<typeof importRow>;

const importView = z.object({
  importId: uuid,
  fileName: z.string(),
  state: z.enum(['previewed', 'applied', 'cancelled']),
  /** Counts up whenever the preview is made anew; applying names the one that was looked at. */
  revision: z.int(),
  createdAt: instant,
  appliedAt: instant.nullable(),
  counts: z.object({ create: z.int(), update: z.int(), skip: z.int(), error: z.int() }),
  /** How many invitations applying sent; 0 when it was not asked to. */
  invitations: z.int(),
});
export type ImportView = z.output<typeof importView>;

const staff = { action: 'people.import', scope: 'all' } as const;
const importParams = z.strictObject({ importId: uuid });

export const previewImport = endpoint({
  method: 'POST',
  path: '/api/people/imports',
  summary: 'Read a table of people (CSV or XLSX) and say per row what importing it would do; changes nobody',
  access: staff,
  upload: { maxBytes: 5 * 1024 * 1024 },
  response: importView,
  status: 201,
  problems: [
    'request.invalid',
    'request.too-large',
    'import.not-a-table',
    'import.encoding',
    'import.no-header',
    'import.no-rows',
    'import.too-many-rows',
  ],
});

export const getImport = endpoint({
  method: 'GET',
  path: '/api/people/imports/:importId',
  summary: 'An import and its counts',
  access: staff,
  params: importParams,
  response: importView,
  problems: ['request.not-found'],
});

export const listImportRows = endpoint({
  method: 'GET',
  path: '/api/people/imports/:importId/rows',
  summary: 'Rows of an import in the order of the file',
  access: staff,
  params: importParams,
  query: z.strictObject({ decision: z.enum(importDecisions).optional(), ...pageQuery }),
  response: pageOf(importRow),
  problems: ['request.not-found', 'request.invalid'],
});

export const applyImport = endpoint({
  method: 'POST',
  path: '/api/people/imports/:importId/application',
  summary: 'Do exactly what the preview says, in one transaction; once',
  access: staff,
  params: importParams,
  body: z.strictObject({ revision: z.int().min(1), invite: z.boolean() }),
  response: importView,
  problems: ['request.not-found', 'request.invalid', 'request.conflict', 'import.stale'],
});

export const cancelImport = endpoint({
  method: 'DELETE',
  path: '/api/people/imports/:importId',
  summary: 'Drop a preview that was not applied',
  access: staff,
  params: importParams,
  response: null,
  problems: ['request.not-found', 'request.conflict'],
});

export const downloadRefusedRows = endpoint({
  method: 'GET',
  path: '/api/people/imports/:importId/refused-rows',
  summary: 'The refused rows with their reasons, to correct and import again',
  access: staff,
  params: importParams,
  query: z.strictObject({ locale: interfaceLocale }),
  response: fileResponse('text/csv'),
  problems: ['request.not-found'],
});
