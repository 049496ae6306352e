import { localDate, uuid } from '@edukom/contracts';
import { Problem } from '../../platform/http/problem.js';
import type { TrainingCursor } from './trainings.repository.js';

const wrong = () => new Problem('request.invalid', { errors: [{ pointer: '/cursor', code: 'invalid' }] });

/** What a list is sorted by, of the last row that was shown. */
export const writeCursor = (...parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

// PostgreSQL refuses a day that no calendar has, an id that is none and a text with a zero byte: they are refused here.
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && localDate.safeParse(value).success && !value.startsWith('0000');
const isId = (value: unknown): value is string => uuid.safeParse(value).success;
const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');

/** @throws Problem `request.invalid` */
export function readTrainingCursor(cursor: string | undefined): TrainingCursor | null {
  if (cursor === undefined) return null;
  const [state, dueOn, id] = partsOf(cursor);
  if (!isDay(dueOn) || !isId(id)) throw wrong();
  return { isEnded: state === 'ended', dueOn, id };
}

/** @throws Problem `request.invalid` */
export function readPersonCursor(cursor: string | undefined): readonly [string, string] | null {
  if (cursor === undefined) return null;
  const [name, id] = partsOf(cursor);
  if (!isText(name) || !isId(id)) throw wrong();
  return [name, id];
}
