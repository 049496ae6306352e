import { z } from 'zod';
import { localDate, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const editing = { action: 'people.edit', scope: { kind: 'person', param: 'personId' } } as const;
const personParams = z.strictObject({ personId: uuid });
const affiliationParams = personParams.extend({ affiliationId: uuid });
const place = { departmentId: uuid, positionId: uuid.nullable() };
const made = z.object({ affiliationId: uuid });

export const beginAffiliation = endpoint({
  method: 'POST',
  path: '/api/people/:personId/affiliations',
  summary: 'Somebody begins to work in a department, for good or until a last day',
  access: editing,
  params: personParams,
  body: z.strictObject({ ...place, firstDay: localDate, lastDay: localDate.nullable(), isPrimary: z.boolean() }),
  response: made,
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'affiliation.overlap', 'affiliation.primary', 'person.merged'],
});

export const endAffiliation = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/affiliations/:affiliationId/end',
  summary: 'Somebody stops to work in a department; the record of it stays',
  access: editing,
  params: affiliationParams,
  body: z.strictObject({ lastDay: localDate }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'affiliation.days', 'person.merged'],
});

export const transferAffiliation = endpoint({
  method: 'POST',
  path: '/api/people/:personId/affiliations/:affiliationId/transfer',
  summary:
    'Somebody moves to another department or position on a day: one ends the day before, the other begins, or neither',
  access: editing,
  params: affiliationParams,
  body: z.strictObject({ ...place, firstDay: localDate }),
  response: made,
  status: 201,
  problems: [
    'request.not-found',
    'request.invalid',
    'affiliation.days',
    'affiliation.overlap',
    'affiliation.primary',
    'person.merged',
  ],
});

export const setBirthDate = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/birth-date',
  summary: 'Note somebody’s date of birth, or take it away; it serves to tell people of one name apart',
  access: editing,
  params: personParams,
  body: z.strictObject({ birthDate: localDate.nullable() }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'person.merged'],
});
