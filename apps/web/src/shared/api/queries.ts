import type { Endpoint, InputOf, OutputOf } from '@edukom/contracts';
import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';
import { call, type CallOptions } from './call.js';

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
