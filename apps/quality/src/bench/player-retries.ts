import { setTimeout as delay } from 'node:timers/promises';
import { describe, type LoadReply } from './load-client.js';

/** As the outbox of the player waits. */
const waitsMs = [2_000, 4_000, 8_000];
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

  constructor(private readonly waits: readonly number[] = waitsMs) {}

  /** Sends until it is acknowledged; rejects on any other refusal than one for now. */
  async insist(send: () => Promise<LoadReply>): Promise<LoadReply> {
    for (let failures = 0; ; failures += 1) {
      const begun = performance.now();
      const reply = await send().catch((error: unknown) => {
        throw this.refuse(error instanceof Error ? error.message : String(error));
      });
      this.slowestMs = Math.max(this.slowestMs, performance.now() - begun);
      if (reply.status === 200) return reply;
      if (reply.status !== 503 || !(Number(reply.headers.get('retry-after')) > 0)) throw this.refuse(describe(reply));
      this.refused += 1;
      await delay(this.waits[Math.min(failures, this.waits.length - 1)] ?? 0);
    }
  }

  private refuse(words: string): Error {
    this.wrong.push(words);
    return new Error(words);
  }
}
