import { getInstitution, type InputOf, listInstitutionPeople, listOrganisation } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';

export type InstitutionKind = NonNullable<InputOf<typeof listOrganisation>['query']['kind']>;

/** Institutions somebody sees; the list before stays until the next is there. */
export const organisationQuery = (locale: InterfaceLocale, search = '', kind?: InstitutionKind) =>
  queryOptions({
    ...queryOf(listOrganisation, { query: { locale, search: search.trim() === '' ? undefined : search.trim(), kind } }),
    placeholderData: keepPreviousData,
  });

export const institutionQuery = (locale: InterfaceLocale, institutionId: string) =>
  queryOptions({
    ...queryOf(getInstitution, { params: { institutionId }, query: { locale } }),
    // The same institution in another language, never another one.
    placeholderData: (before) => (before?.institutionId === institutionId ? before : undefined),
  });

export const membersQuery = (
  locale: InterfaceLocale,
  institutionId: string,
  { when, department, cursor }: { when: 'now' | 'before'; department: string; cursor: string },
) =>
  queryOptions({
    ...queryOf(listInstitutionPeople, {
      params: { institutionId },
      query: {
        locale,
        when,
        department: department === '' ? undefined : department,
        cursor: cursor === '' ? undefined : cursor,
      },
    }),
    placeholderData: keepPreviousData,
  });
