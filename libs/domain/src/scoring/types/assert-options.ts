import type { QuestionOption } from './single.js';

/** @throws RangeError when option ids repeat, or when `correct` is empty or names an option that does not exist. */
export function assertOptions(options: readonly QuestionOption[], correct: readonly string[]): void {
  const ids = new Set(options.map((option) => option.id));
  if (ids.size !== options.length) throw new RangeError('option ids repeat');
  if (correct.length === 0) throw new RangeError('a key needs at least one correct option');
  if (!correct.every((id) => ids.has(id))) throw new RangeError('the key names an option the question does not have');
}
