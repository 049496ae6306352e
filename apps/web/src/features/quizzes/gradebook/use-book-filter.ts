import { useSearchParams } from 'react-router';
import type { BookFilter } from './book-rows.js';

const WORDS = (filter: BookFilter): Readonly<Record<string, string>> => ({
  search: filter.search,
  institution: filter.institutionId,
  sort: filter.sort === 'name' ? '' : filter.sort,
  order: filter.isDescending ? 'down' : '',
});

/** What is looked for as the address has it: a shared link opens the same view. */
export function useBookFilter() {
  const [params, setParams] = useSearchParams();
  const filter: BookFilter = {
    search: params.get('search') ?? '',
    institutionId: params.get('institution') ?? '',
    sort: params.get('sort') ?? 'name',
    isDescending: params.get('order') === 'down',
  };
  const change = (part: Partial<BookFilter>): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(WORDS({ ...filter, ...part })))
      if (value === '') next.delete(name);
      else next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return { filter, change };
}
