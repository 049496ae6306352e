import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOG, type Log } from '../log/log.js';
import { Audit } from './audit.js';

const EVERY_MS = 5_000;

/** Seals the audit log every five seconds in a worker process. */
@Injectable()
export class AuditSealer implements BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly audit: Audit,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running = this.#running.then(() => this.#seal());
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #seal(): Promise<void> {
    await this.audit.seal().catch((error: unknown) => this.log.warn({ err: error }, 'audit seal'));
  }
}
