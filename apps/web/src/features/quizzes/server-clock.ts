/** A reading of a clock that only goes forward, in milliseconds; the device's own time of day plays no part. */
export type Ticks = () => number;

/**
 * The server's time on this page: what the server said, plus what has passed since. An answer can only say that it is
 * later than we thought, never earlier, because its own way took time.
 */
export class ServerClock {
  #serverMs: number;
  #readAt: number;

  constructor(
    serverNow: Date,
    private readonly ticks: Ticks = () => performance.now(),
  ) {
    this.#serverMs = serverNow.getTime();
    this.#readAt = ticks();
  }

  now(): number {
    return this.#serverMs + (this.ticks() - this.#readAt);
  }

  /** The server said that it is at least this late (the page may have slept, and its ticks with it). */
  atLeast(moment: Date): void {
    if (moment.getTime() <= this.now()) return;
    this.#serverMs = moment.getTime();
    this.#readAt = this.ticks();
  }

  secondsUntil(moment: Date): number {
    return Math.max(0, Math.ceil((moment.getTime() - this.now()) / 1_000));
  }
}

/**
 * What of the remaining seconds is said aloud: each full minute, in the last minute every ten seconds. `before` is what
 * remained at the last look; a look that comes late says the newest step only, once.
 */
export function secondsToAnnounce(before: number, left: number): number | null {
  if (left >= before) return null;
  const step = left < 60 ? 10 : 60;
  const mark = Math.ceil(left / step) * step;
  return mark < before && left > 0 ? mark : null;
}
