import { localAt } from '@edukom/domain';

/** The day in Kosovo, wherever the device is. */
export const today = (): string => localAt(Date.now()).date;
