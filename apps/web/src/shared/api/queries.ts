import type { Endpoint, InputOf, OutputOf } from '@edukom/contracts';
import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';
import { call, type CallOptions } from './call.js';
import { ProblemError } from './errors.js';

/** So often something is sent again by itself. */
const REPEATS = 3;
const isBusy = (error: unknown): boolean => error instanceof ProblemError && error.body.status >= 500;

/** Key of an endpoint's answers; without input, of all of them: `invalidates: [keyOf(listRuns)]`. */
export const keyOf = <E extends Endpoint>(endpoint: E, input?: InputOf<E>): QueryKey =>
  input === undefined ? [endpoint.method, endpoint.path] : [endpoint.method, endpoint.path, input];

/** What `useQuery` takes to read an endpoint. */
export interface EndpointQuery<E extends Endpoint> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<OutputOf<E>>;
}

/**
 * Reads an endpoint: `useQuery(queryOf(readRun, { params: { runId } }))`. The locale is not part of the key: a change of
 * language reads again and shows the old text until the new one is there.
 */
export const queryOf = <E extends Endpoint>(endpoint: E, input: InputOf<E>): EndpointQuery<E> => ({
  queryKey: keyOf(endpoint, input),
  queryFn: ({ signal }) => call(endpoint, input, { signal }),
});

export interface CallUse<E extends Endpoint> {
  /** What is read again at once after a success, because it stands on this page. */
  readonly invalidates?: readonly QueryKey[];
  /** What has to be there first; nothing is sent when it fails. */
  readonly before?: () => Promise<unknown>;
  /** Safe to send twice: what may pass by itself, a busy or restarting server, is tried again a few times before it is told. */
  readonly isRepeatable?: boolean;
  /** How it is called. */
  readonly options?: (input: InputOf<E>) => CallOptions;
  readonly onSuccess?: (output: OutputOf<E>, input: InputOf<E>) => void;
}

/** Changes something: `const plan = useCall(planRun, { invalidates: [keyOf(listRuns)] })`, then `plan.mutateAsync({ body })`. */
export function useCall<E extends Endpoint>(
  endpoint: E,
  use: CallUse<E> = {},
): UseMutationResult<OutputOf<E>, Error, InputOf<E>> {
  const client = useQueryClient();
  return useMutation<OutputOf<E>, Error, InputOf<E>>({
    retry: (failures, error) => use.isRepeatable === true && failures < REPEATS && isBusy(error),
    retryDelay: (failures) => (1 + Math.random()) * 1_000 * 2 ** failures,
    mutationFn: async (input) => {
      await use.before?.();
      return call(endpoint, input, use.options?.(input));
    },
    onSuccess: async (output, input) => {
      // A change may show on any page: what was read before is read again when its page is opened next.
      await client.invalidateQueries({ refetchType: 'none' });
      use.onSuccess?.(output, input);
      await Promise.all((use.invalidates ?? []).map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
