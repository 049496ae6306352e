import { useSearchParams } from 'react-router';
import type { PeopleFilter } from './queries.js';

/** The list's filter as the address has it, and a way to change it; a changed filter begins at the first page. */
export function usePeopleFilter() {
  const [params, setParams] = useSearchParams();
  const read = (name: keyof PeopleFilter): string => params.get(name) ?? '';
  const filter: PeopleFilter = { search: read('search'), institution: read('institution'), cursor: read('cursor') };
  const change = (next: Partial<PeopleFilter>): void =>
    setParams(clean({ ...filter, cursor: '', ...next }), { replace: true, preventScrollReset: true });
  const hrefOf = (cursor: string): string => `?${new URLSearchParams(clean({ ...filter, cursor })).toString()}`;
  return { filter, change, hrefOf, isFiltered: filter.search.trim() !== '' || filter.institution !== '' };
}

const clean = (filter: PeopleFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
