import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { LOG, type Log } from '../log/log.js';
import { MailDelivery } from './mail-delivery.js';
import { MailDigests } from './mail-digests.js';
import { OutboxRepository } from './outbox.repository.js';

const EVERY_MS = 5_000;
/** Mails of one look; what is left comes with the next. */
const MOST = 200;
/** After so many failures in a row the mail server is down: the next look is soon enough. */
const FAILURES = 3;
/** Due for so long and never tried. */
const STALE_MS = 3 * 86_400_000;

/**
 * Sends what waited, in a worker process: tries again what failed, ends quiet hours, makes the daily summaries. A look every
 * five seconds instead of a job per mail: it follows a time that was moved and has nothing to lose when a worker dies.
 */
@Injectable()
export class MailSweeper implements BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isEnding = false;

  constructor(
    private readonly delivery: MailDelivery,
    private readonly digests: MailDigests,
    private readonly outbox: OutboxRepository,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running ??= this.sweep()
        .catch((error: unknown) => this.log.warn({ err: error }, 'mail sweep'))
        .finally(() => (this.#running = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isEnding = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One look at everything that is due. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.outbox.markOrphans(now);
    await this.outbox.holdStale(new Date(now.getTime() - STALE_MS));
    await this.digests.make(now);
    for (let sent = 0, failed = 0; sent < MOST && failed < FAILURES && !this.#isEnding; sent += 1) {
      const result = await this.delivery.deliver();
      if (result === null || result === 'limit') return;
      failed = result === 'temporary' ? failed + 1 : 0;
    }
  }
}
