import { localDate } from '@edukom/contracts';
import { z } from 'zod';
import { Problem } from './problem.js';

/** A day and a text that PostgreSQL reads: it has no year zero, and no text with a zero byte. */
export const cursorDay = localDate.refine((day) => !day.startsWith('0000'));
export const cursorText = z.string().refine((text) => !text.includes('\0'));

/** Where the next page begins: what the list is sorted by, of the last row that was shown. Opaque to whoever gets it. */
export const writeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

function keyIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Where a page begins; null for the first one. The shape is a tuple of what {@link writeCursor} was given, strict enough
 * that the database can read every value.
 * @throws Problem `request.invalid` for anything else
 */
export function readCursor<Key>(
  shape: z.ZodType<Key>,
  cursor: string | undefined,
  pointer: '/cursor' | '/after' = '/cursor',
): Key | null {
  if (cursor === undefined) return null;
  const { success, data } = shape.safeParse(keyIn(cursor));
  if (!success) throw new Problem('request.invalid', { errors: [{ pointer, code: 'invalid' }] });
  return data;
}
