import { z } from 'zod';
import { jobKind } from '../../platform/jobs/jobs.js';

/** Looks at an upload whose bytes have all arrived, and makes it ready or refuses it. */
export const processMedia = jobKind({ name: 'media.process', payload: z.object({ mediaId: z.string() }) });

/** Forgets the pieces of an upload, and stored bytes that nothing names any more. */
export const forgetMedia = jobKind({
  name: 'media.forget',
  payload: z.object({ mediaId: z.string(), hashes: z.array(z.string()) }),
});
