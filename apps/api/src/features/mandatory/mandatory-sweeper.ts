import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { MandatoryRemindersService } from './mandatory-reminders.service.js';

const EVERY_MS = 60_000;

/**
 * Lets reminders of mandatory trainings follow the calendar in a worker process. A look every minute instead of a job per
 * day: one that was down catches up with the reminder that holds now, several may look at once.
 */
@Injectable()
export class MandatorySweeper implements BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isEnding = false;

  constructor(
    private readonly reminders: MandatoryRemindersService,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running ??= this.sweep()
        .catch((error: unknown) => this.log.warn({ err: error }, 'mandatory trainings'))
        .finally(() => (this.#running = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isEnding = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Once, now. One training that fails does not keep the others waiting. */
  async sweep(at: Date = this.clock.now()): Promise<void> {
    for (const trainingId of await this.reminders.underWay(at)) {
      if (this.#isEnding) return;
      await this.reminders
        .remind(trainingId, at, () => this.#isEnding)
        .catch((error: unknown) => this.log.warn({ err: error, trainingId }, 'mandatory training'));
    }
  }
}
