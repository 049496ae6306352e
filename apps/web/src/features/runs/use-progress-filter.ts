import { useSearchParams } from 'react-router';
import { PROGRESS_SORTS, type ProgressFilter, type ProgressSort, SHOWN } from './progress-rows.js';

const FIRST: ProgressFilter = { search: '', show: '', sort: 'name', isDescending: false };

function read(params: URLSearchParams): ProgressFilter {
  return {
    search: params.get('search') ?? '',
    show: SHOWN.find((one) => one === params.get('show')) ?? '',
    sort: PROGRESS_SORTS.find((one) => one === params.get('sort')) ?? FIRST.sort,
    isDescending: params.get('order') === 'down',
  };
}

const WORDS = (filter: ProgressFilter): Readonly<Record<string, string>> => ({
  search: filter.search,
  show: filter.show,
  sort: filter.sort === FIRST.sort ? '' : filter.sort,
  order: filter.isDescending ? 'down' : '',
});

/** The filter as the address has it, and ways to change it; what else stands in the address stays. */
export function useProgressFilter() {
  const [params, setParams] = useSearchParams();
  const filter = read(params);
  const withFilter = (next: ProgressFilter): URLSearchParams => {
    const changed = new URLSearchParams(params);
    for (const [name, value] of Object.entries(WORDS(next)))
      if (value === '') changed.delete(name);
      else changed.set(name, value);
    return changed;
  };
  return {
    filter,
    change: (next: Partial<ProgressFilter>): void =>
      setParams(withFilter({ ...filter, ...next }), { replace: true, preventScrollReset: true }),
    /** The same view in another order: by another column, or the other way round. */
    hrefOf: (sort: ProgressSort): string =>
      `?${withFilter({ ...filter, sort, isDescending: filter.sort === sort && !filter.isDescending }).toString()}`,
  };
}
