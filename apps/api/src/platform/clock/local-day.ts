import { localAt } from '@edukom/domain';

/** The day of an instant in Kosovo, `YYYY-MM-DD`. */
export const dayOf = (at: Date): string => localAt(at.getTime()).date;
