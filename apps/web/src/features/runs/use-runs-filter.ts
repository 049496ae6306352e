import { runKind, runState } from '@edukom/contracts';
import { useSearchParams } from 'react-router';
import type { RunsFilter } from './queries.js';

const clean = (filter: RunsFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));

/** The list's filter as the address has it, and a way to change it; a changed filter begins at the first page. */
export function useRunsFilter() {
  const [params, setParams] = useSearchParams();
  const state = runState.safeParse(params.get('state'));
  const kind = runKind.safeParse(params.get('kind'));
  const filter: RunsFilter = {
    search: params.get('search') ?? '',
    state: state.success ? state.data : '',
    kind: kind.success ? kind.data : '',
    cursor: params.get('cursor') ?? '',
  };
  const change = (next: Partial<RunsFilter>): void =>
    setParams(clean({ ...filter, cursor: '', ...next }), { replace: true, preventScrollReset: true });
  const hrefOf = (cursor: string): string => `?${new URLSearchParams(clean({ ...filter, cursor })).toString()}`;
  return { filter, change, hrefOf, isFiltered: filter.search.trim() !== '' || filter.state + filter.kind !== '' };
}
