import { localOf } from '@edukom/domain';

const ZONE = 'Europe/Belgrade';

/** The local day of an instant, `YYYY-MM-DD`. */
export const dayInKosovo = (at: Date): string => localOf(at.getTime(), ZONE)?.date ?? '';
