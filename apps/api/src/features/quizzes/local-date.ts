import { localOf } from '@edukom/domain';

const ZONE = 'Europe/Belgrade';

/** The day in Kosovo at a moment. */
export const localDateOf = (at: Date): string => localOf(at.getTime(), ZONE)?.date ?? at.toISOString().slice(0, 10);
