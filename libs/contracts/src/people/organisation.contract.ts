import { z } from 'zod';
import { interfaceLocale, localDate, pageOf, pageQuery, shownText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

export const institutionKinds = ['municipality', 'ministry', 'university', 'cso', 'media', 'other'] as const;
/** What staff add; municipalities are reference data. */
export const addedInstitutionKinds = ['ministry', 'university', 'cso', 'media', 'other'] as const;

const name = z.string().trim().min(1).max(200);
const institutionNames = z.strictObject({ sq: name, 'sr-Cyrl': name, en: name });
export type InstitutionNames = z.output<typeof institutionNames>;

const institutionLine = z.object({
  institutionId: uuid,
  kind: z.enum(institutionKinds),
  name: shownText,
  departments: z.int(),
  /** People who work there today. */
  people: z.int(),
});
export type InstitutionLine = z.output<typeof institutionLine>;

export const listOrganisation = endpoint({
  method: 'GET',
  path: '/api/organisation',
  summary: 'Institutions with how many departments and people they have now, sorted as the reader sorts names',
  access: { action: 'people.read', scope: 'any' },
  query: z.strictObject({
    locale: interfaceLocale,
    search: z.string().trim().max(100).optional(),
    kind: z.enum(institutionKinds).optional(),
  }),
  response: z.object({ items: z.array(institutionLine) }),
  problems: ['request.invalid'],
});

const positionLine = z.object({ positionId: uuid, name: z.string(), people: z.int() });
const departmentLine = z.object({
  departmentId: uuid,
  name: z.string(),
  /** People who work there today, and who did before and no longer do. */
  people: z.int(),
  former: z.int(),
  positions: z.array(positionLine),
});
export type DepartmentLine = z.output<typeof departmentLine>;

const institutionPage = z.object({
  institutionId: uuid,
  kind: z.enum(institutionKinds),
  name: shownText,
  /** Its names as written, to edit; null of a municipality, whose names are reference data. */
  names: institutionNames.nullable(),
  departments: z.array(departmentLine),
});
export type InstitutionPage = z.output<typeof institutionPage>;

const institutionParams = z.strictObject({ institutionId: uuid });
const inInstitution = (action: 'people.read' | 'organisation.write') =>
  ({ action, scope: { kind: 'institution', param: 'institutionId' } }) as const;

export const getInstitution = endpoint({
  method: 'GET',
  path: '/api/institutions/:institutionId',
  summary: 'One institution: its departments and positions, and how many work in each',
  access: inInstitution('people.read'),
  params: institutionParams,
  query: z.strictObject({ locale: interfaceLocale }),
  response: institutionPage,
  problems: ['request.not-found'],
});

const memberRow = z.object({
  affiliationId: uuid,
  personId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  department: z.string(),
  position: z.string(),
  firstDay: localDate.nullable(),
  lastDay: localDate.nullable(),
});
export type MemberRow = z.output<typeof memberRow>;
export const memberTimes = ['now', 'before'] as const;

export const listInstitutionPeople = endpoint({
  method: 'GET',
  path: '/api/institutions/:institutionId/people',
  summary: 'Who works in an institution today, or worked there and no longer does, by name',
  access: inInstitution('people.read'),
  params: institutionParams,
  query: z.strictObject({
    locale: interfaceLocale,
    when: z.enum(memberTimes),
    department: uuid.optional(),
    ...pageQuery,
  }),
  response: pageOf(memberRow),
  problems: ['request.not-found', 'request.invalid'],
});

export const addInstitution = endpoint({
  method: 'POST',
  path: '/api/institutions',
  summary: 'Add an institution that is no municipality, with its name in three languages',
  access: { action: 'organisation.write', scope: 'all' },
  body: z.strictObject({ kind: z.enum(addedInstitutionKinds), names: institutionNames }),
  response: z.object({ institutionId: uuid }),
  status: 201,
  problems: ['request.invalid', 'organisation.name-taken'],
});

export const renameInstitution = endpoint({
  method: 'PUT',
  path: '/api/institutions/:institutionId/names',
  summary: 'Correct the names of an institution that is no municipality',
  access: inInstitution('organisation.write'),
  params: institutionParams,
  body: institutionNames,
  response: null,
  problems: ['request.not-found', 'request.invalid', 'request.conflict'],
});

export const addDepartment = endpoint({
  method: 'POST',
  path: '/api/institutions/:institutionId/departments',
  summary: 'Add a department',
  access: inInstitution('organisation.write'),
  params: institutionParams,
  body: z.strictObject({ name }),
  response: z.object({ departmentId: uuid }),
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'organisation.name-taken'],
});

export const renameDepartment = endpoint({
  method: 'PUT',
  path: '/api/institutions/:institutionId/departments/:departmentId',
  summary: 'Correct the name of a department; who worked there worked in it under the new name',
  access: inInstitution('organisation.write'),
  params: institutionParams.extend({ departmentId: uuid }),
  body: z.strictObject({ name }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'organisation.name-taken'],
});

export const addPosition = endpoint({
  method: 'POST',
  path: '/api/institutions/:institutionId/departments/:departmentId/positions',
  summary: 'Add a position to a department',
  access: inInstitution('organisation.write'),
  params: institutionParams.extend({ departmentId: uuid }),
  body: z.strictObject({ name }),
  response: z.object({ positionId: uuid }),
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'organisation.name-taken'],
});

export const renamePosition = endpoint({
  method: 'PUT',
  path: '/api/institutions/:institutionId/departments/:departmentId/positions/:positionId',
  summary: 'Correct the name of a position',
  access: inInstitution('organisation.write'),
  params: institutionParams.extend({ departmentId: uuid, positionId: uuid }),
  body: z.strictObject({ name }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'organisation.name-taken'],
});
