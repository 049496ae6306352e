import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOG, type Log } from '../../platform/log/log.js';
import { AttemptFinisher } from './attempt-finisher.js';

const EVERY_MS = 5_000;

/**
 * Ends overdue attempts in a worker process. A look every five seconds instead of a job per attempt: it claims hundreds
 * at once, follows a deadline that was moved, and has nothing to lose when a worker dies.
 */
@Injectable()
export class ExpirySweeper implements BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly finisher: AttemptFinisher,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running ??= this.#sweep().finally(() => (this.#running = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #sweep(): Promise<void> {
    await this.finisher.sweep().catch((error: unknown) => this.log.warn({ err: error }, 'attempt sweep'));
  }
}
