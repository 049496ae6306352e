import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { LOG, type Log } from '../../../platform/log/log.js';
import { SeatsRepository } from './seats.repository.js';
import { SeatsService } from './seats.service.js';

const EVERY_MS = 60_000;

/**
 * Lets waiting lists follow the calendar in a worker process: on the day quotas are released people move up, on the day
 * of the cut-off the list ends. A look every minute instead of a job per date: it follows a date that was moved, several
 * workers may do it, and one that was down catches up, without ever moving anybody after the cut-off.
 */
@Injectable()
export class WaitingListSweeper implements BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly repository: SeatsRepository,
    private readonly seats: SeatsService,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running ??= this.sweep()
        .catch((error: unknown) => this.log.warn({ err: error }, 'waiting lists'))
        .finally(() => (this.#running = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Once, now. One run that fails does not keep the others waiting. */
  async sweep(at: Date = this.clock.now()): Promise<void> {
    for (const runId of await this.repository.runsWithList())
      await this.db
        .tx(async () => {
          const seats = await this.seats.hold(runId, at);
          if (seats) await this.seats.settle(seats);
        })
        .catch((error: unknown) => this.log.warn({ err: error, runId }, 'waiting list'));
  }
}
