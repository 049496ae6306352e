import { getPerson, listInstitutions, listPeople } from '@edukom/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { InterfaceLocale } from '@edukom/domain';
import { queryOf } from '../../shared/api/queries.js';

/** What of the list is looked at; lives in the address. */
export interface PeopleFilter {
  readonly search: string;
  readonly institution: string;
  readonly cursor: string;
}

const given = (value: string): string | undefined => (value === '' ? undefined : value);

/** A page of people; the one before stays until it is there. */
export const peopleQuery = (locale: InterfaceLocale, { search, institution, cursor }: PeopleFilter) =>
  queryOptions({
    ...queryOf(listPeople, {
      query: { locale, search: given(search.trim()), institution: given(institution), cursor: given(cursor) },
    }),
    placeholderData: keepPreviousData,
  });

/** Every institution; they change so seldom that asking once is enough. */
export const institutionsQuery = (locale: InterfaceLocale) =>
  queryOptions({
    ...queryOf(listInstitutions, { query: { locale } }),
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  });

export const personQuery = (locale: InterfaceLocale, personId: string) =>
  queryOptions({
    ...queryOf(getPerson, { params: { personId }, query: { locale } }),
    // The same person in another language, never another person.
    placeholderData: (before) => (before?.personId === personId ? before : undefined),
  });
