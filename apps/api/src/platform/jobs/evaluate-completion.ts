import { z } from 'zod';
import { jobKind } from './jobs.js';

/**
 * Looks whether somebody has completed an open course. Ordered where they get on (a lesson read, a quiz graded), carried
 * out where certificates are issued; those features do not know each other.
 */
export const evaluateCompletion = jobKind({
  name: 'certificate.evaluate',
  payload: z.object({ enrolmentId: z.string() }),
});
