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

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

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
  if (typeof name !== 'string' || !isId(id)) throw wrong();
  return [name, id];
}
