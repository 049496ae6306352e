import { z } from 'zod';
import { jobKind } from '../../platform/jobs/jobs.js';

/** Counts a feed from the training data and applies disclosure control. */
export const PRODUCE_FEED = jobKind({
  name: 'observatory.produce',
  payload: z.strictObject({ feedId: z.uuid() }),
  tries: 4,
});
