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

/**
 * The pace at which work goes on, for as long as that takes: a quiz may begin or end meanwhile. Whoever works asks for each
 * piece anew; pieces that are under way when it changes end as they began, and then rest as is asked for now.
 */
export class Pacer {
  #pace = SWIFT;

  get pace(): Pace {
    return this.#pace;
  }

  /** Goes on gently, or swiftly again. */
  follow(isGentle: boolean): void {
    this.#pace = isGentle ? GENTLE : SWIFT;
  }

  /** Does a piece of work and rests as the pace says. */
  async paced(work: () => Promise<void>): Promise<void> {
    const begun = performance.now();
    await work();
    const { rest } = this.#pace;
    if (rest > 0) await delay((performance.now() - begun) * rest);
  }
}
