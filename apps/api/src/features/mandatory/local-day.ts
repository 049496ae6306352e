import { localOf } from '@edukom/domain';

const ZONE = 'Europe/Belgrade';

/** The day and the wall time of an instant in Kosovo. */
export const localNow = (at: Date): { readonly date: string; readonly time: string } => {
  const local = localOf(at.getTime(), ZONE);
  return { date: local?.date ?? '', time: local?.time ?? '' };
};

/** The day of an instant in Kosovo. */
export const dayOf = (at: Date): string => localNow(at).date;
