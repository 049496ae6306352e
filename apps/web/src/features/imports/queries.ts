import { getImport, type ImportDecision, type ImportState, listImportRows, listImports } from '@edukom/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api/call.js';
import { keyOf, queryOf } from '../../shared/api/queries.js';

const PAGE = 100;
/** How often is asked how far the work is. */
const LOOK_MS = 1_500;

/** Whether a job is at work. */
export const isWorking = (state: ImportState): boolean => ['reading', 'applying', 'undoing'].includes(state);

/** An import; while a job works on it, asked for again and again. */
export const importQuery = (importId: string) =>
  queryOptions({
    ...queryOf(getImport, { params: { importId } }),
    refetchInterval: (query) => (query.state.data && isWorking(query.state.data.state) ? LOOK_MS : false),
  });

/** The latest imports of everybody. */
export const latestImportsQuery = () => queryOptions(queryOf(listImports, {}));

/** Which rows are looked at: those of a decision, those undoing has left, or all. */
export interface RowsChoice {
  readonly decision: ImportDecision | undefined;
  readonly isLeft: boolean;
}

/** Rows of an import of one revision and state, page after page. */
export const importRowsQuery = (importId: string, revision: number, state: ImportState, choice: RowsChoice) => {
  const query = { decision: choice.decision, ...(choice.isLeft ? { left: 'true' as const } : {}) };
  return infiniteQueryOptions({
    queryKey: [...keyOf(listImportRows, { params: { importId }, query }), revision, state],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      call(listImportRows, { params: { importId }, query: { ...query, cursor: pageParam, limit: PAGE } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
};
