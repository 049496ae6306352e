import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOG, type Log } from '../../platform/log/log.js';
import { Clock } from '../../platform/clock/clock.js';
import { AttemptFinisher } from './attempt-finisher.js';
import { PresenceRepository } from './sittings/presence.repository.js';

const EVERY_MS = 5_000;
/** Where somebody was is of use for answers that come late; after a week nobody waits for those. */
const PRESENCE_MS = 7 * 86_400_000;

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
    private readonly presence: PresenceRepository,
    private readonly clock: Clock,
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
    await this.presence
      .forget(new Date(this.clock.now().getTime() - PRESENCE_MS))
      .catch((error: unknown) => this.log.warn({ err: error }, 'presence'));
  }
}
