import { type Gradebook, getGradebook, GRADEBOOK_PAGE } from '@edukom/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../../shared/api/call.js';
import { keyOf, queryOf } from '../../../shared/api/queries.js';
import { type BookRow, rowsOf } from './book-rows.js';

/** All pages after the first, one after another. */
async function readRest(runId: string, after: string, signal: AbortSignal): Promise<Gradebook[]> {
  const pages: Gradebook[] = [];
  for (let next: string | null = after; next !== null;) {
    const page: Gradebook = await call(
      getGradebook,
      { params: { runId }, query: { limit: GRADEBOOK_PAGE, after: next } },
      { signal },
    );
    pages.push(page);
    next = page.next;
  }
  return pages;
}

/** The gradebook: a first screenful at once, the others behind it, so that sorting and finding need no server. */
export function useBook(runId: string) {
  const first = useQuery({ ...queryOf(getGradebook, { params: { runId }, query: {} }), refetchOnWindowFocus: false });
  const after = first.data?.next ?? null;
  const rest = useQuery({
    queryKey: [...keyOf(getGradebook), runId, 'rest', after],
    queryFn: ({ signal }) => readRest(runId, after ?? '', signal),
    enabled: after !== null,
    refetchOnWindowFocus: false,
  });
  const rows = useMemo(
    (): readonly BookRow[] => (first.data ? rowsOf([first.data, ...(rest.data ?? [])]) : []),
    [first.data, rest.data],
  );
  return { first, rows, isComplete: after === null || rest.data !== undefined, error: rest.error };
}
