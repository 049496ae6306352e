import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Speed of a link in one direction. Zero means: no limit. */
export interface LinkSpeed {
  /** Delay of every byte on its way, in milliseconds. */
  readonly delayMs: number;
  /** Shared by all connections in this direction. */
  readonly bytesPerSecond: number;
}

const slice = 1024;
const highWater = 256 * 1024;

/** The clock of a shared line: says when a piece of so many bytes has left it. */
export class LineClock {
  private freeAt = 0;
  /** May be changed while in use. */
  speed: LinkSpeed = { delayMs: 0, bytesPerSecond: 0 };

  /** Milliseconds on the clock of `now` at which these bytes arrive, and books the line for them. */
  arrival(bytes: number, now: number): number {
    const { delayMs, bytesPerSecond } = this.speed;
    const start = Math.max(now, this.freeAt);
    this.freeAt = bytesPerSecond > 0 ? start + (bytes * 1000) / bytesPerSecond : start;
    return this.freeAt + delayMs;
  }

  /** True when bytes pass at once. */
  get open(): boolean {
    return this.speed.delayMs === 0 && this.speed.bytesPerSecond === 0;
  }
}

interface Piece {
  readonly at: number;
  readonly bytes: Buffer | undefined;
}

/** One direction of one connection: keeps order, delays by the line's clock, and holds back a fast sender. */
export class Link {
  private readonly queue: Piece[] = [];
  private queued = 0;
  private pumping = false;

  /**
   * @param line shared clock of this direction
   * @param source paused while more than 256 KB are on the way
   * @param target where the bytes go
   * @param delivered told of every byte handed over
   */
  constructor(
    private readonly line: LineClock,
    private readonly source: Socket,
    private readonly target: Socket,
    private readonly delivered: (bytes: number) => void,
  ) {
    target.on('drain', () => this.resumeWhenLow());
  }

  /** Sends bytes, at once when the line is open. */
  send(bytes: Buffer): void {
    if (this.line.open && !this.pumping) {
      this.deliver(bytes);
      return;
    }
    const now = performance.now();
    for (let from = 0; from < bytes.length; from += slice) {
      const part = bytes.subarray(from, from + slice);
      this.queue.push({ at: this.line.arrival(part.length, now), bytes: part });
    }
    this.queued += bytes.length;
    if (this.queued > highWater) this.source.pause();
    this.start();
  }

  /** Ends the target after everything sent before. */
  end(): void {
    this.queue.push({ at: performance.now(), bytes: undefined });
    this.start();
  }

  private start(): void {
    if (this.pumping) return;
    this.pumping = true;
    void this.pump();
  }

  private async pump(): Promise<void> {
    for (let piece = this.queue.shift(); piece; piece = this.queue.shift()) {
      const wait = piece.at - performance.now();
      if (wait > 0.5) await delay(wait);
      if (this.target.destroyed) {
        this.queue.length = 0;
        break;
      }
      if (!piece.bytes) {
        this.target.end();
        continue;
      }
      this.queued -= piece.bytes.length;
      this.deliver(piece.bytes);
      this.resumeWhenLow();
    }
    this.pumping = false;
  }

  private deliver(bytes: Buffer): void {
    if (this.target.destroyed || this.target.writableEnded) return;
    this.delivered(bytes.length);
    if (!this.target.write(bytes)) this.source.pause();
  }

  private resumeWhenLow(): void {
    if (this.queued < highWater / 2 && !this.target.writableNeedDrain) this.source.resume();
  }
}
