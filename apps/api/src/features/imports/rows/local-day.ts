import { localOf } from '@edukom/domain';

const ZONE = 'Europe/Belgrade';

/** The day of an instant in Kosovo. */
export const dayOf = (at: Date): string => localOf(at.getTime(), ZONE)?.date ?? '';
