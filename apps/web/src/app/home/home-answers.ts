import { type Endpoint, getMe, mySessions, readMyCertificates, readMyLearning } from '@edukom/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { keyOf } from '../../shared/api/queries.js';

/** What the home of a learner reads. None has an input: the path is the address. */
export const HOME_READS = [getMe, readMyLearning, mySessions, readMyCertificates] as const;

/**
 * Begins the application's cache with answers that came inside the page. What is missing, or is nothing this release can
 * read, is asked for as on any other page. False: it is not known whose page this is.
 */
export function seedHome(client: QueryClient, answers: Readonly<Record<string, unknown>>, updatedAt: number): boolean {
  const read = HOME_READS.map((endpoint: Endpoint) => ({
    endpoint,
    result: z.safeDecode(endpoint.response as z.ZodType, answers[endpoint.path] as never),
  }));
  for (const { endpoint, result } of read)
    if (result.success) client.setQueryData(keyOf(endpoint, {}), result.data, { updatedAt });
  return client.getQueryData(keyOf(getMe, {})) !== undefined;
}
