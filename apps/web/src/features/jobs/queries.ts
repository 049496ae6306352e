import { listDeadLetters } from '@edukom/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../shared/api/errors.js';
import { keyOf, queryOf } from '../../shared/api/queries.js';

export const WORK_GROUPS = ['open', 'settled'] as const;
export type WorkGroup = (typeof WORK_GROUPS)[number];

/** What of the list is looked at; lives in the address. */
export interface WorkFilter {
  readonly group: WorkGroup;
  readonly cursor: string;
}

export const failedWorkQuery = ({ group, cursor }: WorkFilter) =>
  queryOptions(queryOf(listDeadLetters, { query: { group, ...(cursor ? { cursor } : {}) } }));

/** Reads the list again after a refusal: whoever decides second sees what holds now. */
export function useReadAgain(): { readonly onError: (error: unknown) => void } {
  const client = useQueryClient();
  return {
    onError: (error) => {
      if (error instanceof ProblemError) void client.invalidateQueries({ queryKey: keyOf(listDeadLetters) });
    },
  };
}
