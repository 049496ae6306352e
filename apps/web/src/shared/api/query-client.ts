import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { reloadOnce } from '../session/reload-once.js';
import { OfflineError, ProblemError, isProblem } from './errors.js';

const RETRIES = 2;

/** Only what may pass by itself is tried again: no network, a busy or restarting server. */
export const isPassing = (error: unknown): boolean =>
  error instanceof OfflineError || (error instanceof ProblemError && error.body.status >= 500);

const onError = (error: unknown): void => {
  if (isProblem(error, 'client.outdated')) reloadOnce();
};

/** The one cache of the application. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // Nothing waits silently for a network: a failure is shown, with a way to try again.
        networkMode: 'always',
        staleTime: 30_000,
        retry: (failures, error) => failures < RETRIES && isPassing(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
