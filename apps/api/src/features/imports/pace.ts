import { setTimeout as delay } from 'node:timers/promises';

/** How much of the machine an import takes. */
export interface Pace {
  /** Rows decided and written together: enough that statements are few, few enough that memory does not notice. */
  readonly rows: number;
  /** So many of such pieces are decided and kept side by side while the next are read. */
  readonly keptAtOnce: number;
  /** So many are carried out side by side while the next are decided: the database has something to do whenever it has done something. */
  readonly carriedOutAtOnce: number;
  /** After each piece it rests so many times as long as the piece took. */
  readonly rest: number;
}

export const SWIFT: Pace = { rows: 1_000, keptAtOnce: 2, carriedOutAtOnce: 3, rest: 0 };

/** While the time of somebody's quiz is running: an answer never waits for more than a moment of the import, and seldom for that. */
export const GENTLE: Pace = { rows: 100, keptAtOnce: 1, carriedOutAtOnce: 1, rest: 4 };

/** Does a piece of work and rests as the pace says. */
export async function paced({ rest }: Pace, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await work();
  if (rest > 0) await delay((performance.now() - begun) * rest);
}
