import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.js';

/** OWASP's argon2id minimum: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MAX_WAITING = 200;

/**
 * Hashes passwords in a bounded pool: as many at once as the machine has cores, a bounded queue behind them, so that a
 * rush of sign-ins cannot starve everything else.
 */
@Injectable()
export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  hash(password: string): Promise<string> {
    return this.#run(() => hash(password, COST));
  }

  verify(stored: string, password: string): Promise<boolean> {
    return this.#run(() => verify(stored, password));
  }

  /** Spends the time of a check when there is nothing to check, so that an unknown address answers no faster. */
  async spend(password: string): Promise<void> {
    await this.hash(password);
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < availableParallelism()) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= MAX_WAITING) throw new Problem('server.busy', { retryAfterSeconds: 5 });
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the place to the next in the queue, or frees it. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
