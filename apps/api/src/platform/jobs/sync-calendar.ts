import { z } from 'zod';
import { jobKind } from './jobs.js';

/**
 * Compares what people's calendars were told of a run with what holds now, and tells the difference. Ordered by whoever
 * changes a session, or who is in a run, in that transaction; carried out by the calendar; those features do not know each
 * other. Ordered twice, the second finds nothing to tell.
 */
export const syncCalendar = jobKind({ name: 'calendar.sync', payload: z.object({ runId: z.string() }) });
