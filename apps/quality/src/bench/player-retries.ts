import { setTimeout as delay } from 'node:timers/promises';
import { retryWaitMs } from '@edukom/domain';
import { describe, type LoadReply } from './load-client.js';

/** So long the player waits for a reply before it takes the request for lost. */
export const playerTimeoutMs = 8_000;

/** Sends again what was refused, as the player does, and keeps how it was refused. */
export class PlayerRetries {
  /** Refusals as they should be. */
  refused = 0;
  /** The longest a reply took, whatever it said. */
  slowestMs = 0;
  /** Anything else than an acknowledgement or 503 with `Retry-After`. */
  readonly wrong: string[] = [];

  /** @param waitMs for how long after so many refusals; as the player does, unless a test has no time for it */
  constructor(private readonly waitMs: (failures: number) => number = retryWaitMs) {}

  /** Sends until it is acknowledged; rejects on any other refusal than one for now. */
  async insist(send: () => Promise<LoadReply>): Promise<LoadReply> {
    for (let failures = 1; ; failures += 1) {
      const begun = performance.now();
      const reply = await send().catch((error: unknown) => {
        throw this.refuse(error instanceof Error ? error.message : String(error));
      });
      this.slowestMs = Math.max(this.slowestMs, performance.now() - begun);
      if (reply.status === 200) return reply;
      if (reply.status !== 503 || !(Number(reply.headers.get('retry-after')) > 0)) throw this.refuse(describe(reply));
      this.refused += 1;
      await delay(this.waitMs(failures));
    }
  }

  private refuse(words: string): Error {
    this.wrong.push(words);
    return new Error(words);
  }
}
