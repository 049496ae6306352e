import {
  getImport,
  getPerson,
  type ImportDecision,
  listImportRows,
  listInstitutions,
  listPeople,
} from '@edukom/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { InterfaceLocale } from '@edukom/domain';
import { call } from '../../shared/api/call.js';
import { keyOf, queryOf } from '../../shared/api/queries.js';

/** What of the list is looked at; lives in the address. */
export interface PeopleFilter {
  readonly search: string;
  readonly institution: string;
  readonly cursor: string;
}

const IMPORT_PAGE = 100;
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

export const importQuery = (importId: string) => queryOptions(queryOf(getImport, { params: { importId } }));

/** Rows of an import of one revision, page after page. */
export const importRowsQuery = (importId: string, revision: number, decision: ImportDecision | undefined) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(listImportRows, { params: { importId }, query: { decision } }), revision],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      call(
        listImportRows,
        { params: { importId }, query: { decision, cursor: pageParam, limit: IMPORT_PAGE } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
