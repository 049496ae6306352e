import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../../platform/http/problem.js';

const FAILURES_PER_ADDRESS = 10;
const REQUESTS_PER_IP = 300;
/** Mails one address may be sent; each replaces the link of the one before, so more of them help nobody. */
const LINKS_PER_ADDRESS = 5;
const WINDOW_SECONDS = 900;

/**
 * Slows guessing: failures per e-mail address and client, requests for links per client and per address. A right password
 * is never held back by others' tries elsewhere.
 */
@Injectable()
export class SignInLimits {
  readonly #failures = new RateLimiterMemory({ points: FAILURES_PER_ADDRESS, duration: WINDOW_SECONDS });
  readonly #links = new RateLimiterMemory({ points: REQUESTS_PER_IP, duration: WINDOW_SECONDS });
  readonly #addressed = new RateLimiterMemory({ points: LINKS_PER_ADDRESS, duration: WINDOW_SECONDS });

  async guardSignIn<T>(email: string, ip: string, work: () => Promise<T>): Promise<T> {
    const key = `${email}|${ip}`;
    await this.#refuseAfterFailures(key);
    try {
      const result = await work();
      // Many tries at once all began before the first failure was counted: what they found is worth nothing either.
      await this.#refuseAfterFailures(key);
      await this.#failures.delete(key);
      return result;
    } catch (error) {
      if (error instanceof Problem && error.code === 'sign-in.wrong')
        await this.#failures.consume(key).catch(() => undefined);
      throw error;
    }
  }

  /** Counts known and unknown addresses alike, so that the refusal tells nothing about them. */
  async guardLinks(email: string, ip: string): Promise<void> {
    await this.#links.consume(ip).catch((state: RateLimiterRes) => Promise.reject(this.#tooMany(state)));
    await this.#addressed.consume(email).catch((state: RateLimiterRes) => Promise.reject(this.#tooMany(state)));
  }

  async #refuseAfterFailures(key: string): Promise<void> {
    const state = await this.#failures.get(key);
    if (state && state.consumedPoints >= FAILURES_PER_ADDRESS) throw this.#tooMany(state);
  }

  #tooMany(state: RateLimiterRes): Problem {
    return new Problem('request.too-many', { retryAfterSeconds: Math.ceil(state.msBeforeNext / 1000) });
  }
}
